"""Whose government a source is, as the store remembers it."""

from dataclasses import dataclass

from sqlalchemy.orm import Session

from store.own import OURSELVES
from store.records import Level
from store.schema import SourceRow


@dataclass(frozen=True, slots=True, kw_only=True)
class Jurisdiction:
    """Where a government governs."""

    region: str | None
    """GB/T 2260 code."""
    level: Level | None


NOWHERE = Jurisdiction(region=None, level=None)
"""What is about no government."""


def jurisdiction_of(session: Session, source: str | None) -> Jurisdiction:
    """Say where a source's government governs; ourselves and sources that are not known govern nowhere."""
    row = None if source in (None, OURSELVES) else session.get(SourceRow, source)
    return NOWHERE if row is None else Jurisdiction(region=row.region or None, level=Level(row.level))
