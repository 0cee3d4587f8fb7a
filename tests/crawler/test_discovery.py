from dataclasses import replace
from datetime import date

import pytest

from crawler.adapters.base import Entry
from crawler.discovery import sight
from store.records import Kind

REPORT = "秦州区2023年法治政府建设情况报告"


def entry(url, title=REPORT):
    return Entry(url=url, title=title, listed_on=date(2024, 3, 1))


def one(url, title=REPORT, *, known=(), hosts=()):
    (sighting,) = sight([entry(url, title)], known=known, hosts=hosts)
    return sighting


def test_an_unknown_report_deserves_a_fetch():
    sighting = one("http://www.qinzhou.gov.cn/info/1001.htm")
    assert sighting.deserves_fetch
    assert (sighting.entry.kind, sighting.entry.key) == (Kind.REPORT, "https://qinzhou.gov.cn/info/1001.htm")
    assert sighting.entry.url == "http://www.qinzhou.gov.cn/info/1001.htm"
    assert sighting.entry.listed_on == date(2024, 3, 1)


def test_an_undecided_title_deserves_one_too():
    assert one("http://www.qinzhou.gov.cn/info/1001.htm", "秦州区法治政府建设成效").deserves_fetch


def test_a_known_address_deserves_none_however_it_is_written():
    known = {"https://qinzhou.gov.cn/info/1001.htm"}
    sighting = one("https://www.qinzhou.gov.cn:443/info/./1001.htm?spm=1#top", known=known)
    assert not sighting.unknown
    assert not sighting.deserves_fetch


def test_another_paper_deserves_none():
    sighting = one("http://www.qinzhou.gov.cn/info/1001.htm", "关于召开会议的通知")
    assert sighting.unknown
    assert not sighting.deserves_fetch


def test_a_host_that_is_not_official_deserves_none_and_the_reason_names_it():
    sighting = one("http://www.qinzhou.gov.cn.clone.example/info/1001.htm")
    assert not sighting.deserves_fetch
    assert sighting.entry.kind is Kind.OTHER
    assert sighting.entry.reason == "www.qinzhou.gov.cn.clone.example is not an official host"


def test_a_declared_host_is_official():
    assert one("http://www.qinzhou.example/info/1001.htm", hosts=("www.qinzhou.example",)).deserves_fetch


def test_an_address_listed_twice_is_sighted_once_under_its_first_title():
    twice = [entry("http://qinzhou.gov.cn/1001.htm"), entry("https://www.qinzhou.gov.cn/1001.htm", "置顶")]
    (sighting,) = sight(twice, known=(), hosts=())
    assert sighting.entry.title == REPORT


def test_sightings_keep_the_order_of_the_page():
    urls = [f"http://qinzhou.gov.cn/{number}.htm" for number in (3, 1, 2)]
    assert [sighting.entry.url for sighting in sight(map(entry, urls), known=(), hosts=())] == urls


def untitled(*paths):
    return [entry(f"http://www.qinzhou.gov.cn{path}", "") for path in paths]


def test_of_addresses_without_titles_those_deserve_a_fetch_that_name_the_subject():
    seen = sight(untitled("/tzgg/1001.htm", "/fzzfjs/1002.htm"), known=(), hosts=())
    assert [sighting.deserves_fetch for sighting in seen] == [False, True]


def test_a_small_list_without_titles_is_looked_into():
    seen = sight(untitled("/c/1001.htm", "/c/1002.htm"), known=(), hosts=())
    assert [sighting.entry.kind for sighting in seen] == [Kind.UNDECIDED, Kind.UNDECIDED]


def test_a_whole_site_without_titles_is_not():
    seen = sight(untitled(*(f"/c/{number}.htm" for number in range(1000, 1101))), known=(), hosts=())
    assert not any(sighting.deserves_fetch for sighting in seen)


@pytest.mark.parametrize("titles", [(REPORT, "更多"), ("图片新闻", REPORT), (REPORT, f"{REPORT}（全文）")])
def test_of_one_address_listed_twice_the_first_title_counts_that_may_be_a_reports(titles):
    twice = [
        entry("http://www.qinzhou.gov.cn/info/1001.htm", titles[0]),
        entry("//qinzhou.gov.cn/info/1001.htm", titles[1]),
    ]
    (seen,) = sight(twice, known=(), hosts=())
    assert seen.entry.title == REPORT


@pytest.mark.parametrize("title", ["2024年度报告", "2024年", "关于2024年度工作情况的报告", "2024 年度工作报告"])
def test_a_bare_year_is_looked_into_in_a_column_named_for_the_reports(title):
    url = "http://www.qinzhou.gov.cn/info/1001.htm"
    (named,) = sight([entry(url, title)], known=(), hosts=(), column="http://www.qinzhou.gov.cn/fzzfjsndbg/index.html")
    (general,) = sight([entry(url, title)], known=(), hosts=(), column="http://www.qinzhou.gov.cn/tzgg/index.html")
    assert (named.deserves_fetch, general.deserves_fetch) == (True, False)


def test_a_columns_name_is_navigation_unless_it_is_dated():
    dated = entry("http://www.qinzhou.gov.cn/info/1001.htm", "法治政府建设年度报告")
    undated = replace(dated, listed_on=None)
    seen = [sight([one], known=(), hosts=())[0].deserves_fetch for one in (dated, undated)]
    assert seen == [True, False]
