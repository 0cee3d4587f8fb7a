"""The numbers that a word processor writes before the paragraphs of a list."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from crawler.files.numerals import numeral

_PLACE = re.compile(r"%([1-9])")
# After these a text follows at once, whatever room the program leaves: "一、" "（一）" "第一条：".
_CLOSED = tuple("、，。．：）)】〕")
_DEPTH = 9


@dataclass(frozen=True, slots=True, kw_only=True)
class Level:
    """How one level of a list is numbered."""

    text: str = ""
    """What is written, with %1 to %9 for the numbers of the levels."""
    notation: str = "decimal"
    start: int = 1
    gap: str = "tab"
    """What follows the number: tab, space or nothing."""
    restart_after: int | None = None
    """The level, counted from 1, after which this one begins again; 0 never, None after any higher one."""
    plain: bool = False
    """All numbers in digits."""


@dataclass(frozen=True, slots=True, kw_only=True)
class NumberedList:
    """One use of a list; several may count on with the same counters."""

    use: int
    counters: int
    levels: Mapping[int, Level]
    starts: Mapping[int, int]
    """Level -> where this use begins to count."""


class Numbering:
    """Counts the paragraphs of every list of a document as they come."""

    def __init__(self) -> None:
        self._counts: dict[int, dict[int, int]] = {}
        self._used: set[tuple[int, int]] = set()

    def label(self, used: NumberedList, depth: int) -> str:
        """Count a paragraph and write its number with the gap after it; empty for bullets."""
        if depth not in used.levels:
            return ""
        counts = self._counts.setdefault(used.counters, {})
        self._count(counts, used, depth)
        level = used.levels[depth]
        if level.notation == "bullet":
            return ""
        written = _PLACE.sub(lambda place: _number(counts, used, int(place[1]) - 1, level), level.text)
        return written + _gap(written, level) if written else ""

    def _count(self, counts: dict[int, int], used: NumberedList, depth: int) -> None:
        first_use = (used.use, depth) not in self._used
        self._used.add((used.use, depth))
        if first_use and depth in used.starts:
            counts[depth] = used.starts[depth]
        elif depth in counts:
            counts[depth] += 1
        else:
            counts[depth] = used.levels[depth].start
        for deeper in range(depth + 1, _DEPTH):
            if deeper in counts and _begins_again(used.levels.get(deeper), depth):
                del counts[deeper]


def gap_after(written: str) -> str:
    """Say what stands for the room that a program leaves between a number and its paragraph."""
    return "" if written.endswith(_CLOSED) else " "


def _begins_again(level: Level | None, after: int) -> bool:
    if level is None or level.restart_after is None:
        return True
    return after < level.restart_after


def _number(counts: Mapping[int, int], used: NumberedList, depth: int, shown_in: Level) -> str:
    level = used.levels.get(depth)
    if level is None or level.notation == "none":
        return ""
    return numeral(counts.get(depth, level.start), "decimal" if shown_in.plain else level.notation)


def _gap(written: str, level: Level) -> str:
    match level.gap:
        case "nothing":
            return ""
        case "space":
            return " "
    return gap_after(written)
