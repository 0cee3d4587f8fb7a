import tomllib
from importlib.resources import files

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jobs.compare.numbers import Mark, figures


def found(text: str, mark: Mark = Mark.FIGURE) -> list[tuple[str, str]]:
    return [(figure.value, figure.unit) for figure in figures(text) if figure.mark is mark]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("办结复议案件120件", [("120", "件")]),
        ("征收12,345.60万元", [("12345.6", "万元")]),
        ("挽损33万余元,化解1400余件,开展近2万次", [("33", "万元"), ("1400", "件"), ("2", "万次")]),
        ("办结率96.70%,增长3.2个百分点", [("96.7", "%"), ("3.2", "个百分点")]),
        ("检查１２户次、处罚０.５‰", [("12", "户次"), ("0.5", "‰")]),
        ("接待 45 件 170 人次", [("45", "件"), ("170", "人次")]),
        ("压缩至16个工作日以内", [("16", "个工作日")]),
        ("浓度改善至36微克/立方米", [("36", "微克/立方米")]),
        ("三十件、一百二十户、两千零五条", [("30", "件"), ("120", "户"), ("2005", "条")]),
        ("完成率达百分之八十五和百分之90", [("85", "%"), ("90", "%")]),
        ("行政许可 | 120 | 35", [("120", ""), ("35", "")]),
        ("执行标的额8.8亿元", [("8.8", "亿元")]),
        ("30日内办结,连续10年", [("30", "日"), ("10", "年")]),
    ],
)
def test_figures(text: str, expected: list[tuple[str, str]]) -> None:
    assert found(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "2024年以来,3月5日至8日,2024年度",
        "实施纲要(2021-2025年)和2020—2035年规划",
        "2024-03-05、2024.3.5、2024/3/5",
        "二〇三五年远景目标,二〇二二年二月二十二日",
        "泾政发〔2022〕33号、(2022)5号、[2021] 8 号",
        "第十四届、第36次会议、居第2名",
        "一、主要成效",
        "(一)加强领导",
        "1.加强领导",
        "(2)强化监督",
        "存在不足:1.力度不够。2、能力不强",
        "《法治政府建设实施纲要(2021—2025年)》《关于8项措施的通知》",
        "拨打“12345”热线,“1+9+N”模式,8+N机制,7×24小时,12·4宪法日",
        "PM2.5与5G、A4、3D",
        "电话0938-8213456,9:30开会,中山路12号",
        "八大行动(2024)、“雷火2023”",
        "十九大和二十届二中、三中全会精神",
        "90年代",
    ],
)
def test_not_figures(text: str) -> None:
    assert found(text) == []


def test_dates_and_document_numbers_are_marked() -> None:
    text = "2022年2月22日印发,见泾政发〔2022〕33号,2024-03-05更新"
    assert found(text, Mark.DATE) == [("2022年2月22日", ""), ("2024-03-05", "")]
    assert found(text, Mark.DOCUMENT_NUMBER) == [("〔2022〕33号", "")]


def test_a_list_is_no_heading() -> None:
    assert found("分别为:12、15和20件") == [("12", ""), ("15", ""), ("20", "件")]


def test_one_numeral_may_be_part_of_a_name() -> None:
    small = {figure.written: figure.is_small_numeral for figure in figures("三项制度,三十项措施,3项任务")}
    assert small == {"三": True, "三十": False, "3": False}


def test_places_are_those_of_the_text_as_given() -> None:
    text = "共计　１２３４５ 余件，"
    (figure,) = figures(text)
    assert text[figure.start : figure.digits_end] == figure.written == "１２３４５"
    assert text[figure.start : figure.end] == "１２３４５ 余件"


@given(st.integers(min_value=0, max_value=10**9), st.sampled_from(["件", "万元", "%", "户次", "个工作日"]))
def test_however_written_the_value_is_the_same(number: int, unit: str) -> None:
    wide = str(number).translate({ord("0") + digit: ord("０") + digit for digit in range(10)})
    written = [f"办理{form}{unit}" for form in (f"{number}", f"{number:,}", wide, f"{number}.0")]
    assert {tuple(found(text)) for text in written} == {((str(number), unit),)}


@given(st.text(alphabet="12,.0一十百千万亿年月日第()《》〔〕号%件A+:-“” \n", max_size=60))
def test_any_text_is_read_and_places_rise(text: str) -> None:
    end = 0
    for figure in figures(text):
        assert end <= figure.start < figure.digits_end <= figure.end <= len(text)
        end = figure.end


@pytest.mark.parametrize("unit", ["1", "1A", "一", "\n", "《", "1,", "(1", "2020年", " ", "1.1", "百分之", "第1", "A-"])
@pytest.mark.timeout(10)
def test_hostile_repetition_is_read_once(unit: str) -> None:
    figures(unit * (30_000 // len(unit)))


def test_measure_words_are_sorted() -> None:
    units = tomllib.loads(files("jobs.compare").joinpath("figures.toml").read_text("utf-8"))["units"]
    assert units == sorted(set(units))
