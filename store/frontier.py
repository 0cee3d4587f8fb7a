"""What is due this night: columns to read, documents to look at again, entries that deserve a first fetch.

A killed night is continued by asking again: whatever a run since the frontier has visited is not due.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import ColumnElement, and_, or_, select, update
from sqlalchemy.orm import InstrumentedAttribute, Session

from store import announced
from store.announced import INLINE_MARK, Announced
from store.looks import EVERY_NIGHT, Tier, began, is_wanted
from store.records import EntrySeen, Kind, KnownBody, Level
from store.schema import CaptureRow, ColumnRow, DocumentRow, EntryRow, SourceRow, VersionRow

HAS_OWN_ADDRESS = DocumentRow.key.not_like(f"%{INLINE_MARK}%")
"""Which documents are looked at by asking for them; the others are seen when their column or page is read."""


DECIDED = "decided"
"""`tried_as` of an entry whose page was read and is no report."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceSeed:
    """A declared source as the store needs it."""

    id: str
    issuer: str
    region: str
    level: Level
    site: str
    columns: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ColumnDue:
    """A column to read."""

    id: int
    source: str
    url: str
    etag: str | None
    last_modified: str | None
    complete: bool
    """Its last look went as far as it had to; otherwise every page is wanted."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentDue:
    """A document to look at again."""

    id: int
    source: str
    key: str
    url: str
    etag: str | None
    last_modified: str | None
    body_digest: str | None
    reader: str
    suspect: bool
    """A destructive edit was seen once: the page itself is wanted, not a 304."""
    listed_title: str | None
    """What led here called it: the line of a column, or the page that links to this file."""
    listed_on: date | None
    captured: KnownBody
    moved_to: str | None = None
    """Canonical address that it sends on to, where it has moved."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CandidateDue:
    """An entry that may be a report and has not been fetched."""

    source: str
    key: str
    url: str
    title: str
    listed_on: date | None
    kind: Kind


def register(session: Session, seeds: Iterable[SourceSeed], now: datetime) -> None:
    """Make the store know the declared sources and their columns."""
    for seed in seeds:
        row = session.get(SourceRow, seed.id)
        if row is None:
            row = SourceRow(id=seed.id, first_seen_at=now)
            session.add(row)
        row.issuer, row.region, row.level, row.site = seed.issuer, seed.region, seed.level, seed.site
        session.flush()
        known = set(session.scalars(select(ColumnRow.url).where(ColumnRow.source_id == seed.id)))
        session.add_all(ColumnRow(source_id=seed.id, url=url) for url in seed.columns if url not in known)


def columns_due(session: Session, seeds: Sequence[SourceSeed], frontier: int) -> tuple[ColumnDue, ...]:
    """List the declared columns that this night has not read yet."""
    declared = {(seed.id, url) for seed in seeds for url in seed.columns}
    rows = session.scalars(
        select(ColumnRow)
        .where(ColumnRow.source_id.in_([seed.id for seed in seeds]), _undone(ColumnRow.checked_run, frontier))
        .order_by(ColumnRow.id)
    )
    return tuple(
        ColumnDue(
            id=row.id,
            source=row.source_id,
            url=row.url,
            etag=row.etag,
            last_modified=row.last_modified,
            complete=row.complete,
        )
        for row in rows
        if (row.source_id, row.url) in declared
    )


def documents_due(
    session: Session, sources: Sequence[str], frontier: int, tiers: Sequence[Tier] = EVERY_NIGHT
) -> tuple[DocumentDue, ...]:
    """List the documents that this night looks at and has not looked at yet."""
    wanted = is_wanted(began(session, frontier), tiers)
    return _documents(session, sources, and_(_undone(DocumentRow.checked_run, frontier), wanted))


def suspects_due(session: Session, sources: Sequence[str], run_id: int) -> tuple[DocumentDue, ...]:
    """List the documents whose destructive edit this run saw once: they want a second look before it ends."""
    return _documents(session, sources, DocumentRow.suspect_run == run_id)


def candidates_due(session: Session, sources: Sequence[str], frontier: int) -> tuple[CandidateDue, ...]:
    """List the entries that may be reports and that this night has not tried."""
    question = select(EntryRow).where(EntryRow.source_id.in_(sources), untried(frontier)).order_by(EntryRow.id)
    return tuple(
        CandidateDue(
            source=row.source_id,
            key=row.key,
            url=row.url,
            title=row.title,
            listed_on=row.listed_on,
            kind=Kind(row.kind),
        )
        for row in session.scalars(question)
    )


def untried(frontier: int) -> ColumnElement[bool]:
    """Say which entries may be reports and have not been tried since the frontier."""
    return and_(
        EntryRow.document_id.is_(None),
        EntryRow.kind.in_((Kind.REPORT, Kind.UNDECIDED)),
        or_(EntryRow.tried_as.is_(None), EntryRow.tried_as != DECIDED),
        _undone(EntryRow.tried_run, frontier),
    )


def known_keys(session: Session, sources: Sequence[str]) -> Mapping[str, frozenset[str]]:
    """Give, for each source, the canonical addresses its columns have listed before."""
    keys: dict[str, set[str]] = {source: set() for source in sources}
    for source, key in session.execute(select(EntryRow.source_id, EntryRow.key).where(EntryRow.source_id.in_(sources))):
        keys[source].add(key)
    return {source: frozenset(found) for source, found in keys.items()}


def column_listed(session: Session, *, column: int, source: str, entries: Sequence[EntrySeen], now: datetime) -> None:
    """Remember one page's entries; a known address keeps its first title's verdict unless the title changed."""
    keys = [entry.key for entry in entries]
    listed = select(EntryRow).where(EntryRow.source_id == source, EntryRow.key.in_(keys))
    known = {row.key: row for row in session.scalars(listed)}
    recorded = select(DocumentRow).where(DocumentRow.key.in_(keys))
    documents = {row.key: row.id for row in session.scalars(recorded)}
    for entry in entries:
        row = known.get(entry.key)
        if row is None:
            row = EntryRow(source_id=source, column_id=column, key=entry.key, first_seen_at=now)
            session.add(row)
            row.document_id = documents.get(entry.key)
            known[entry.key] = row
        elif row.title == entry.title:
            continue
        else:
            # What was decided was decided of another title.
            row.tried_as = None if row.tried_as == DECIDED else row.tried_as
        row.url, row.title, row.listed_on = entry.url, entry.title, entry.listed_on
        row.kind, row.reason = entry.kind, entry.reason


def column_failed(session: Session, column: int, *, as_: str, run_id: int) -> None:
    """Note that the night looked at a column and did not finish it; what it had begun stays incomplete."""
    session.execute(update(ColumnRow).where(ColumnRow.id == column).values(checked_run=run_id, checked_as=as_))


def column_begun(
    session: Session,
    column: int,
    *,
    adapter: str,
    entries: int,
    newest_on: date | None,
    etag: str | None,
    last_modified: str | None,
) -> None:
    """Note what a column's first page held; a night killed before the last one reads every page again."""
    values = {"adapter": adapter, "entries": entries, "newest_on": newest_on, "complete": False}
    validators = {"etag": etag, "last_modified": last_modified}
    session.execute(update(ColumnRow).where(ColumnRow.id == column).values(**values, **validators))


def column_finished(session: Session, column: int, *, as_: str, run_id: int, now: datetime) -> None:
    """Note that a column was read as far as it had to be."""
    values = {"complete": True, "last_good_at": now, "checked_run": run_id, "checked_as": as_}
    session.execute(update(ColumnRow).where(ColumnRow.id == column).values(**values))


def entry_tried(session: Session, *, source: str, key: str, as_: str, run_id: int) -> None:
    """Note that the night fetched a candidate, however that went."""
    which = (EntryRow.source_id == source, EntryRow.key == key)
    session.execute(update(EntryRow).where(*which).values(tried_run=run_id, tried_as=as_))


def entry_decided(session: Session, *, source: str, key: str, kind: Kind, reason: str, run_id: int) -> None:
    """Note that a candidate's page was read and is no report."""
    which = (EntryRow.source_id == source, EntryRow.key == key)
    values = {"kind": kind, "reason": reason, "tried_run": run_id, "tried_as": DECIDED}
    session.execute(update(EntryRow).where(*which).values(**values))


def _undone(checked: InstrumentedAttribute[int | None], frontier: int) -> ColumnElement[bool]:
    return or_(checked.is_(None), checked < frontier)


def _documents(session: Session, sources: Sequence[str], which: ColumnElement[bool]) -> tuple[DocumentDue, ...]:
    question = (
        select(DocumentRow, CaptureRow)
        .join(VersionRow, (VersionRow.document_id == DocumentRow.id) & VersionRow.until_at.is_(None))
        .join(CaptureRow, CaptureRow.id == VersionRow.capture_id)
        .where(DocumentRow.source_id.in_(sources), HAS_OWN_ADDRESS, which)
        .order_by(DocumentRow.id)
    )
    rows = session.execute(question).all()
    led_here = _announced(session, sources, [document for document, _ in rows])
    moved = [document.moved_to_id for document, _ in rows if document.moved_to_id is not None]
    there = session.execute(select(DocumentRow.id, DocumentRow.key).where(DocumentRow.id.in_(moved)))
    keys = dict(iter(there))
    return tuple(
        _document_due(document, capture, led_here.get(document.id, Announced()), keys.get(document.moved_to_id or 0))
        for document, capture in rows
    )


def _announced(session: Session, sources: Sequence[str], documents: Sequence[DocumentRow]) -> Mapping[int, Announced]:
    """Say how each was announced; a file is read as its page has it, whether with the page or alone."""
    if not documents:
        return {}
    listed = announced.listed(session, EntryRow.source_id.in_(sources))
    files = {document.id: document.parent_id for document in documents if document.parent_id is not None}
    pages = announced.current(session, list(files.values()))
    by_pages = {file: announced.by_page(pages[page], listed.get(page, Announced())) for file, page in files.items()}
    return {**listed, **by_pages}


def _document_due(document: DocumentRow, capture: CaptureRow, led_here: Announced, moved_to: str | None) -> DocumentDue:
    return DocumentDue(
        id=document.id,
        source=document.source_id,
        key=document.key,
        url=document.url,
        etag=document.etag,
        last_modified=document.last_modified,
        body_digest=document.body_digest,
        reader=document.reader,
        suspect=document.suspect_sha is not None,
        listed_title=led_here.title,
        listed_on=led_here.on,
        captured=KnownBody(digest=capture.digest, url=capture.url, at=capture.at),
        moved_to=moved_to,
    )
