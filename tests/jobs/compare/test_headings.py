import pytest

from jobs.compare.headings import Headings, read_headings
from jobs.compare.paragraphs import align

BODY = "全年收到行政复议申请45件,办结40件,行政机关负责人出庭应诉率100%。"
TEXT = f"一、主要成效\n(一)强化组织领导。{BODY}\n二、存在的不足\n{BODY[:20]}"


def headings(after: str, before: str = TEXT) -> Headings:
    return read_headings(align(before, after))


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("一、主要成效\n", "", Headings(added=0, removed=1, reworded=0, renumbered=0)),
        ("二、", "二、法治督察\n三、", Headings(added=1, removed=0, reworded=0, renumbered=1)),
        ("主要成效", "工作成效", Headings(added=0, removed=0, reworded=1, renumbered=0)),
        ("强化组织领导", "加强组织领导", Headings(added=0, removed=0, reworded=1, renumbered=0)),
        ("二、存在", "三、存在", Headings(added=0, removed=0, reworded=0, renumbered=1)),
        ("45件", "46件", Headings(added=0, removed=0, reworded=0, renumbered=0)),
        ("成效\n(一)", "成效(一)", Headings(added=0, removed=0, reworded=0, renumbered=0)),
        ("领导。", "领导。\n", Headings(added=0, removed=0, reworded=0, renumbered=0)),
    ],
)
def test_what_an_edit_did_to_the_headings(old: str, new: str, expected: Headings) -> None:
    assert old in TEXT
    assert headings(TEXT.replace(old, new, 1)) == expected


def test_a_reference_to_an_item_is_no_heading() -> None:
    assert headings("依据第(二)项办理。", "依据第(一)项办理。").touched == 0
