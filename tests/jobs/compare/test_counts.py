import pytest

from jobs.compare.counts import counted
from jobs.compare.numbers import figures


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("办结行政复议案件120件", ["办结行政复议案件"]),
        ("全年共办结行政复议案件共计120件", ["办结行政复议案件"]),
        ("负责人出庭应诉率达到100%", ["负责人出庭应诉率"]),
        ("受理45件办结40件", ["受理", "办结"]),
        ("落实减税降费1420户1500万元", ["落实减税降费", "落实减税降费"]),
        ("审批时限压缩至3-5个工作日", ["审批时限", "审批时限"]),
        ("工作有序,29家执法主体", ["执法主体"]),
        ("行政许可 | 120 | 35", ["行政许可", "行政许可"]),
        ("分别为12、15", ["", ""]),
        ("会上,120件", [""]),
    ],
)
def test_what_figures_count(text: str, expected: list[str]) -> None:
    assert [counted(text, figure) for figure in figures(text)] == expected


def test_a_long_clause_is_cut_before_the_figure() -> None:
    text = "持续" * 30 + "办理案件9件"
    (figure,) = figures(text)
    assert len(counted(text, figure)) == 20
    assert counted(text, figure).endswith("办理案件")
