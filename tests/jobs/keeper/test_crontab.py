from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from jobs.keeper.crontab import trigger

SHANGHAI = ZoneInfo("Asia/Shanghai")
SUNDAY = datetime(2026, 3, 1, tzinfo=SHANGHAI)


def days(line: str) -> list[int]:
    """Days after a Sunday, within a week, on which a line fires."""
    fires, at = [], trigger(line, SHANGHAI).get_next_fire_time(None, SUNDAY)
    while at is not None and at < SUNDAY + timedelta(days=7):
        fires.append((at - SUNDAY).days)
        at = trigger(line, SHANGHAI).get_next_fire_time(at, at + timedelta(seconds=1))
    return fires


@pytest.mark.parametrize(
    ("weekday", "expected"),
    [
        ("*", [0, 1, 2, 3, 4, 5, 6]),
        ("0", [0]),
        ("7", [0]),
        ("1", [1]),
        ("6", [6]),
        ("1-5", [1, 2, 3, 4, 5]),
        ("0,3", [0, 3]),
        ("mon", [1]),
        ("5-7", [0, 5, 6]),
        ("0-2", [0, 1, 2]),
        ("*/2", [0, 2, 4, 6]),
    ],
)
def test_weekdays_are_crontab_s_own(weekday: str, expected: list[int]) -> None:
    assert days(f"0 0 * * {weekday}") == expected


def test_the_hour_is_china_s() -> None:
    fires = trigger("30 1 * * *", SHANGHAI).get_next_fire_time(None, SUNDAY)
    assert fires.isoformat() == "2026-03-01T01:30:00+08:00"


@pytest.mark.parametrize(
    "line", ["at night", "0 0 * *", "0 25 * * *", "0 0 * * 8", "0 0 * * x", "0 0 30 2 *", "0 0 1 * 1"]
)
def test_bad_lines_are_refused(line: str) -> None:
    with pytest.raises(ValueError, match=r".+"):
        trigger(line, SHANGHAI)
