"""How often documents are looked at: the young every night, the old more rarely, what is in doubt always."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import ColumnElement, and_, exists, not_, or_, select, true
from sqlalchemy.orm import Session, aliased

from store import life
from store.records import IncidentKind, Outcome
from store.schema import DocumentRow, RunRow, SourceRow, VersionRow
from store.schema_watch import IncidentRow

HALF_A_DAY = timedelta(hours=12)
"""Nights do not begin on the minute: a look 6.9 days ago is a week ago."""
WELL = ("not_modified", Outcome.SAME, Outcome.NEW, Outcome.EDITED, Outcome.REREAD)
"""How a look goes after which a document may be left alone for a while."""

LASTING = (
    IncidentKind.ATTACHMENT_DIFFERS,
    IncidentKind.FUTURE_DATE,
    IncidentKind.NOT_OFFICIAL,
    IncidentKind.QUIET,
    IncidentKind.TOO_MANY_ENTRIES,
)
"""Incidents that may last for years and that looking every night does not end sooner."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Tier:
    """Documents up to an age, and how often they are looked at."""

    younger_than: int | None
    """Days since it was first seen, or since its text last changed; None: any age."""
    every: int
    """Nights."""


EVERY_NIGHT = (Tier(younger_than=None, every=1),)


def began(session: Session, frontier: int) -> datetime:
    """Say when the night of this frontier began."""
    return session.get_one(RunRow, frontier).started_at


def is_wanted(night: datetime, tiers: Sequence[Tier]) -> ColumnElement[bool]:
    """Say which documents a night that began then looks at; the tiers are in order of age.

    One that moved is only asked for at its old address after a while, whatever its age.
    """
    asked = or_(DocumentRow.next_look_at.is_(None), DocumentRow.next_look_at <= night)
    if tiers[0] == EVERY_NIGHT[0]:
        return asked
    due = or_(*(and_(_younger_than(night, tier.younger_than), _left_alone(night, tier.every)) for tier in tiers))
    return and_(asked, or_(DocumentRow.next_look_at.is_not(None), _in_doubt(), due))


def resting(session: Session, sources: Collection[str], *, night: datetime, every: int, young: int) -> frozenset[str]:
    """Name the sources that a night may leave out: read to the end less than so many nights ago, well, nothing young.

    `young` is the age in days below which a document keeps its source awake.
    """
    busy = or_(
        exists().where(
            IncidentRow.source_id == SourceRow.id, IncidentRow.closed_at.is_(None), IncidentRow.kind.not_in(LASTING)
        ),
        exists().where(DocumentRow.source_id == SourceRow.id, or_(_in_doubt(), _younger_than(night, young))),
    )
    question = select(SourceRow.id).where(
        SourceRow.id.in_(sources),
        SourceRow.baseline_at.is_not(None),
        SourceRow.last_good_at.between(night - timedelta(days=every) + HALF_A_DAY, night),
        not_(busy),
    )
    return frozenset(session.scalars(question))


def _younger_than(night: datetime, days: int | None) -> ColumnElement[bool]:
    if days is None:
        return true()
    since = night - timedelta(days=days)
    current = aliased(VersionRow)
    changed = exists().where(current.document_id == DocumentRow.id, current.until_at.is_(None), current.from_at > since)
    return or_(DocumentRow.first_seen_at > since, changed)


def _left_alone(night: datetime, nights: int) -> ColumnElement[bool]:
    run = aliased(RunRow)
    last = select(run.started_at).where(run.id == DocumentRow.checked_run).scalar_subquery()
    # A look in the future was a clock's that was ahead: it says nothing of how long ago it was.
    return not_(last.between(night - timedelta(days=nights) + HALF_A_DAY, night))


def _in_doubt() -> ColumnElement[bool]:
    unsure = or_(DocumentRow.checked_run.is_(None), DocumentRow.checked_as.not_in(WELL))
    # Of what was withdrawn every look that finds nothing is what was expected.
    return or_(DocumentRow.suspect_sha.is_not(None), and_(unsure, DocumentRow.status.not_in(life.GONE_FOR_GOOD)))
