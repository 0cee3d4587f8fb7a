"""A line of crontab as a trigger that means what crontab means."""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

from apscheduler.triggers.cron import CronTrigger

WEEKDAYS = ("sun", "mon", "tue", "wed", "thu", "fri", "sat", "sun")
"""By crontab's own number; APScheduler counts from Monday, so its '1' is a Tuesday and its '0-2' begins there."""

_LONG_AGO = datetime(2000, 1, 1, tzinfo=UTC)


def trigger(line: str, timezone: ZoneInfo) -> CronTrigger:
    """Make a trigger from five fields; raises ValueError with what is wrong.

    Days of the month and of the week together are refused: cron fires on either, APScheduler where both agree.
    """
    fields = line.split()
    if len(fields) != 5:
        raise ValueError(f"{line!r} has {len(fields)} fields; crontab has five: minute hour day month weekday")
    minute, hour, day, month, weekday = fields
    if not day.startswith("*") and not weekday.startswith("*"):
        raise ValueError(
            f"{line!r} names days of the month and of the week; name one of them, and write * for the other"
        )
    days = ",".join(dict.fromkeys(name for part in weekday.split(",") for name in _weekdays(part)))
    made = CronTrigger(minute=minute, hour=hour, day=day, month=month, day_of_week=days, timezone=timezone)
    if made.get_next_fire_time(None, _LONG_AGO) is None:
        raise ValueError(f"{line!r} never fires: no such month has such a day")
    return made


def _weekdays(part: str) -> tuple[str, ...]:
    span, _, step = part.partition("/")
    first, dash, last = span.partition("-")
    if span == "*":
        low, high = 0, 6
    else:
        low = _weekday(first)
        high = _weekday(last) if dash else (6 if step else low)
    try:
        numbers = range(low, high + 1, int(step or 1))
    except ValueError as error:
        raise ValueError(f"{part!r} is no step of weekdays; write e.g. */2") from error
    if not numbers:
        raise ValueError(f"{part!r} is an empty span of weekdays")
    return tuple(WEEKDAYS[number] for number in numbers)


def _weekday(word: str) -> int:
    if word.lower() in WEEKDAYS:
        return WEEKDAYS.index(word.lower())
    if word.isdecimal() and int(word) < len(WEEKDAYS):
        return int(word)
    raise ValueError(f"{word!r} is no weekday; write 0 to 7, Sunday being both, or sun to sat")
