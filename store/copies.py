"""Which documents are one report: by text, by issuer and year, by redirect."""

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Mapping
from dataclasses import dataclass

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from store.schema import DocumentRow, SourceRow, TextRow, VersionRow

LEAST_PARAGRAPH = 20
"""Characters: shorter paragraphs stand in many reports."""
ALIKE = 0.5
"""Of the smaller text's paragraphs: more than that in common, and two texts of one source and year are one report.

Set by judgement: an issuer's reports on neighbouring years share headings, hardly a paragraph.
"""


@dataclass(frozen=True, slots=True)
class _Standing:
    document: int
    text: str
    told_issuer: str | None
    issuer: str
    year: int | None
    moved_to: int | None


def groups(session: Session) -> Mapping[int, tuple[int, ...]]:
    """Give, for each document's id, the ids of all documents that are the same report, itself among them."""
    standing = _standing(session)
    joined = _Joined(one.document for one in standing)
    for bucket in _buckets(standing, lambda one: one.text):
        joined.all(bucket)
    for bucket in _buckets(standing, lambda one: (one.told_issuer, one.year) if one.told_issuer and one.year else None):
        joined.all(bucket)
    for bucket in _buckets(standing, lambda one: (one.issuer, one.year) if one.year else None):
        _join_alike(session, joined, bucket)
    for one in standing:
        if one.moved_to is not None:
            joined.two(one.document, one.moved_to)
    return joined.groups()


def first_numbers(session: Session, same: Mapping[int, tuple[int, ...]]) -> Mapping[int, int]:
    """Give, for each numbered document's id, the lowest public number among its group's."""
    question = select(DocumentRow.id, DocumentRow.ordinal).where(DocumentRow.ordinal.is_not(None))
    numbers = {document: ordinal for document, ordinal in session.execute(question) if ordinal is not None}
    return {document: min(numbers[one] for one in same[document] if one in numbers) for document in numbers}


class _Joined:
    """Sets of documents that grow together."""

    def __init__(self, documents: Iterable[int]) -> None:
        self._parent = {document: document for document in documents}

    def root(self, document: int) -> int:
        while self._parent[document] != document:
            self._parent[document] = self._parent[self._parent[document]]
            document = self._parent[document]
        return document

    def two(self, one: int, other: int) -> None:
        if other in self._parent:
            low, high = sorted((self.root(one), self.root(other)))
            self._parent[high] = low

    def all(self, bucket: list[_Standing]) -> None:
        for one in bucket[1:]:
            self.two(bucket[0].document, one.document)

    def groups(self) -> Mapping[int, tuple[int, ...]]:
        members: defaultdict[int, list[int]] = defaultdict(list)
        for document in sorted(self._parent):
            members[self.root(document)].append(document)
        return {document: tuple(members[self.root(document)]) for document in self._parent}


def _standing(session: Session) -> list[_Standing]:
    question = (
        select(VersionRow, DocumentRow.moved_to_id, func.coalesce(VersionRow.issuer, SourceRow.issuer))
        .join(DocumentRow, DocumentRow.id == VersionRow.document_id)
        .join(SourceRow, SourceRow.id == DocumentRow.source_id)
        .where(VersionRow.until_at.is_(None), DocumentRow.parent_id.is_(None))
        .order_by(VersionRow.document_id)
    )
    return [
        _Standing(
            document=row.document_id,
            text=row.text_sha,
            # What the source's file says of itself does not tell whose report it shows.
            told_issuer=row.issuer if row.facts_from.get("issuer") != "source" else None,
            issuer=issuer,
            year=row.report_year,
            moved_to=moved_to,
        )
        for row, moved_to, issuer in session.execute(question)
    ]


def _buckets(standing: list[_Standing], key: Callable[[_Standing], Hashable | None]) -> list[list[_Standing]]:
    found: defaultdict[Hashable, list[_Standing]] = defaultdict(list)
    for one in standing:
        name = key(one)
        if name is not None:
            found[name].append(one)
    return [bucket for bucket in found.values() if len(bucket) > 1]


def _join_alike(session: Session, joined: _Joined, bucket: list[_Standing]) -> None:
    apart = {joined.root(one.document): one for one in bucket}
    if len(apart) < 2:
        return
    texts = [(one.document, _paragraphs(session.get_one(TextRow, one.text).body)) for one in apart.values()]
    for place, (document, paragraphs) in enumerate(texts):
        for other, theirs in texts[place + 1 :]:
            if _are_alike(paragraphs, theirs):
                joined.two(document, other)


def _paragraphs(text: str) -> frozenset[str]:
    return frozenset(line for line in text.split("\n") if len(line) >= LEAST_PARAGRAPH)


def _are_alike(ours: frozenset[str], theirs: frozenset[str]) -> bool:
    smaller = min(len(ours), len(theirs))
    return smaller > 0 and len(ours & theirs) > ALIKE * smaller
