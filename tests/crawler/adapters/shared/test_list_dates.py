from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crawler.adapters.shared.list_dates import (
    is_part_of_date,
    mark_beside_link,
    mark_inside_link,
    mark_on_leaf,
)

DAY = date(2024, 3, 5)


@pytest.mark.parametrize(
    "text",
    [
        "2024-03-05",
        "2024/3/5",
        "2024.03.05",
        "[2024-03-05]",
        "【2024-03-05】",
        "(2024-03-05)",
        "2024年3月5日",
        "2024 年 03 月 05 日",
        "2024-03-05 10:23:11",
        "发布时间：2024-03-05 10:23",
        "日期:2024-03-05　浏览次数：12",
        "来源：某区司法局　2024-03-05",
    ],
)
def test_dates_beside_a_link(text: str) -> None:
    mark = mark_beside_link(text)
    assert mark is not None
    assert mark.on == DAY


@pytest.mark.parametrize("text", ["03-05", "[03-05]", "3月5日", "03/05"])
def test_dates_without_a_year_are_marks_without_a_day(text: str) -> None:
    mark = mark_beside_link(text)
    assert mark is not None
    assert mark.on is None


@pytest.mark.parametrize("text", ["2024-13-05", "2024-02-30", "2023年2月29日"])
def test_impossible_dates_are_marks_without_a_day(text: str) -> None:
    mark = mark_beside_link(text)
    assert mark is not None
    assert mark.on is None


@pytest.mark.parametrize(
    "text",
    [
        "",
        "1/7",
        "13-45",
        "0571-87052222",
        "共12条",
        "2024",
        "今天是2024年3月5日 星期二",
        "截止日期：2024-03-05",
        "施行日期 2024-03-05",
        "2024年3月5日，区委全面依法治区委员会召开会议，审议通过有关文件并部署下一阶段工作。",
    ],
)
def test_other_numbers_are_no_marks(text: str) -> None:
    assert mark_beside_link(text) is None


@pytest.mark.parametrize("text", ["2024-03-05", "[2024-03-05]", "2024年3月5日", "发布时间：2024-03-05"])
def test_a_piece_of_a_link_that_is_only_a_date(text: str) -> None:
    mark = mark_inside_link(text)
    assert mark is not None
    assert (mark.on, mark.rest) == (DAY, "")


@pytest.mark.parametrize(
    "text", ["某区法治政府报告 2024-03-05", "某区法治政府报告[2024-03-05]", "[2024-03-05] 某区法治政府报告"]
)
def test_a_date_at_the_edge_of_a_title(text: str) -> None:
    mark = mark_inside_link(text)
    assert mark is not None
    assert (mark.on, mark.rest.strip()) == (DAY, "某区法治政府报告")


@pytest.mark.parametrize("text", ["2023年12月31日工作情况", "截至2024年3月5日的法治政府报告", "2023年度报告"])
def test_a_day_the_title_speaks_of_stays_in_the_title(text: str) -> None:
    assert mark_inside_link(text) is None


@pytest.mark.parametrize(
    "text", ["05 2024-03", "05日 2024年03月", "2024-03 05", "03-05 2024", "2024 03-05", "5 / 2024.3"]
)
def test_calendar_leaves(text: str) -> None:
    mark = mark_on_leaf(text)
    assert mark is not None
    assert mark.on == DAY


@pytest.mark.parametrize("text", ["2024", "05", "2024-03", "2024-03 05 星期二 有雨夹雪，气温下降"])
def test_what_is_no_leaf(text: str) -> None:
    assert mark_on_leaf(text) is None


def test_halves_of_a_leaf() -> None:
    assert is_part_of_date("2024-03")
    assert is_part_of_date(" 2024年 ")
    assert not is_part_of_date("05")
    assert not is_part_of_date("2024年度报告")


@given(st.text(max_size=60))
def test_any_text_is_read(text: str) -> None:
    for read in (mark_beside_link, mark_inside_link, mark_on_leaf):
        mark = read(text)
        assert mark is None or mark.on is None or mark.on.year >= 1900


@given(st.dates(date(1990, 1, 1), date(2099, 12, 31)))
def test_every_day_is_read_as_it_is_written(day: date) -> None:
    for text in (day.isoformat(), f"{day.year}年{day.month}月{day.day}日", f"{day:%Y/%m/%d}", f"{day:%Y.%m.%d}"):
        mark = mark_beside_link(text)
        assert mark is not None
        assert mark.on == day
