"""How much a change matters, part by part."""

import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from importlib.resources import files

from store.records import Severity


class Part(StrEnum):
    """What a change is judged by, in the order in which a reason names it."""

    FIGURES_CHANGED = "figures_changed"
    FIGURES_GONE = "figures_gone"
    FACTS_CHANGED = "facts_changed"
    SHARE_CHANGED = "share_changed"
    WORDING_CHANGED = "wording_changed"
    FIGURES_COME = "figures_come"
    FACTS_APPEARED_OR_LOST = "facts_appeared_or_lost"
    DATES_CHANGED = "dates_changed"
    DOCUMENT_NUMBERS_CHANGED = "document_numbers_changed"
    PUBLISHED_ON_CHANGED = "published_on_changed"
    PARAGRAPHS_REMOVED = "paragraphs_removed"
    PARAGRAPHS_ADDED = "paragraphs_added"
    CHARACTERS_CHANGED = "characters_changed"
    PARAGRAPHS_MOVED = "paragraphs_moved"


@dataclass(frozen=True, slots=True)
class Measure:
    """How much of one part there is, and in words."""

    part: Part
    value: float
    words: str


@dataclass(frozen=True, slots=True)
class Verdict:
    """A severity and the words of the parts that gave it, the gravest first."""

    severity: Severity
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Rule:
    """The severity of a part whose measure is above a limit."""

    severity: Severity
    above: float


_DATA = tomllib.loads(files("jobs.compare").joinpath("severity.toml").read_text("utf-8"))
RULES: dict[Part, Rule] = {
    part: Rule(Severity(_DATA["parts"][part]["severity"]), _DATA["parts"][part]["above"]) for part in Part
}
GRAVE_WORDS: tuple[str, ...] = tuple(_DATA["wording"]["words"])
HARMLESS_WORDS: tuple[str, ...] = tuple(_DATA["wording"]["except"])
FIGURES_LISTED: int = _DATA["listing"]["whole_paragraph_figures"]

_GRAVEST_FIRST = (Severity.MAJOR, Severity.NOTABLE, Severity.MINOR)


def judge(measures: Sequence[Measure]) -> Verdict:
    """Give the gravest severity of the parts that are above their limits."""
    over = [measure for measure in measures if measure.value > RULES[measure.part].above]
    order = list(Part)
    over.sort(key=lambda measure: (_GRAVEST_FIRST.index(RULES[measure.part].severity), order.index(measure.part)))
    severity = RULES[over[0].part].severity if over else Severity.MINOR
    return Verdict(severity, tuple(measure.words for measure in over if measure.words))


def is_grave(sentence: str) -> bool:
    """Say whether a sentence speaks of failings or of who answers for them."""
    for word in HARMLESS_WORDS:
        sentence = sentence.replace(word, "")
    return any(word in sentence for word in GRAVE_WORDS)
