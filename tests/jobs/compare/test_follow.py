import pytest

from jobs.compare.follow import Place, follow
from jobs.compare.numbers import Figure, figures
from jobs.compare.tokens import edits

Said = tuple[str | None, str | None]


def followed(before: str, after: str) -> list[Said]:
    changes = follow(
        [Place(figure, before) for figure in figures(before)],
        [Place(figure, after) for figure in figures(after)],
        edits(before, after),
    )
    return [(said(change.before), said(change.after)) for change in changes if not change.is_rewritten]


def said(figure: Figure | None) -> str | None:
    return figure.value + figure.unit if figure else None


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        ("开展督察3次,下发39份", "开展督察5次,下发39份", [("3次", "5次")]),
        ("开展督察3次,下发39份", "开展督察5次,下发35份", [("3次", "5次"), ("39份", "35份")]),
        ("减税1500元", "减税1500万元", [("1500元", "1500万元")]),
        ("受理120件", "受理120人", [("120件", "120人")]),
        ("受理120件,办结9件", "受理120件", [("9件", None)]),
        ("受理120件", "受理120件,办结9件", [(None, "9件")]),
        ("培训三十次", "培训四十次", [("30次", "40次")]),
        ("受理三件", "受理五件", [("3件", "5件")]),
        ("开展督察3次", "组织行政执法人员集中培训12期", [("3次", None), (None, "12期")]),
        ("许可 | 120 | 35", "许可 | 121 | 36", [("120", "121"), ("35", "36")]),
        ("法规3部和规章2部", "法规4部、规章2部、文件6件", [("3部", "4部"), (None, "6件")]),
    ],
)
def test_what_became_of_the_figures(before: str, after: str, expected: list[Said]) -> None:
    assert followed(before, after) == expected


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("征收12,345元", "征收12345元"),
        ("征收12.50元", "征收12.5元"),
        ("化解1400件", "化解1400余件"),
        ("受理40 案件", "受理40件案件"),
        ("共三十件", "共30件"),
        ("化解1.2万件", "化解12000件"),
        ("减税3亿元", "减税30000万元"),
        ("办结率85%", "办结率百分之八十五"),
        ("办结率9成", "办结率90%"),
        ("历时3个小时", "历时3小时"),
        ("落实三项制度", "落实三个制度"),
        ("落实制度,强化监督", "落实三项制度,强化监督"),
        ("全年受理投诉9件,办结8件", "本年度共计办理群众投诉9件,办结8件"),
    ],
)
def test_the_same_figures(before: str, after: str) -> None:
    assert followed(before, after) == []


def test_context_is_of_the_line() -> None:
    text = "加强行政执法监督\n全年开展督察3次\n下发整改通知单"
    (figure,) = figures(text)
    assert Place(figure, text).context == "全年开展督察3次"
    long = "法治督察与监察协作,全年开展专项督察3次,下发整改通知单,逐项落实"
    (figure,) = figures(long)
    assert Place(figure, long).context == "作,全年开展专项督察3次,下发整改通知单"
