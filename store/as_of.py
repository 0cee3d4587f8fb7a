"""A document as it stood at a time, not as it stands today."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from store import life, versions
from store.cases import Case
from store.changes import case_of
from store.dates import local_date
from store.documents import Document
from store.errors import VersionUnknown
from store.records import Cause, ChangeKind, DocumentStatus
from store.schema import ChangeRow
from store.versions import Version

NIGHT = timedelta(days=1)
"""What was found gone is looked for again the next night: so long an absence is known to have lasted."""

_STATUS = {
    ChangeKind.WITHDRAWN: DocumentStatus.WITHDRAWN,
    ChangeKind.MOVED: DocumentStatus.MOVED,
    ChangeKind.RESTORED: DocumentStatus.PRESENT,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Stood:
    """What was known of a document."""

    status: DocumentStatus
    last_seen: datetime | None
    """None where it was seen again since: of the looks before that, the last one's time is not kept."""
    versions: tuple[Version, ...]
    """Those recorded until then, oldest first; the last one stood."""


@dataclass(frozen=True, slots=True)
class _Event:
    at: datetime
    status: DocumentStatus
    gone_since: date | None = None
    """Of a withdrawal or a move: the local date on which the document was first found gone."""


def stood(session: Session, document: Document, at: datetime) -> Stood:
    """Return a document as it stood at a time; raises VersionUnknown before it was first seen."""
    known = [version for version in versions.history(session, document.id) if version.from_at <= at]
    if not known:
        raise VersionUnknown("the document was first seen after that time")
    known[-1] = replace(known[-1], until_at=None)
    return Stood(
        status=_status(session, document, known, at),
        last_seen=document.last_seen if document.last_seen <= at else None,
        versions=tuple(known),
    )


def _status(session: Session, document: Document, known: Sequence[Version], at: datetime) -> DocumentStatus:
    ledger = _ledger(session, document.id)
    absences = [_Event(night.at, DocumentStatus.MISSING) for night in life.absences(session, document.id)]
    if all(event.at <= at for event in (*ledger, *absences)) and document.last_seen <= at:
        return document.status
    seen = [_Event(one.from_at, DocumentStatus.PRESENT) for one in known if one.cause is not Cause.EXTRACTOR]
    if document.last_seen <= at:
        seen.append(_Event(document.last_seen, DocumentStatus.PRESENT))
    # Of two events at one moment the ledger's counts: a night writes it after all of its looks.
    happened = sorted((event for event in (*seen, *absences, *ledger) if event.at <= at), key=lambda event: event.at)
    last = happened[-1]
    if last.status is DocumentStatus.MISSING and at - last.at > NIGHT and not _stayed_gone(document, last, ledger):
        # Seen again since, nobody knows on which night.
        return DocumentStatus.PRESENT
    return last.status


def _stayed_gone(document: Document, absence: _Event, ledger: Sequence[_Event]) -> bool:
    """Whether a document found gone was not seen again before it was withdrawn or moved, or until today."""
    later = next((event for event in ledger if event.at > absence.at), None)
    if later is None or later.gone_since is None:
        return document.last_seen < absence.at
    return later.gone_since <= local_date(absence.at)


def _ledger(session: Session, document_id: int) -> list[_Event]:
    question = (
        select(ChangeRow)
        .where(ChangeRow.document_id == document_id, ChangeRow.kind.in_(list(_STATUS)))
        .order_by(ChangeRow.id)
    )
    return [
        _Event(row.detected_at, _STATUS[ChangeKind(row.kind)], _gone_since(case_of(row)))
        for row in session.scalars(question)
    ]


def _gone_since(case: Case | None) -> date | None:
    day = None if case is None else case.absent_since or case.moved_on
    return None if day is None else date.fromisoformat(day)
