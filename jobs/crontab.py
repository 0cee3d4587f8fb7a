"""A line of crontab as a trigger that means what crontab means."""

import re
from zoneinfo import ZoneInfo

from apscheduler.triggers.cron import CronTrigger

WEEKDAYS = ("sun", "mon", "tue", "wed", "thu", "fri", "sat", "sun")
"""By crontab's own number; APScheduler counts from Monday, so '1' would fire on Tuesday."""


def trigger(line: str, timezone: ZoneInfo) -> CronTrigger:
    """Make a trigger from five fields; raises ValueError with what is wrong."""
    fields = line.split()
    if len(fields) != 5:
        raise ValueError(f"{line!r} has {len(fields)} fields; crontab has five: minute hour day month weekday")
    minute, hour, day, month, weekday = fields
    named = re.sub(r"(?<![/\w])([0-7])(?!\w)", lambda found: WEEKDAYS[int(found[1])], weekday)
    return CronTrigger(minute=minute, hour=hour, day=day, month=month, day_of_week=named, timezone=timezone)
