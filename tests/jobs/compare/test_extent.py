import pytest

from jobs.compare.extent import Extent, measure
from jobs.compare.paragraphs import align
from jobs.compare.strokes import read_strokes

OPENING = "我县坚持以习近平法治思想为指导,认真落实各项部署。"
SHORTCOMINGS = "法治政府建设还存在一些问题和不足,执法力量还相对薄弱。"
CLOSING = "下一步,将持续推进法治政府建设,强化行政执法监督。"


def extent(before: list[str], after: list[str]) -> Extent:
    rows = align("\n".join(before), "\n".join(after))
    return measure(rows, read_strokes(rows))


def test_characters_and_paragraphs() -> None:
    found = extent([OPENING, CLOSING], [OPENING.replace("认真落实", "落实"), CLOSING.replace("持续", "大力")])
    assert (found.chars_added, found.chars_removed) == (2, 4)
    assert (found.paragraphs_edited, found.paragraphs) == (2, 2)


def test_whole_paragraphs_count_with_all_their_characters() -> None:
    found = extent([OPENING, CLOSING], [OPENING, SHORTCOMINGS])
    assert (found.chars_added, found.chars_removed) == (len(SHORTCOMINGS), len(CLOSING))
    assert (found.paragraphs_added, found.paragraphs_removed, found.edited_added) == (1, 1, 0)


def test_a_moved_paragraph_counts_no_characters() -> None:
    found = extent([OPENING, SHORTCOMINGS, CLOSING], [SHORTCOMINGS, CLOSING, OPENING])
    assert (found.chars_added, found.chars_removed, found.paragraphs_moved, found.share) == (0, 0, 1, 0)


def test_a_moved_and_edited_paragraph_counts_once() -> None:
    found = extent([OPENING, SHORTCOMINGS, CLOSING], [SHORTCOMINGS, CLOSING, OPENING.replace("认真", "全面")])
    assert (found.chars_added, found.chars_removed, found.paragraphs_edited) == (2, 2, 1)


@pytest.mark.parametrize(
    "after",
    [
        [OPENING.replace(",", "，"), CLOSING],
        [OPENING + CLOSING],
        [*OPENING.split(","), CLOSING.replace("。", ";")],
        [OPENING.replace("我县", "我县 "), "", CLOSING],
    ],
)
def test_layout_and_punctuation_weigh_nothing(after: list[str]) -> None:
    found = extent([OPENING, CLOSING], after)
    assert (found.edited_weight, found.share, found.weight_grave) == (0, 0, 0)


def test_the_share_is_of_the_side_that_changed_more() -> None:
    assert extent([OPENING, CLOSING], [OPENING]).share == pytest.approx(22 / 44, abs=0.02)
    assert extent([""], [OPENING]).share == 1


def test_wording_on_failings() -> None:
    softened = SHORTCOMINGS.replace("问题和不足", "改进的空间")
    assert extent([OPENING, SHORTCOMINGS], [OPENING, softened]).weight_grave == 5
    assert extent([OPENING, SHORTCOMINGS], [OPENING]).weight_grave > 20
    assert extent([OPENING, SHORTCOMINGS], [OPENING.replace("认真", "全面"), SHORTCOMINGS]).weight_grave == 0
    assert extent([OPENING], [OPENING, SHORTCOMINGS]).weight_grave == 0


def test_another_sentence_of_a_long_paragraph_is_not_on_failings() -> None:
    assert extent([OPENING + SHORTCOMINGS], [OPENING.replace("认真", "全面") + SHORTCOMINGS]).weight_grave == 0


def test_a_figure_among_failings_is_no_wording() -> None:
    assert extent(["反馈问题38个。"], ["反馈问题35个。"]).weight_grave == 0
