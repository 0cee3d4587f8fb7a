from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from store import receipts, runs
from store.receipts import NightReceipt, Receipt, added_up
from store.records import RunStatus

BEGAN = datetime(2026, 3, 1, 17, 30, tzinfo=UTC)
NIGHT = date(2026, 3, 2)
ONE = Receipt(
    host="a.gov.cn",
    requests=5,
    bytes=1000,
    not_modified=2,
    refused=1,
    robots="forbids some",
    delay_asked=1.0,
    delay_kept=1.25,
    first_at=BEGAN,
    last_at=BEGAN + timedelta(minutes=1),
)
LATER = replace(
    ONE,
    requests=2,
    bytes=10,
    robots="allows",
    delay_kept=1.01,
    first_at=ONE.last_at,
    last_at=ONE.last_at + timedelta(1),
)
BOTH = replace(
    ONE,
    requests=7,
    bytes=1010,
    not_modified=4,
    refused=2,
    robots="allows",
    delay_kept=1.01,
    last_at=LATER.last_at,
)
OTHER = replace(ONE, host="b.gov.cn")


@pytest.fixture
def begin(watch):
    """Begin a night; one that was not ended is continued."""
    watch.do(runs.end, watch.run.id, status=RunStatus.DONE, counts={}, now=BEGAN)

    def made(at=BEGAN):
        return watch.do(runs.begin, sources=["x"], now=at)

    return made


@pytest.fixture
def end(watch):
    """End a night."""
    return lambda run: watch.do(runs.end, run.id, status=RunStatus.DONE, counts={}, now=BEGAN)


def of_night(watch, on=None, host=None):
    return watch.ask(receipts.of_night, on=on, host=host)


def test_receipts_come_back_as_they_were_kept(watch, begin):
    watch.do(receipts.keep, begin().id, [OTHER, ONE])
    assert of_night(watch) == NightReceipt(night=NIGHT, hosts=(ONE, OTHER))
    assert of_night(watch, host="b.gov.cn") == NightReceipt(night=NIGHT, hosts=(OTHER,))


def test_keeping_them_twice_is_keeping_them_once(watch, begin):
    run = begin()
    for _ in range(2):
        watch.do(receipts.keep, run.id, [ONE])
    assert of_night(watch) == NightReceipt(night=NIGHT, hosts=(ONE,))


def test_parts_of_one_run_add_up(watch, begin):
    watch.do(receipts.keep, begin().id, [ONE, LATER])
    assert of_night(watch) == NightReceipt(night=NIGHT, hosts=(BOTH,))


def test_a_continued_night_adds_up(watch, begin):
    first, second = begin(), begin(BEGAN + timedelta(hours=2))
    assert watch.ask(receipts.unkept_before, second.id) == (first.id,)
    watch.do(receipts.keep, first.id, [ONE])
    watch.do(receipts.keep, second.id, [LATER])
    assert watch.ask(receipts.unkept_before, second.id) == ()
    assert of_night(watch) == NightReceipt(night=NIGHT, hosts=(BOTH,))


def test_each_night_has_its_own_and_the_last_is_given(watch, begin, end):
    first = begin()
    watch.do(receipts.keep, first.id, [ONE])
    end(first)
    second = begin(BEGAN + timedelta(days=1))
    watch.do(receipts.keep, second.id, [OTHER])
    assert of_night(watch).hosts == (OTHER,)
    assert of_night(watch, on=NIGHT).hosts == (ONE,)
    assert of_night(watch, on=NIGHT + timedelta(days=1)).hosts == (OTHER,)


def test_a_night_without_receipts_has_none(watch, begin):
    assert of_night(watch) is None
    watch.do(receipts.keep, begin().id, [ONE])
    assert of_night(watch, on=NIGHT + timedelta(days=5)) is None
    assert of_night(watch, host="c.gov.cn") is None


def test_what_was_not_asked_for_again_is_known_from_before():
    (both,) = added_up([ONE, replace(LATER, robots="not asked", delay_kept=None)])
    assert (both.robots, both.delay_kept) == ("forbids some", 1.25)
