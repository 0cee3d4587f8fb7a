from datetime import timedelta

import pytest

from store.ahead import dated_ahead
from store.dates import local_date

SOURCE = "tianjin/jizhou"


@pytest.mark.parametrize(("days", "found"), [(-400, 0), (0, 0), (1, 0), (2, 1), (300, 1)])
def test_a_date_more_than_a_day_ahead_is_found(watch, days, found):
    today = local_date(watch.now)
    watch.see("甲", published_on=today + timedelta(days=days))
    assert len(watch.ask(dated_ahead, [SOURCE], today)) == found
    assert watch.ask(dated_ahead, [], today) == ()


def test_it_is_over_when_the_day_has_come_or_the_page_is_corrected(watch):
    today = local_date(watch.now)
    watch.see("甲", published_on=today + timedelta(days=5))
    (found,) = watch.ask(dated_ahead, [SOURCE], today)
    assert found.detail == f"dated {today + timedelta(days=5)}, seen on {today}"
    assert watch.ask(dated_ahead, [SOURCE], today + timedelta(days=4)) == ()
    watch.night(days=1)
    watch.see("甲", published_on=today)
    assert watch.ask(dated_ahead, [SOURCE], today) == ()
