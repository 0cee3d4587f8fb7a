"""Runs: attempts at a night, and readings of what is kept."""

import os
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Any

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from store.records import RunStatus
from store.schema import RunRow

CONTINUES_WITHIN = timedelta(hours=20)
"""A killed run this young is continued; an older one was another night."""


class RunKind(StrEnum):
    """What a run does."""

    NIGHT = "night"
    REREAD = "reread"
    """Reads what is kept again; it asks nobody for a page."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """One attempt at a night, or one reading of what is kept."""

    id: int
    kind: RunKind
    frontier: int
    status: RunStatus
    started_at: datetime
    heartbeat_at: datetime
    ended_at: datetime | None
    sources: tuple[str, ...]
    counts: dict[str, Any] | None
    full: bool = False
    """Every source, every page of every column and every document was wanted."""


def begin(session: Session, *, sources: Sequence[str], now: datetime, full: bool = False) -> Run:
    """Open a night; a killed one before it is marked abandoned and continued where it stopped.

    Only for the holder of the single-instance lock: whatever still says it is running is dead.
    """
    before = killed(session, now)
    frontier = None if before is None else before.frontier
    return _open(session, RunKind.NIGHT, sources, now, frontier, full=full)


def begin_reread(session: Session, *, sources: Sequence[str], now: datetime) -> Run:
    """Open a reading of what is kept; a killed night stays as it is, for the next one to continue.

    Only for the holder of the single-instance lock.
    """
    return _open(session, RunKind.REREAD, sources, now, None)


def beat(session: Session, run_id: int, now: datetime) -> None:
    """Note that the run is alive."""
    session.execute(update(RunRow).where(RunRow.id == run_id).values(heartbeat_at=now))


def end(session: Session, run_id: int, *, status: RunStatus, counts: dict[str, Any], now: datetime) -> None:
    """Close a run with what it came to."""
    values = {"status": status, "counts": counts, "ended_at": now, "heartbeat_at": now}
    session.execute(update(RunRow).where(RunRow.id == run_id).values(**values))


def last(session: Session) -> Run | None:
    """Return the newest night."""
    nights = select(RunRow).where(RunRow.kind == RunKind.NIGHT)
    row = session.scalars(nights.order_by(RunRow.id.desc()).limit(1)).first()
    return None if row is None else _run(row)


def killed(session: Session, now: datetime) -> Run | None:
    """Return the night that the next one continues: the newest, where it never came to its end and is not long past."""
    before = last(session)
    if before is None or before.status is not RunStatus.RUNNING or now - before.started_at >= CONTINUES_WITHIN:
        return None
    return before


def last_full(session: Session, now: datetime) -> datetime | None:
    """Say when the newest full look that came to its end began; one in the future was a wrong clock's, and is none."""
    ended = (RunRow.full, RunRow.status.in_((RunStatus.DONE, RunStatus.PARTIAL)), RunRow.started_at <= now)
    return session.scalars(select(RunRow.started_at).where(*ended).order_by(RunRow.id.desc()).limit(1)).first()


def _open(
    session: Session, kind: RunKind, sources: Sequence[str], now: datetime, frontier: int | None, *, full: bool = False
) -> Run:
    dead = (RunRow.status == RunStatus.RUNNING, RunRow.kind == kind)
    session.execute(update(RunRow).where(*dead).values(status=RunStatus.ABANDONED, ended_at=now))
    row = RunRow(
        kind=kind,
        full=full,
        frontier=0,
        status=RunStatus.RUNNING,
        started_at=now,
        heartbeat_at=now,
        pid=os.getpid(),
        sources=list(sources),
    )
    session.add(row)
    session.flush()
    row.frontier = row.id if frontier is None else frontier
    return _run(row)


def _run(row: RunRow) -> Run:
    return Run(
        id=row.id,
        kind=RunKind(row.kind),
        frontier=row.frontier,
        status=RunStatus(row.status),
        started_at=row.started_at,
        heartbeat_at=row.heartbeat_at,
        ended_at=row.ended_at,
        sources=tuple(row.sources),
        counts=row.counts,
        full=row.full,
    )
