"""A day or a time on the command line, as the last moment that is meant."""

from datetime import date, datetime, time, timedelta

from jobs.commands.options import parse_time
from store.dates import SHANGHAI

_NEXT = timedelta(days=1)
_SHORTEST = timedelta(microseconds=1)


def parse_until(text: str) -> datetime:
    """Read a time as ISO 8601; a date alone is the whole day in China, up to its last moment."""
    try:
        day = date.fromisoformat(text)
    except ValueError:
        return parse_time(text)
    try:
        return datetime.combine(day + _NEXT, time(), SHANGHAI) - _SHORTEST
    except OverflowError:
        return datetime.combine(day, time.max, SHANGHAI)
