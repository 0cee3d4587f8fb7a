from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

import pytest
from sqlalchemy import Engine
from sqlalchemy.orm import Session

from crawler.registry import load_sources
from crawler.runlog import seed_of
from jobs.alerts.settings import AlertTable
from jobs.checkup import troubles
from jobs.checkup.answer import Answer, Level
from jobs.place import Place
from store import frontier, incidents, outbox, overdue, own, proposals
from store.proposals import Found
from store.records import AlertKind, IncidentKind
from store.session import reading, writing
from store.settings import StoreTable


@pytest.fixture
def known(engine: Engine, place: Place) -> Place:
    """An installation whose store knows every source, with one channel."""
    tables = {
        "store": StoreTable(url=engine.url.render_as_string(), data=place.settings.store.data),
        "alerts": (AlertTable(url="json://127.0.0.1/x", name="ops"),),
    }
    sources = load_sources(place.settings.crawl.sources)
    with writing(engine) as session:
        frontier.register(session, [seed_of(source) for source in sources.values()], place.clock())
    return replace(place, settings=place.settings.model_copy(update=tables))


def ask(question: Callable[[Session, Place], Answer], engine: Engine, place: Place, *, hours: float = 0) -> Answer:
    with reading(engine) as session:
        return question(session, replace(place, now=place.clock() + timedelta(hours=hours)))


def queue(engine: Engine, place: Place, channel: str) -> None:
    with writing(engine) as session:
        outbox.put(session, channel=channel, key="k", kind=AlertKind.NEW, title="t", body="b", now=place.clock())


def test_alerts_may_wait_for_a_day(engine: Engine, known: Place) -> None:
    assert ask(troubles.outbox, engine, known).level is Level.OK
    queue(engine, known, "ops")
    assert ask(troubles.outbox, engine, known, hours=23).level is Level.OK
    late = ask(troubles.outbox, engine, known, hours=25)
    assert (late.level, late.detail) == (Level.BAD, "ops: 1 waiting, the oldest since 2026-03-02")


def test_what_was_given_up_is_bad_and_says_why(engine: Engine, known: Place) -> None:
    queue(engine, known, "ops")
    with writing(engine) as session:
        outbox.failed(session, [1], error="status 500", next_try_at=None)
    dead = ask(troubles.outbox, engine, known)
    assert dead.level is Level.BAD
    assert dead.detail == "ops: 0 waiting, 1 given up, the oldest since 2026-03-02: status 500"


def test_what_waits_for_a_channel_that_is_no_more(engine: Engine, known: Place) -> None:
    queue(engine, known, "gone")
    assert ask(troubles.outbox, engine, known, hours=25).level is Level.WARN


def test_troubles_of_our_own(engine: Engine, known: Place) -> None:
    assert ask(troubles.ourselves, engine, known).level is Level.OK
    with writing(engine) as session:
        own.trouble(session, IncidentKind.DISK_LOW, detail="few", now=known.clock())
    assert ask(troubles.ourselves, engine, known).level is Level.WARN
    with writing(engine) as session:
        own.trouble(session, IncidentKind.NIGHT_HUNG, detail="ended", now=known.clock())
    answer = ask(troubles.ourselves, engine, known)
    assert answer.level is Level.BAD
    assert answer.detail == "disk_low since 2026-03-02: few; night_hung since 2026-03-02: ended"
    assert ask(troubles.incidents, engine, known).detail == "none open"


def test_a_few_ill_sources_are_theirs_and_many_are_ours(engine: Engine, known: Place) -> None:
    ids = list(load_sources(known.settings.crawl.sources))
    what = {"url": "", "detail": "", "run_id": 1, "capture_id": None}
    with writing(engine) as session:
        incidents.saw(session, source=ids[0], kind=IncidentKind.TLS, now=known.clock(), **what)
    one = ask(troubles.incidents, engine, known)
    assert one.level is Level.OK
    assert one.detail == f"1 open, sources ill: 1: tls 1; longest: tls at {ids[0]} since 2026-03-02"
    with writing(engine) as session:
        for source in ids:
            incidents.saw(session, source=source, kind=IncidentKind.DNS, now=known.clock(), **what)
    assert ask(troubles.incidents, engine, known).level is Level.WARN


def test_columns_that_were_proposed(engine: Engine, known: Place) -> None:
    assert ask(troubles.proposals, engine, known).level is Level.OK
    source = next(iter(load_sources(known.settings.crawl.sources)))
    found = Found(url="https://www.example.gov.cn/new/", adapter="trs", matched=3, known=3, reports=3)
    with writing(engine) as session:
        proposals.propose(session, source, found, known.clock())
    waiting = ask(troubles.proposals, engine, known)
    assert waiting.level is Level.WARN
    assert source in waiting.detail


def test_reports_that_are_overdue_are_news(engine: Engine, known: Place) -> None:
    source = next(iter(load_sources(known.settings.crawl.sources)))
    with writing(engine) as session:
        overdue.missed(session, [source], 2025, now=known.clock())
    answer = ask(troubles.overdue, engine, known)
    assert (answer.level, answer.detail) == (Level.OK, "reports not seen by their deadline: 1 of 2025")
