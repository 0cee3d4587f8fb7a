from datetime import timedelta

import pytest

from store.records import Outcome
from store.short_texts import LATELY, short_texts

HOST = "https://www.tjjz.gov.cn"
SOURCE = "tianjin/jizhou"
LONG = "依法行政,推进法治政府建设。" * 40


def long(number):
    return f"{LONG}第{number}份。"


@pytest.fixture
def told(watch):
    for number in range(6):
        watch.see(long(number), url=f"{HOST}/{number}")
    watch.number()
    watch.baseline()
    watch.night(days=1)
    return watch


def short(watch):
    return [one.detail for one in watch.ask(short_texts, [SOURCE], watch.now)]


def shrink(watch, number, *, looks=1):
    """See so many looks of this night agree that little of a text is left."""
    return [watch.see(f"第{number}份。" + LONG[:200], url=f"{HOST}/{number}").outcome for _ in range(looks)]


def test_many_texts_that_are_held_back_are_found(told):
    for number in range(2):
        assert shrink(told, number) == [Outcome.SUSPECT]
    assert short(told) == [], "two are no more than a purge"
    shrink(told, 2)
    assert short(told) == ["3 of 6 texts have less than 60% of their length left"]
    for number in range(3):
        told.see(long(number), url=f"{HOST}/{number}")
    assert short(told) == []


def test_so_are_texts_whose_loss_was_believed_for_a_while(told):
    for number in range(3):
        assert shrink(told, number, looks=2) == [Outcome.SUSPECT, Outcome.EDITED]
    assert len(short(told)) == 1
    told.night(days=LATELY / timedelta(days=1))
    assert short(told) == []


def test_a_big_source_may_lose_a_few(told):
    for number in range(6, 12):
        told.see(long(number), url=f"{HOST}/{number}")
    for number in range(3):
        shrink(told, number)
    assert short(told) == []
    shrink(told, 3)
    assert short(told) == ["4 of 12 texts have less than 60% of their length left"]


def test_another_title_alone_is_no_short_text(told):
    for number in range(4):
        changed = told.see(long(number), url=f"{HOST}/{number}", title="天津市蓟州区2019年度工作要点")
        assert changed.outcome is Outcome.SUSPECT
    assert short(told) == []


@pytest.mark.parametrize(("chars", "found"), [(90, 1), (300, 0)])
def test_a_new_text_far_shorter_than_the_others_is_found(told, chars, found):
    told.see(LONG[:chars], url=f"{HOST}/new")
    assert len(short(told)) == found


def test_a_new_text_is_compared_with_several(watch):
    for number in range(2):
        watch.see(long(number), url=f"{HOST}/{number}")
    watch.baseline()
    watch.night(days=1)
    watch.see("短。", url=f"{HOST}/new")
    assert short(watch) == []


def test_what_the_first_look_showed_is_not_new(watch):
    for number in range(5):
        watch.see(long(number), url=f"{HOST}/{number}")
    watch.see("短。", url=f"{HOST}/new")
    watch.baseline()
    assert short(watch) == []
