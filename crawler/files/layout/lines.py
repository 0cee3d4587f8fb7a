"""Letters on a page -> lines of text: order, spaces, and the letters that fonts mistake for others."""

import re
import tomllib
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from importlib.resources import files
from itertools import pairwise
from statistics import median

from crawler.files.layout.drawn import Glyph
from crawler.files.layout.spaces import Spacing, is_column, spacings


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """Letters on one base line; lengths in points, upwards is more."""

    text: str
    left: float
    right: float
    base: float
    size: float
    head: float
    """Width of what stands together at its head and cannot be broken."""
    ends_in_space: bool = False
    cells: tuple[str, ...] = ()
    """The same words, parted where columns are."""


_RADICALS: dict[str, str] = tomllib.loads(files("crawler.files.layout").joinpath("radicals.toml").read_text("utf-8"))[
    "radicals"
]
# A font that draws a radical and an ideograph with one shape may name the shape after the wrong one of them.
_DOUBLES = re.compile(r"[\u2e80-\u2fdf\uf900-\ufaff]")
_COLUMN = "\t"
_BROKEN_WORD = "\x02"
_WIDE = re.compile(r"[\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef\u3000-\u303f“”‘’…—·\U00020000-\U0003ffff]")
_WORD = re.compile(r"[A-Za-z0-9]")
_CLOSING = "，。、；：？！）》〉】」』”’,.;:?!)%％]…"
_OPENING = "（《〈【「『“‘(["

_SAME_LINE = 0.5
_OVERPRINT = 0.15
_WORD_GAP = 0.15
_RAISED = 0.15
_SMALL = 0.9


def lines_of(glyphs: Iterable[Glyph], *, marks: frozenset[str] = frozenset()) -> list[Line]:
    """Put letters in lines from top to bottom; raised figures that are in `marks` are written as [1]."""
    rows: list[list[Glyph]] = []
    top = 0.0
    for glyph in sorted(glyphs, key=lambda glyph: -glyph.base):
        if not rows or top - glyph.base > _SAME_LINE * max(glyph.size, rows[-1][0].size):
            rows.append([])
            top = glyph.base
        rows[-1].append(glyph)
    placed = [_once(sorted(row, key=lambda glyph: glyph.left)) for row in rows]
    lines = (_line(row, spacing, marks) for row, spacing in zip(placed, spacings(placed), strict=True))
    return [line for line in lines if line is not None]


def join(first: Line, text: str, second: Line) -> str:
    """Add the line that goes on where `first`, the last line of `text`, was broken."""
    if not text or not second.text or (_is_wide(text[-1]) and _is_wide(second.text[0])):
        return text + second.text
    letters = text[-1].isascii() and text[-1].isalpha() and second.text[0].isascii() and second.text[0].isalpha()
    return f"{text} {second.text}" if first.ends_in_space or letters else text + second.text


def _is_wide(letter: str) -> bool:
    return _WIDE.match(letter) is not None


def _line(row: list[Glyph], spacing: Spacing, marks: frozenset[str]) -> Line | None:
    shown = [glyph for glyph in row if not glyph.text.isspace()]
    if not shown:
        return None
    size = Counter(round(glyph.size, 1) for glyph in shown).most_common(1)[0][0]
    base = median([glyph.base for glyph in shown if glyph.size >= size * _SMALL] or [shown[0].base])
    last = row.index(shown[-1])
    written = _text(row[row.index(shown[0]) : last + 1], size, base, spacing, marks)
    return Line(
        text=written.replace(_COLUMN, " "),
        left=shown[0].left,
        right=shown[-1].right,
        base=base,
        size=size,
        head=_head(shown),
        ends_in_space=last + 1 < len(row),
        cells=tuple(written.split(_COLUMN)),
    )


def _once(row: list[Glyph]) -> list[Glyph]:
    """Drop letters that are printed over themselves to look bold."""
    kept: list[Glyph] = []
    for glyph in row:
        near = (other for other in kept[-3:] if abs(other.left - glyph.left) < _OVERPRINT * glyph.size)
        if not any(other.text == glyph.text for other in near):
            kept.append(glyph)
    return kept


def _text(row: Sequence[Glyph], size: float, base: float, spacing: Spacing, marks: frozenset[str]) -> str:
    # A mark of two figures comes as two.
    written = "".join(_tokens(row, size, base, spacing, marks))
    return written.replace("][", "") if marks else written


def _tokens(row: Sequence[Glyph], size: float, base: float, spacing: Spacing, marks: frozenset[str]) -> Iterator[str]:
    spaced = False
    before: Glyph | None = None
    for glyph in row:
        if glyph.text.isspace():
            spaced = True
            continue
        if before is not None and spacing.is_apart(before, glyph, spaced=spaced):
            yield _COLUMN if is_column(before, glyph) else " "
        called = glyph.text in marks and _is_raised(glyph, size, base) and not _is_power(before)
        yield f"[{glyph.text}]" if called else _letter(glyph.text)
        before, spaced = glyph, False


def _is_raised(glyph: Glyph, size: float, base: float) -> bool:
    return glyph.size < size * _SMALL and glyph.base > base + _RAISED * size


def _is_power(before: Glyph | None) -> bool:
    """Say whether a raised figure belongs to a unit before it: km2."""
    return before is not None and before.text.isascii() and before.text.isalpha()


def _letter(letter: str) -> str:
    if letter == _BROKEN_WORD:
        return "-"
    if not _DOUBLES.match(letter):
        return letter
    return _RADICALS.get(letter) or unicodedata.normalize("NFKC", letter)


def _head(shown: Sequence[Glyph]) -> float:
    """Measure the letters that would have had to go with the first one to the line before."""
    last = shown[0]
    for before, glyph in pairwise(shown):
        if not (_stay_together(before.text, glyph.text) and glyph.left - before.right < before.size * _WORD_GAP):
            break
        last = glyph
    return last.right - shown[0].left


def _stay_together(before: str, after: str) -> bool:
    """Say whether no line is broken between two letters."""
    if after in _CLOSING or before in _OPENING:
        return True
    return bool(_WORD.match(before) or before in ".,%-") and bool(_WORD.match(after) or after in "-%.“‘(")
