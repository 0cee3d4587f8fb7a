from datetime import datetime, timedelta

import pytest

from jobs.keeper.crontab import trigger
from jobs.keeper.firing_gap import longest_gap
from store.dates import SHANGHAI


@pytest.mark.parametrize(
    ("line", "days"),
    [("30 1 * * *", 1), ("30 1 * * 6", 7), ("30 1 * * 1-5", 3), ("0 11 1 * *", 31), ("0 0 29 2 *", 1461)],
)
def test_a_sunday(line: str, days: int) -> None:
    sunday = datetime(2026, 3, 1, 12, tzinfo=SHANGHAI)
    assert longest_gap(trigger(line, SHANGHAI), sunday) == timedelta(days=days)


def test_of_a_line_that_has_not_fired_for_years_nothing_is_known() -> None:
    assert longest_gap(trigger("0 0 29 2 *", SHANGHAI), datetime(2027, 3, 1, tzinfo=SHANGHAI)) is None
