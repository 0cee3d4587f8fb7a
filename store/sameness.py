"""When two readings of a page say the same: the same text is the same version, whatever happened around it."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from store.records import Article
from store.schema import VersionRow

NOT_THE_PAGE = frozenset({"list", "source"})
"""Where a fact can come from that the page does not say."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """What a page says, as far as it makes a version."""

    text_sha: str
    title: str | None
    published_on: date | None
    facts_from: Mapping[str, str]


def told_by(article: Article) -> Told:
    """Return what a page as read says."""
    facts = article.facts
    return Told(
        text_sha=sha256(article.text),
        title=facts.title,
        published_on=facts.published_on,
        facts_from=facts.facts_from,
    )


def told_by_version(version: VersionRow) -> Told:
    """Return what a stored version says."""
    return Told(
        text_sha=version.text_sha,
        title=version.title,
        published_on=version.published_on,
        facts_from=version.facts_from,
    )


def alike(one: Told, other: Told) -> bool:
    """Say whether two readings are one version."""
    return one.text_sha == other.text_sha and not is_retitled(one, other) and not _is_redated(one, other)


def is_retitled(one: Told, other: Told) -> bool:
    """Say whether the page gave itself another title."""
    return one.title != other.title and _same_place("title", one, other)


def _is_redated(one: Told, other: Told) -> bool:
    return one.published_on != other.published_on and _same_place("published_on", one, other)


def _same_place(fact: str, one: Told, other: Told) -> bool:
    # A redesign moves a fact from a label into a meta tag, say, or loses it: that is markup, and no word of the report.
    place = one.facts_from.get(fact)
    return place == other.facts_from.get(fact) and place not in NOT_THE_PAGE


def sha256(text: str) -> str:
    """Digest a text, hex."""
    return hashlib.sha256(text.encode()).hexdigest()
