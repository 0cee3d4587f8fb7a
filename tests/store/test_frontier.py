from dataclasses import replace
from datetime import date

import pytest

from store import frontier, glances, recorder, runs
from store.records import Kind, Level

LIST = "https://www.tjjz.gov.cn/zwgk/"
PAGE = "https://www.tjjz.gov.cn/zwgk/t20260301_1.html"
OTHER = "https://www.tjjz.gov.cn/zwgk/t20260301_2.html"
FILE = "https://www.tjjz.gov.cn/f/report.docx"
SOURCE = "tianjin/jizhou"


@pytest.fixture
def due(watch):
    """Ask what a night of today would do."""

    def ask(what):
        named = watch.seeds if what is frontier.columns_due else [seed.id for seed in watch.seeds]
        return watch.ask(what, named, watch.run.frontier)

    return ask


def finish(watch, column, run=None):
    run_id = (run or watch.run).id
    watch.do(frontier.column_finished, column, as_="read", run_id=run_id, now=watch.now)


def test_declared_columns_are_due_each_night(watch, due):
    (column,) = due(frontier.columns_due)
    assert (column.source, column.url, column.complete) == (SOURCE, LIST, False)
    finish(watch, column.id)
    assert due(frontier.columns_due) == ()
    watch.night(days=1)
    (again,) = due(frontier.columns_due)
    assert again.complete


def test_a_column_no_longer_declared_is_not_due_and_one_new_is(watch, due, make_source):
    (first,) = due(frontier.columns_due)
    watch.seeds = (make_source(columns=("https://www.tjjz.gov.cn/new/",)),)
    watch.night(days=1)
    assert [column.url for column in due(frontier.columns_due)] == ["https://www.tjjz.gov.cn/new/"]
    watch.seeds = (make_source(),)
    watch.night(days=1)
    assert [column.id for column in due(frontier.columns_due)] == [first.id]


def test_registering_again_updates_what_the_source_file_says(watch, due, make_source):
    watch.seeds = (make_source(level=Level.ZONE, issuer="天津市蓟州新区管委会"),)
    watch.night(days=1)
    watch.night(days=1)
    assert len(due(frontier.columns_due)) == 1


def test_a_killed_night_goes_on_where_it_stopped(watch, due, entry):
    watch.listed(entry(), entry(OTHER))
    (column,) = due(frontier.columns_due)
    finish(watch, column.id)
    watch.see("甲", listed_key=PAGE)
    killed = watch.run
    watch.run = watch.do(runs.begin, sources=[SOURCE], now=watch.now)
    assert watch.run.frontier == killed.id
    assert due(frontier.columns_due) == ()
    assert due(frontier.documents_due) == ()
    assert [candidate.key for candidate in due(frontier.candidates_due)] == [OTHER]


def test_a_night_killed_between_two_pages_reads_every_page_again(watch, due):
    (column,) = due(frontier.columns_due)
    finish(watch, column.id)
    watch.night(days=1)
    words = {"adapter": "trs", "entries": 20, "newest_on": date(2026, 3, 1), "etag": '"1"', "last_modified": "x"}
    watch.do(frontier.column_begun, column.id, **words)
    (again,) = due(frontier.columns_due)
    assert (again.complete, again.etag, again.last_modified) == (False, '"1"', "x")
    finish(watch, column.id)
    watch.night(days=1)
    (next_night,) = due(frontier.columns_due)
    assert next_night.complete


def test_a_column_that_failed_was_looked_at_and_stays_what_it_was(watch, due):
    (column,) = due(frontier.columns_due)
    finish(watch, column.id)
    watch.night(days=1)
    watch.do(frontier.column_failed, column.id, as_="blocked", run_id=watch.run.id)
    assert due(frontier.columns_due) == ()
    watch.night(days=1)
    (again,) = due(frontier.columns_due)
    assert again.complete


def test_only_what_may_be_a_report_is_a_candidate(watch, due, entry):
    watch.listed(*(entry(f"{LIST}{kind}.html", kind=kind) for kind in Kind))
    assert {candidate.kind for candidate in due(frontier.candidates_due)} == {Kind.REPORT, Kind.UNDECIDED}


def test_a_candidate_that_could_not_be_read_is_due_the_next_night(watch, due, entry):
    watch.listed(entry(on=date(2026, 3, 1)))
    (candidate,) = due(frontier.candidates_due)
    assert candidate.listed_on == date(2026, 3, 1)
    watch.do(frontier.entry_tried, source=SOURCE, key=PAGE, as_="unreachable", run_id=watch.run.id)
    assert due(frontier.candidates_due) == ()
    watch.night(days=1)
    assert due(frontier.candidates_due) == (candidate,)


def test_a_candidate_whose_page_is_no_report_is_not_fetched_again(watch, due, entry):
    watch.listed(entry(kind=Kind.UNDECIDED))
    words = {"source": SOURCE, "key": PAGE, "kind": Kind.NEWS, "reason": "a news item", "run_id": watch.run.id}
    watch.do(frontier.entry_decided, **words)
    watch.night(days=1)
    watch.listed(entry(kind=Kind.UNDECIDED))
    assert due(frontier.candidates_due) == ()


def test_a_candidate_that_became_a_document_is_looked_at_as_one(watch, due, entry):
    watch.listed(entry(on=date(2026, 3, 1)))
    watch.see("甲", listed_key=PAGE)
    watch.night(days=1)
    assert due(frontier.candidates_due) == ()
    (document,) = due(frontier.documents_due)
    assert (document.key, document.source, document.suspect) == (PAGE, SOURCE, False)
    assert (document.listed_title, document.listed_on) == (entry().title, date(2026, 3, 1))


def test_a_candidate_redirected_to_a_known_document_is_settled_even_by_a_suspect(watch, due, entry):
    long = "依法行政" * 100
    watch.see(long)
    watch.night(days=1)
    watch.listed(entry(OTHER))
    watch.see("短", listed_key=OTHER)
    assert due(frontier.candidates_due) == ()


def test_an_entry_for_a_known_document_is_no_candidate(watch, due, entry):
    watch.see("甲")
    watch.listed(entry())
    watch.night(days=1)
    assert due(frontier.candidates_due) == ()


def test_one_address_twice_on_a_page_is_one_entry(watch, due, entry):
    watch.listed(entry(title="甲报告"), entry(title="乙报告"))
    assert [candidate.title for candidate in due(frontier.candidates_due)] == ["乙报告"]


def test_a_title_that_changed_brings_its_own_verdict(watch, due, entry):
    watch.listed(entry(title="通知", kind=Kind.NOTICE))
    watch.listed(entry(title="通知", kind=Kind.REPORT))
    assert due(frontier.candidates_due) == ()
    watch.listed(entry(title="报告", kind=Kind.REPORT))
    assert [candidate.title for candidate in due(frontier.candidates_due)] == ["报告"]


def test_known_keys_are_each_sources_own(watch, make_source, entry):
    watch.seeds = (*watch.seeds, make_source("tianjin/other"))
    watch.night(days=1)
    watch.listed(entry())
    known = watch.ask(frontier.known_keys, [SOURCE, "tianjin/other"])
    assert known == {SOURCE: {PAGE}, "tianjin/other": frozenset()}


def test_a_document_due_says_what_the_last_look_left(watch, due, make_capture):
    watch.see("甲")
    watch.night(days=1)
    (document,) = due(frontier.documents_due)
    first = make_capture("甲")
    assert (document.captured.digest, document.captured.url, document.captured.at) == (
        first.digest,
        first.url,
        first.at,
    )
    assert (document.body_digest, document.reader) == (first.digest, recorder.reader_of("1", ""))
    assert document.listed_title is None


def test_a_file_due_is_announced_by_its_page_as_that_is_now(watch, due, entry):
    watch.listed(entry(title="列表上的标题", on=date(2026, 2, 28)))
    watch.see("甲", listed_key=PAGE, title="页面标题", published_on=date(2026, 3, 1))
    file = replace(watch.reading("乙", url=FILE), parent=PAGE)
    watch.do(recorder.record, file)
    watch.night(days=1)
    page, document = due(frontier.documents_due)
    assert (page.listed_title, page.listed_on) == ("列表上的标题", date(2026, 2, 28))
    assert (document.key, document.listed_title, document.listed_on) == (FILE, "页面标题", date(2026, 3, 1))


def test_looked_at_is_not_due_however_the_look_went(watch, due):
    document = watch.see("甲").document
    watch.night(days=1)
    watch.do(glances.looked, document, run_id=watch.run.id, as_="blocked")
    assert due(frontier.documents_due) == ()


def test_a_suspect_is_due_again_in_the_run_that_saw_it(watch, due):
    watch.see("依法行政" * 100)
    watch.night(days=1)
    watch.see("短")
    assert due(frontier.documents_due) == ()
    (suspect,) = watch.ask(frontier.suspects_due, [SOURCE], watch.run.id)
    assert suspect.suspect
    watch.see("短")
    assert watch.ask(frontier.suspects_due, [SOURCE], watch.run.id) == ()
