from datetime import datetime, timedelta

import pytest

from jobs.crontab import trigger
from jobs.firing_gap import longest_gap
from store.dates import SHANGHAI


@pytest.mark.parametrize(
    ("line", "days"),
    [("30 1 * * *", 1), ("30 1 * * 6", 7), ("30 1 * * 1-5", 3), ("0 11 1 * *", 31), ("0 0 30 2 *", None)],
)
def test_a_sunday(line: str, days: int | None) -> None:
    sunday = datetime(2026, 3, 1, 12, tzinfo=SHANGHAI)
    assert longest_gap(trigger(line, SHANGHAI), sunday) == (None if days is None else timedelta(days=days))
