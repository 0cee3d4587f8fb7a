"""Whether a night is due: the timetable says when, the store says what was claimed."""

from datetime import datetime, timedelta

from apscheduler.triggers.cron import CronTrigger
from sqlalchemy.orm import Session

from store import runs
from store.records import RunStatus

SCHEDULE = "nightly"
WINDOWS = (timedelta(hours=2), timedelta(days=2), timedelta(days=40), timedelta(days=800))
"""How far back to look for the last firing: a short window first, for crontab lines that fire often."""


def latest_firing(trigger: CronTrigger, now: datetime) -> datetime | None:
    """Return the newest time at or before now at which a crontab line fired."""
    for window in WINDOWS:
        newest: datetime | None = None
        at = trigger.get_next_fire_time(None, now - window)
        while at is not None and at <= now:
            newest = at
            at = trigger.get_next_fire_time(at, at + timedelta(microseconds=1))
        if newest is not None:
            return newest
    return None


def take_night(session: Session, trigger: CronTrigger, now: datetime) -> bool:
    """Claim the night that is due, if one is: its time has come, was missed while we were down, or it was killed.

    A store that has never had a schedule has missed nothing: its past firing is claimed and not run.
    """
    last = runs.last(session)
    unfinished = last is not None and last.status is RunStatus.RUNNING and now - last.started_at < runs.CONTINUES_WITHIN
    firing = latest_firing(trigger, now)
    newest = runs.last_claimed(session, SCHEDULE)
    # A clock that was set back shows firings of the past again.
    is_news = firing is not None and (newest is None or firing > newest)
    if firing is not None and is_news:
        runs.claim(session, schedule=SCHEDULE, fire_at=firing, now=now)
    return unfinished or (is_news and newest is not None)
