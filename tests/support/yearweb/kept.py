"""What lies in the store after the year, against what must: nights, full looks, incidents, upkeep, the outbox."""

from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import datetime, time
from pathlib import Path

from sqlalchemy import select
from sqlalchemy.orm import Session

from store.records import AlertStatus, RunStatus
from store.schema import DueRow, RunRow
from store.schema_watch import AlertRow, IncidentRow
from store.session import open_store, reading
from yearweb.installation import faults, place_at
from yearweb.looks import DAY, ended
from yearweb.spells import spells
from yearweb.ticks import BACKUP, VERIFY, Fate, firings, nights

_SNAPSHOTS = 2
_DONE = (RunStatus.DONE, RunStatus.PARTIAL, RunStatus.FAILED)


def kept_otherwise(folder: Path) -> tuple[str, ...]:
    """List how the store differs from what must be in it."""
    place = place_at(folder)
    engine = open_store(place.settings.store.url)
    with reading(engine) as session:
        found = (
            *_runs(session),
            *_full_looks(session),
            *_incidents(session),
            *_upkeep(session, "verify", VERIFY),
            *_upkeep(session, "backup", BACKUP),
            *_unsent(session),
        )
    engine.dispose()
    snapshots = len(list((folder / "backups/snapshots").iterdir()))
    wrong = () if snapshots == _SNAPSHOTS else (f"{snapshots} snapshots were kept, not {_SNAPSHOTS}",)
    return (*found, *wrong, *(f"verify: {fault}" for fault in faults(place)))


def _runs(session: Session) -> Iterator[str]:
    rows = session.scalars(select(RunRow).order_by(RunRow.id)).all()
    done = [row.started_at for row in rows if row.status in _DONE]
    yield from _unlike("a night that ended", [night.clock for night in ended()], done)
    begun = {night.clock for night in nights() if night.fate is not Fate.ENDED}
    for row in rows:
        if row.status not in _DONE and row.started_at not in begun:
            yield f"a night that is {row.status}: {_said(row.started_at)}"


def _full_looks(session: Session) -> Iterator[str]:
    """A week after a full look the next night must be one."""
    question = select(RunRow.full).where(RunRow.status.in_(_DONE)).order_by(RunRow.id)
    last = ended()[0].at
    for night, full in zip(ended(), session.scalars(question), strict=False):
        if not full and night.at - last >= 7 * DAY:
            yield f"no full look at {_said(night.clock)}; the last one at {_said(last)}"
        last = night.at if full else last


def _incidents(session: Session) -> Iterator[str]:
    left = list(session.scalars(select(IncidentRow).order_by(IncidentRow.id)))
    for spell in spells():
        began, ends = spell.began.moments, spell.ended.moments
        fitting = [row for row in left if (row.source_id == spell.source) and row.opened_at in began]
        closed = [row for row in fitting if row.closed_at in ends and row.opening_told and row.closing_told]
        if len(closed) > 1 or len(closed) < len(fitting) or (spell.began.required and not fitting):
            yield f"{len(fitting)} incidents, {len(closed)} of them closed in time and told: {spell.began.name}"
        left = [row for row in left if row not in fitting]
    for row in left:
        yield f"an incident that was not planned: {row.source_id} {row.kind} {_said(row.opened_at)}: {row.detail}"


def _upkeep(session: Session, name: str, at: time) -> Iterator[str]:
    (_, *rows) = session.scalars(select(DueRow).where(DueRow.schedule == name).order_by(DueRow.fire_at))
    yield from _unlike(f"a {name}", firings(at), [row.claimed_at for row in rows])
    yield from (f"{name} of {_said(row.fire_at)}: {row.outcome}" for row in rows if row.outcome != "done")


def _unsent(session: Session) -> Iterator[str]:
    rows = session.scalars(select(AlertRow).where(AlertRow.status != AlertStatus.SENT))
    yield from (f"never sent to {row.channel} ({row.status}): {row.title}" for row in rows)


def _unlike(what: str, wanted: Iterable[datetime], found: Iterable[datetime]) -> Iterator[str]:
    must, are = Counter(wanted), Counter(found)
    yield from (f"{what} is lost: {_said(at)}" for at in (must - are).elements())
    yield from (f"{what} too many: {_said(at)}" for at in (are - must).elements())


def _said(at: datetime) -> str:
    return f"{at:%Y-%m-%d %H:%M %z}"
