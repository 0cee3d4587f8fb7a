"""Questions about what is done night by night: the clock, the last night, the schedules, the drill."""

from datetime import datetime, timedelta

from sqlalchemy.orm import Session

from jobs.checkup.answer import Answer, Level, together
from jobs.keeper.crontab import trigger
from jobs.keeper.due import latest_firing
from jobs.keeper.firing_gap import longest_gap
from jobs.keeper.tasks import Task, night_limit, tasks
from jobs.place import Place
from store import drills, due, runs
from store.dates import local_minute
from store.due import Firing, Outcome
from store.latest import latest
from store.metrics import EndedNight, last_ended
from store.records import RunStatus
from store.runs import Run

CLOCKS_DIFFER = timedelta(minutes=5)
GRACE = timedelta(hours=12)
"""By so much a night may be late: its jitter, a long work before it, a host's visiting hours."""
QUIET = timedelta(hours=1)
"""A night under way says more often than that that it lives."""
_UNWELL = (Outcome.FAILED, Outcome.HUNG, Outcome.GIVEN_UP)


def clock(session: Session, place: Place) -> Answer:
    """Ask whether the store knows of anything that has not happened yet."""
    newest, now = latest(session), place.clock()
    if newest is not None and newest.at > now + CLOCKS_DIFFER:
        told = f"it is {local_minute(now)}, and the store has {newest.what} of {local_minute(newest.at)}"
        return Answer(Level.BAD, f"{told}: the clock was set back, or was ahead then")
    return Answer(Level.OK, local_minute(now))


def last_night(session: Session, place: Place) -> Answer:
    """Ask whether there was a night lately, and whether it went well."""
    night = runs.last(session)
    if night is None:
        return Answer(Level.BAD, "none yet; `fazhi run` makes one")
    age = place.clock() - night.started_at
    told = f"{night.status}, begun {_hours(age)} ago"
    if night.status is RunStatus.RUNNING:
        return _under_way(night, place, told)
    ended = last_ended(session)
    if ended is not None and ended.began_at == night.started_at:
        told += f"; {_read(ended)}"
    if age > _silence_allowed(place):
        return Answer(Level.BAD, f"{told}; one was missed")
    return Answer(Level.OK if night.status in (RunStatus.DONE, RunStatus.PARTIAL) else Level.BAD, told)


def schedule(session: Session, place: Place) -> Answer:
    """Ask when each schedule was last kept, and what came of it."""
    now = place.clock()
    answers = []
    for task in tasks(place.settings):
        firing = due.newest(session, task.name, until=now)
        if firing is not None:
            answers.append(_kept(task, firing, now))
    return together(answers, "`fazhi schedule` was never begun here")


def drill(session: Session, place: Place) -> Answer:
    """Ask what the last drill of ourselves showed."""
    if not place.settings.schedule.drill:
        return Answer(Level.OK, "not wanted")
    last = drills.last(session)
    if last is None:
        return Answer(Level.WARN, "none yet; `fazhi drill` makes one")
    told = f"{local_minute(last.at)}, {last.seconds:.0f} seconds"
    if last.stage is not None:
        return Answer(Level.BAD, f"{told}: {last.stage}: {last.detail}")
    if place.clock() - last.at > _silence_allowed(place):
        return Answer(Level.WARN, f"{told}: all stages did their work; none since")
    return Answer(Level.OK, f"{told}: all stages did their work")


def _under_way(night: Run, place: Place, told: str) -> Answer:
    now = place.clock()
    if now - night.started_at > timedelta(seconds=night_limit(place.settings)):
        return Answer(Level.BAD, f"{told}: it hangs, or was killed and not completed")
    silent = now - night.heartbeat_at
    if silent > QUIET:
        return Answer(Level.WARN, f"{told}, silent for {_hours(silent)}: if it was killed the next one completes it")
    return Answer(Level.OK, told)


def _read(night: EndedNight) -> str:
    return f"{len(night.read)} of {len(night.asked)} sources read"


def _silence_allowed(place: Place) -> timedelta:
    table = place.settings.schedule
    gap = longest_gap(trigger(table.nightly, table.zone), place.clock())
    return (gap or timedelta(days=1)) + GRACE


def _kept(task: Task, firing: Firing, now: datetime) -> Answer:
    told = f"{task.name} {local_minute(firing.fire_at)} {firing.outcome or 'under way'}"
    if firing.outcome is None and now - firing.begun_at > timedelta(seconds=task.limit) + GRACE:
        return Answer(Level.BAD, f"{told} for {_hours(now - firing.begun_at)}")
    if any(firing.outcome in telling.opens for telling in task.telling):
        return Answer(Level.BAD, told)
    newest = latest_firing(task.trigger, now - GRACE)
    if firing.outcome is not None and newest is not None and newest > firing.fire_at:
        return Answer(Level.WARN, f"{told}, nothing since: is `fazhi schedule` running?")
    return Answer(Level.WARN if firing.outcome in _UNWELL else Level.OK, told)


def _hours(span: timedelta) -> str:
    return f"{span.total_seconds() / 3600:.1f} hours"
