"""Where somebody typed a space on a page, and where the program only set letters apart."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from statistics import median_low

from crawler.files.layout.drawn import Glyph


@dataclass(frozen=True, slots=True, kw_only=True)
class Spacing:
    """How letters of one line are set apart without a space; in sizes of the letters."""

    ideographs: float
    scripts: float
    """How much further apart than ideographs are an ideograph and a Latin letter or a figure."""
    spaces_are_typed: bool
    """False where spaces stand between most ideographs, to fill the line."""

    def is_apart(self, before: Glyph, glyph: Glyph, *, spaced: bool) -> bool:
        """Say whether there is a space between letters; `spaced` where the file itself has one."""
        pair = _scripts(before, glyph)
        if spaced and (pair != _IDEOGRAPHS or self.spaces_are_typed):
            return True
        return _gap(before, glyph) > self._most(pair)

    def _most(self, pair: str) -> float:
        if pair == _IDEOGRAPHS:
            return self.ideographs + _SPACE
        if pair in _MIXED and self.scripts < _SET_APART:
            return self.ideographs + _SPACE
        return _WORD_GAP if pair in _WORDS else _COLUMN_GAP


_IDEOGRAPH = re.compile(r"[\u2e80-\u2fdf\u3400-\u9fff\uf900-\ufaff]")
_WORD = re.compile(r"[A-Za-z0-9]")
_LATIN = re.compile(r"[\u0021-\u02ff]")
_IDEOGRAPHS, _MIXED, _WORDS = "字字", ("字a", "a字"), ("aa", "a.", ".a", "..")

_SPACE = 0.17
"""A Latin space is a quarter wide, that of Chinese fonts up to a half."""
_SET_APART = 0.1
"""Word sets a quarter, others less; a typed space cannot be told from it."""
_WORD_GAP = 0.15
_COLUMN_GAP = 2.0
_MOSTLY = 0.3
_ENOUGH_PAIRS = 6


def spacings(rows: Sequence[Sequence[Glyph]]) -> list[Spacing]:
    """Measure how the lines of a page are set, each listed from the left."""
    typed = [_are_typed(row) for row in rows]
    pairs = [list(_pairs(row, typed=own)) for row, own in zip(rows, typed, strict=True)]
    tight = [_usual([_gap(*pair) for pair in row if _scripts(*pair) == _IDEOGRAPHS]) for row in pairs]
    mixed = [
        _gap(*pair) - own for row, own in zip(pairs, tight, strict=True) for pair in row if _scripts(*pair) in _MIXED
    ]
    scripts = _usual(mixed)
    return [
        Spacing(ideographs=own, scripts=scripts, spaces_are_typed=are_typed)
        for own, are_typed in zip(tight, typed, strict=True)
    ]


def is_column(before: Glyph, glyph: Glyph) -> bool:
    """Say whether letters are as far apart as columns are."""
    return _gap(before, glyph) > _COLUMN_GAP


def _pairs(row: Sequence[Glyph], *, typed: bool) -> Iterator[tuple[Glyph, Glyph]]:
    """Yield the letters that stand beside each other; spaces that nobody typed do not part them."""
    letters = row if typed else [glyph for glyph in row if not glyph.text.isspace()]
    return (pair for pair in pairwise(letters) if not any(glyph.text.isspace() for glyph in pair))


def _gap(before: Glyph, glyph: Glyph) -> float:
    return (glyph.left - before.right) / (max(before.size, glyph.size) or 1)


def _usual(gaps: Sequence[float]) -> float:
    return max(0.0, median_low(gaps)) if gaps else 0.0


def _scripts(before: Glyph, glyph: Glyph) -> str:
    return _script(before.text) + _script(glyph.text)


@lru_cache(maxsize=2**16)
def _script(letter: str) -> str:
    if _IDEOGRAPH.match(letter):
        return "字"
    if _WORD.match(letter):
        return "a"
    return "." if _LATIN.match(letter) else "。"


def _are_typed(row: Sequence[Glyph]) -> bool:
    shown = "".join(" " if glyph.text.isspace() else _script(glyph.text) for glyph in row)
    tight, spaced = len(re.findall("字(?=字)", shown)), len(re.findall("字 +(?=字)", shown))
    return tight + spaced < _ENOUGH_PAIRS or spaced <= _MOSTLY * (tight + spaced)
