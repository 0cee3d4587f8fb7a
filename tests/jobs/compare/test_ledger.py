import pytest

from jobs.compare.ledger import Ledger, WordChange, read_ledger
from jobs.compare.paragraphs import align
from store.difference import Direction, NumberChange

OPENING = "我县坚持以习近平法治思想为指导,认真落实各项部署。"
REVIEW = "全年收到行政复议申请45件,办结40件,行政机关负责人出庭应诉率100%。"
TRAINING = "组织行政执法人员培训360人次,为考试合格的77人办理执法证件。"
CLOSING = "下一步,将持续推进法治政府建设,强化行政执法监督。"


def ledger(before: list[str], after: list[str]) -> Ledger:
    return read_ledger(align("\n".join(before), "\n".join(after)))


def test_a_figure_changed() -> None:
    found = ledger([OPENING, REVIEW], [OPENING, REVIEW.replace("45件", "54件")])
    assert found.changed == (
        NumberChange(
            before="45",
            after="54",
            unit="件",
            context="全年收到行政复议申请54件,办结40件,行",
            counts="收到行政复议申请",
            direction=Direction.UP,
        ),
    )
    assert (found.gone, found.come, found.dates, found.document_numbers) == ((), (), (), ())


@pytest.mark.parametrize(
    ("before", "after", "direction"),
    [
        ("1.2万件", "11000件", Direction.DOWN),
        ("１２０件", "一百二十五件", Direction.UP),
        ("百分之八十五", "86%", Direction.UP),
        ("5‰", "0.4%", Direction.DOWN),
        ("3亿元", "29000万元", Direction.DOWN),
        ("3件", "5件", Direction.UP),
        ("三十五件", "三十四件", Direction.DOWN),
        ("增长1.5%", "增长-1.5%", Direction.DOWN),
        ("120件", "120人", None),
        ("120%", "120件", None),
    ],
)
def test_direction_is_that_of_the_amount(before: str, after: str, direction: Direction | None) -> None:
    (change,) = ledger([f"全年共办理{before},进展顺利。"], [f"全年共办理{after},进展顺利。"]).changed
    assert change.direction is direction


def test_another_unit_is_written_with_the_figures() -> None:
    (change,) = ledger(["减税降费1500元。"], ["减税降费1500万元。"]).changed
    assert (change.before, change.after, change.unit) == ("1500元", "1500万元", "")


def test_figures_of_whole_paragraphs_stand_apart() -> None:
    removed = ledger([OPENING, REVIEW, TRAINING], [OPENING, TRAINING])
    assert [number.before for number in removed.gone] == ["45", "40", "100"]
    assert all(number.after is None for number in removed.gone)
    assert removed.changed == removed.come == ()
    added = ledger([OPENING, TRAINING], [OPENING, REVIEW, TRAINING])
    assert [number.after for number in added.come] == ["45", "40", "100"]


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ([OPENING, REVIEW + TRAINING], [OPENING, REVIEW, TRAINING]),
        ([OPENING + REVIEW, TRAINING], [OPENING, REVIEW + TRAINING]),
        ([REVIEW, OPENING, CLOSING, TRAINING], [OPENING, CLOSING, TRAINING, REVIEW]),
        ([OPENING, REVIEW], [OPENING.replace(",", "，"), REVIEW.replace("45件", " ４５ 件")]),
        ([OPENING + "共化解纠纷9件。", CLOSING], [OPENING, CLOSING + "共化解纠纷9件。"]),
    ],
)
def test_what_only_stands_elsewhere_is_no_change(before: list[str], after: list[str]) -> None:
    found = ledger(before, after)
    assert (found.changed, found.gone, found.come) == ((), (), ())


def test_a_figure_changed_in_a_paragraph_that_moved() -> None:
    moved = REVIEW.replace("45件", "54件")
    found = ledger([REVIEW, OPENING, CLOSING, TRAINING], [OPENING, CLOSING, TRAINING, moved])
    assert [(number.before, number.after) for number in found.changed] == [("45", "54")]


def test_dates_and_document_numbers_are_no_figures() -> None:
    found = ledger(["依据泾政发〔2022〕33号文件,2022年2月22日印发"], ["依据泾政发〔2022〕35号文件,2022年3月1日印发"])
    assert found.changed == ()
    assert found.dates == (WordChange("2022年2月22日", "2022年3月1日"),)
    assert found.document_numbers == (WordChange("〔2022〕33号", "〔2022〕35号"),)


def test_a_date_that_went_to_another_paragraph_did_not_change() -> None:
    found = ledger([OPENING + "2024年实施。", CLOSING], [OPENING, CLOSING + "2024年实施。"])
    assert found.dates == ()


def test_of_very_many_changed_figures_the_first_are_listed_and_all_are_counted() -> None:
    before = [
        f"办理{name * 3}类案件{place + 1000}件。" for place, name in enumerate(map(chr, range(0x4E00, 0x4E00 + 700)))
    ]
    found = ledger(before, [line.replace("件。", "0件。") for line in before])
    assert len(found.changed) == 500
    assert (found.all_changed, found.all_lost, found.all_added) == (700, 0, 0)
