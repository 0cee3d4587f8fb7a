from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from sqlalchemy import Engine

from jobs.crontab import trigger
from jobs.due import latest_firing, take_night
from store import runs
from store.records import RunStatus
from store.session import writing

NIGHTLY = trigger("30 1 * * *", ZoneInfo("Asia/Shanghai"))
FIRST = datetime(2026, 3, 1, 12, tzinfo=UTC)
FIRE = datetime(2026, 3, 1, 17, 30, tzinfo=UTC)


def take(engine: Engine, now: datetime) -> bool:
    with writing(engine) as session:
        return take_night(session, NIGHTLY, now)


@pytest.mark.parametrize(
    ("line", "now", "expected"),
    [
        ("30 1 * * *", FIRE, FIRE),
        ("30 1 * * *", FIRE - timedelta(seconds=1), FIRE - timedelta(days=1)),
        ("* * * * *", FIRE, FIRE),
        ("0 0 1 1 *", FIRE, datetime(2025, 12, 31, 16, tzinfo=UTC)),
    ],
)
def test_the_latest_firing(line: str, now: datetime, expected: datetime) -> None:
    assert latest_firing(trigger(line, ZoneInfo("Asia/Shanghai")), now) == expected


def test_a_new_store_has_missed_nothing(engine: Engine) -> None:
    assert not take(engine, FIRST)
    assert not take(engine, FIRST + timedelta(minutes=1))


def test_a_night_is_due_once(engine: Engine) -> None:
    take(engine, FIRST)
    assert not take(engine, FIRE - timedelta(minutes=1))
    assert take(engine, FIRE)
    assert not take(engine, FIRE)
    assert not take(engine, FIRE + timedelta(hours=3))
    assert take(engine, FIRE + timedelta(days=1, minutes=5))


def test_downtime_is_caught_up_once(engine: Engine) -> None:
    take(engine, FIRST)
    assert take(engine, FIRE + timedelta(days=5, hours=4))
    assert not take(engine, FIRE + timedelta(days=5, hours=5))


def test_a_killed_night_is_taken_again(engine: Engine) -> None:
    take(engine, FIRST)
    assert take(engine, FIRE)
    with writing(engine) as session:
        run = runs.begin(session, sources=(), now=FIRE)
    assert take(engine, FIRE + timedelta(minutes=2))
    with writing(engine) as session:
        runs.end(session, run.id, status=RunStatus.DONE, counts={}, now=FIRE)
    assert not take(engine, FIRE + timedelta(minutes=4))


def test_a_clock_that_jumps_back_repeats_nothing(engine: Engine) -> None:
    take(engine, FIRST)
    assert take(engine, FIRE)
    assert not take(engine, FIRE - timedelta(hours=30))
    assert not take(engine, FIRE)
