"""How long a schedule may be silent."""

from datetime import datetime, timedelta

from apscheduler.triggers.cron import CronTrigger

from jobs.keeper.due import latest_firing

_SMALLEST = timedelta(microseconds=1)


def longest_gap(trigger: CronTrigger, now: datetime) -> timedelta | None:
    """Return the longer of the times between the newest firing and its neighbours; None of what has none."""
    newest = latest_firing(trigger, now)
    if newest is None:
        return None
    before = latest_firing(trigger, newest - _SMALLEST)
    after = trigger.get_next_fire_time(newest, newest + _SMALLEST)
    gaps = [then - earlier for earlier, then in ((before, newest), (newest, after)) if earlier and then]
    return max(gaps, default=None)
