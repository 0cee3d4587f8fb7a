from collections import Counter
from itertools import pairwise

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from jobs.compare.paragraphs import RowKind, align
from jobs.paragraph_ids import Named, named, paragraph_ids, tellings

FIRST = "2023年,全区办理行政复议案件45件,比上年增加5件,其中调解结案12件,没有发生一起责任事故。"
SECOND = "举办领导干部法治讲座12期,参加培训的各级工作人员达到1200人次,基层法治队伍建设继续加强。"
THIRD = "部分单位主要负责人对法治建设重视不够,个别执法人员的业务能力还有差距,下一步将认真整改。"
NEW = "新建村居公共法律服务工作室36个,为困难群众办理法律援助,受到基层的普遍欢迎。"

LINES = st.sampled_from([FIRST, SECOND, THIRD, NEW, FIRST.replace("45", "54"), SECOND[:20], "一、", "二、", ""])
TEXTS = st.lists(LINES | st.text("甲乙丙,。", max_size=12), min_size=1, max_size=9).map("\n".join)
HISTORIES = st.lists(TEXTS, min_size=1, max_size=5)


def ids(*versions: list[str]) -> list[str]:
    return [" ".join(names) for names in paragraph_ids(["\n".join(version) for version in versions])]


@pytest.mark.parametrize(
    ("after", "expected"),
    [
        ([FIRST, SECOND, THIRD], "p1 p2 p3"),
        ([FIRST.replace("45", "54"), SECOND, THIRD], "p1 p2 p3"),
        ([FIRST, NEW, SECOND, THIRD], "p1 p4 p2 p3"),
        ([FIRST, THIRD], "p1 p3"),
        ([THIRD, FIRST, SECOND], "p3 p1 p2"),
        ([FIRST[:20], FIRST[20:], SECOND, THIRD], "p1 p4 p2 p3"),
        ([FIRST, SECOND + THIRD], "p1 p2"),
    ],
    ids=["equal", "edited", "added", "removed", "moved", "split", "joined"],
)
def test_what_an_edit_does_to_the_names(after: list[str], expected: str) -> None:
    assert ids([FIRST, SECOND, THIRD], after) == ["p1 p2 p3", expected]


def test_a_number_is_never_given_twice() -> None:
    assert ids([FIRST, SECOND], [FIRST], [FIRST, THIRD]) == ["p1 p2", "p1", "p1 p3"]


def test_a_paragraph_that_returns_has_its_old_name() -> None:
    assert ids([FIRST, SECOND], [FIRST], [FIRST, NEW], [NEW, FIRST, SECOND])[-1] == "p3 p1 p2"


def test_a_text_that_returns_has_its_old_names() -> None:
    split = [FIRST[:20], FIRST[20:], SECOND + THIRD]
    assert ids(split, [FIRST, SECOND, THIRD], split)[0::2] == ["p1 p2 p3"] * 2


def test_a_short_line_that_moves_keeps_its_name() -> None:
    assert ids(["一、", FIRST, SECOND], [FIRST, "一、", SECOND])[-1] == "p2 p1 p3"


def test_equal_lines_return_in_their_order() -> None:
    row = "合计 | 10 | 20"
    assert ids([row, FIRST, row], [FIRST], [row, FIRST, row]) == ["p1 p2 p3", "p2", "p1 p2 p3"]


def test_the_history_of_a_paragraph() -> None:
    edited = FIRST.replace("45", "54")
    versions = ["\n".join(lines) for lines in ([FIRST], [edited, SECOND], [edited], [edited, SECOND])]
    assert named(versions) == (
        Named(id="p1", text=edited, since_version=1, changed_in=(2,)),
        Named(id="p2", text=SECOND, since_version=2, changed_in=(3, 4)),
    )
    assert tellings(versions, "p2") == (None, SECOND, None, SECOND)
    assert tellings(versions, "p3") == (None,) * 4


@settings(max_examples=150, deadline=None)
@given(HISTORIES)
def test_every_line_has_one_name_and_no_name_two_lines(texts: list[str]) -> None:
    for text, names in zip(texts, paragraph_ids(texts), strict=True):
        assert len(names) == len(set(names)) == text.count("\n") + 1
    assert paragraph_ids(texts) == paragraph_ids(list(texts))


@settings(max_examples=150, deadline=None)
@given(HISTORIES)
def test_names_do_not_depend_on_later_versions(texts: list[str]) -> None:
    whole = paragraph_ids(texts)
    for length in range(1, len(texts)):
        assert paragraph_ids(texts[:length]) == whole[:length]


@settings(max_examples=150, deadline=None)
@example(
    [
        "办理复议案件45件,没有发生事故。\n\n一、",
        "一、\n办理复议案件45件,没有发生事故。\n办理复议案件45件,没有发生事故。",
    ]
)
@given(HISTORIES)
def test_an_unchanged_line_keeps_its_name(texts: list[str]) -> None:
    ids = paragraph_ids(texts)
    for (before, after), (ours, theirs) in zip(pairwise(texts), pairwise(ids), strict=True):
        for row in align(before, after):
            if row.kind is RowKind.EQUAL:
                assert ours[row.before.number - 1] == theirs[row.after.number - 1]
        once = [line for line, times in Counter(before.split("\n")).items() if times == 1]
        for line in once:
            if after.split("\n").count(line) == 1:
                assert ours[before.split("\n").index(line)] == theirs[after.split("\n").index(line)]


@settings(max_examples=150, deadline=None)
@given(TEXTS, TEXTS)
def test_there_and_back_again(one: str, other: str) -> None:
    first, _, third = paragraph_ids([one, other, one])
    assert first == third


@settings(max_examples=150, deadline=None)
@given(HISTORIES)
def test_numbers_come_in_order_of_appearance(texts: list[str]) -> None:
    seen: list[int] = []
    for names in paragraph_ids(texts):
        seen += [int(name[1:]) for name in names if int(name[1:]) not in seen]
    assert seen == list(range(1, len(seen) + 1))
