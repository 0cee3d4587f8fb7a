"""What sets today's reading of a version apart from the one that is kept."""

from dataclasses import dataclass
from datetime import date

from crawler.rereading import FACTS
from jobs.compare.difference import Reading, compare
from store.records import Article
from store.sameness import alike, told_by

PLACES = ("title", "published_on")
"""Where these were read counts: another title is an edit only if both were read at the same place."""

Value = str | int | date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class FactRead:
    """A fact that is read otherwise; `kind`, `attachments`, and `title_from` and the like count as facts."""

    fact: str
    before: Value
    after: Value


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadOtherwise:
    """How today's reading differs."""

    chars_added: int
    chars_removed: int
    facts: tuple[FactRead, ...]
    alike: bool
    """Text, title and date are the same: the difference would never pass for an edit."""


def read_otherwise(before: Article, after: Article) -> ReadOtherwise | None:
    """Say how two readings of the same captures differ; None when they are the same."""
    facts = tuple(
        FactRead(fact=name, before=told[0], after=told[1])
        for name, told in _pairs(before, after).items()
        if told[0] != told[1]
    )
    if before.text == after.text and not facts:
        return None
    text = compare(_side(before), _side(after))
    return ReadOtherwise(
        chars_added=text.chars_added,
        chars_removed=text.chars_removed,
        facts=facts,
        alike=alike(told_by(before), told_by(after)),
    )


def _side(article: Article) -> Reading:
    facts = article.facts
    return Reading(
        text=article.text,
        title=facts.title,
        published_on=facts.published_on,
        issuer=facts.issuer,
        report_year=facts.report_year,
    )


def _pairs(before: Article, after: Article) -> dict[str, tuple[Value, Value]]:
    pairs: dict[str, tuple[Value, Value]] = {
        name: (getattr(before.facts, name), getattr(after.facts, name)) for name in FACTS
    }
    for name in PLACES:
        pairs[f"{name}_from"] = (before.facts.facts_from.get(name), after.facts.facts_from.get(name))
    pairs["kind"] = (before.kind, after.kind)
    pairs["attachments"] = (_files(before), _files(after))
    return pairs


def _files(article: Article) -> str | None:
    return ", ".join(f"{file.name} <{file.url}>" for file in article.attachments) or None
