from collections.abc import Callable
from dataclasses import replace
from datetime import date
from random import Random

import pytest

from jobs.compare.difference import Reading, compare
from jobs.demo.texts import seed

SEEDS = [seed(number) for number in range(5)]
TITLES = ["泾源县2024年法治政府建设情况报告", "某市报告", "2023年度工作", "情况报告(2022)", "关于报告的公告"]
PHRASE = "本报告由县司法局负责解释,联系电话见政府网站。"


def reading(text: str, title: str = "情况报告") -> Reading:
    return Reading(text=text, title=title, published_on=None, issuer=None, report_year=None)


def signature(before: str, after: str) -> str:
    return compare(reading(before), reading(after)).signature


@pytest.mark.parametrize(
    "edit",
    [
        lambda text: f"{text}\n{PHRASE}",
        lambda text: f"{PHRASE}\n{text}",
        lambda text: text + PHRASE,
        lambda text: text.replace("。", f"。{PHRASE}", 1),
        lambda text: text.replace("\n", f"\n{PHRASE}\n", 1),
    ],
)
def test_the_same_words_put_anywhere_into_any_text_have_one_signature(edit: Callable[[str], str]) -> None:
    assert {signature(text, edit(text)) for text in SEEDS} == {signature("甲", f"甲\n{PHRASE}")}


def test_the_same_words_replaced_anywhere_have_one_signature() -> None:
    random = Random(4)
    found = set()
    for text in SEEDS * 5:
        place = random.randrange(len(text))
        head, tail = text[:place], text[place:]
        found.add(signature(f"{head}县司法局{tail}", f"{head}县司法行政部门{tail}"))
    assert len(found) == 1


def test_a_suffix_on_every_title() -> None:
    found = {compare(reading("甲", title), reading("甲", f"{title}-某某政府网")).signature for title in TITLES}
    assert len(found) == 1


def test_words_next_to_their_like() -> None:
    assert signature("推进建设", "推进工作建设") == signature("有关工作安排", "有关工作工作安排")


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (("办结120件。", "办结125件。"), ("办结130件。", "办结135件。")),
        (("甲。", "甲。受理120件。"), ("甲。", "甲。受理102件。")),
        (("甲。", "甲。乙。"), ("甲。乙。", "甲。")),
        (("甲", "甲,"), ("甲", "甲乙")),
    ],
)
def test_other_edits_have_others(one: tuple[str, str], other: tuple[str, str]) -> None:
    assert signature(*one) != signature(*other)


def test_facts_enter() -> None:
    plain = reading("甲")
    days = [replace(plain, published_on=date(2025, 3, day)) for day in (1, 2, 3)]
    assert len({compare(days[0], day).signature for day in days}) == 3
    assert compare(plain, replace(plain, issuer="某县人民政府")).signature != ""


def test_a_move_counts_only_as_one() -> None:
    swapped = set()
    for text in SEEDS:
        lines = text.split("\n")
        swapped.add(signature(text, "\n".join([*lines[:1], *lines[2:], lines[1]])))
    assert len(swapped) == 1


def test_nothing_changed_has_none() -> None:
    assert signature(SEEDS[0], SEEDS[0]) == ""
    assert signature("甲,乙", "甲, 乙") == signature("丙\n丁", "丙丁") != ""
