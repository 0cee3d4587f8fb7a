"""Incidents on their way to the channels: each is told when it opens and when it closes."""

from collections.abc import Sequence
from datetime import datetime
from functools import partial

from sqlalchemy.orm import Session

from jobs.alert_settings import AlertTable
from jobs.deliver import queue
from jobs.wording import incident_closed, incident_opened
from store import incidents


def tell_incidents(session: Session, tables: Sequence[AlertTable], *, now: datetime) -> None:
    """Queue what nobody was told yet, in the caller's transaction."""
    for incident in incidents.untold_openings(session):
        queue(session, tables, partial(incident_opened, incident), now=now)
        incidents.opening_told(session, incident.id, now)
    for incident in incidents.untold_closings(session):
        queue(session, tables, partial(incident_closed, incident), now=now)
        incidents.closing_told(session, incident.id)
