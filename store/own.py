"""Ourselves as a source of trouble: incidents that no site is to blame for."""

from datetime import datetime

from sqlalchemy.orm import Session

from store import incidents
from store.records import IncidentKind, Level
from store.schema import SourceRow

OURSELVES = "fazhi"
"""The source they belong to: no declared source has an id without a slash."""


def trouble(session: Session, kind: IncidentKind, *, detail: str, now: datetime) -> None:
    """Open an incident of our own, or note that an open one goes on."""
    if session.get(SourceRow, OURSELVES) is None:
        facts = {"issuer": OURSELVES, "region": "", "level": Level.CENTRAL, "site": ""}
        session.add(SourceRow(id=OURSELVES, first_seen_at=now, **facts))
        session.flush()
    incidents.saw(
        session, source=OURSELVES, kind=kind, url="", detail=detail, run_id=incidents.NO_RUN, capture_id=None, now=now
    )


def well(session: Session, kind: IncidentKind, *, now: datetime) -> None:
    """Close our own incident of a kind, if one is open."""
    incidents.close(session, source=OURSELVES, kind=kind, now=now)
