"""Changes: pairs of versions waiting to be compared, and the ledger of what happened."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import date, datetime, timedelta

from sqlalchemy import Select, exists, select
from sqlalchemy.orm import Session, aliased

from store.dates import local_date
from store.records import Cause, ChangeKind, Difference, DocumentStatus, NumberChange, Severity
from store.schema import ChangeRow, DocumentRow, VersionRow
from store.versions import Version, version_of


@dataclass(frozen=True, slots=True, kw_only=True)
class Pending:
    """Something that happened to a document and has not been written as a change."""

    kind: ChangeKind
    document: int
    before: Version | None
    after: Version | None
    moved_to: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """One line of the ledger."""

    id: int
    kind: ChangeKind
    severity: Severity
    reason: str
    document: int | None
    url: str
    title: str | None
    issuer: str | None
    region: str | None
    source: str
    report_year: int | None
    published_on: date | None
    detected_at: datetime
    from_version: int | None
    to_version: int | None
    chars_added: int
    chars_removed: int
    numbers: tuple[NumberChange, ...]
    silent: bool
    confirmed: bool


def pending(session: Session, *, nights: int, days: int, now: datetime) -> tuple[Pending, ...]:
    """List what waits to be written: new and edited documents first, then withdrawn or moved, then restored ones."""
    return (*_unwritten(session), *_withdrawn(session, nights, days, now), *_restored(session))


def write(session: Session, item: Pending, difference: Difference, *, run_id: int, now: datetime) -> Change | None:
    """Write a pending item as a change; None when it is written already."""
    key = _key(item)
    if session.scalars(select(ChangeRow.id).where(ChangeRow.key == key)).first() is not None:
        return None
    row = ChangeRow(
        key=key,
        kind=item.kind,
        severity=difference.severity,
        reason=difference.reason,
        document_id=item.document,
        from_version_id=None if item.before is None else item.before.id,
        to_version_id=None if item.after is None else item.after.id,
        run_id=run_id,
        detected_at=now,
        chars_added=difference.chars_added,
        chars_removed=difference.chars_removed,
        numbers=[asdict(number) for number in difference.numbers],
        silent=difference.silent,
        confirmed=True,
    )
    session.add(row)
    document = session.get_one(DocumentRow, item.document)
    if item.kind in (ChangeKind.WITHDRAWN, ChangeKind.MOVED):
        document.status = DocumentStatus.WITHDRAWN
    if item.kind is ChangeKind.RESTORED:
        document.status = DocumentStatus.PRESENT
    session.flush()
    return _change(row)


def ledger(
    session: Session,
    *,
    since: datetime | None = None,
    kind: ChangeKind | None = None,
    severity: Severity | None = None,
    run_id: int | None = None,
) -> tuple[Change, ...]:
    """List changes, oldest first."""
    question = select(ChangeRow).order_by(ChangeRow.id)
    if since is not None:
        question = question.where(ChangeRow.detected_at >= since)
    if kind is not None:
        question = question.where(ChangeRow.kind == kind)
    if severity is not None:
        question = question.where(ChangeRow.severity == severity)
    if run_id is not None:
        question = question.where(ChangeRow.run_id >= run_id)
    return tuple(_change(row) for row in session.scalars(question))


def _unwritten(session: Session) -> Sequence[Pending]:
    question = (
        select(VersionRow)
        .join(DocumentRow, DocumentRow.id == VersionRow.document_id)
        .where(DocumentRow.parent_id.is_(None))
        .where(VersionRow.cause == Cause.SITE, ~exists().where(ChangeRow.to_version_id == VersionRow.id))
        .order_by(DocumentRow.ordinal, VersionRow.number)
    )
    return [_pair(session, row) for row in session.scalars(question)]


def _pair(session: Session, row: VersionRow) -> Pending:
    if row.number == 1:
        return Pending(kind=ChangeKind.NEW, document=row.document_id, before=None, after=version_of(row))
    question = select(VersionRow).where(VersionRow.document_id == row.document_id, VersionRow.number == row.number - 1)
    before = version_of(session.scalars(question).one())
    return Pending(kind=ChangeKind.EDITED, document=row.document_id, before=before, after=version_of(row))


def _withdrawn(session: Session, nights: int, days: int, now: datetime) -> Sequence[Pending]:
    question = _current().where(
        DocumentRow.status == DocumentStatus.MISSING,
        DocumentRow.missing_nights >= nights,
        DocumentRow.missing_since <= now - timedelta(days=days),
    )
    items = []
    for row in session.scalars(question):
        if not _gone_for(row.document, days):
            continue
        elsewhere = _same_text_elsewhere(session, row)
        kind = ChangeKind.WITHDRAWN if elsewhere is None else ChangeKind.MOVED
        items.append(
            Pending(kind=kind, document=row.document_id, before=version_of(row), after=None, moved_to=elsewhere)
        )
    return items


def _gone_for(document: DocumentRow, days: int) -> bool:
    # Nights on which the source could not be read prove nothing: the days end with the last night that found it gone.
    if document.missing_since is None or document.missing_on is None:
        return False
    return document.missing_on - local_date(document.missing_since) >= timedelta(days=days)


def _restored(session: Session) -> Sequence[Pending]:
    question = _current().where(DocumentRow.status == DocumentStatus.WITHDRAWN, DocumentRow.missing_since.is_(None))
    return [
        Pending(kind=ChangeKind.RESTORED, document=row.document_id, before=None, after=version_of(row))
        for row in session.scalars(question)
    ]


def _current() -> Select[VersionRow]:
    return (
        select(VersionRow)
        .join(DocumentRow, DocumentRow.id == VersionRow.document_id)
        .where(VersionRow.until_at.is_(None), DocumentRow.parent_id.is_(None))
        .order_by(DocumentRow.id)
    )


def _same_text_elsewhere(session: Session, row: VersionRow) -> str | None:
    other = aliased(VersionRow)
    question = (
        select(DocumentRow.url)
        .join(other, (other.document_id == DocumentRow.id) & other.until_at.is_(None))
        .where(
            other.text_sha == row.text_sha,
            DocumentRow.id != row.document_id,
            DocumentRow.parent_id.is_(None),
            DocumentRow.status == DocumentStatus.PRESENT,
        )
        .order_by(DocumentRow.id)
    )
    return session.scalars(question).first()


def _key(item: Pending) -> str:
    before = item.before.id if item.before else "-"
    after = item.after.id if item.after else "-"
    if item.kind in (ChangeKind.NEW, ChangeKind.EDITED):
        return f"{item.kind}:{item.document}:{before}:{after}"
    return f"{item.kind}:{item.document}:{before}:{after}:{_episode(item)}"


def _episode(item: Pending) -> str:
    version = item.before or item.after
    if version is None:
        raise ValueError("a change needs a version on one side")
    return version.missing_since.isoformat() if version.missing_since else version.last_seen_at.isoformat()


def _change(row: ChangeRow) -> Change:
    document, shown = row.document, row.to_version or row.from_version
    if shown is None:
        raise ValueError(f"change {row.id} has no version")
    return Change(
        id=row.id,
        kind=ChangeKind(row.kind),
        severity=Severity(row.severity),
        reason=row.reason,
        document=document.ordinal,
        url=document.url,
        title=shown.title,
        issuer=shown.issuer,
        region=shown.region,
        source=document.source_id,
        report_year=shown.report_year,
        published_on=shown.published_on,
        detected_at=row.detected_at,
        from_version=row.from_version.number if row.from_version else None,
        to_version=row.to_version.number if row.to_version else None,
        chars_added=row.chars_added,
        chars_removed=row.chars_removed,
        numbers=tuple(NumberChange(**number) for number in row.numbers),
        silent=row.silent,
        confirmed=row.confirmed,
    )
