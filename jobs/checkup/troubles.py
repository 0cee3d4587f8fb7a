"""Questions about what is wrong, or waits for somebody."""

from collections import Counter
from collections.abc import Container
from datetime import datetime, timedelta

from sqlalchemy.orm import Session

from crawler.registry import load_sources
from jobs.alerts.settings import by_id
from jobs.alerts.waiting import NOT_DECLARED
from jobs.checkup.answer import Answer, Level, together
from jobs.place import Place
from jobs.source_doctor.pending import pending
from store import incidents as store_incidents
from store import outbox as store_outbox
from store.dates import local_time
from store.metrics import overdue as count_overdue
from store.outbox import Backlog
from store.own import OURSELVES
from store.records import IncidentKind

LATE = timedelta(days=1)
MANY = 0.25
"""So large a part of the sources ill at once is more likely our trouble, or our network's, than theirs."""
_SOON = frozenset({IncidentKind.DISK_LOW})
"""Troubles of our own that keep nothing from being told yet."""


def outbox(session: Session, place: Place) -> Answer:
    """Ask whether everything was told."""
    known, now = by_id(place.settings.alerts), place.clock()
    backlogs = store_outbox.backlogs(session)
    return together([_backlog(one, known, now) for one in backlogs], "nothing waits")


def ourselves(session: Session, _place: Place) -> Answer:
    """Ask for troubles of our own."""
    mine = [one for one in store_incidents.still_open(session) if one.source == OURSELVES]
    answers = [
        Answer(
            Level.WARN if one.kind in _SOON else Level.BAD,
            f"{one.kind} since {_day(one.opened_at)}: {one.detail}",
        )
        for one in mine
    ]
    return together(answers, "no trouble")


def incidents(session: Session, place: Place) -> Answer:
    """Ask what is wrong with sources."""
    found = [one for one in store_incidents.still_open(session) if one.source != OURSELVES]
    if not found:
        return Answer(Level.OK, "none open")
    ill = {one.source for one in found}
    kinds = Counter(one.kind for one in found)
    longest = min(found, key=lambda one: one.opened_at)
    told = ", ".join(f"{kind} {count}" for kind, count in kinds.most_common())
    detail = (
        f"{len(found)} open, sources ill: {len(ill)}: {told}; "
        f"longest: {longest.kind} at {longest.source} since {_day(longest.opened_at)}"
    )
    watched = sum(bool(source.columns) for source in load_sources(place.settings.crawl.sources).values())
    return Answer(Level.WARN if len(ill) > MANY * watched else Level.OK, detail)


def proposals(_session: Session, place: Place) -> Answer:
    """Ask whether columns were found that nobody has judged yet."""
    waiting = [one.source for one in pending(place, ())]
    if not waiting:
        return Answer(Level.OK, "none waits")
    return Answer(Level.WARN, f"for {', '.join(waiting)}; see `fazhi sources proposals`")


def overdue(session: Session, _place: Place) -> Answer:
    """Ask which reports were not seen by their deadline; that is news, and no fault of ours."""
    years = ", ".join(f"{count} of {year}" for year, count in count_overdue(session).items())
    return Answer(Level.OK, f"reports not seen by their deadline: {years}" if years else "no report")


def _backlog(one: Backlog, known: Container[str], now: datetime) -> Answer:
    told = f"{one.channel}: {one.waiting} waiting"
    if one.dead:
        told += f", {one.dead} given up"
    told += f", the oldest since {_day(one.oldest)}"
    if one.channel not in known:
        return Answer(Level.WARN, f"{told}: {NOT_DECLARED}")
    if one.last_error:
        told += f": {one.last_error}"
    return Answer(Level.BAD if one.dead or now - one.oldest > LATE else Level.OK, told)


def _day(at: datetime) -> str:
    return f"{local_time(at):%Y-%m-%d}"
