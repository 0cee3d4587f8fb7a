"""What is to be done now about a work: the timetable says when it is due, the store what was begun."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy.orm import Session

from jobs.keeper.due import firing_due, jitter, latest_firing
from jobs.keeper.tasks import Task
from store import due
from store.due import Firing

PAUSES = (timedelta(), timedelta(minutes=1), timedelta(minutes=15))
"""How long after its beginning a work that died is begun again, by how often it was begun; then it is given up."""


@dataclass(frozen=True, slots=True)
class FirstSeen:
    """The schedule is new to this store: it has missed nothing."""

    fire_at: datetime


@dataclass(frozen=True, slots=True)
class Begin:
    """A firing's time has come, or it was missed."""

    fire_at: datetime


@dataclass(frozen=True, slots=True)
class Again:
    """It was begun, and died."""

    firing: Firing


@dataclass(frozen=True, slots=True)
class GiveUp:
    """It died as often as it may."""

    firing: Firing


Step = FirstSeen | Begin | Again | GiveUp


def next_step(session: Session, task: Task, now: datetime) -> Step | None:
    """Say what is to be done now; None for nothing.

    What was begun and has not ended has died: to act on it is only for the holder of the keeper's lock.
    """
    made = due.born(session, task.name)
    before = due.newest(session, task.name, until=now)
    if made is None or before is None:
        return FirstSeen(latest_firing(task.trigger, now) or now)
    wait = jitter(task.trigger, task.jitter, made)
    fire_at = firing_due(task.trigger, wait, newest=before.fire_at, now=now)
    if fire_at is not None:
        return Begin(fire_at)
    died = due.unfinished(session, task.name)
    return None if died is None else _after_death(died, now)


def _after_death(died: Firing, now: datetime) -> Step | None:
    if died.attempts >= len(PAUSES):
        return GiveUp(died)
    # Begun in the future: the clock was set back, and says nothing of how long ago that was.
    if timedelta() <= now - died.begun_at < PAUSES[died.attempts]:
        return None
    return Again(died)
