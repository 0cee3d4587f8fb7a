"""Self-drills: what each of them showed."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from sqlalchemy import select
from sqlalchemy.orm import Session

from store.schema_watch import DrillRow


class Stage(StrEnum):
    """A part of the way from a site to a reader, in the order of the way."""

    FETCH = "fetch"
    ARCHIVE = "archive"
    EXTRACT = "extract"
    RECORD = "record"
    COMPARE = "compare"
    OUTBOX = "outbox"
    CHANNEL = "channel"
    EXPORT = "export"


@dataclass(frozen=True, slots=True, kw_only=True)
class Drill:
    """One self-drill."""

    id: int
    at: datetime
    stage: Stage | None
    """The first stage that did not do its work; None when all did."""
    detail: str
    seconds: float


def note(session: Session, *, at: datetime, stage: Stage | None, detail: str, seconds: float) -> None:
    """Remember a drill."""
    session.add(DrillRow(at=at, stage=stage, detail=detail, seconds=seconds))
    session.flush()


def last(session: Session) -> Drill | None:
    """Return the newest drill."""
    row = session.scalars(select(DrillRow).order_by(DrillRow.id.desc()).limit(1)).first()
    return None if row is None else _drill(row)


def _drill(row: DrillRow) -> Drill:
    return Drill(
        id=row.id,
        at=row.at,
        stage=None if row.stage is None else Stage(row.stage),
        detail=row.detail,
        seconds=row.seconds,
    )
