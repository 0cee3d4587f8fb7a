"""What a night looks at: everything on a full look, between two of them what the rhythm's table says is due."""

import tomllib
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from importlib.resources import files
from typing import Any

from sqlalchemy.orm import Session

from crawler.order import Depth
from jobs.settings import ScheduleTable
from store import looks, runs
from store.dates import local_date
from store.looks import EVERY_NIGHT, HALF_A_DAY, Tier

_TABLE: Mapping[str, Any] = tomllib.loads(files("jobs").joinpath("rhythm.toml").read_text("utf-8"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Rhythm:
    """How often things are looked at in a part of the year."""

    sources: int
    """A source's columns: every so many nights."""
    young: int
    """Days below which a document keeps its source awake."""
    documents: tuple[Tier, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Tonight:
    """What one night is to look at."""

    depth: Depth
    sources: tuple[str, ...]
    resting: tuple[str, ...]
    """Sources that were read lately and are left alone tonight."""
    tiers: tuple[Tier, ...]

    @property
    def full(self) -> bool:
        """Whether everything is looked at."""
        return self.depth is Depth.ALL


def rhythm_of(now: datetime) -> Rhythm:
    """Give the table's part for a day of the year, in China."""
    in_season = local_date(now).month in _TABLE["months"]
    part = _TABLE["in_season" if in_season else "out_of_season"]
    tiers = tuple(Tier(younger_than=line.get("younger_than"), every=line["every"]) for line in part["documents"])
    return Rhythm(sources=part["sources"], young=_TABLE["young"], documents=tiers)


def tonight(
    session: Session,
    table: ScheduleTable,
    sources: Collection[str],
    *,
    named: bool,
    depth: Depth,
    now: datetime,
) -> Tonight:
    """Say what a night that begins now looks at; sources that were named by hand never rest.

    A killed night is continued as what it was; a full look of named sources is made only where it is asked for.
    """
    ids = tuple(sources)
    if depth is Depth.ALL or (not named and _is_full(session, table, now)):
        return Tonight(depth=Depth.ALL, sources=ids, resting=(), tiers=EVERY_NIGHT)
    if named or not table.season:
        return Tonight(depth=Depth.NEWS, sources=ids, resting=(), tiers=EVERY_NIGHT)
    rhythm = rhythm_of(now)
    rest = looks.resting(session, ids, night=now, every=rhythm.sources, young=rhythm.young)
    awake = tuple(source for source in ids if source not in rest)
    return Tonight(depth=Depth.NEWS, sources=awake, resting=tuple(sorted(rest)), tiers=rhythm.documents)


def _is_full(session: Session, table: ScheduleTable, now: datetime) -> bool:
    killed = runs.killed(session, now)
    if killed is not None:
        return killed.full
    last = runs.last_full(session, now)
    return last is None or now - last >= timedelta(days=table.full_days) - HALF_A_DAY
