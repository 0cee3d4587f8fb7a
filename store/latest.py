"""The latest time that a store speaks of: a clock that is behind it was set back."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import func, select
from sqlalchemy.orm import InstrumentedAttribute, Session

from store.schema import ChangeRow, DueRow, RunRow, VersionRow
from store.schema_watch import AlertRow, DrillRow, IncidentRow

_TIMES: dict[str, InstrumentedAttribute[datetime]] = {
    "alert": AlertRow.created_at,
    "change": ChangeRow.detected_at,
    "drill": DrillRow.at,
    "incident": IncidentRow.seen_at,
    "night": RunRow.heartbeat_at,
    "schedule": DueRow.claimed_at,
    "version": VersionRow.from_at,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Latest:
    """The latest time, and of what it is."""

    what: str
    at: datetime


def latest(session: Session) -> Latest | None:
    """Say what the store thinks was done last; None of an empty one."""
    found = [
        Latest(what=what, at=at)
        for what, column in _TIMES.items()
        if (at := session.scalar(select(func.max(column)))) is not None
    ]
    return max(found, key=lambda one: one.at, default=None)
