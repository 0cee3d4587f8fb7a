from datetime import UTC, date, datetime, timedelta

import pytest

from store.dates import local_date, local_time


@pytest.mark.parametrize(
    ("at", "on"),
    [
        (datetime(2026, 3, 1, 15, 59, 59, tzinfo=UTC), date(2026, 3, 1)),
        (datetime(2026, 3, 1, 16, 0, tzinfo=UTC), date(2026, 3, 2)),
        (datetime(2026, 12, 31, 17, 30, tzinfo=UTC), date(2027, 1, 1)),
    ],
)
def test_a_date_is_chinas(at, on):
    assert local_date(at) == on


def test_a_time_keeps_its_moment():
    at = datetime(2026, 7, 1, 17, 30, tzinfo=UTC)
    assert local_time(at) == at
    assert local_time(at).utcoffset() == timedelta(hours=8)
    assert local_time(at).isoformat() == "2026-07-02T01:30:00+08:00"
