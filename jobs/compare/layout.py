"""Lines that say the same and are only broken, spaced or widened otherwise."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from jobs.compare.likeness import run_on


@dataclass(frozen=True, slots=True)
class Group:
    """So many lines of the one text that say what so many lines of the other say."""

    before: int
    after: int


def relaid(before: Iterable[str], after: Iterable[str]) -> list[Group]:
    """Group folded lines from the first on, in the smallest groups, up to where the two texts differ."""
    ours, theirs = _Reader(before), _Reader(after)
    groups: list[Group] = []
    while True:
        shorter = ours if len(ours.left) <= len(theirs.left) else theirs
        if not shorter.read_line():
            return groups
        common = min(len(ours.left), len(theirs.left))
        if ours.left[:common] != theirs.left[:common]:
            return groups
        ours.left, theirs.left = ours.left[common:], theirs.left[common:]
        if not ours.left and not theirs.left and ours.lines and theirs.lines:
            groups.append(Group(ours.taken(), theirs.taken()))


def relaid_behind(before: Sequence[str], after: Sequence[str]) -> list[Group]:
    """Group lines from the last on, in the order of the text."""
    return relaid(_turned(before), _turned(after))[::-1]


def _turned(lines: Sequence[str]) -> list[str]:
    return [line[::-1] for line in reversed(lines)]


class _Reader:
    """Reads lines and remembers what of them the other side has not said yet."""

    def __init__(self, lines: Iterable[str]) -> None:
        self._coming = iter(lines)
        self.left = ""
        self.lines = 0

    def read_line(self) -> bool:
        line = next(self._coming, None)
        if line is None:
            return False
        self.left += run_on(line)
        self.lines += 1
        return True

    def taken(self) -> int:
        taken, self.lines = self.lines, 0
        return taken
