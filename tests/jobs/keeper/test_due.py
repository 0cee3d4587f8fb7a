from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jobs.keeper.crontab import trigger
from jobs.keeper.due import firing_due, jitter, latest_firing

SHANGHAI = ZoneInfo("Asia/Shanghai")
NIGHTLY = trigger("30 1 * * *", SHANGHAI)
MINUTELY = trigger("* * * * *", SHANGHAI)
FIRE = datetime(2026, 3, 1, 17, 30, tzinfo=UTC)
MADE = datetime(2026, 1, 1, 8, 3, 7, 123456, tzinfo=UTC)
DAY = timedelta(days=1)
WAIT = jitter(NIGHTLY, 900, MADE)


@pytest.mark.parametrize(
    ("line", "now", "expected"),
    [
        ("30 1 * * *", FIRE, FIRE),
        ("30 1 * * *", FIRE - timedelta(seconds=1), FIRE - DAY),
        ("* * * * *", FIRE, FIRE),
        ("0 0 1 1 *", FIRE, datetime(2025, 12, 31, 16, tzinfo=UTC)),
    ],
)
def test_the_latest_firing(line: str, now: datetime, expected: datetime) -> None:
    assert latest_firing(trigger(line, SHANGHAI), now) == expected


def test_a_firing_is_due_after_its_wait() -> None:
    at = FIRE + WAIT(FIRE)
    assert timedelta() < WAIT(FIRE) < timedelta(seconds=900)
    assert firing_due(NIGHTLY, WAIT, newest=FIRE - DAY, now=at - timedelta(seconds=1)) is None
    assert firing_due(NIGHTLY, WAIT, newest=FIRE - DAY, now=at) == FIRE
    assert firing_due(NIGHTLY, WAIT, newest=FIRE, now=at + timedelta(hours=20)) is None


@pytest.mark.parametrize("days", [1, 2, 40, 700])
def test_one_firing_stands_for_all_that_were_missed(days: int) -> None:
    assert firing_due(NIGHTLY, WAIT, newest=FIRE - days * DAY, now=FIRE + timedelta(hours=5)) == FIRE


def test_coming_back_within_a_wait_one_night_does_for_both() -> None:
    assert firing_due(NIGHTLY, WAIT, newest=FIRE - 2 * DAY, now=FIRE) == FIRE


def test_a_wait_depends_on_the_firing_and_the_store_alone() -> None:
    assert jitter(NIGHTLY, 900, MADE)(FIRE) == WAIT(FIRE.astimezone(SHANGHAI))
    assert WAIT(FIRE) != WAIT(FIRE + DAY)
    assert WAIT(FIRE) != jitter(NIGHTLY, 900, MADE + timedelta(microseconds=1))(FIRE)
    waits = [WAIT(FIRE + number * DAY).total_seconds() for number in range(200)]
    assert 0 <= min(waits) < 60
    assert 840 < max(waits) <= 900
    assert jitter(NIGHTLY, 0, MADE)(FIRE) == timedelta()


def test_a_line_that_fires_often_waits_less_than_until_its_next_firing() -> None:
    wait = jitter(MINUTELY, 900, MADE)
    assert all(wait(FIRE + number * timedelta(minutes=1)) <= timedelta(seconds=30) for number in range(50))


@given(st.lists(st.integers(min_value=1, max_value=60 * 24 * 20), max_size=40))
def test_however_long_the_pauses_firings_come_in_order_and_once_a_date(pauses: list[int]) -> None:
    now, begun = FIRE, [FIRE]
    for minutes in pauses:
        now += timedelta(minutes=minutes)
        fire_at = firing_due(NIGHTLY, WAIT, newest=begun[-1], now=now)
        if fire_at is not None:
            assert fire_at <= now
            begun.append(fire_at)
    assert begun == sorted(set(begun))
    # Nothing that was due long ago is waiting.
    assert now - begun[-1] <= DAY + timedelta(seconds=900)
