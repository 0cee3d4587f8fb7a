from datetime import UTC, datetime, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crawler.robots_txt import LONGEST_DELAY, MOST_BYTES, Rate, read_robots
from crawler.visit_time import Window

NOON = datetime(2026, 3, 1, 12, 0, tzinfo=UTC)
NIGHT = datetime(2026, 3, 1, 18, 0, tzinfo=UTC)


def read(*lines, agent="*"):
    return read_robots("\n".join([f"User-agent: {agent}", *lines]).encode(), "fazhi")


def test_an_empty_one_says_nothing():
    robots = read_robots(b"", "fazhi")
    assert robots.allows("https://a.gov.cn/x")
    assert (robots.delay(NOON), robots.standing_delay, robots.window) == (0.0, None, None)


def test_what_is_said_to_others_is_not_said_to_us():
    robots = read("Disallow: /", "Crawl-delay: 9", "Visit-time: 0600-0845", "Request-rate: 1/60", agent="other")
    assert robots.allows("https://a.gov.cn/x")
    assert (robots.delay(NOON), robots.standing_delay, robots.window) == (0.0, None, None)


def test_a_place_that_is_closed_is_not_allowed():
    robots = read("Disallow: /closed/")
    assert not robots.allows("https://a.gov.cn/closed/x")
    assert robots.allows("https://a.gov.cn/open")


@pytest.mark.parametrize(
    ("lines", "delay"),
    [
        (["Crawl-delay: 5"], 5.0),
        (["Request-rate: 1/10"], 10.0),
        (["Request-rate: 30/1m"], 2.0),
        (["Crawl-delay: 5", "Request-rate: 1/10"], 10.0),
        (["Crawl-delay: 20", "Request-rate: 1/10"], 20.0),
    ],
)
def test_the_longer_of_what_is_asked_for_holds(lines, delay):
    robots = read(*lines)
    assert (robots.delay(NOON), robots.standing_delay) == (delay, delay)


def test_a_delay_longer_than_any_number_is_still_one():
    assert read(f"Request-rate: 1/1{'0' * 400}").standing_delay == LONGEST_DELAY


def test_a_rate_for_certain_hours_holds_in_them():
    robots = read("Crawl-delay: 2", "Request-rate: 1/30 0900-1700")
    assert robots.rate == Rate(delay=30.0, hours=Window(begins=time(9), ends=time(17)))
    assert (robots.delay(NOON), robots.delay(NIGHT), robots.standing_delay) == (30.0, 2.0, 2.0)


@pytest.mark.parametrize("line", ["Visit-time: 0600-0845", "visit-time: 0600 0845", "VISIT-TIME:0600-0845 # UTC"])
def test_the_hours_of_visits_are_read(line):
    assert read(line).window == Window(begins=time(6), ends=time(8, 45))


@pytest.mark.parametrize(
    "line", ["Visit-time: always", "Visit-time: 0600-2500", "Visit-time: 0600-0600", "Visit-time:"]
)
def test_hours_that_are_none_say_nothing(line):
    assert read(line).window is None


@pytest.mark.parametrize("line", ["Crawl-delay: soon", "Crawl-delay: -3", "Crawl-delay: inf", "Request-rate: 0/5"])
def test_delays_that_are_none_say_nothing(line):
    assert read(line).standing_delay is None


@given(st.binary(max_size=400))
def test_any_bytes_can_be_read(body):
    assert read_robots(b"User-agent: *\n" + body, "fazhi").delay(NOON) >= 0


def test_no_more_is_read_than_the_most():
    robots = read_robots(b"#" * MOST_BYTES + b"\nUser-agent: *\nDisallow: /\n", "fazhi")
    assert robots.allows("https://a.gov.cn/x")
