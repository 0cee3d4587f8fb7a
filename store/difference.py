"""What sets a version apart from the one before it: figures, reasons, how much it matters."""

from dataclasses import dataclass
from enum import StrEnum

from store.records import Severity


class Direction(StrEnum):
    """Where a figure went."""

    UP = "up"
    DOWN = "down"


@dataclass(frozen=True, slots=True, kw_only=True)
class NumberChange:
    """One figure that an edit changed, appeared with (before is None) or lost (after is None)."""

    before: str | None
    after: str | None
    unit: str
    context: str
    """The words around the figure, the figure itself included."""
    counts: str = ""
    """What the figure counts, as far as its clause says."""
    direction: Direction | None = None
    """None where one side is missing, or the two are not comparable."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reason:
    """One part that a change was judged by and that was above its limit."""

    part: str
    value: float
    above: float
    """The limit."""
    severity: Severity
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """What sets one version of a document apart from the one before it."""

    severity: Severity
    reason: str
    """Why the severity is what it is, in words."""
    chars_added: int
    chars_removed: int
    numbers: tuple[NumberChange, ...]
    silent: bool
    """The text changed and the page's own date did not, or the other way round."""
    reasons: tuple[Reason, ...] = ()
    """The parts that gave the severity, the gravest first."""
    signature: str = ""
    """The same for edits that put and take the same words, wherever they stand; empty where nothing was edited."""
