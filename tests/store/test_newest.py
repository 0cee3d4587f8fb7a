from datetime import date, datetime, timedelta

import pytest

from store import tally
from store.dates import SHANGHAI, local_date
from store.newest import newest

SOURCE = "tianjin/jizhou"
HOST = "https://www.tjjz.gov.cn"


@pytest.fixture
def ask(watch):
    return lambda: watch.ask(newest, [SOURCE, "b/b", "c/c"], local_date(watch.now))


def test_what_the_first_look_showed_counts_by_its_date(watch, ask):
    watch.see("甲", url=f"{HOST}/1", published_on=date(2019, 4, 1))
    watch.see("乙", url=f"{HOST}/2", published_on=date(2021, 3, 31))
    watch.see("丙", url=f"{HOST}/3")
    watch.baseline()
    assert ask() == {SOURCE: datetime(2021, 3, 31, tzinfo=SHANGHAI)}


def test_what_came_later_counts_by_the_night_that_found_it(watch, ask):
    watch.see("甲", url=f"{HOST}/1", published_on=date(2021, 3, 31))
    watch.baseline()
    watch.night(days=9)
    found_at = watch.now
    watch.see("乙", url=f"{HOST}/2", published_on=date(2020, 1, 1))
    watch.night(days=1)
    watch.see("甲甲", url=f"{HOST}/1", published_on=date(2021, 3, 31))
    assert ask() == {SOURCE: found_at}


def test_where_nothing_is_known_the_end_of_the_first_look_counts(watch, ask, make_source):
    watch.seeds = (*watch.seeds, make_source("b/b"), make_source("c/c"))
    watch.night()
    watch.see("甲", url=f"{HOST}/1")
    watch.do(tally.mark_good, [SOURCE, "b/b"], watch.now)
    assert ask() == {SOURCE: watch.now, "b/b": watch.now}, "c/c was never read to the end"


def test_a_date_that_lies_ahead_is_none(watch, ask):
    watch.see("甲", url=f"{HOST}/1", published_on=local_date(watch.now) + timedelta(days=300))
    watch.baseline()
    assert ask() == {SOURCE: watch.now}
