"""Channels that take nothing: told through the others, and given all that they missed when they come back."""

from collections.abc import Iterable, Mapping, Set
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from functools import partial

from sqlalchemy import Engine
from sqlalchemy.orm import Session

from jobs.alerts.language import Language
from jobs.alerts.queueing import queue
from jobs.alerts.retries import TRIES
from jobs.alerts.settings import AlertTable
from jobs.alerts.wording import Words, incident_closed, incident_opened
from store import incidents, outbox, own
from store.incidents import Incident
from store.outbox import Backlog
from store.records import IncidentKind
from store.session import reading, writing

LATE = timedelta(days=1)
"""A channel that cannot be opened is dead when something has waited for it so long: a command started without the
secrets is not yet a dead channel."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Death:
    since: datetime
    """When the oldest thing was queued that the channel has not taken: another death has another."""
    detail: str


def note_channels(
    engine: Engine, known: Mapping[str, AlertTable], *, took: Set[str], closed: Mapping[str, str], now: datetime
) -> frozenset[str]:
    """Note what a delivery showed of the channels, and return those that have something more to be sent now.

    `took` are the channels that took a message, `closed` those that could not be opened, each with the reason.
    """
    with reading(engine) as session:
        if not outbox.backlogs(session) and not _ours(incidents.still_open(session)):
            return frozenset()
    with writing(engine) as session:
        given_up = [one.channel for one in outbox.backlogs(session) if one.dead and one.channel in took]
        for name in given_up:
            outbox.retry(session, name, now)
        ill = _ill(outbox.backlogs(session), known, closed, now)
        told = _tell_ill(session, known, ill, now) if ill else _tell_well(session, known, now)
    return told.union(given_up)


def _ill(
    backlogs: Iterable[Backlog], known: Mapping[str, AlertTable], closed: Mapping[str, str], now: datetime
) -> Mapping[str, _Death]:
    """Map the channels that take nothing to what is to be said of each."""
    found = {}
    for one in backlogs:
        if one.channel not in known:
            continue
        if one.tries >= TRIES:
            found[one.channel] = _Death(since=one.oldest, detail=f"channel {one.channel}: {one.last_error}")
        elif one.channel in closed and now - one.oldest > LATE:
            found[one.channel] = _Death(since=one.oldest, detail=closed[one.channel])
    return found


def _tell_ill(
    session: Session, known: Mapping[str, AlertTable], ill: Mapping[str, _Death], now: datetime
) -> frozenset[str]:
    own.trouble(session, IncidentKind.CHANNEL_DEAD, detail="; ".join(death.detail for death in ill.values()), now=now)
    (incident,) = _ours(incidents.still_open(session))
    others = {name: table for name, table in known.items() if name not in ill}
    told = 0
    for name, death in ill.items():
        tell = partial(_channel_dead, incident, name, death)
        told += queue(session, tuple(others.values()), tell, now=now)
    if told or _ours(incidents.untold_openings(session)):
        incidents.opening_told(session, incident.id, now)
    return frozenset(others) if told else frozenset()


def _tell_well(session: Session, known: Mapping[str, AlertTable], now: datetime) -> frozenset[str]:
    own.well(session, IncidentKind.CHANNEL_DEAD, now=now)
    told = 0
    for incident in _ours(incidents.untold_closings(session)):
        told += queue(session, tuple(known.values()), partial(incident_closed, incident), now=now)
        incidents.closing_told(session, incident.id)
    return frozenset(known) if told else frozenset()


def _channel_dead(incident: Incident, name: str, death: _Death, language: Language) -> Words:
    # One incident stands for all dead channels; each death is told once.
    key = f"incident:{incident.id}:channel:{name}:{death.since:%Y%m%dT%H%M%S}"
    return replace(incident_opened(replace(incident, detail=death.detail), language), key=key)


def _ours(found: Iterable[Incident]) -> list[Incident]:
    dead = IncidentKind.CHANNEL_DEAD
    return [incident for incident in found if incident.source == own.OURSELVES and incident.kind is dead]
