"""How much a change matters, part by part."""

import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from importlib.resources import files

from store.difference import Reason
from store.records import Severity


class Part(StrEnum):
    """What a change is judged by, in the order in which a reason names it."""

    FIGURES_CHANGED = "figures_changed"
    FIGURES_GONE = "figures_gone"
    TITLE_CHANGED = "title_changed"
    ISSUER_CHANGED = "issuer_changed"
    REPORT_YEAR_CHANGED = "report_year_changed"
    SHARE_CHANGED = "share_changed"
    WORDING_CHANGED = "wording_changed"
    FIGURES_COME = "figures_come"
    TITLE_APPEARED_OR_LOST = "title_appeared_or_lost"
    ISSUER_APPEARED_OR_LOST = "issuer_appeared_or_lost"
    REPORT_YEAR_APPEARED_OR_LOST = "report_year_appeared_or_lost"
    DATES_CHANGED = "dates_changed"
    DOCUMENT_NUMBERS_CHANGED = "document_numbers_changed"
    PUBLISHED_ON_CHANGED = "published_on_changed"
    SECTION_HEADINGS = "section_headings"
    PARAGRAPHS_REMOVED = "paragraphs_removed"
    PARAGRAPHS_ADDED = "paragraphs_added"
    CHARACTERS_CHANGED = "characters_changed"
    PARAGRAPHS_MOVED = "paragraphs_moved"
    HEADINGS_RENUMBERED = "headings_renumbered"
    FIGURES_REWRITTEN = "figures_rewritten"
    CHARACTERS_REPLACED = "characters_replaced"
    LAYOUT = "layout"


@dataclass(frozen=True, slots=True)
class Measure:
    """How much of one part there is, and in words."""

    part: Part
    value: float
    words: str


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
CHANGES_LISTED: int = _DATA["listing"]["changed_figures"]
FIGURES_LISTED: int = _DATA["listing"]["whole_paragraph_figures"]

_GRAVEST_FIRST = (Severity.MAJOR, Severity.NOTABLE, Severity.MINOR)


def judge(measures: Sequence[Measure]) -> tuple[Reason, ...]:
    """Give the parts that are above their limits, the gravest first."""
    over = [measure for measure in measures if measure.value > RULES[measure.part].above]
    order = list(Part)
    over.sort(key=lambda measure: (_GRAVEST_FIRST.index(RULES[measure.part].severity), order.index(measure.part)))
    return tuple(
        Reason(
            part=measure.part.value,
            value=measure.value,
            above=RULES[measure.part].above,
            severity=RULES[measure.part].severity,
            words=measure.words,
        )
        for measure in over
    )


def gravest(reasons: Sequence[Reason]) -> Severity:
    """Give the severity of a change with these reasons."""
    return reasons[0].severity if reasons else Severity.MINOR


def is_grave(sentence: str) -> bool:
    """Say whether a sentence speaks of failings or of who answers for them."""
    for word in HARMLESS_WORDS:
        sentence = sentence.replace(word, "")
    return any(word in sentence for word in GRAVE_WORDS)
