"""When a schedule is due: what its crontab line says, against what was begun before."""

import hashlib
from collections.abc import Callable
from datetime import UTC, datetime, timedelta

from apscheduler.triggers.cron import CronTrigger

Wait = Callable[[datetime], timedelta]
"""By how much the firing of that time is put off."""

WINDOWS = (timedelta(hours=2), timedelta(days=2), timedelta(days=40), timedelta(days=800))
"""How far back to look for the last firing: a short window first, for crontab lines that fire often."""
_SMALLEST = timedelta(microseconds=1)
_FINENESS = 1 << 64


def latest_firing(trigger: CronTrigger, now: datetime) -> datetime | None:
    """Return the newest time at or before now at which a crontab line fired."""
    for window in WINDOWS:
        newest: datetime | None = None
        at = trigger.get_next_fire_time(None, now - window)
        while at is not None and at <= now:
            newest = at
            at = trigger.get_next_fire_time(at, at + _SMALLEST)
        if newest is not None:
            return newest
    return None


def firing_due(trigger: CronTrigger, wait: Wait, *, newest: datetime, now: datetime) -> datetime | None:
    """Return the firing to be begun now, or None; `newest` is the newest begun before.

    However many were missed, the latest stands for all: it is then begun without its wait.
    """
    following = trigger.get_next_fire_time(newest, newest + _SMALLEST)
    latest = None if following is None or following > now else latest_firing(trigger, now)
    if latest is None:
        return None
    if latest + wait(latest) <= now:
        return latest
    before = latest_firing(trigger, latest - _SMALLEST)
    return latest if before is not None and before > newest else None


def jitter(trigger: CronTrigger, seconds: float, store: datetime) -> Wait:
    """Return a wait of at most so many seconds that depends on the firing and on when the store was made alone.

    It is less than half of the time until the next firing, so firings keep their order.
    """

    def wait(fire_at: datetime) -> timedelta:
        following = trigger.get_next_fire_time(fire_at, fire_at + _SMALLEST)
        most = timedelta(seconds=seconds)
        if following is not None:
            most = min(most, (following - fire_at) / 2)
        return most * _fraction(f"{fire_at.astimezone(UTC).isoformat()} {store.astimezone(UTC).isoformat()}")

    return wait


def _fraction(text: str) -> float:
    return int.from_bytes(hashlib.sha256(text.encode()).digest()[:8]) / _FINENESS
