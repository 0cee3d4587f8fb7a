"""Where a document is not, and where it went: absences and redirects, each with its dates."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from sqlalchemy import or_, select, update
from sqlalchemy.orm import Session

from store.captures import add_capture
from store.dates import local_date
from store.records import Capture, DocumentStatus
from store.schema import DocumentRow
from store.schema_proof import AbsenceRow, RedirectRow

MOVED_LOOK = timedelta(days=7)
"""How often a document that moved is asked for at its old address."""

GONE_FOR_GOOD = (DocumentStatus.WITHDRAWN, DocumentStatus.MOVED)


@dataclass(frozen=True, slots=True, kw_only=True)
class Absence:
    """A night on which a document was not found at its address."""

    on: date
    at: datetime
    reason: str
    counted: bool
    """The night was a good one of its source."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Redirect:
    """An address that sent us on to another."""

    from_url: str
    to_url: str
    from_at: datetime
    seen_at: datetime
    until_at: datetime | None


def gone(session: Session, document: int, *, run_id: int, now: datetime, capture: Capture, reason: str) -> None:
    """Note that a document's address says it is gone; the night counts only once its source is known to be well."""
    row = session.get_one(DocumentRow, document)
    row.checked_run, row.checked_as = run_id, DocumentStatus.MISSING
    row.suspect_sha, row.suspect_run, row.suspect_nights = None, None, 0
    if row.missing_since is None:
        row.missing_since = now
    if row.status == DocumentStatus.PRESENT:
        row.status = DocumentStatus.MISSING
    if row.status == DocumentStatus.MOVED:
        row.next_look_at = now + MOVED_LOOK
        _end_redirects(session, document, now)
    if row.status not in GONE_FOR_GOOD:
        _absent(session, row, run_id=run_id, now=now, capture=capture, reason=reason)


def sent_on(session: Session, document: int, to: int, *, to_url: str, run_id: int, now: datetime) -> None:
    """Note that a document's address sent us on to another document's."""
    row = session.get_one(DocumentRow, document)
    row.checked_run, row.checked_as = run_id, DocumentStatus.MOVED
    row.suspect_sha, row.suspect_run, row.suspect_nights = None, None, 0
    row.missing_since, row.missing_on, row.missing_nights = None, None, 0
    row.moved_to_id, row.next_look_at = to, now + MOVED_LOOK
    still = _open_redirect(session, document)
    if still is not None and still.to_document_id == to:
        still.seen_at = now
        return
    _end_redirects(session, document, now)
    session.add(
        RedirectRow(document_id=document, to_document_id=to, from_url=row.url, to_url=to_url, from_at=now, seen_at=now)
    )
    session.flush()


def still_moved(session: Session, document: int, *, run_id: int, now: datetime) -> None:
    """Note that a document's old address sent us on as before."""
    row = session.get_one(DocumentRow, document)
    row.checked_run, row.checked_as = run_id, DocumentStatus.MOVED
    row.next_look_at = now + MOVED_LOOK
    still = _open_redirect(session, document)
    if still is not None:
        still.seen_at = now


def answers_itself(session: Session, document: int, *, now: datetime) -> None:
    """Note that a document that had moved is at its own address again."""
    row = session.get_one(DocumentRow, document)
    row.moved_to_id = row.next_look_at = None
    _end_redirects(session, document, now)


def put_off(session: Session, document: int, *, now: datetime) -> None:
    """Look at a document that moved only after a while: nothing at its old address matters sooner."""
    session.get_one(DocumentRow, document).next_look_at = now + MOVED_LOOK


def count_absences(session: Session, sources: Sequence[str], *, on: date) -> None:
    """Let this local date's absences count: the sources were well."""
    of_them = select(DocumentRow.id).where(DocumentRow.source_id.in_(sources))
    session.execute(
        update(AbsenceRow)
        .where(AbsenceRow.on == on, AbsenceRow.document_id.in_(of_them))
        .values(counted=True)
        .execution_options(synchronize_session=False)
    )


def absences(session: Session, document: int, since: datetime | None = None) -> tuple[Absence, ...]:
    """List the nights on which a document was not found, oldest first."""
    question = select(AbsenceRow).where(AbsenceRow.document_id == document).order_by(AbsenceRow.on)
    if since is not None:
        question = question.where(AbsenceRow.at >= since)
    return tuple(
        Absence(on=row.on, at=row.at, reason=row.reason, counted=row.counted) for row in session.scalars(question)
    )


def redirects(session: Session, document: int) -> tuple[Redirect, ...]:
    """List the redirects from a document's address and to it, oldest first."""
    either = or_(RedirectRow.document_id == document, RedirectRow.to_document_id == document)
    question = select(RedirectRow).where(either).order_by(RedirectRow.from_at, RedirectRow.id)
    return tuple(
        Redirect(
            from_url=row.from_url, to_url=row.to_url, from_at=row.from_at, seen_at=row.seen_at, until_at=row.until_at
        )
        for row in session.scalars(question)
    )


def _absent(session: Session, row: DocumentRow, *, run_id: int, now: datetime, capture: Capture, reason: str) -> None:
    on = local_date(now)
    which = (AbsenceRow.document_id == row.id, AbsenceRow.on == on)
    if session.scalars(select(AbsenceRow.id).where(*which)).first() is not None:
        return
    kept = add_capture(session, capture, run_id)
    session.add(
        AbsenceRow(document_id=row.id, on=on, at=now, run_id=run_id, capture_id=kept.id, reason=reason, counted=False)
    )
    session.flush()


def _open_redirect(session: Session, document: int) -> RedirectRow | None:
    which = (RedirectRow.document_id == document, RedirectRow.until_at.is_(None))
    return session.scalars(select(RedirectRow).where(*which)).first()


def _end_redirects(session: Session, document: int, now: datetime) -> None:
    which = (RedirectRow.document_id == document, RedirectRow.until_at.is_(None))
    session.execute(update(RedirectRow).where(*which).values(until_at=now))
