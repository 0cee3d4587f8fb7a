from datetime import UTC, datetime, timedelta

import pytest

from crawler.order import Depth
from jobs.rhythm import rhythm_of, tonight
from jobs.settings import ScheduleTable
from store import frontier, runs, tally
from store.frontier import SourceSeed
from store.looks import EVERY_NIGHT
from store.records import Level, RunStatus
from store.session import reading, writing

SPRING = datetime(2026, 3, 1, 17, 30, tzinfo=UTC)
SUMMER = datetime(2026, 8, 1, 17, 30, tzinfo=UTC)
SOURCES = ("gansu/one", "gansu/two")
TABLE = ScheduleTable()


@pytest.fixture
def plan(engine):
    """Say what a night at a time looks at."""
    seeds = [SourceSeed(id=id_, issuer="", region="", level=Level.COUNTY, site="", columns=()) for id_ in SOURCES]
    with writing(engine) as session:
        frontier.register(session, seeds, SPRING)

    def ask(now, table=TABLE, *, named=False, depth=Depth.NEWS):
        with reading(engine) as session:
            return tonight(session, table, SOURCES, named=named, depth=depth, now=now)

    return ask


@pytest.fixture
def made(engine):
    """Make a night that came to its end."""

    def make(now, *, full, status=RunStatus.DONE):
        with writing(engine) as session:
            run = runs.begin(session, sources=SOURCES, now=now, full=full)
            if status is not RunStatus.RUNNING:
                runs.end(session, run.id, status=status, counts={}, now=now)
                tally.mark_good(session, SOURCES, now)

    return make


@pytest.mark.parametrize("month", range(1, 13))
def test_the_season_is_november_to_june(month):
    rhythm = rhythm_of(datetime(2026, month, 15, tzinfo=UTC))
    assert (rhythm.sources == 1) == (month >= 11 or month <= 6)


def test_the_season_turns_at_midnight_in_china():
    assert rhythm_of(datetime(2026, 6, 30, 15, 59, tzinfo=UTC)).sources == 1
    assert rhythm_of(datetime(2026, 6, 30, 16, 0, tzinfo=UTC)).sources > 1


@pytest.mark.parametrize("now", [SPRING, SUMMER])
def test_older_documents_are_looked_at_more_rarely(now):
    *young, oldest = rhythm_of(now).documents
    assert oldest.younger_than is None
    ages = [tier.younger_than for tier in young]
    assert ages == sorted(ages)
    often = [tier.every for tier in (*young, oldest)]
    assert often == sorted(often)
    assert often[0] == 1


def test_the_first_night_is_a_full_look_and_then_one_a_week(plan, made):
    assert plan(SPRING).full
    made(SPRING, full=True)
    assert [plan(SPRING + timedelta(days=day)).full for day in range(1, 9)] == [False] * 6 + [True] * 2


def test_a_full_look_that_failed_is_still_due(plan, made):
    made(SPRING, full=True, status=RunStatus.FAILED)
    assert plan(SPRING + timedelta(days=1)).full


def test_a_killed_full_look_is_continued_as_one(plan, made):
    made(SPRING, full=True)
    made(SPRING + timedelta(days=7), full=True, status=RunStatus.RUNNING)
    assert plan(SPRING + timedelta(days=7, hours=1)).full


def test_a_killed_ordinary_night_is_continued_as_one_even_when_a_full_look_came_due(plan, made):
    made(SPRING, full=True)
    made(SPRING + timedelta(days=6, hours=8), full=False, status=RunStatus.RUNNING)
    assert not plan(SPRING + timedelta(days=6, hours=20)).full


def test_between_full_looks_the_season_decides(plan, made):
    made(SPRING, full=True)
    found = plan(SPRING + timedelta(days=1))
    assert (found.depth, found.sources, found.resting) == (Depth.NEWS, SOURCES, ())
    assert found.tiers == rhythm_of(SPRING).documents
    made(SUMMER, full=True)
    found = plan(SUMMER + timedelta(days=1))
    assert (found.sources, found.resting) == ((), SOURCES)
    assert plan(SUMMER + timedelta(days=3)).sources == SOURCES


def test_without_a_season_everything_is_looked_at_every_night(plan, made):
    made(SUMMER, full=True)
    found = plan(SUMMER + timedelta(days=1), ScheduleTable(season=False))
    assert (found.depth, found.sources, found.tiers) == (Depth.NEWS, SOURCES, EVERY_NIGHT)


def test_what_is_named_by_hand_is_looked_at(plan, made):
    made(SUMMER, full=True)
    found = plan(SUMMER + timedelta(days=1), named=True)
    assert (found.full, found.sources, found.tiers) == (False, SOURCES, EVERY_NIGHT)
    assert not plan(SUMMER + timedelta(days=20), named=True).full
    assert plan(SUMMER + timedelta(days=1), named=True, depth=Depth.ALL).full
