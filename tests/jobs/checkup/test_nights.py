from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta

import pytest
from sqlalchemy import Engine
from sqlalchemy.orm import Session

from jobs.checkup import nights
from jobs.checkup.answer import Answer, Level
from jobs.place import Place
from jobs.settings import ScheduleTable
from store import drills, due, runs
from store.drills import Stage
from store.due import Outcome
from store.records import RunStatus
from store.session import reading, writing

Question = Callable[[Session, Place], Answer]


@pytest.fixture
def drilled(place: Place) -> Place:
    """An installation that wants drills."""
    schedule = ScheduleTable(season=False, backup="")
    return replace(place, settings=place.settings.model_copy(update={"schedule": schedule}))


def ask(question: Question, engine: Engine, place: Place, *, hours: float = 0) -> Answer:
    with reading(engine) as session:
        return question(session, replace(place, now=place.clock() + timedelta(hours=hours)))


def a_night(engine: Engine, at: datetime, status: RunStatus) -> None:
    with writing(engine) as session:
        run = runs.begin(session, sources=(), now=at)
        if status is not RunStatus.RUNNING:
            runs.end(session, run.id, status=status, counts={}, now=at)


def fired(engine: Engine, schedule: str, at: datetime, outcome: Outcome | None) -> None:
    with writing(engine) as session:
        firing = due.begin(session, schedule=schedule, fire_at=at, now=at)
        assert firing is not None
        if outcome is not None:
            due.end(session, firing, outcome=outcome, now=at)


def test_a_clock_that_was_set_back(engine: Engine, place: Place) -> None:
    a_night(engine, place.clock(), RunStatus.DONE)
    assert ask(nights.clock, engine, place).level is Level.OK
    behind = ask(nights.clock, engine, place, hours=-1)
    assert behind.level is Level.BAD
    assert "night of 2026-03-02 01:30" in behind.detail


@pytest.mark.parametrize(
    ("status", "hours", "level"),
    [
        (RunStatus.DONE, 1, Level.OK),
        (RunStatus.PARTIAL, 35, Level.OK),
        (RunStatus.DONE, 37, Level.BAD),
        (RunStatus.FAILED, 1, Level.BAD),
        (RunStatus.RUNNING, 0.5, Level.OK),
        (RunStatus.RUNNING, 1.01, Level.WARN),
        (RunStatus.RUNNING, 2, Level.BAD),
    ],
)
def test_the_last_night(engine: Engine, place: Place, status: RunStatus, hours: float, level: Level) -> None:
    # The limit of a night is here two minutes, and an hour beside the crawl.
    assert ask(nights.last_night, engine, place).level is Level.BAD
    a_night(engine, place.clock(), status)
    assert ask(nights.last_night, engine, place, hours=hours).level is level


def test_a_night_a_week_may_be_a_week_old(engine: Engine, place: Place) -> None:
    weekly = place.settings.model_copy(update={"schedule": ScheduleTable(nightly="30 1 * * 1", drill=False)})
    a_night(engine, place.clock(), RunStatus.DONE)
    place = replace(place, settings=weekly)
    assert ask(nights.last_night, engine, place, hours=24 * 7 + 11).level is Level.OK
    assert ask(nights.last_night, engine, place, hours=24 * 7 + 13).level is Level.BAD


def test_no_schedule_is_kept_where_cron_does_it(engine: Engine, drilled: Place) -> None:
    assert ask(nights.schedule, engine, drilled).level is Level.OK


@pytest.mark.parametrize(
    ("schedule", "outcome", "level"),
    [
        ("nightly", Outcome.DONE, Level.OK),
        ("nightly", Outcome.PARTIAL, Level.OK),
        ("nightly", Outcome.NOT_MISSED, Level.OK),
        ("nightly", Outcome.FAILED, Level.WARN),
        ("nightly", Outcome.HUNG, Level.BAD),
        ("nightly", Outcome.GIVEN_UP, Level.BAD),
        ("nightly", None, Level.OK),
        ("explore", Outcome.FAILED, Level.WARN),
        ("verify", Outcome.DONE, Level.OK),
        ("verify", Outcome.PARTIAL, Level.BAD),
        ("visit www.example.gov.cn", Outcome.HUNG, Level.OK),
    ],
)
def test_what_came_of_a_schedule(
    engine: Engine, drilled: Place, schedule: str, outcome: Outcome | None, level: Level
) -> None:
    fired(engine, schedule, drilled.clock(), outcome)
    assert ask(nights.schedule, engine, drilled, hours=1).level is level


def test_a_daemon_that_is_gone(engine: Engine, drilled: Place) -> None:
    fired(engine, "nightly", drilled.clock(), Outcome.DONE)
    assert ask(nights.schedule, engine, drilled, hours=35).level is Level.OK
    gone = ask(nights.schedule, engine, drilled, hours=37)
    assert (gone.level, "is `fazhi schedule` running?" in gone.detail) == (Level.WARN, True)


def test_a_firing_that_does_not_end(engine: Engine, drilled: Place) -> None:
    fired(engine, "nightly", drilled.clock(), None)
    assert ask(nights.schedule, engine, drilled, hours=30).level is Level.BAD


def test_the_drill(engine: Engine, place: Place, drilled: Place) -> None:
    assert ask(nights.drill, engine, place).level is Level.OK
    assert ask(nights.drill, engine, drilled).level is Level.WARN
    with writing(engine) as session:
        drills.note(session, at=drilled.clock(), stage=None, detail="", seconds=3.0)
    assert ask(nights.drill, engine, drilled).level is Level.OK
    assert ask(nights.drill, engine, drilled, hours=37).level is Level.WARN
    with writing(engine) as session:
        drills.note(session, at=drilled.clock(), stage=Stage.CHANNEL, detail="nothing came out", seconds=3.0)
    red = ask(nights.drill, engine, drilled)
    assert (red.level, red.detail) == (Level.BAD, "2026-03-02 01:30, 3 seconds: channel: nothing came out")
