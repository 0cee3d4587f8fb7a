"""What happened to documents and has not been written as a change, each with what its decision rests on."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from sqlalchemy import Select, exists, select
from sqlalchemy.orm import Session, aliased

from store import copies, life
from store.cases import Case
from store.dates import local_date
from store.records import Cause, ChangeKind, DocumentStatus
from store.sameness import alike, told_by_version
from store.schema import ChangeRow, DocumentRow, VersionRow
from store.schema_proof import RedirectRow
from store.versions import Version, current_of, version_of

FLAP_DAYS = 14
"""A text that comes back within so many days was never edited: the site serves the one and the other."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Pending:
    """Something that happened to a document and has not been written as a change."""

    kind: ChangeKind
    document: int
    """The document's id."""
    number: int | None
    """Its public number."""
    source: str
    url: str
    before: Version | None
    after: Version | None
    case: Case
    moved_to: int | None = None
    """The id of the document at its new address."""


def pending(session: Session, *, nights: int, days: int, now: datetime) -> tuple[Pending, ...]:
    """List what waits to be written: versions first, then moved and withdrawn documents, then restored ones."""
    return (*_unwritten(session), *_moved(session), *_withdrawn(session, nights, days, now), *_restored(session))


def returned_to(session: Session, row: VersionRow) -> VersionRow | None:
    """Give the earlier version whose text a version brought back within FLAP_DAYS."""
    question = (
        select(VersionRow)
        .where(VersionRow.document_id == row.document_id, VersionRow.number < row.number - 1)
        .where(VersionRow.until_at >= row.from_at - timedelta(days=FLAP_DAYS))
        .order_by(VersionRow.number.desc())
    )
    told = told_by_version(row)
    return next((old for old in session.scalars(question) if alike(told, told_by_version(old))), None)


def _unwritten(session: Session) -> Sequence[Pending]:
    # A correlated NOT EXISTS reads all changes for every version: a minute for 20,000 of them, and this .05 s.
    written = select(ChangeRow.to_version_id).where(ChangeRow.to_version_id.is_not(None))
    question = (
        select(VersionRow)
        .join(DocumentRow, DocumentRow.id == VersionRow.document_id)
        .where(DocumentRow.parent_id.is_(None), VersionRow.cause != Cause.BASELINE)
        .where(VersionRow.id.not_in(written))
        .order_by(DocumentRow.ordinal, VersionRow.number)
    )
    rows = session.scalars(question).all()
    known = copies.groups(session) if any(row.number == 1 for row in rows) else {}
    return [_first(session, row, known) if row.number == 1 else _edited(session, row) for row in rows]


def _first(session: Session, row: VersionRow, known: Mapping[int, tuple[int, ...]]) -> Pending:
    led_here = _led_here(session, row.document_id)
    if led_here is not None:
        before = current_of(session, led_here.document_id)
        case = Case(kind=ChangeKind.NEW, cause=Cause(row.cause), sent_on_from=led_here.from_url)
        if alike(told_by_version(row), told_by_version(before)):
            return _pending(row, case, after=row)
        return _pending(row, replace(case, kind=ChangeKind.EDITED), before=before, after=row)
    case = Case(kind=ChangeKind.NEW, cause=Cause(row.cause))
    for other in known.get(row.document_id, ()):
        if other >= row.document_id:
            continue
        older = session.get_one(DocumentRow, other)
        if any(version.text_sha == row.text_sha for version in older.versions):
            return _pending(
                row, replace(case, copy_of=older.ordinal, copy_status=DocumentStatus(older.status)), after=row
            )
        case = replace(case, other_text_of=older.ordinal)
    return _pending(row, case, after=row)


def _edited(session: Session, row: VersionRow) -> Pending:
    question = select(VersionRow).where(VersionRow.document_id == row.document_id, VersionRow.number == row.number - 1)
    before = session.scalars(question).one()
    case = Case(kind=ChangeKind.EDITED, cause=Cause(row.cause))
    old = returned_to(session, row) if row.cause == Cause.SITE else None
    if old is not None and old.until_at is not None:
        case = replace(case, back_to=old.number, back_after=(row.from_at - old.until_at).days)
    return _pending(row, case, before=before, after=row)


def _led_here(session: Session, document: int) -> RedirectRow | None:
    question = select(RedirectRow).where(RedirectRow.to_document_id == document).order_by(RedirectRow.id)
    return session.scalars(question).first()


def _moved(session: Session) -> Sequence[Pending]:
    sent_on = (
        select(VersionRow, RedirectRow)
        .join(DocumentRow, DocumentRow.id == VersionRow.document_id)
        .join(RedirectRow, (RedirectRow.document_id == DocumentRow.id) & RedirectRow.until_at.is_(None))
        .where(VersionRow.until_at.is_(None), DocumentRow.parent_id.is_(None))
        .where(DocumentRow.status != DocumentStatus.MOVED)
        .order_by(DocumentRow.ordinal)
    )
    items = []
    for row, redirect in session.execute(sent_on):
        on = local_date(redirect.from_at).isoformat()
        case = Case(kind=ChangeKind.MOVED, moved_to=redirect.to_url, moved_by="redirect", moved_on=on)
        items.append(replace(_pending(row, case, before=row), moved_to=redirect.to_document_id))
    for row in session.scalars(_current().where(DocumentRow.status == DocumentStatus.MISSING)):
        there = _republished(session, row)
        # One good night is proof enough: that the text stands elsewhere says the rest.
        if there is not None and row.document.missing_nights >= 1:
            items.append(_gone_to(row, there))
    return items


def _withdrawn(session: Session, nights: int, days: int, now: datetime) -> Sequence[Pending]:
    question = _current().where(
        DocumentRow.status == DocumentStatus.MISSING,
        DocumentRow.missing_nights >= nights,
        DocumentRow.missing_since <= now - timedelta(days=days),
    )
    items = []
    for row in session.scalars(question):
        if not _gone_for(row.document, days) or _republished(session, row) is not None:
            continue
        elsewhere = session.scalars(_elsewhere(row)).first()
        if elsewhere is not None:
            items.append(_gone_to(row, elsewhere))
            continue
        proof = life.absences(session, row.document_id, row.document.missing_since)
        case = Case(
            kind=ChangeKind.WITHDRAWN,
            absent=tuple(f"{night.on}: {night.reason}" for night in proof if night.counted),
            absent_since=_missing_since(row.document),
            nights_wanted=nights,
            days_wanted=days,
        )
        items.append(_pending(row, case, before=row))
    return items


def _gone_for(document: DocumentRow, days: int) -> bool:
    # Nights on which the source could not be read prove nothing: the days end with the last night that found it gone.
    if document.missing_since is None or document.missing_on is None:
        return False
    return document.missing_on - local_date(document.missing_since) >= timedelta(days=days)


def _missing_since(document: DocumentRow) -> str | None:
    return None if document.missing_since is None else local_date(document.missing_since).isoformat()


def _gone_to(row: VersionRow, there: DocumentRow) -> Pending:
    on = _missing_since(row.document)
    case = Case(kind=ChangeKind.MOVED, moved_to=there.url, moved_by="same text", moved_on=on)
    return replace(_pending(row, case, before=row), moved_to=there.id)


def _restored(session: Session) -> Sequence[Pending]:
    sent_on = exists().where(RedirectRow.document_id == DocumentRow.id, RedirectRow.until_at.is_(None))
    question = _current().where(DocumentRow.status.in_(life.GONE_FOR_GOOD), DocumentRow.missing_since.is_(None))
    return [
        _pending(row, Case(kind=ChangeKind.RESTORED), after=row) for row in session.scalars(question.where(~sent_on))
    ]


def _current() -> Select[VersionRow]:
    return (
        select(VersionRow)
        .join(DocumentRow, DocumentRow.id == VersionRow.document_id)
        .where(VersionRow.until_at.is_(None), DocumentRow.parent_id.is_(None))
        .order_by(DocumentRow.id)
    )


def _elsewhere(row: VersionRow) -> Select[DocumentRow]:
    other = aliased(VersionRow)
    return (
        select(DocumentRow)
        .join(other, (other.document_id == DocumentRow.id) & other.until_at.is_(None))
        .where(
            other.text_sha == row.text_sha,
            DocumentRow.id != row.document_id,
            DocumentRow.parent_id.is_(None),
            DocumentRow.status == DocumentStatus.PRESENT,
        )
        .order_by(DocumentRow.id)
    )


def _republished(session: Session, row: VersionRow) -> DocumentRow | None:
    """Find the document of the same source that came with this one's text when this one went."""
    mine = row.document
    came = (DocumentRow.source_id == mine.source_id, DocumentRow.first_seen_at > mine.last_seen_at)
    return session.scalars(_elsewhere(row).where(*came)).first()


def _pending(
    row: VersionRow, case: Case, *, before: VersionRow | None = None, after: VersionRow | None = None
) -> Pending:
    return Pending(
        kind=case.kind,
        document=row.document_id,
        number=row.document.ordinal,
        source=row.document.source_id,
        url=row.document.url,
        before=None if before is None else version_of(before),
        after=None if after is None else version_of(after),
        case=case,
    )
