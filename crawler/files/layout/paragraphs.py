"""Lines of pages -> the paragraphs that its author wrote, before they were broken to fit the page."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from crawler.files.base import CELL_MARK
from crawler.files.layout.lines import Line, join


@dataclass(frozen=True, slots=True, kw_only=True)
class Measure:
    """How the text of a page is set; lengths in points."""

    left: float
    right: float
    size: float
    pitch: float
    """From one base line to the next."""


@dataclass(frozen=True, slots=True)
class Row:
    """Something between paragraphs that is a line already: a table's row."""

    text: str


@dataclass(frozen=True, slots=True)
class Placed:
    """A line and the measure of its page."""

    line: Line
    measure: Measure
    page: int


_NOTE = re.compile(r"[\[(〔]?(\d{1,2}|[①-⑳])(?!\d)[\])〕]?[.、]? ?(?=\D)")
_SENTENCE_END = re.compile(r"[。;；:：!！?？.…][”’\"'）)》」]*$")
_NUMBERED = re.compile(r"(?:[一二三四五六七八九十]{1,3}、|[(（][一二三四五六七八九十]{1,3}[)）])")
_NEVER_LAST = frozenset("，、,（(《“")
_NEVER_FIRST = frozenset("，、。；：？！）》”,;:?!)%％")

_ENOUGH_LINES = 8
_WIDE_LINE = 0.8
_INDENT = 0.8
_INDENT_OF_TWO = (1.5, 2.5)
_CENTRED_INDENT = 2.5
_OTHER_SIZE = 0.08
_NOTE_SIZE = 0.87
_GAP = 1.3
_USUAL_PITCH = 1.6


def measures(pages: Sequence[Sequence[Line]]) -> list[Measure]:
    """Measure how each page is set; a page of few lines is set as the whole file is."""
    whole = _measure([line for page in pages for line in page], pages)
    return [_measure(page, [page], whole) if len(page) >= _ENOUGH_LINES else whole for page in pages]


def notes_of(page: Sequence[Line], measure: Measure) -> Sequence[Line]:
    """Pick the lines at a page's foot that are footnotes."""
    small = 0
    while small < len(page) and page[-1 - small].size <= measure.size * _NOTE_SIZE:
        small += 1
    for first in range(len(page) - small, len(page)):
        if _NOTE.match(page[first].text) and first > 0:
            return page[first:]
    return ()


def marks_of(notes: Iterable[Line]) -> frozenset[str]:
    """List the figures by which the text calls its footnotes."""
    return frozenset(figure for line in notes if (mark := _NOTE.match(line.text)) for figure in mark[1])


def footnotes(notes: Iterable[Line]) -> Iterator[str]:
    """Put footnotes together, each headed by its mark: [1]."""
    text, last = "", None
    for line in notes:
        mark = _NOTE.match(line.text)
        if last is None or mark:
            yield from filter(None, [text])
            text = f"[{mark[1]}] {line.text[mark.end() :]}" if mark else line.text
        else:
            text = join(last, text, line)
        last = line
    yield from filter(None, [text])


def paragraphs(flow: Iterable[Placed | Row]) -> Iterator[str]:
    """Join the lines that were one paragraph; rows stand for themselves."""
    text, last = "", None
    for item in _with_rows(list(flow)):
        if isinstance(item, Row):
            yield from filter(None, [text, item.text])
            text, last = "", None
        elif last is not None and _goes_on(last, item):
            text, last = join(last.line, text, item.line), item
        else:
            yield from filter(None, [text])
            text, last = item.line.text, item
    yield from filter(None, [text])


def _with_rows(flow: Sequence[Placed | Row]) -> Iterator[Placed | Row]:
    """Make rows of lines that stand under each other in the same number of columns: tables without ruled lines."""
    counts = [(item.page, len(item.line.cells)) if isinstance(item, Placed) else (0, 0) for item in flow]
    for place, item in enumerate(flow):
        beside = [*counts[max(0, place - 1) : place], *counts[place + 1 : place + 2]]
        if isinstance(item, Placed) and len(item.line.cells) > 1 and counts[place] in beside:
            yield Row(CELL_MARK.join(item.line.cells))
        else:
            yield item


def _measure(lines: Sequence[Line], pages: Sequence[Sequence[Line]], whole: Measure | None = None) -> Measure:
    sizes = Counter[float]()
    for line in lines:
        sizes[line.size] += len(line.text)
    size = whole.size if whole else max(sizes, key=lambda size: sizes[size], default=1.0)
    body = [line for line in lines if abs(line.size - size) <= size * _OTHER_SIZE]
    if not body:
        return whole or Measure(left=0, right=0, size=size, pitch=size * _USUAL_PITCH)
    rights = [line.right for line in body]
    left = _left([line.left for line in body], size)
    wide = [right for right in rights if right - left >= (max(rights) - left) * _WIDE_LINE]
    return Measure(left=left, right=median(wide), size=size, pitch=_pitch(pages, size))


def _left(lefts: Sequence[float], size: float) -> float:
    """Find where lines begin that go on: the leftmost place at which two do."""
    places = sorted(lefts)
    return next((place for place, other in pairwise(places) if other - place < size / 4), places[0])


def _pitch(pages: Sequence[Sequence[Line]], size: float) -> float:
    steps = [
        above.base - below.base
        for page in pages
        for above, below in pairwise(page)
        if abs(above.size - size) <= size * _OTHER_SIZE and abs(below.size - size) <= size * _OTHER_SIZE
    ]
    return median(steps) if steps else size * _USUAL_PITCH


def _goes_on(last: Placed, item: Placed) -> bool:
    """Say whether a line goes on where the one before it was broken."""
    line, measure = item.line, item.measure
    if abs(line.size - last.line.size) > last.line.size * _OTHER_SIZE:
        return False
    if item.page == last.page and last.line.base - line.base > _pitch_of(item) * _GAP:
        return False
    if _SENTENCE_END.search(last.line.text) and _NUMBERED.match(line.text):
        return False
    indent = (line.left - measure.left) / line.size
    if indent < _INDENT:
        return _is_full(last, line) or _is_torn(last.line.text, line.text)
    if _INDENT_OF_TWO[0] < indent < _INDENT_OF_TWO[1] or not _is_full(last, line):
        return False
    if _is_centred(item) and _is_centred(last):
        return True
    same = abs(line.left - last.line.left) < line.size / 4
    return same and not _SENTENCE_END.search(last.line.text)


def _is_torn(above: str, below: str) -> bool:
    """Say whether no paragraph ends, or begins, as these lines do."""
    return above[-1:] in _NEVER_LAST or below[:1] in _NEVER_FIRST


def _pitch_of(item: Placed) -> float:
    return item.measure.pitch * max(1.0, item.line.size / item.measure.size)


def _is_full(last: Placed, following: Line) -> bool:
    """Say whether the following words would not have found room in a line."""
    return last.line.right + following.head > last.measure.right


def _is_centred(item: Placed) -> bool:
    line, measure = item.line, item.measure
    off = abs((line.left + line.right) - (measure.left + measure.right)) / 2
    indent = line.left - measure.left
    return off < line.size and (indent > line.size * _CENTRED_INDENT or line.size > measure.size * (1 + _OTHER_SIZE))
