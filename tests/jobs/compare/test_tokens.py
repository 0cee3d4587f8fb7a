import pytest
from hypothesis import given
from hypothesis import strategies as st

from jobs.compare.tokens import Edit, edits

texts = st.text(alphabet="办理案件12,。 \n三十A", max_size=40)


def changed(before: str, after: str) -> list[tuple[str, str]]:
    return [
        (before[edit.before_start : edit.before_end], after[edit.after_start : edit.after_end])
        for edit in edits(before, after)
    ]


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        ("办结120件,纠错3件。", "办结125件,纠错3件。", [("120", "125")]),
        ("收入1,200元", "收入1200元", [("1,200", "1200")]),
        ("比率96.7%", "比率96.8%", [("96.7", "96.8")]),
        ("共三十件", "共四十件", [("三十", "四十")]),
        ("开展督察,下发通知。", "下发通知。", [("开展督察,", "")]),
        ("使用APP办理", "使用APPS办理", [("APP", "APPS")]),
        ("甲乙\n丙丁", "甲乙丙丁", [("\n", "")]),
        ("存在一些问题和不足", "存在少量薄弱环节", [("一些问题和不足", "少量薄弱环节")]),
    ],
)
def test_what_changed(before: str, after: str, expected: list[tuple[str, str]]) -> None:
    assert changed(before, after) == expected


def test_equal_texts_have_no_edits() -> None:
    assert edits("办结120件", "办结120件") == ()


def test_a_rewritten_clause_is_one_edit_not_crumbs() -> None:
    assert len(edits("坚持以人民为中心的发展思想", "落实了各项发展任务的要求")) <= 2


def test_what_one_edit_does_is_not_told_as_two() -> None:
    assert edits("县司法局行政执法", "县司法行政部门行政执法") == (Edit(3, 4, 3, 7),)


@given(texts, texts)
def test_edits_make_one_text_of_the_other(before: str, after: str) -> None:
    built, place = "", 0
    for edit in edits(before, after):
        built += before[place : edit.before_start] + after[edit.after_start : edit.after_end]
        place = edit.before_end
    assert built + before[place:] == after


@given(texts, texts)
def test_turned_round_the_edits_are_the_same(before: str, after: str) -> None:
    turned = tuple(
        Edit(edit.after_start, edit.after_end, edit.before_start, edit.before_end) for edit in edits(after, before)
    )
    assert edits(before, after) == turned
