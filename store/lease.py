"""Leases: who does what must not happen twice at once, on whatever machine; the store is where all of them meet.

Times of a lease are the real ones, whatever time a simulation passes: a lease tells of processes that live.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import delete, select, update
from sqlalchemy.orm import Session

from store.errors import Busy
from store.schema_watch import LeaseRow

STALE = timedelta(minutes=10)
"""A holder on another machine that has not beaten for so long is dead."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Holder:
    """A process that may hold leases."""

    machine: str
    folder: str
    """Where its locks lie."""
    process: int

    @property
    def home(self) -> str:
        """Name machine and folder: of the processes at one home, a file lock lets one at a time ask for a lease."""
        return f"{self.machine} {self.folder}"

    def __str__(self) -> str:
        return f"{self.home} {self.process}"


def take(session: Session, name: str, *, holder: Holder, now: datetime) -> None:
    """Take a lease; raises Busy naming who holds it. Only for whoever holds the file lock of that name at its home.

    A lease left at the same home is a dead process's. One of another home is left alone while it is beaten.
    """
    row = session.get(LeaseRow, name)
    if row is None:
        session.add(LeaseRow(name=name, holder=str(holder), taken_at=now, beat_at=now))
        session.flush()
        return
    machine_and_folder, _, process = row.holder.rpartition(" ")
    # Beaten in the future is as good as never: that clock, or ours, was set since.
    if machine_and_folder != holder.home and abs(now - row.beat_at) < STALE:
        raise Busy(
            f"process {process} at {machine_and_folder} holds it since {row.taken_at:%Y-%m-%d %H:%M} UTC; "
            "wait for its end"
        )
    row.holder, row.taken_at, row.beat_at = str(holder), now, now
    session.flush()


def beat(session: Session, name: str, *, holder: Holder, now: datetime) -> None:
    """Say that the holder of a lease lives; raises Busy naming who took it away."""
    which = (LeaseRow.name == name, LeaseRow.holder == str(holder))
    beaten = session.scalars(update(LeaseRow).where(*which).values(beat_at=now).returning(LeaseRow.name)).first()
    if beaten is None:
        other = session.scalars(select(LeaseRow.holder).where(LeaseRow.name == name)).first()
        raise Busy(f"the lease {name} was lost to {other or 'nobody'}: it was not beaten for {STALE}")


def release(session: Session, name: str, *, holder: Holder) -> None:
    """Give a lease back, unless somebody else has it by now."""
    session.execute(delete(LeaseRow).where(LeaseRow.name == name, LeaseRow.holder == str(holder)))
