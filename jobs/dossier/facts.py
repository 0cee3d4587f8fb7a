"""The facts of a version, and which of them differ from another's."""

from dataclasses import dataclass

from jobs.dossier.words import FACTS, word
from store.versions import Version


@dataclass(frozen=True, slots=True, kw_only=True)
class FactChange:
    """One fact that two versions tell differently; None where a version does not tell it."""

    fact: str
    before: str | None
    after: str | None


def facts_of(version: Version) -> dict[str, str]:
    """Give what a version's page tells beside its text, as words: fact -> value."""
    values = {
        "title": version.title,
        "issuer": version.issuer,
        "region": version.region,
        "level": version.level and word(version.level),
        "report_year": version.report_year,
        "published_on": version.published_on,
        "source_line": version.source_line,
        "document_number": version.document_number,
        "signed_on": version.signed_on,
        "attachments": "、".join(file["name"] or file["url"] for file in version.attachments),
    }
    return {fact: str(value) for fact, value in values.items() if value}


def changed_facts(before: Version, after: Version) -> tuple[FactChange, ...]:
    """Compare what two versions tell beside their texts."""
    ours, theirs = facts_of(before), facts_of(after)
    return tuple(
        FactChange(fact=fact, before=ours.get(fact), after=theirs.get(fact))
        for fact in FACTS
        if ours.get(fact) != theirs.get(fact)
    )
