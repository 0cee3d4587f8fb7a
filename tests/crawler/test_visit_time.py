from datetime import UTC, datetime, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crawler.visit_time import Window, kept_window, window
from store.dates import SHANGHAI

MORNING = Window(begins=time(6, 0), ends=time(8, 45))
NIGHT = Window(begins=time(22, 0), ends=time(1, 30))
HOURS = st.times().map(lambda at: at.replace(second=0, microsecond=0))
WINDOWS = st.tuples(HOURS, HOURS).filter(lambda pair: pair[0] != pair[1]).map(lambda pair: window(*pair))


def at(hour, minute, second=0):
    return datetime(2026, 3, 1, hour, minute, second, tzinfo=UTC)


@pytest.mark.parametrize(
    ("hours", "moment", "is_open"),
    [
        (MORNING, at(5, 59, 59), False),
        (MORNING, at(6, 0), True),
        (MORNING, at(8, 44, 59), True),
        (MORNING, at(8, 45), False),
        (MORNING, datetime(2026, 3, 1, 14, 30, tzinfo=SHANGHAI), True),
        (NIGHT, at(21, 59), False),
        (NIGHT, at(23, 59), True),
        (NIGHT, at(0, 0), True),
        (NIGHT, at(1, 30), False),
    ],
)
def test_it_is_open_from_its_first_minute_to_before_its_last(hours, moment, is_open):
    assert hours.is_open(moment) is is_open


@given(WINDOWS, st.datetimes(timezones=st.just(UTC), min_value=datetime(2000, 1, 2), max_value=datetime(2100, 1, 1)))  # noqa: DTZ001
def test_it_opens_and_closes_within_a_day_and_in_turn(hours, moment):
    opens, closes = hours.opens(moment), hours.closes(moment)
    assert moment <= opens
    assert moment <= closes
    assert hours.is_open(opens)
    assert not hours.is_open(closes)
    assert hours.is_open(moment) == (opens == moment or moment < closes < opens)


def test_it_is_told_in_chinas_time():
    assert MORNING.in_china() == "14:00 to 16:45, China time"
    assert NIGHT.in_china() == "06:00 to 09:30, China time"


def test_what_the_store_keeps_is_read_again():
    assert kept_window("0600", "0845") == MORNING
    assert kept_window(None, None) is None


def test_the_whole_day_is_no_window():
    assert window(time(6), time(6)) is None
