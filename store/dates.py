"""Time as people here count it."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

SHANGHAI = ZoneInfo("Asia/Shanghai")


def local_date(at: datetime) -> date:
    """Return the date on which something happened, as a reader in China would say it."""
    return at.astimezone(SHANGHAI).date()


def local_time(at: datetime) -> datetime:
    """Return a time with China's offset."""
    return at.astimezone(SHANGHAI)


def local_minute(at: datetime) -> str:
    """Write a time to the minute, China's."""
    return f"{local_time(at):%Y-%m-%d %H:%M}"
