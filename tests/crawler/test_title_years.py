from datetime import date

import pytest

from crawler.title_years import opening, report_year, year_of_opening, year_of_title


@pytest.mark.parametrize(
    ("words", "year"),
    [
        ("2023年度法治政府建设情况报告(2024年1月)", 2023),
        ("2024年安排和2023年法治政府建设情况", 2023),
        ("2023-2024年法治政府建设情况报告", None),
        ("2023年至2024年法治政府建设情况报告", None),
        ("2023/2024年法治政府建设情况报告", None),
        ("2022、2023年法治政府建设情况报告", None),
        ("20223年法治政府建设情况报告", None),
        ("23年法治政府建设情况报告", None),
        ("2099年法治政府建设情况报告", None),
        ("贯彻《纲要(2021-2025年)》2023年情况报告", 2023),
        ("法治政府建设情况报告", None),
    ],
)
def test_year_of_title(words: str, year: int | None) -> None:
    assert year_of_title(words) == year


def test_year_of_opening_is_not_taken_from_beside_the_subject() -> None:
    assert year_of_opening("我局在2021年的基础上,2022年法治政府建设又有进步。") is None
    assert year_of_opening("2022年,我局在2021年的基础上又有进步。") == 2022


def test_opening_skips_salutation_and_headings() -> None:
    first = "二〇二二年,我局认真学习贯彻法治思想,深入推进依法行政,加快建设法治政府,各项工作取得积极成效。"
    assert opening(f"市人民政府:\n一、主要工作\n{first}\n其余。").startswith("2022年,我局")
    assert opening("市人民政府:\n") == ""


def test_title_then_opening_then_date() -> None:
    text = "2022年,我局认真学习贯彻法治思想,深入推进依法行政,加快建设法治政府,各项工作取得积极成效,人民满意。"
    published = date(2022, 2, 1)
    assert report_year("2023年法治政府建设情况报告", text=text, published_on=published) == 2023
    assert report_year("法治政府建设情况报告", text=text, published_on=published) == 2022
    assert report_year("法治政府建设情况报告", text="", published_on=published) == 2021
    assert report_year("法治政府建设情况报告(2023年3月8日)", published_on=published) == 2022
