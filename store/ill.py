"""What was wrong at a time: the incidents that were open then."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from store.jurisdiction import Jurisdiction, jurisdiction_of
from store.records import IncidentKind
from store.schema_watch import IncidentRow


@dataclass(frozen=True, slots=True, kw_only=True)
class Ill:
    """A source that something was wrong with."""

    source: str
    kind: IncidentKind
    since: datetime
    where: Jurisdiction


def ill_at(session: Session, at: datetime) -> tuple[Ill, ...]:
    """List what was wrong at a time, the oldest first."""
    question = (
        select(IncidentRow)
        .where(IncidentRow.opened_at <= at, or_(IncidentRow.closed_at.is_(None), IncidentRow.closed_at > at))
        .order_by(IncidentRow.opened_at, IncidentRow.id)
    )
    return tuple(
        Ill(
            source=row.source_id,
            kind=IncidentKind(row.kind),
            since=row.opened_at,
            where=jurisdiction_of(session, row.source_id),
        )
        for row in session.scalars(question).all()
    )
