"""Old titles met again: word for word, cut, reworded; and titles that only resemble them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crawler.explore.old_titles import OldTitles, Remembered

ISSUER = "天津市蓟州区人民政府"
OLD = [f"{ISSUER}{year}年法治政府建设情况报告" for year in (2024, 2023, 2022)]
DEPARTMENT = "天津市蓟州区司法局2023年法治政府建设情况报告"


@pytest.mark.parametrize(
    "title",
    [
        "天津市蓟州区人民政府2023年法治政府建设情况报告",
        " 天津市蓟州区人民政府2023年法治政府建设情况报告[2024-03-01]",
        "天津市蓟州区人民政府２０２３年法治政府建设情况报告",
        "天津市蓟州区人民政府2023年法治政府建设…",
        "天津市蓟州区人民政府2023年法治...",
        "蓟州区关于2023年度法治政府建设情况的报告",
        "2023年度法治政府建设工作报告",
    ],
)
def test_a_title_is_known_again(title: str) -> None:
    assert OldTitles(OLD, ISSUER).known(title) == OLD[1]


@pytest.mark.parametrize(
    "title",
    [
        "",
        "…",
        "天津市蓟州区人民政府20…",  # begins three of them
        "天津市蓟州区人民政府2021年法治政府建设情况报告",
        "天津市宝坻区人民政府2023年法治政府建设情况报告",
        DEPARTMENT,
        "蓟州区召开法治政府建设工作会议",
        "2023年政府工作报告",
    ],
)
def test_another_title_is_not(title: str) -> None:
    assert OldTitles(OLD, ISSUER).known(title) is None


def test_a_title_that_was_cut_before_is_known_by_its_beginning() -> None:
    cut = "天津市蓟州区人民政府2023年法治政府建设..."
    assert OldTitles([cut], ISSUER).known(OLD[1]) == cut
    assert OldTitles([cut], ISSUER).known(OLD[0]) is None


def test_those_that_are_found_are_named_as_they_were() -> None:
    titles = OldTitles([*OLD, DEPARTMENT], ISSUER)
    assert len(titles) == 4
    assert titles.among(["蓟州区2023年法治政府建设年度报告", DEPARTMENT, "通知"]) == {OLD[1], DEPARTMENT}


def test_the_issuers_own_report_is_told_from_anothers() -> None:
    titles = OldTitles(OLD, ISSUER)
    assert titles.is_own_report("蓟州区2030年法治政府建设情况报告")
    assert titles.is_own_report("2030年法治政府建设情况报告")
    assert not titles.is_own_report(DEPARTMENT)
    assert not titles.is_own_report("蓟州区法治政府建设情况")


def test_the_same_letters_twice_are_one_title() -> None:
    assert len(OldTitles([OLD[0], f"{OLD[0]} "], ISSUER)) == 1


def test_a_column_is_known_by_its_reports_where_there_were_any() -> None:
    assert Remembered(issuer=ISSUER, reports=(OLD[0],), others=("通知",)).titles == (OLD[0],)
    assert Remembered(issuer=ISSUER, others=("通知",)).titles == ("通知",)


@given(st.lists(st.text(max_size=40), max_size=8), st.text(max_size=40))
def test_only_old_titles_are_ever_named(titles: list[str], met: str) -> None:
    old = OldTitles(titles, ISSUER)
    assert old.known(met) in {None, *titles}
    assert old.among(titles) <= set(titles)
