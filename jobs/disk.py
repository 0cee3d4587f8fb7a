"""Whether the disk has room for the nights to come."""

import os
import shutil
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import Engine

from jobs.alerts.telling import tell_incidents
from jobs.place import Place
from store import own
from store.dates import local_date
from store.records import IncidentKind
from store.session import reading, writing
from store.space import Space, space

LEAST_FREE = 512 * 1024 * 1024
"""Bytes without which nothing should be begun: a night's archive, the store's journal, an export beside the old one."""
NIGHTS = 30
"""Room for so many nights is time enough for somebody to make more."""
_TO_SPARE = 1.2
"""What was low is well again with so much more than that: else it would be told anew each night."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Room:
    """Free bytes against what the nights to come will take."""

    free: int
    a_night: int | None
    """What a night adds; None before that is known."""

    @property
    def wanted(self) -> int:
        """Bytes that should be free."""
        return max(LEAST_FREE, NIGHTS * max(0, self.a_night or 0))

    @property
    def is_low(self) -> bool:
        """Whether somebody should make room."""
        return self.free < self.wanted

    def __str__(self) -> str:
        growth = f", a night adds {size(self.a_night)}" if self.a_night is not None and self.a_night > 0 else ""
        return f"{size(self.free)} free{growth}"


def room(taken: Space, folder: Path) -> Room:
    """Say how much room there is where a folder lies, or will lie."""
    known = [count for count in (taken.store_a_night, taken.archive_a_night) if count is not None]
    return Room(free=shutil.disk_usage(existing(folder)).free, a_night=sum(known) if known else None)


def watch_disk(engine: Engine, place: Place) -> Room:
    """Open, or close, and tell the trouble of our own that the disk has little room left."""
    table, now = place.settings.store, place.clock()
    with reading(engine) as session:
        left = room(space(session, table.data, today=local_date(now)), table.data)
    with writing(engine) as session:
        if left.is_low:
            detail = f"{table.data}: {left}; {size(left.wanted)} should be free"
            own.trouble(session, IncidentKind.DISK_LOW, detail=detail, now=now)
        elif left.free >= left.wanted * _TO_SPARE:
            own.well(session, IncidentKind.DISK_LOW, now=now)
        tell_incidents(session, place.settings.alerts, now=now)
    return left


def existing(folder: Path) -> Path:
    """Name the folder itself or, while there is none, the nearest one above it."""
    return next(place for place in (folder.resolve(), *folder.resolve().parents) if place.exists())


def is_writable(folder: Path) -> bool:
    """Say whether we may write there."""
    return os.access(existing(folder), os.W_OK | os.X_OK)


def size(count: int) -> str:
    """Write a number of bytes for people."""
    if count >= 10 * 1024**3:
        return f"{count / 1024**3:.0f} GiB"
    return f"{count / 1024**2:.1f} MiB" if count >= 1024**2 // 10 else f"{count / 1024:.0f} KiB"
