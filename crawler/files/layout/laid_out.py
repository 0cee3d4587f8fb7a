"""Pages as they are drawn -> the lines of the text that was laid out on them."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from crawler.files.flow import table_lines
from crawler.files.layout.drawn import Drawn, Glyph
from crawler.files.layout.furniture import without_furniture
from crawler.files.layout.lines import Line, lines_of
from crawler.files.layout.paragraphs import Measure, Placed, Row, footnotes, marks_of, measures, notes_of, paragraphs
from crawler.files.layout.tables import Grid, grids


@dataclass(frozen=True, slots=True)
class _Table:
    top: float
    rows: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Page:
    """What a page shows outside its tables, and its tables from the top."""

    glyphs: tuple[Glyph, ...]
    tables: tuple[_Table, ...]


def laid_out(drawn: Sequence[Drawn]) -> Iterator[str]:
    """List the paragraphs and table rows of all pages, then their footnotes."""
    pages = [_page(page) for page in drawn]
    texts = without_furniture([lines_of(page.glyphs) for page in pages])
    found = measures(texts)
    below = [notes_of(text, measure) for text, measure in zip(texts, found, strict=True)]
    bodies = [text[: len(text) - len(notes)] for text, notes in zip(texts, below, strict=True)]
    marks = marks_of(line for notes in below for line in notes)
    tables = _without_repeated_heads([page.tables for page in pages], bodies)
    flow: list[Placed | Row] = []
    for number, (body, measure) in enumerate(zip(bodies, found, strict=True)):
        flow += _flow(_marked(body, pages[number].glyphs, marks), tables[number], measure, number)
    yield from paragraphs(flow)
    yield from footnotes(line for notes in below for line in notes)


def _page(drawn: Drawn) -> _Page:
    found = grids(drawn.rulings)
    shares: list[list[Glyph]] = [[] for _ in found]
    outside: list[Glyph] = []
    for glyph in drawn.glyphs:
        place = next((place for place, grid in enumerate(found) if grid.holds(glyph)), None)
        (outside if place is None else shares[place]).append(glyph)
    tables = (_table(grid, share) for grid, share in zip(found, shares, strict=True))
    return _Page(glyphs=tuple(outside), tables=tuple(tables))


def _table(grid: Grid, glyphs: Sequence[Glyph]) -> _Table:
    rows = table_lines([[_cell(cell) for cell in row] for row in grid.cells(glyphs)])
    return _Table(grid.rows[-1], tuple(row for row in rows if row))


def _cell(glyphs: Sequence[Glyph]) -> list[str]:
    lines = lines_of(glyphs)
    [measure] = measures([lines])
    return list(paragraphs(Placed(line, measure, 0) for line in lines))


def _marked(body: Sequence[Line], glyphs: Sequence[Glyph], marks: frozenset[str]) -> Sequence[Line]:
    """Write the lines anew with the figures in brackets that call footnotes."""
    if not marks:
        return body
    kept = {line.base for line in body}
    return [line for line in lines_of(glyphs, marks=marks) if line.base in kept]


def _flow(body: Sequence[Line], tables: Sequence[_Table], measure: Measure, page: int) -> Sequence[Placed | Row]:
    """Set the lines and the tables of a page in the order in which they are read."""
    placed: list[tuple[float, Placed | Row]] = [(line.base, Placed(line, measure, page)) for line in body]
    placed += [(table.top, Row(row)) for table in tables for row in table.rows]
    return [item for _, item in sorted(placed, key=lambda pair: -pair[0])]


def _without_repeated_heads(
    pages: Sequence[tuple[_Table, ...]], bodies: Sequence[Sequence[Line]]
) -> Sequence[tuple[_Table, ...]]:
    """Take off the head that is set again where a table goes on, on the next page."""
    kept = list(pages)
    for number, (above, below) in enumerate(pairwise(pages), start=1):
        if not above or not below or any(line.base < above[-1].top for line in bodies[number - 1]):
            continue
        if any(line.base > below[0].top for line in bodies[number]):
            continue
        if len(below[0].rows) > 1 and above[-1].rows[:1] == below[0].rows[:1]:
            kept[number] = (replace(below[0], rows=below[0].rows[1:]), *below[1:])
    return kept
