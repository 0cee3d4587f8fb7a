from datetime import date

from store import coverage, frontier, incidents
from store.records import DocumentStatus, IncidentKind, Kind

TEXT = "2025年,全区扎实推进法治政府建设。" * 20


def test_a_year_finds_its_versions_and_those_of_no_year(watch):
    watch.see(TEXT, url="https://a.gov.cn/1", report_year=2025, published_on=date(2026, 2, 1), published_from="url")
    watch.see(TEXT + "二", url="https://a.gov.cn/2")
    watch.see(TEXT + "三", url="https://a.gov.cn/3", report_year=2024)
    found = watch.ask(coverage.found, 2025)
    assert [(one.url, one.report_year, one.published_from) for one in found] == [
        ("https://a.gov.cn/1", 2025, "url"),
        ("https://a.gov.cn/2", None, "meta"),
    ]
    assert found[0].seen_at == watch.now
    assert found[0].status is DocumentStatus.PRESENT


def test_what_the_page_said_before_counts_and_what_we_misread_does_not(watch):
    began = watch.now
    watch.see(TEXT, title="misread", report_year=2024, published_on=date(2026, 2, 1))
    watch.night(days=1)
    watch.reader = "2"
    corrected = watch.reading(TEXT, report_year=2025, published_on=date(2026, 2, 1)).article
    watch.see(TEXT, report_year=2025, published_on=date(2026, 2, 1), reread=corrected)
    watch.night(days=1)
    watch.see(TEXT, report_year=2025, published_on=date(2026, 4, 20))
    assert watch.ask(coverage.found, 2024) == ()
    found = watch.ask(coverage.found, 2025)
    assert [(one.published_on, one.seen_at) for one in found] == [
        (date(2026, 2, 1), began),
        (date(2026, 4, 20), watch.now),
    ]


def test_entries_that_led_to_nothing_are_candidates(watch, entry):
    watch.listed(
        entry("https://a.gov.cn/1", on=date(2026, 3, 1)),
        entry("https://a.gov.cn/2", "某区召开会议", Kind.NEWS),
        entry("https://a.gov.cn/3", "工作总结", Kind.UNDECIDED),
    )
    watch.do(frontier.entry_tried, source="tianjin/jizhou", key="https://a.gov.cn/3", as_="blocked", run_id=1)
    found = watch.ask(coverage.candidates)
    assert [(one.url, one.listed_on, one.tried_as) for one in found] == [
        ("https://a.gov.cn/1", date(2026, 3, 1), None),
        ("https://a.gov.cn/3", None, "blocked"),
    ]


def test_an_incident_knows_the_page_it_was_seen_on(watch, entry):
    watch.listed(entry("https://a.gov.cn/1", "某区2023年法治政府建设情况报告"))
    for kind, url in ((IncidentKind.BLOCKED, "https://a.gov.cn/1"), (IncidentKind.QUIET, "https://a.gov.cn/")):
        watch.do(
            incidents.saw,
            source="tianjin/jizhou",
            kind=kind,
            url=url,
            detail="",
            run_id=1,
            capture_id=None,
            now=watch.now,
        )
    (found,) = watch.ask(coverage.hindrances, (IncidentKind.BLOCKED,))
    assert (found.kind, found.title, found.report_year) == (
        IncidentKind.BLOCKED,
        "某区2023年法治政府建设情况报告",
        None,
    )


def test_sources_and_columns_say_when_they_were_read(watch):
    assert watch.ask(coverage.watched) == {"tianjin/jizhou": None}
    (column,) = watch.ask(coverage.columns)
    assert (column.last_good_at, column.checked_as) == (None, None)
    watch.baseline()
    assert watch.ask(coverage.watched) == {"tianjin/jizhou": watch.now}


def test_texts_are_given_by_their_digests(watch):
    watch.see(TEXT, report_year=2025)
    (found,) = watch.ask(coverage.found, 2025)
    assert watch.ask(coverage.texts, [found.text, "0" * 64]) == {found.text: TEXT}
    assert watch.ask(coverage.texts, []) == {}
