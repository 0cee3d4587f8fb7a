from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crawler.extract.dates import first_date, is_date_line


@pytest.mark.parametrize(
    "text",
    [
        "2022-03-18 10:16",
        "发布于2022/3/18",
        "2022.03.18",
        "2022年3月18日",
        "2022 年 3 月 18 日",
        "二〇二二年三月十八日",
        "二○二二年三月十八日",
        "9999-99-99 2022-03-18",
    ],
)
def test_dates_are_read_as_they_are_written(text: str) -> None:
    assert first_date(text) == date(2022, 3, 18)


@pytest.mark.parametrize(
    ("numeral", "day"), [("十", 10), ("二十", 20), ("二十一", 21), ("三十一", 31), ("九", 9), ("十二", 12)]
)
def test_chinese_days(numeral: str, day: int) -> None:
    assert first_date(f"二〇二二年一月{numeral}日") == date(2022, 1, day)


@pytest.mark.parametrize(
    "text", ["", "2022-02-30", "2022年13月1日", "1022年1月1日", "1949-10-01", "2022年3月", "电话0938-8213456"]
)
def test_impossible_dates_are_none(text: str) -> None:
    assert first_date(text) is None


@pytest.mark.parametrize(
    ("line", "alone"),
    [
        ("2022年2月22日", True),
        ("(2022年2月22日)", True),
        ("二〇二二年二月二十二日", True),
        ("2022年2月22日印发", False),
        ("", False),
    ],
)
def test_date_lines(line: str, alone: bool) -> None:
    assert is_date_line(line) is alone


@given(st.dates(min_value=date(1996, 1, 1), max_value=date(2999, 12, 31)))
def test_every_day_is_read_back(day: date) -> None:
    assert first_date(f"于{day.year}年{day.month}月{day.day}日") == day or day.year > 2099


@given(st.text())
def test_any_text_is_read(text: str) -> None:
    first_date(text)
