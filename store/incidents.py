"""Incidents: what is wrong with a source, from the night it began to the night it ended."""

from collections.abc import Collection
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from sqlalchemy import ColumnElement, exists, or_, select, update
from sqlalchemy.orm import Session

from store.records import IncidentKind, RunStatus
from store.runs import RunKind
from store.schema import RunRow
from store.schema_watch import IncidentRow

NO_RUN = 0
"""`seen_run` of what no night saw: troubles of our own."""
REMINDED_EVERY = timedelta(days=7)
VISITED_WITHIN = timedelta(hours=36)
"""A source that may be looked at only in certain hours has been by then, where somebody keeps to them."""
_A_CLOCK_SET_BACK = timedelta(days=1)
"""Somebody told so far in the future was told by another clock."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Incident:
    """One thing wrong with one source."""

    id: int
    source: str
    kind: IncidentKind
    url: str
    detail: str
    opened_at: datetime
    seen_at: datetime
    closed_at: datetime | None
    told_at: datetime | None = None
    """When somebody was last told that it goes on."""


def saw(
    session: Session,
    *,
    source: str,
    kind: IncidentKind,
    url: str,
    detail: str,
    run_id: int,
    capture_id: int | None,
    now: datetime,
) -> None:
    """Open an incident, or note that an open one goes on."""
    question = select(IncidentRow).where(
        IncidentRow.source_id == source, IncidentRow.kind == kind, IncidentRow.closed_at.is_(None)
    )
    row = session.scalars(question).first()
    if row is None:
        row = IncidentRow(source_id=source, kind=kind, opened_at=now, opening_told=False, closing_told=False)
        session.add(row)
    row.url, row.detail, row.capture_id = url, detail, capture_id
    row.seen_at, row.seen_run = now, run_id
    session.flush()


def close_quiet(session: Session, *, sources: Collection[str], frontier: int, now: datetime) -> None:
    """Close the incidents of these sources, each looked at to the end, that this night did not see again."""
    session.execute(
        update(IncidentRow)
        .where(IncidentRow.source_id.in_(sources), IncidentRow.closed_at.is_(None), IncidentRow.seen_run < frontier)
        .values(closed_at=now)
    )


def close(session: Session, *, source: str, kind: IncidentKind, now: datetime) -> None:
    """Close a source's open incident of a kind, if there is one."""
    which = (IncidentRow.source_id == source, IncidentRow.kind == kind, IncidentRow.closed_at.is_(None))
    session.execute(update(IncidentRow).where(*which).values(closed_at=now))


def close_undeclared(session: Session, declared: Collection[str], *, now: datetime) -> None:
    """Close what is open of sources that are not, or no longer, among these: nobody looks at them any more."""
    for row in session.scalars(select(IncidentRow).where(IncidentRow.closed_at.is_(None))):
        if row.source_id not in declared:
            row.closed_at, row.detail = now, f"the source is no longer declared; before: {row.detail}"
    session.flush()


def still_open(session: Session) -> tuple[Incident, ...]:
    """List the open incidents, oldest first."""
    question = select(IncidentRow).where(IncidentRow.closed_at.is_(None)).order_by(IncidentRow.id)
    return tuple(_incident(row) for row in session.scalars(question))


def seen_since(session: Session, frontier: int) -> tuple[Incident, ...]:
    """List the incidents that this night saw, open or closed."""
    question = select(IncidentRow).where(IncidentRow.seen_run >= frontier).order_by(IncidentRow.id)
    return tuple(_incident(row) for row in session.scalars(question))


def history(session: Session, source: str) -> tuple[Incident, ...]:
    """List all that was ever wrong with a source, oldest first."""
    question = (
        select(IncidentRow).where(IncidentRow.source_id == source).order_by(IncidentRow.opened_at, IncidentRow.id)
    )
    return tuple(_incident(row) for row in session.scalars(question))


def untold_openings(session: Session, *, judged: int | None = None) -> tuple[Incident, ...]:
    """List the open incidents whose beginning nobody was told.

    What a night under way has seen is settled only when it is judged; `judged` is the run of which that is done.
    """
    question = select(IncidentRow).where(IncidentRow.closed_at.is_(None), ~IncidentRow.opening_told, _settled(judged))
    found = tuple(_incident(row) for row in session.scalars(question.order_by(IncidentRow.id)))
    return tuple(one for one in found if one.kind is not IncidentKind.VISIT_TIME or _is_not_visited(one))


def reminders_due(session: Session, now: datetime, *, judged: int | None = None) -> tuple[Incident, ...]:
    """List the open incidents that were told and were seen to last another week, or more, since.

    A trouble of our own lasts until it is said to be over; a source's as long as a night sees it.
    """
    question = select(IncidentRow).where(IncidentRow.closed_at.is_(None), IncidentRow.told_at.is_not(None))
    old = or_(IncidentRow.opened_at <= now - REMINDED_EVERY, IncidentRow.told_at > now + _A_CLOCK_SET_BACK)
    rows = session.scalars(question.where(IncidentRow.opening_told, old, _settled(judged)).order_by(IncidentRow.id))
    lasting = (_lasting(_incident(row), row.seen_run, now) for row in rows)
    return tuple(one for one in lasting if _is_reminder_due(one, now))


def _is_not_visited(incident: Incident) -> bool:
    """Say whether a host's hours have come and gone: a daemon looks at it in them, and nobody need hear of it."""
    return incident.seen_at - incident.opened_at >= VISITED_WITHIN


def untold_closings(session: Session) -> tuple[Incident, ...]:
    """List the closed incidents whose beginning was told and whose end was not."""
    question = select(IncidentRow).where(
        IncidentRow.closed_at.is_not(None), IncidentRow.opening_told, ~IncidentRow.closing_told
    )
    return tuple(_incident(row) for row in session.scalars(question.order_by(IncidentRow.id)))


def opening_told(session: Session, incident: int, now: datetime) -> None:
    """Note that an incident's beginning is on its way to the channels."""
    values = {"opening_told": True, "told_at": now}
    session.execute(update(IncidentRow).where(IncidentRow.id == incident).values(**values))


def reminder_told(session: Session, incident: int, now: datetime) -> None:
    """Note that the word that an incident goes on is on its way to the channels."""
    session.execute(update(IncidentRow).where(IncidentRow.id == incident).values(told_at=now))


def closing_told(session: Session, incident: int) -> None:
    """Note that an incident's end is on its way to the channels."""
    session.execute(update(IncidentRow).where(IncidentRow.id == incident).values(closing_told=True))


def _settled(judged: int | None) -> ColumnElement[bool]:
    under_way = exists().where(
        RunRow.kind == RunKind.NIGHT, RunRow.status == RunStatus.RUNNING, RunRow.id.is_distinct_from(judged)
    )
    return or_(IncidentRow.seen_run == NO_RUN, ~under_way)


def _lasting(incident: Incident, seen_run: int, now: datetime) -> Incident:
    return replace(incident, seen_at=now) if seen_run == NO_RUN else incident


def _is_reminder_due(incident: Incident, now: datetime) -> bool:
    if incident.told_at is None:
        return False
    if incident.told_at > now + _A_CLOCK_SET_BACK:
        return True
    return _weeks(incident, incident.seen_at) > _weeks(incident, incident.told_at)


def _weeks(incident: Incident, at: datetime) -> int:
    return (at - incident.opened_at) // REMINDED_EVERY


def _incident(row: IncidentRow) -> Incident:
    return Incident(
        id=row.id,
        source=row.source_id,
        kind=IncidentKind(row.kind),
        url=row.url,
        detail=row.detail,
        opened_at=row.opened_at,
        seen_at=row.seen_at,
        closed_at=row.closed_at,
        told_at=row.told_at,
    )
