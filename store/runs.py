"""Runs: one attempt at a night each, and the schedules' firings."""

import os
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from store.records import RunStatus
from store.schema import DueRow, RunRow

CONTINUES_WITHIN = timedelta(hours=20)
"""A killed run this young is continued; an older one was another night."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """One attempt at a night."""

    id: int
    frontier: int
    status: RunStatus
    started_at: datetime
    heartbeat_at: datetime
    ended_at: datetime | None
    sources: tuple[str, ...]
    counts: dict[str, Any] | None


def begin(session: Session, *, sources: Sequence[str], now: datetime) -> Run:
    """Open a run; a killed one before it is marked abandoned and continued where it stopped.

    Only for the holder of the single-instance lock: whatever still says it is running is dead.
    """
    last = session.scalars(select(RunRow).order_by(RunRow.id.desc()).limit(1)).first()
    frontier = None
    if last is not None and last.status == RunStatus.RUNNING and now - last.started_at < CONTINUES_WITHIN:
        frontier = last.frontier
    session.execute(
        update(RunRow).where(RunRow.status == RunStatus.RUNNING).values(status=RunStatus.ABANDONED, ended_at=now)
    )
    row = RunRow(
        frontier=0, status=RunStatus.RUNNING, started_at=now, heartbeat_at=now, pid=os.getpid(), sources=list(sources)
    )
    session.add(row)
    session.flush()
    row.frontier = row.id if frontier is None else frontier
    return _run(row)


def beat(session: Session, run_id: int, now: datetime) -> None:
    """Note that the run is alive."""
    session.execute(update(RunRow).where(RunRow.id == run_id).values(heartbeat_at=now))


def end(session: Session, run_id: int, *, status: RunStatus, counts: dict[str, Any], now: datetime) -> None:
    """Close a run with what it came to."""
    values = {"status": status, "counts": counts, "ended_at": now, "heartbeat_at": now}
    session.execute(update(RunRow).where(RunRow.id == run_id).values(**values))


def last(session: Session) -> Run | None:
    """Return the newest run."""
    row = session.scalars(select(RunRow).order_by(RunRow.id.desc()).limit(1)).first()
    return None if row is None else _run(row)


def claim(session: Session, *, schedule: str, fire_at: datetime, now: datetime) -> bool:
    """Take one firing of a schedule; False when somebody has it already."""
    if session.get(DueRow, (schedule, fire_at)) is not None:
        return False
    session.add(DueRow(schedule=schedule, fire_at=fire_at, claimed_at=now))
    session.flush()
    return True


def last_claimed(session: Session, schedule: str) -> datetime | None:
    """Say when the newest claimed firing of a schedule was due."""
    question = select(DueRow.fire_at).where(DueRow.schedule == schedule).order_by(DueRow.fire_at.desc()).limit(1)
    return session.scalars(question).first()


def _run(row: RunRow) -> Run:
    return Run(
        id=row.id,
        frontier=row.frontier,
        status=RunStatus(row.status),
        started_at=row.started_at,
        heartbeat_at=row.heartbeat_at,
        ended_at=row.ended_at,
        sources=tuple(row.sources),
        counts=row.counts,
    )
