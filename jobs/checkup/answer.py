"""The answer to one question of a checkup."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum


class Level(StrEnum):
    """How it is, best first."""

    OK = "ok"
    WARN = "warn"
    """Somebody should look when there is time."""
    BAD = "bad"
    """Somebody must look: that nothing is heard does not mean that all is well."""


_FROM_BEST = tuple(Level)


@dataclass(frozen=True, slots=True)
class Answer:
    """How it is, and what that rests on."""

    level: Level
    detail: str


def worst_of(levels: Iterable[Level]) -> Level:
    """Return the worst of some levels; of none, that all is well."""
    return max(levels, key=_FROM_BEST.index, default=Level.OK)


def together(answers: Sequence[Answer], when_none: str) -> Answer:
    """Make one answer of several: the worst level, all details."""
    details = "; ".join(answer.detail for answer in answers)
    return Answer(worst_of(answer.level for answer in answers), details or when_none)
