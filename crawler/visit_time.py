"""Visit-time: the hours of a day in which a host wants to be visited."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta

from store.dates import local_time

_DAY = timedelta(days=1)
_ANY_DAY = date(2000, 1, 1)  # China has had the same offset on every day since 1991


@dataclass(frozen=True, slots=True, kw_only=True)
class Window:
    """From one time of day up to, but not including, another, both UTC; over midnight where it begins later."""

    begins: time
    ends: time

    def is_open(self, at: datetime) -> bool:
        """Say whether the host may be visited at a moment."""
        now = at.astimezone(UTC).time()
        if self.begins < self.ends:
            return self.begins <= now < self.ends
        return now >= self.begins or now < self.ends

    def opens(self, at: datetime) -> datetime:
        """Return the next moment at which it begins; that moment itself when it begins just then."""
        return _next(self.begins, at)

    def closes(self, at: datetime) -> datetime:
        """Return the next moment at which it ends; that moment itself when it ends just then."""
        return _next(self.ends, at)

    def in_china(self) -> str:
        """Write it for people in China."""
        begins, ends = (local_time(datetime.combine(_ANY_DAY, hour, UTC)) for hour in (self.begins, self.ends))
        return f"{begins:%H:%M} to {ends:%H:%M}, China time"


def window(begins: time | None, ends: time | None) -> Window | None:
    """Make a window of two times of day; None where there are none, or it is the whole day."""
    return None if begins is None or ends is None or begins == ends else Window(begins=begins, ends=ends)


def kept_window(begins: str | None, ends: str | None) -> Window | None:
    """Make a window of what the store keeps: HHMM in UTC."""
    return None if begins is None or ends is None else window(_time(begins), _time(ends))


def _next(hour: time, at: datetime) -> datetime:
    at = at.astimezone(UTC)
    today = datetime.combine(at.date(), hour, UTC)
    return today if today >= at else today + _DAY


def _time(hhmm: str) -> time:
    return time(int(hhmm[:2]), int(hhmm[2:]))
