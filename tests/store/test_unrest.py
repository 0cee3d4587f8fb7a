import pytest

from store import unrest
from store.pending import FLAP_DAYS

HOST = "https://www.tjjz.gov.cn"
SOURCE = "tianjin/jizhou"
LONG = "依法行政,推进法治政府建设。" * 40
ONE, OTHER, THIRD = LONG + "甲", LONG + "乙", LONG + "丙"


@pytest.fixture
def told(watch):
    watch.see(ONE, url=f"{HOST}/a")
    watch.number()
    watch.baseline()
    return watch


def nights(watch, *texts, days=1):
    """See one text after another and say which changes are told of."""
    spoken = []
    for text in texts:
        watch.night(days=days)
        watch.see(text, url=f"{HOST}/a")
        (item,) = watch.pending()
        spoken.append(item.case.back_to)
        watch.write(item, suppressed=None if item.case.back_to is None else "flapping")
    return spoken


def flapping(watch):
    return watch.ask(unrest.flapping, [SOURCE], watch.now)


def test_coming_and_going_is_one_edit_and_one_finding(told):
    assert nights(told, OTHER) == [None]
    assert flapping(told) == ()
    assert nights(told, ONE, OTHER, ONE) == [1, 2, 3]
    (found,) = flapping(told)
    assert found.url == f"{HOST}/a"
    assert "version 5 is version 3 again" in found.detail


def test_another_text_in_between_is_an_edit(told):
    assert nights(told, OTHER, ONE, THIRD, OTHER) == [None, 1, None, 2]


def test_it_ends_when_the_text_has_been_quiet_for_a_while(told):
    nights(told, OTHER, ONE)
    told.night(days=FLAP_DAYS - 1)
    assert len(flapping(told)) == 1
    told.night(days=1)
    assert flapping(told) == ()


def test_a_text_that_comes_back_after_long_is_an_edit(told):
    assert nights(told, OTHER, days=1) == [None]
    assert nights(told, ONE, days=FLAP_DAYS + 1) == [None]
    assert flapping(told) == ()
