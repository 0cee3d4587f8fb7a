"""Which columns a source's old titles speak for."""

from dataclasses import replace

from crawler.explore.columns import Column
from crawler.explore.goal import NEW_COLUMNS, OldColumns, goal_of
from crawler.explore.old_titles import Remembered
from store.records import EntrySeen, Kind

ISSUER = "秦州区人民政府"
REPORTS = tuple(f"{ISSUER}{year}年法治政府建设情况报告" for year in (2024, 2023, 2022, 2021))
OTHERS = tuple(f"关于第{number}号建议的答复意见" for number in range(10))
OLD = OldColumns(Remembered(issuer=ISSUER, reports=REPORTS, others=OTHERS, names=("公开", "工作总览")))


def column(*titles: str, url: str = "http://x.gov.cn/a/", name: str = "公告", named: bool = False) -> Column:
    entries = tuple(
        EntrySeen(
            key=f"{url}{place}",
            url=f"{url}{place}",
            title=title,
            listed_on=None,
            kind=Kind.REPORT if "法治政府" in title else Kind.OTHER,
            reason="",
        )
        for place, title in enumerate(titles)
    )
    return Column(
        url=url,
        place=url,
        names=(name,),
        path=(name,),
        is_named=named,
        is_slice=False,
        unfit="",
        adapter="generic",
        entries=entries,
        first=frozenset((entry.key, entry.title) for entry in entries),
        has_more=False,
        following=None,
        pages=1,
        requests=1,
    )


def test_the_fewest_columns_that_list_all_are_chosen() -> None:
    general = column(*REPORTS[:2], *OTHERS, url="http://x.gov.cn/gg/")
    dedicated = column(*REPORTS, url="http://x.gov.cn/fzzf/", named=True)
    assert OLD.choose([general, dedicated]) == (dedicated,)
    assert OLD.is_met([dedicated])
    assert not OLD.is_met([general])


def test_two_columns_that_each_hold_a_part_are_both_chosen() -> None:
    parts = [column(title, url=f"http://x.gov.cn/{n}/", named=True) for n, title in enumerate(REPORTS[:2])]
    assert set(OLD.choose(parts)) == set(parts)


def test_the_parts_of_a_column_by_years_are_about_what_it_is_about() -> None:
    year = replace(column(REPORTS[0], *OTHERS[:4]), is_slice=True, path=("法治政府建设", "2024年"))
    assert OLD.choose([year]) == (year,)


def test_a_general_column_lists_half_of_the_reports_or_the_old_ones_other_titles() -> None:
    assert OLD.choose([column(REPORTS[0], *("会议" * n for n in range(2, 12)))]) == ()
    half = column(*REPORTS[:2], *("会议" * n for n in range(2, 12)))
    assert OLD.choose([half]) == (half,)
    same = column(REPORTS[0], *OTHERS)
    assert OLD.choose([same]) == (same,)


def test_a_dedicated_column_needs_a_report_of_the_same_issuer() -> None:
    others = column("秦州区司法局2024年法治政府建设情况报告", "秦州区民政局2024年法治政府建设情况报告", named=True)
    assert OLD.choose([others]) == ()
    later = column(f"{ISSUER}2025年法治政府建设情况报告", named=True)
    assert OLD.choose([later]) == (later,)


def test_pages_that_show_titles_for_a_while_are_never_chosen() -> None:
    for url, name in (
        ("http://x.gov.cn/a/", "检索结果"),
        ("http://x.gov.cn/a/", "网站地图"),
        ("http://x.gov.cn/a/", "最新公开"),
        ("http://x.gov.cn/a/", "旧版网站"),
        ("http://old.x.gov.cn/a/", "公告"),
        ("http://x.gov.cn/sitemap.html", "公告"),
    ):
        assert OLD.choose([column(*REPORTS, url=url, name=name)]) == ()
    assert OLD.choose([replace(column(*REPORTS, named=True), unfit="a home page")]) == ()
    assert OLD.choose([replace(column(*REPORTS), path=("旧版", "法治政府建设"))]) == ()


def test_further_pages_are_wanted_of_a_column_that_lists_some() -> None:
    assert OLD.wants_more(column(REPORTS[0]))
    assert OLD.wants_more(column(OTHERS[0]))
    assert not OLD.wants_more(column(*REPORTS))
    assert not OLD.wants_more(column("会议"))


def test_the_old_names_lead_on() -> None:
    assert OLD.promise("工 作总览") > OLD.promise("公开") > OLD.promise("会议") == 0.0


def test_without_titles_any_column_with_reports_is_wanted() -> None:
    assert goal_of(None) is NEW_COLUMNS
    assert goal_of(Remembered(issuer=ISSUER)) is NEW_COLUMNS
    assert isinstance(goal_of(Remembered(issuer=ISSUER, reports=REPORTS)), OldColumns)
    found = column(*REPORTS)
    assert NEW_COLUMNS.choose([found]) == (found,)
    assert not NEW_COLUMNS.is_met([found])
    assert (NEW_COLUMNS.promise("公开"), NEW_COLUMNS.knows(REPORTS[0]), NEW_COLUMNS.matched(found)) == (0.0, False, 0)
    assert not NEW_COLUMNS.wants_more(found)
