"""Incidents on their way to the channels: each is told when it opens, every week while it lasts, and when it closes."""

from collections.abc import Sequence
from datetime import datetime
from functools import partial

from sqlalchemy.orm import Session

from jobs.alerts.queueing import queue
from jobs.alerts.settings import AlertTable
from jobs.alerts.wording import incident_closed, incident_opened, incident_reminder
from store import incidents


def tell_incidents(session: Session, tables: Sequence[AlertTable], *, now: datetime, judged: int | None = None) -> None:
    """Queue what nobody was told yet, in the caller's transaction.

    While a night is under way its sources wait, unless it is the run `judged`: they are told when it concludes.
    """
    for incident in incidents.untold_openings(session, judged=judged):
        queue(session, tables, partial(incident_opened, incident), now=now)
        incidents.opening_told(session, incident.id, now)
    for incident in incidents.reminders_due(session, now, judged=judged):
        queue(session, tables, partial(incident_reminder, incident), now=now)
        incidents.reminder_told(session, incident.id, now)
    for incident in incidents.untold_closings(session):
        queue(session, tables, partial(incident_closed, incident), now=now)
        incidents.closing_told(session, incident.id)
