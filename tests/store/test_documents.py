from datetime import date

import pytest

from store import documents, glances
from store.errors import DocumentUnknown
from store.records import DocumentStatus, Level

HOST = "https://www.tjjz.gov.cn"


def numbers(watch):
    return {report.url.removeprefix(HOST): report.document for report in watch.ask(documents.reports)}


def test_numbers_do_not_depend_on_the_order_of_the_crawl(watch, make_source):
    watch.seeds = (make_source("b/b"), make_source("a/a"))
    watch.night(days=1)
    watch.see("丁", url=f"{HOST}/4", source="b/b", published_on=date(2020, 1, 1))
    watch.see("丙", url=f"{HOST}/3", source="a/a", published_on=date(2026, 1, 1))
    watch.see("乙", url=f"{HOST}/2", source="a/a", published_on=date(2025, 1, 1))
    watch.see("甲", url=f"{HOST}/1", source="a/a", published_on=date(2026, 1, 1))
    assert watch.number() == 4
    assert numbers(watch) == {"/2": 0, "/1": 1, "/3": 2, "/4": 3}


def test_a_number_is_given_once_and_goes_on_counting(watch):
    watch.see("甲", url=f"{HOST}/z")
    watch.number()
    watch.night(days=1)
    watch.see("乙", url=f"{HOST}/a")
    assert watch.ask(documents.reports)[-1].url == f"{HOST}/z", "without a number it is not listed yet"
    assert watch.number() == 1
    assert watch.number() == 0
    assert numbers(watch) == {"/z": 0, "/a": 1}


@pytest.mark.parametrize("name", ["0", "000", f"{HOST}/1"])
def test_a_document_is_found_by_number_or_address(watch, name):
    seen = watch.see("甲", url=f"{HOST}/1")
    watch.number()
    found = watch.ask(documents.find, name)
    assert (found.id, found.document, found.url) == (seen.document, 0, f"{HOST}/1")
    assert (found.status, found.first_seen, found.last_seen) == (DocumentStatus.PRESENT, watch.now, watch.now)


@pytest.mark.parametrize("name", ["1", "9" * 40, "", "-1", "²", "https://www.tjjz.gov.cn/other", "%"])
def test_an_unknown_document_says_where_to_look(watch, name):
    watch.see("甲", url=f"{HOST}/1")
    watch.number()
    with pytest.raises(DocumentUnknown, match="fazhi reports"):
        watch.ask(documents.find, name)


@pytest.fixture
def collection(watch, make_source):
    """Four reports of three governments."""
    city = make_source("tianjin/city", issuer="天津市人民政府", region="120000", level=Level.PROVINCE)
    county = make_source("tianjin/jizhou")
    other = make_source("henan/other", issuer="河南省人民政府", region="410000", level=Level.PROVINCE)
    watch.seeds = (city, county, other)
    watch.night(days=1)
    watch.see("全市法治", url=f"{HOST}/city", source="tianjin/city", report_year=2025)
    watch.see("全区法治", url=f"{HOST}/county", source="tianjin/jizhou", report_year=2025)
    watch.see("全区法治 旧", url=f"{HOST}/old", source="tianjin/jizhou", report_year=2024)
    watch.see("全省50%_x", url=f"{HOST}/henan", source="henan/other", title="河南省报告", region="411000")
    watch.number()
    return watch


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ({}, ["/henan", "/city", "/county", "/old"]),
        ({"year": 2025}, ["/city", "/county"]),
        ({"region": "120000"}, ["/city", "/county", "/old"]),
        ({"region": "120119"}, ["/county", "/old"]),
        ({"region": "410000"}, ["/henan"]),
        ({"region": "411000"}, ["/henan"]),
        ({"region": "411100"}, []),
        ({"query": "全区"}, ["/county", "/old"]),
        ({"query": "全区 旧"}, ["/old"]),
        ({"query": "天津市人民政府"}, ["/city"]),
        ({"query": "河南省报告"}, ["/henan"]),
        ({"query": "50%_"}, ["/henan"]),
        ({"query": "全%法治"}, []),
        ({"query": "全_法治"}, []),
        ({"year": 2025, "region": "120119", "query": "法治"}, ["/county"]),
        ({"query": "   "}, ["/henan", "/city", "/county", "/old"]),
    ],
)
def test_reports_are_asked_for_by_year_place_and_words(collection, asked, found):
    assert [report.url.removeprefix(HOST) for report in collection.ask(documents.reports, **asked)] == found


def test_a_report_shows_what_its_page_says_and_else_what_its_source_says(collection):
    henan, city, *_ = collection.ask(documents.reports)
    assert (henan.issuer, henan.region, henan.level) == ("河南省人民政府", "411000", Level.PROVINCE)
    assert (city.issuer, city.region, city.level, city.report_year) == (
        "天津市人民政府",
        "120000",
        Level.PROVINCE,
        2025,
    )
    assert (city.version, city.chars, city.copies) == (1, 4, 0)


def test_copies_are_the_same_text_or_the_same_report(watch):
    """A and B are one report; A and C are one text: all three are one."""
    watch.see("甲文", url=f"{HOST}/a", issuer="某区", report_year=2025)
    watch.see("乙文", url=f"{HOST}/b", issuer="某区", report_year=2025)
    watch.see("甲文", url=f"{HOST}/c", issuer="他区")
    watch.see("丙文", url=f"{HOST}/d")
    watch.see("丁文", url=f"{HOST}/e")
    watch.number()
    assert [(report.report, report.copies) for report in watch.ask(documents.reports)] == [
        (0, 2),
        (0, 2),
        (0, 2),
        (3, 0),
        (4, 0),
    ]


def test_a_report_is_as_its_current_version_says(watch):
    watch.see("甲" * 10, url=f"{HOST}/a", report_year=2024)
    watch.night(days=1)
    watch.see("甲" * 9, url=f"{HOST}/a", report_year=2025)
    watch.number()
    (report,) = watch.ask(documents.reports)
    assert (report.version, report.chars, report.report_year) == (2, 9, 2025)


def test_visits_tell_how_each_look_of_the_night_went(watch):
    first = watch.see("甲", url=f"{HOST}/a")
    second = watch.see("乙", url=f"{HOST}/b")
    watch.see("丙", url=f"{HOST}/c")
    watch.number()
    watch.night(days=1)
    watch.do(glances.looked, second.document, run_id=watch.run.id, as_="blocked")
    watch.do(glances.unchanged, first.document, run_id=watch.run.id, as_="not_modified", now=watch.now)
    visits = watch.ask(documents.visits, watch.run.frontier)
    assert [(visit.document, visit.outcome) for visit in visits] == [(0, "not_modified"), (1, "blocked")]
