"""What the store knows of who has published which report: sightings of a year, and what may hide others."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import Row, or_, select
from sqlalchemy.orm import Session

from store.records import Cause, DocumentStatus, IncidentKind, Kind
from store.schema import ColumnRow, DocumentRow, EntryRow, SourceRow, TextRow, VersionRow
from store.schema_watch import IncidentRow

ASKED_AT_ONCE = 500
"""Texts; a database takes only so many values in one question."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """One version of a document that is, or may be, a report on the year."""

    id: int
    """The document's."""
    document: int | None
    """Its public number."""
    source: str
    url: str
    status: DocumentStatus
    gone_at: datetime | None
    """When its address was first found without it; None while it is there."""
    seen_at: datetime
    """When the site was first seen to say so; our reading it anew later does not count."""
    text: str
    """SHA-256 of the text."""
    title: str | None
    issuer: str | None
    issuer_from: str | None
    region: str | None
    report_year: int | None
    published_on: date | None
    published_from: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """How the last look at a column went, and when one last went well."""

    source: str
    url: str
    last_good_at: datetime | None
    checked_as: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """A line of a column that may announce a report whose page was not read, or not understood."""

    source: str
    url: str
    title: str
    listed_on: date | None
    tried_as: str | None
    """How the last attempt at its page went; None where there was none."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Hindrance:
    """An open incident, with what is known of the page it was seen on."""

    source: str
    kind: IncidentKind
    opened_at: datetime
    title: str | None
    listed_on: date | None
    report_year: int | None


def watched(session: Session) -> Mapping[str, datetime | None]:
    """Map each source that was ever looked at to when it was last read to the end."""
    return dict(iter(session.execute(select(SourceRow.id, SourceRow.last_good_at))))


def columns(session: Session) -> tuple[Column, ...]:
    """List all columns, declared now or once."""
    question = select(ColumnRow.source_id, ColumnRow.url, ColumnRow.last_good_at, ColumnRow.checked_as)
    return tuple(
        Column(source=source, url=url, last_good_at=at, checked_as=as_)
        for source, url, at, as_ in session.execute(question.order_by(ColumnRow.id))
    )


def candidates(session: Session) -> tuple[Candidate, ...]:
    """List the entries that may be reports and led to no document, of whatever year."""
    question = (
        select(EntryRow.source_id, EntryRow.url, EntryRow.title, EntryRow.listed_on, EntryRow.tried_as)
        .where(EntryRow.document_id.is_(None), EntryRow.kind.in_((Kind.REPORT, Kind.UNDECIDED)))
        .order_by(EntryRow.id)
    )
    return tuple(
        Candidate(source=source, url=url, title=title, listed_on=on, tried_as=as_)
        for source, url, title, on, as_ in session.execute(question)
    )


def hindrances(session: Session, kinds: Sequence[IncidentKind]) -> tuple[Hindrance, ...]:
    """List the open incidents of these kinds, each with the entry and the document at its address."""
    question = (
        select(IncidentRow, EntryRow.title, EntryRow.listed_on, VersionRow.report_year)
        .outerjoin(EntryRow, (EntryRow.source_id == IncidentRow.source_id) & (EntryRow.url == IncidentRow.url))
        .outerjoin(DocumentRow, (DocumentRow.source_id == IncidentRow.source_id) & (DocumentRow.url == IncidentRow.url))
        .outerjoin(VersionRow, (VersionRow.document_id == DocumentRow.id) & VersionRow.until_at.is_(None))
        .where(IncidentRow.closed_at.is_(None), IncidentRow.kind.in_(kinds))
        .order_by(IncidentRow.id)
    )
    return tuple(
        Hindrance(
            source=row.source_id,
            kind=IncidentKind(row.kind),
            opened_at=row.opened_at,
            title=title,
            listed_on=listed_on,
            report_year=year,
        )
        for row, title, listed_on, year in session.execute(question)
    )


def found(session: Session, year: int) -> tuple[Found, ...]:
    """List the versions of documents that speak of a year, or of none that is known, but what we once misread."""
    of_year = or_(VersionRow.report_year == year, VersionRow.report_year.is_(None))
    question = (
        select(*_COLUMNS)
        .join(DocumentRow, DocumentRow.id == VersionRow.document_id)
        .where(VersionRow.document_id.in_(select(VersionRow.document_id).where(of_year)))
        .where(DocumentRow.parent_id.is_(None))
        .order_by(VersionRow.document_id, VersionRow.number)
    )
    return tuple(_found(session.execute(question), year))


def texts(session: Session, digests: Sequence[str]) -> Mapping[str, str]:
    """Give texts by their SHA-256."""
    told: dict[str, str] = {}
    for begin in range(0, len(digests), ASKED_AT_ONCE):
        which = TextRow.sha256.in_(digests[begin : begin + ASKED_AT_ONCE])
        told |= dict(iter(session.execute(select(TextRow.sha256, TextRow.body).where(which))))
    return told


_COLUMNS = (
    VersionRow.document_id,
    DocumentRow.ordinal,
    DocumentRow.source_id,
    DocumentRow.url,
    DocumentRow.status,
    DocumentRow.missing_since,
    VersionRow.from_at,
    VersionRow.cause,
    VersionRow.kind,
    VersionRow.text_sha,
    VersionRow.title,
    VersionRow.issuer,
    VersionRow.region,
    VersionRow.report_year,
    VersionRow.published_on,
    VersionRow.facts_from,
)


def _found(rows: Iterable[Row[Any]], year: int) -> Iterator[Found]:
    last: Row[Any] | None = None
    seen_at: datetime | None = None
    for row in rows:
        is_ours = last is not None and row.document_id == last.document_id and row.cause == Cause.EXTRACTOR
        if last is not None and seen_at is not None and not is_ours:
            yield from _if_of(year, last, seen_at)
        last, seen_at = row, seen_at if is_ours else row.from_at
    if last is not None and seen_at is not None:
        yield from _if_of(year, last, seen_at)


def _if_of(year: int, row: Row[Any], seen_at: datetime) -> Iterator[Found]:
    if row.kind != Kind.REPORT or row.report_year not in (year, None):
        return
    yield Found(
        id=row.document_id,
        document=row.ordinal,
        source=row.source_id,
        url=row.url,
        status=DocumentStatus(row.status),
        gone_at=row.missing_since,
        seen_at=seen_at,
        text=row.text_sha,
        title=row.title,
        issuer=row.issuer,
        issuer_from=row.facts_from.get("issuer"),
        region=row.region,
        report_year=row.report_year,
        published_on=row.published_on,
        published_from=row.facts_from.get("published_on"),
    )
