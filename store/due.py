"""What is due: each firing of a schedule is begun by one, and ends once."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from sqlalchemy import Select, Update, delete, select, update
from sqlalchemy.orm import Session

from store.schema import DueRow


class Outcome(StrEnum):
    """What came of a firing."""

    DONE = "done"
    PARTIAL = "partial"
    """It ended by itself, and could not do all."""
    FAILED = "failed"
    """It ended by itself, and could do nothing."""
    HUNG = "hung"
    """It was ended at its limit."""
    GIVEN_UP = "given_up"
    """It died each time it was begun."""
    SUPERSEDED = "superseded"
    """It died, and a later firing of its schedule came before it was begun again."""
    NOT_MISSED = "not_missed"
    """It was in the past when its schedule was first seen: nothing was to be done."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Firing:
    """One time at which a schedule was due."""

    schedule: str
    fire_at: datetime
    begun_at: datetime
    """When it was last begun."""
    ended_at: datetime | None
    outcome: Outcome | None
    attempts: int


def begin(session: Session, *, schedule: str, fire_at: datetime, now: datetime) -> Firing | None:
    """Begin a firing; None when somebody has begun it already.

    What died of the same schedule and was to be begun again is superseded. A later firing was begun by a clock that was
    ahead: it is forgotten, so that its own time will find it due.
    """
    if session.get(DueRow, (schedule, fire_at)) is not None:
        return None
    session.execute(delete(DueRow).where(DueRow.schedule == schedule, DueRow.fire_at > fire_at))
    unfinished = (DueRow.schedule == schedule, DueRow.ended_at.is_(None))
    session.execute(update(DueRow).where(*unfinished).values(ended_at=now, outcome=Outcome.SUPERSEDED))
    row = DueRow(schedule=schedule, fire_at=fire_at, claimed_at=now, attempts=1)
    session.add(row)
    session.flush()
    return _firing(row)


def first_seen(session: Session, *, schedule: str, fire_at: datetime, now: datetime) -> None:
    """Note that a schedule has missed nothing up to a firing; firings after it stay as they are."""
    row = DueRow(schedule=schedule, fire_at=fire_at, claimed_at=now, ended_at=now, outcome=Outcome.NOT_MISSED)
    session.add(row)
    session.flush()


def begin_again(session: Session, firing: Firing, *, now: datetime) -> Firing:
    """Begin a firing once more whose process died."""
    row = session.get_one(DueRow, (firing.schedule, firing.fire_at))
    row.claimed_at, row.attempts = now, row.attempts + 1
    session.flush()
    return _firing(row)


def give_back(session: Session, firing: Firing) -> None:
    """Take back that a firing was begun: it was ended with the daemon, which is no fault of its own."""
    session.execute(_this(firing).values(attempts=DueRow.attempts - 1))


def forget(session: Session, firings: Sequence[Firing]) -> None:
    """Take back that firings were ever begun: they are due again at once."""
    for firing in firings:
        session.execute(delete(DueRow).where(DueRow.schedule == firing.schedule, DueRow.fire_at == firing.fire_at))


def end(session: Session, firing: Firing, *, outcome: Outcome, now: datetime) -> None:
    """Close a firing with what came of it."""
    session.execute(_this(firing).values(outcome=outcome, ended_at=now))


def unfinished(session: Session, schedule: str) -> Firing | None:
    """Return the newest firing of a schedule that was begun and has not ended."""
    question = select(DueRow).where(DueRow.schedule == schedule, DueRow.ended_at.is_(None))
    return _newest(session, question)


def newest(session: Session, schedule: str, *, until: datetime) -> Firing | None:
    """Return the newest firing of a schedule that was begun, of those that were due by then."""
    question = select(DueRow).where(DueRow.schedule == schedule, DueRow.fire_at <= until)
    return _newest(session, question)


def newest_ended(session: Session, schedule: str, *, until: datetime) -> Firing | None:
    """Return the newest firing of a schedule that came to an end, of those that were due by then."""
    question = select(DueRow).where(DueRow.schedule == schedule, DueRow.fire_at <= until, DueRow.outcome.is_not(None))
    return _newest(session, question)


def is_known(session: Session, schedule: str, fire_at: datetime) -> bool:
    """Say whether a firing was begun, or not missed."""
    return session.get(DueRow, (schedule, fire_at)) is not None


def born(session: Session, schedule: str) -> datetime | None:
    """Say when a schedule was first seen by this store: what sets it apart from others of the same timetable."""
    question = select(DueRow.claimed_at).where(DueRow.schedule == schedule).order_by(DueRow.fire_at).limit(1)
    return session.scalars(question).first()


def _this(firing: Firing) -> Update:
    return update(DueRow).where(DueRow.schedule == firing.schedule, DueRow.fire_at == firing.fire_at)


def _newest(session: Session, question: Select[DueRow]) -> Firing | None:
    row = session.scalars(question.order_by(DueRow.fire_at.desc()).limit(1)).first()
    return None if row is None else _firing(row)


def _firing(row: DueRow) -> Firing:
    return Firing(
        schedule=row.schedule,
        fire_at=row.fire_at,
        begun_at=row.claimed_at,
        ended_at=row.ended_at,
        outcome=None if row.outcome is None else Outcome(row.outcome),
        attempts=row.attempts,
    )
