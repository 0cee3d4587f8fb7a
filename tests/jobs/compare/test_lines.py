from hypothesis import given
from hypothesis import strategies as st

from jobs.compare.lines import Link, link

OPENING = "我县坚持以习近平法治思想为指导,认真落实各项部署,扎实推进法治政府建设"
REVIEW = "全年收到行政复议申请45件,办结40件,行政机关负责人出庭应诉率100%"
TRAINING = "组织行政执法人员培训360人次,为考试合格的77人办理执法证件"
MEDIATION = "规范设立各类调解组织122个,全年调解矛盾纠纷930件,涉及金额7800万元"

lines = st.lists(
    st.sampled_from([OPENING, REVIEW, TRAINING, MEDIATION, "一、成效", REVIEW.replace("45", "46")]), max_size=7
)


def one(place: int, other: int) -> Link:
    return Link(range(place, place + 1), range(other, other + 1))


def test_equal_lines() -> None:
    assert link([OPENING, REVIEW], [OPENING, REVIEW]).rungs == (one(0, 0), one(1, 1))


def test_an_edited_line_is_linked_across_an_added_one() -> None:
    edited = REVIEW.replace("45", "54")
    assert link([OPENING, REVIEW, MEDIATION], [OPENING, TRAINING, edited, MEDIATION]).rungs == (
        one(0, 0),
        one(1, 2),
        one(2, 3),
    )


def test_a_rewritten_line_is_not_linked() -> None:
    assert link([OPENING, REVIEW], [OPENING, TRAINING]).rungs == (one(0, 0),)


def test_a_moved_line() -> None:
    links = link([TRAINING, OPENING, REVIEW, MEDIATION], [OPENING, REVIEW, MEDIATION, TRAINING])
    assert links.rungs == (one(1, 0), one(2, 1), one(3, 2))
    assert links.moves == (one(0, 3),)


def test_a_moved_line_that_was_edited_too() -> None:
    edited = TRAINING.replace("77", "78")
    assert link([TRAINING, OPENING, REVIEW, MEDIATION], [OPENING, REVIEW, MEDIATION, edited]).moves == (one(0, 3),)


def test_short_lines_do_not_move() -> None:
    assert link(["120", OPENING, REVIEW], [OPENING, REVIEW, "120"]).moves == ()


def test_a_line_split_and_edited_is_one_link() -> None:
    head, tail = REVIEW.split("办结")
    links = link([OPENING, REVIEW, MEDIATION], [OPENING, head.replace("45", "54"), "办结" + tail, MEDIATION])
    assert links.rungs[1] == Link(range(1, 2), range(1, 3))


def test_lines_joined_and_edited_are_one_link() -> None:
    joined = OPENING.replace("扎实", "稳步") + REVIEW
    assert link([OPENING, REVIEW, MEDIATION], [joined, MEDIATION]).rungs[0] == Link(range(2), range(1))


@given(lines, lines)
def test_every_line_is_linked_at_most_once_and_rungs_rise(before: list[str], after: list[str]) -> None:
    links = link(before, after)
    assert list(links.rungs) == sorted(links.rungs, key=lambda rung: (rung.before.start, rung.after.start))
    for side in ("before", "after"):
        used = [place for one_link in (*links.rungs, *links.moves) for place in getattr(one_link, side)]
        assert len(used) == len(set(used))


@given(lines, lines)
def test_turned_round_the_links_are_the_same(before: list[str], after: list[str]) -> None:
    links, turned = link(before, after), link(after, before)
    assert {(rung.before, rung.after) for rung in links.rungs} == {(rung.after, rung.before) for rung in turned.rungs}
    assert {(move.before, move.after) for move in links.moves} == {(move.after, move.before) for move in turned.moves}
