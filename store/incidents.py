"""Incidents: what is wrong with a source, from the night it began to the night it ended."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from store.records import IncidentKind
from store.schema import IncidentRow


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


def still_open(session: Session) -> tuple[Incident, ...]:
    """List the open incidents, oldest first."""
    question = select(IncidentRow).where(IncidentRow.closed_at.is_(None)).order_by(IncidentRow.id)
    return tuple(_incident(row) for row in session.scalars(question))


def seen_since(session: Session, frontier: int) -> tuple[Incident, ...]:
    """List the incidents that this night saw, open or closed."""
    question = select(IncidentRow).where(IncidentRow.seen_run >= frontier).order_by(IncidentRow.id)
    return tuple(_incident(row) for row in session.scalars(question))


def untold_openings(session: Session) -> tuple[Incident, ...]:
    """List the open incidents whose beginning nobody was told."""
    question = select(IncidentRow).where(IncidentRow.closed_at.is_(None), ~IncidentRow.opening_told)
    return tuple(_incident(row) for row in session.scalars(question.order_by(IncidentRow.id)))


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


def closing_told(session: Session, incident: int) -> None:
    """Note that an incident's end is on its way to the channels."""
    session.execute(update(IncidentRow).where(IncidentRow.id == incident).values(closing_told=True))


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
    )
