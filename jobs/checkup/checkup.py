"""Whether this installation is well: one question a function, each answered in words."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from sqlalchemy import Engine
from sqlalchemy.exc import DatabaseError
from sqlalchemy.orm import Session

from crawler.errors import CrawlerError
from jobs.checkup import installation, nights, troubles
from jobs.checkup.answer import Answer, Level, worst_of
from jobs.errors import JobError
from jobs.place import Place
from store.errors import StoreError
from store.session import open_store, reading

_OF_THE_PLACE: Mapping[str, Callable[[Place], Answer]] = {
    "sources": installation.sources,
    "reader": installation.reader,
    "data": installation.data,
    "channels": installation.channels,
    "backup": installation.backup,
}
_OF_THE_STORE: Mapping[str, Callable[[Session, Place], Answer]] = {
    "clock": nights.clock,
    "last night": nights.last_night,
    "schedule": nights.schedule,
    "drill": nights.drill,
    "space": installation.space,
    "disk": installation.disk,
    "outbox": troubles.outbox,
    "ourselves": troubles.ourselves,
    "incidents": troubles.incidents,
    "proposals": troubles.proposals,
    "overdue": troubles.overdue,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Check:
    """One question and its answer."""

    name: str
    ok: bool
    """Whether it is not bad."""
    level: Level
    detail: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Checkup:
    """All answers."""

    ok: bool
    """Whether none is bad."""
    level: Level
    """The worst."""
    checks: tuple[Check, ...]


def checkup(place: Place) -> Checkup:
    """Ask every question; a fault in one answer does not keep the others from being asked."""
    checks = (*(_ask(name, question, place) for name, question in _OF_THE_PLACE.items()), *_of_the_store(place))
    level = worst_of(check.level for check in checks)
    return Checkup(ok=level is not Level.BAD, level=level, checks=checks)


def _of_the_store(place: Place) -> Iterable[Check]:
    try:
        engine = open_store(place.settings.store.url)
    except (StoreError, DatabaseError) as error:
        yield _check("store", Answer(Level.BAD, _words(error)))
        for name in _OF_THE_STORE:
            yield _check(name, Answer(Level.BAD, "not known: the store cannot be opened"))
        return
    try:
        yield _check("store", Answer(Level.OK, f"{engine.url!r} is of today's shape"))
        for name, question in _OF_THE_STORE.items():
            yield _ask(name, _in_session(engine, question), place)
    finally:
        engine.dispose()


def _in_session(engine: Engine, question: Callable[[Session, Place], Answer]) -> Callable[[Place], Answer]:
    def ask(place: Place) -> Answer:
        with reading(engine) as session:
            return question(session, place)

    return ask


def _ask(name: str, question: Callable[[Place], Answer], place: Place) -> Check:
    try:
        return _check(name, question(place))
    except (StoreError, CrawlerError, JobError, DatabaseError, OSError) as error:
        return _check(name, Answer(Level.BAD, _words(error)))


def _check(name: str, answer: Answer) -> Check:
    return Check(name=name, ok=answer.level is not Level.BAD, level=answer.level, detail=answer.detail)


def _words(error: Exception) -> str:
    # SQLAlchemy's own words hold the whole statement.
    return str(error.orig) if isinstance(error, DatabaseError) else str(error)
