"""What a monitoring system wants to know of a store: counts and times, none of them of a single page or host."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Select, func, select
from sqlalchemy.orm import Session

from store.records import Cause, ChangeKind, DocumentStatus, IncidentKind, RunStatus, Severity
from store.runs import RunKind
from store.schema import ChangeRow, DocumentRow, RunRow, SourceRow, VersionRow
from store.schema_watch import DrillRow, IncidentRow, OverdueRow, ReceiptRow

GOOD = (RunStatus.DONE, RunStatus.PARTIAL)
ENDED = (*GOOD, RunStatus.FAILED)
"""A night that was killed did not end: the next one completes it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class EndedNight:
    """A night that came to its end; one that was continued counts from its first beginning."""

    frontier: int
    status: RunStatus
    full: bool
    began_at: datetime
    ended_at: datetime
    asked: frozenset[str]
    """Sources."""
    read: frozenset[str]
    """Those of them that were read to the end."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Traffic:
    """What a night cost the sites, over all hosts."""

    requests: int
    bytes: int
    """Of bodies as received."""
    not_modified: int
    refused: int
    """Requests not made because robots.txt forbids them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenIncidents:
    """What is wrong now."""

    kinds: Mapping[IncidentKind, int]
    sources: frozenset[str]
    oldest: datetime | None
    """When the one that is open for longest began."""


def last_ended(session: Session) -> EndedNight | None:
    """Return the newest night that came to its end."""
    row = _newest(session, select(RunRow).where(RunRow.status.in_(ENDED)))
    if row is None:
        return None
    began_at = session.get_one(RunRow, row.frontier).started_at
    read = select(SourceRow.id).where(SourceRow.last_good_at >= began_at)
    asked = frozenset(row.sources)
    return EndedNight(
        frontier=row.frontier,
        status=RunStatus(row.status),
        full=row.full,
        began_at=began_at,
        ended_at=row.ended_at or row.heartbeat_at,
        asked=asked,
        read=asked & frozenset(session.scalars(read)),
    )


def last_good(session: Session) -> datetime | None:
    """Say when the newest night ended of which at least a part was read."""
    row = _newest(session, select(RunRow).where(RunRow.status.in_(GOOD)))
    return None if row is None else row.ended_at


def traffic(session: Session, frontier: int) -> Traffic:
    """Add up what the runs of a night asked of all hosts."""
    question = select(
        func.coalesce(func.sum(ReceiptRow.requests), 0),
        func.coalesce(func.sum(ReceiptRow.bytes), 0),
        func.coalesce(func.sum(ReceiptRow.not_modified), 0),
        func.coalesce(func.sum(ReceiptRow.refused), 0),
    )
    of_night = question.join(RunRow, RunRow.id == ReceiptRow.run_id).where(RunRow.frontier == frontier)
    requests, received, not_modified, refused = session.execute(of_night).one()
    return Traffic(requests=requests, bytes=received, not_modified=not_modified, refused=refused)


def documents(session: Session) -> Mapping[DocumentStatus, int]:
    """Count the documents by where they stand; the files of a report are none."""
    mine = DocumentRow.parent_id.is_(None)
    found = session.execute(select(DocumentRow.status, func.count()).where(mine).group_by(DocumentRow.status))
    return dict.fromkeys(DocumentStatus, 0) | {DocumentStatus(status): count for status, count in found}


def versions(session: Session) -> Mapping[Cause, int]:
    """Count all versions ever made, by why."""
    found = session.execute(select(VersionRow.cause, func.count()).group_by(VersionRow.cause))
    return dict.fromkeys(Cause, 0) | {Cause(cause): count for cause, count in found}


def changes(session: Session) -> Mapping[tuple[ChangeKind, Severity], int]:
    """Count the changes ever detected."""
    found = session.execute(
        select(ChangeRow.kind, ChangeRow.severity, func.count()).group_by(ChangeRow.kind, ChangeRow.severity)
    )
    none = {(kind, severity): 0 for kind in ChangeKind for severity in Severity}
    return none | {(ChangeKind(kind), Severity(severity)): count for kind, severity, count in found}


def open_incidents(session: Session) -> OpenIncidents:
    """Say what is wrong now, ourselves included."""
    kinds = dict.fromkeys(IncidentKind, 0)
    sources, began = set(), []
    for row in session.scalars(select(IncidentRow).where(IncidentRow.closed_at.is_(None))):
        kinds[IncidentKind(row.kind)] += 1
        sources.add(row.source_id)
        began.append(row.opened_at)
    return OpenIncidents(kinds=kinds, sources=frozenset(sources), oldest=min(began, default=None))


def ever_read(session: Session) -> frozenset[str]:
    """Name the sources that were once read to the end."""
    return frozenset(session.scalars(select(SourceRow.id).where(SourceRow.last_good_at.is_not(None))))


def overdue(session: Session) -> Mapping[int, int]:
    """Count, by the year it is on, the reports not seen by their deadline that have not come since."""
    question = select(OverdueRow.report_year, func.count()).where(OverdueRow.seen_at.is_(None))
    found = session.execute(question.group_by(OverdueRow.report_year).order_by(OverdueRow.report_year))
    return dict(found.all())


def last_green_drill(session: Session) -> datetime | None:
    """Say when the last self-drill was made that showed nothing wrong."""
    question = select(DrillRow.at).where(DrillRow.stage.is_(None)).order_by(DrillRow.id.desc()).limit(1)
    return session.scalars(question).first()


def _newest(session: Session, nights: Select[RunRow]) -> RunRow | None:
    question = nights.where(RunRow.kind == RunKind.NIGHT).order_by(RunRow.id.desc()).limit(1)
    return session.scalars(question).first()
