"""Where and when a command works: its configuration, store and clock, made once at the edge."""

from dataclasses import dataclass
from datetime import UTC, datetime

from jobs.settings import Settings


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """What every step of a night is given."""

    settings: Settings
    now: datetime | None = None
    """Replaces the clock."""

    def clock(self) -> datetime:
        """Tell the time."""
        return self.now or datetime.now(UTC)
