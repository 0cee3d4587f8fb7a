import hashlib
from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime
from types import MappingProxyType

import pytest
from sqlalchemy import func, select
from sqlalchemy.exc import StatementError

from store import documents, frontier, glances, recorder
from store.records import Cause, DocumentStatus, Outcome
from store.sameness import alike, told_by
from store.schema import CaptureRow, DocumentRow, TextRow

PAGE = "https://www.tjjz.gov.cn/zwgk/t20260301_1.html"
FILE = "https://www.tjjz.gov.cn/files/a.docx"
SOURCE = "tianjin/jizhou"
COPY = "https://www.tjjz.gov.cn/zwgk/t20260301_2.html"
TITLE = "天津市蓟州区2025年法治政府建设情况报告"
LONG = "依法行政,推进法治政府建设。" * 40
ONE_WORD_LESS = LONG[:-3]
STUB = "页面正在更新。"


@pytest.fixture
def row(watch):
    """Ask something of a document's row."""

    def of(number: int, what: Callable):
        return watch.ask(lambda session: what(session.get_one(DocumentRow, number)))

    return of


def count(watch, table):
    return watch.ask(lambda session: session.scalar(select(func.count()).select_from(table)))


def test_a_first_reading_is_a_new_document(watch, row):
    recorded = watch.see(LONG, published_on=date(2026, 3, 1), issuer="天津市蓟州区人民政府", report_year=2025)
    assert recorded.outcome is Outcome.NEW
    (version,) = watch.history(recorded.document)
    assert (version.number, version.text, version.title) == (1, LONG, TITLE)
    assert version.sha256 == hashlib.sha256(LONG.encode()).hexdigest()
    assert (version.from_at, version.until_at) == (watch.now, None)
    assert (version.published_on, version.issuer, version.report_year) == (
        date(2026, 3, 1),
        "天津市蓟州区人民政府",
        2025,
    )
    assert version.facts_from == {"title": "heading", "published_on": "meta"}
    assert row(recorded.document, lambda found: (found.status, found.checked_as)) == ("present", "new")


def test_the_first_look_at_a_source_is_its_baseline(watch):
    (old,) = watch.history(watch.see(LONG).document)
    watch.baseline()
    (new,) = watch.history(watch.see(LONG, url=COPY).document)
    assert (old.cause, new.cause) == (Cause.BASELINE, Cause.SITE)


def test_the_same_again_makes_nothing(watch, row):
    first = watch.see(LONG)
    watch.night(days=1)
    again = watch.see(LONG, capture=watch.reading("other markup").capture)
    assert again == replace(first, outcome=Outcome.SAME)
    assert len(watch.history(first.document)) == 1
    assert row(first.document, lambda found: found.last_seen_at) == watch.now
    assert count(watch, CaptureRow) == 1, "only what a version rests on is remembered"


def test_an_edit_is_a_version_from_the_moment_of_its_capture(watch):
    document = watch.see(LONG).document
    watch.night(days=1)
    edited = watch.see(ONE_WORD_LESS)
    assert edited.outcome is Outcome.EDITED
    before, after = watch.history(document)
    assert (before.until_at, after.from_at, after.until_at) == (watch.now, watch.now, None)
    assert after.cause is Cause.SITE
    assert after.capture == watch.reading(ONE_WORD_LESS).capture


@pytest.mark.parametrize("changed", [{"published_on": date(2026, 4, 1)}, {"title": "另一个标题"}])
def test_the_pages_own_date_and_title_make_a_version(watch, changed):
    document = watch.see(LONG, published_on=date(2026, 3, 1)).document
    watch.night(days=1)
    for _ in range(2):
        watch.see(LONG, **({"published_on": date(2026, 3, 1)} | changed))
    assert len(watch.history(document)) == 2


@pytest.mark.parametrize("where", ["list", "source"])
def test_what_only_the_column_or_the_source_file_says_makes_none(watch, where):
    first = watch.see(LONG, title="列表标题", title_from=where, published_on=date(2026, 3, 1), published_from=where)
    watch.night(days=1)
    again = watch.see(LONG, title="列表…", title_from=where, published_on=date(2026, 3, 2), published_from=where)
    assert again == replace(first, outcome=Outcome.SAME)


def test_a_title_that_only_the_column_says_makes_no_edit_suspicious(watch):
    watch.see(LONG, title="列表标题", title_from="list")
    watch.night(days=1)
    assert watch.see(ONE_WORD_LESS, title="列表…", title_from="list").outcome is Outcome.EDITED


@pytest.mark.parametrize("fact", [{"issuer": "他人"}, {"report_year": 2024}, {"signed_on": date(2026, 1, 1)}])
def test_other_facts_make_no_version(watch, fact):
    watch.see(LONG)
    watch.night(days=1)
    assert watch.see(LONG, **fact).outcome is Outcome.SAME


def test_facts_may_come_in_any_mapping(watch, make_article):
    article = make_article(LONG)
    facts = replace(article.facts, facts_from=MappingProxyType({"title": "heading"}))
    reading = replace(watch.reading(LONG), article=replace(article, facts=facts))
    recorded = watch.do(recorder.record, reading)
    assert watch.history(recorded.document)[0].facts_from == {"title": "heading"}


def test_documents_of_one_text_share_it(watch):
    first, second = watch.see(LONG), watch.see(LONG, url=COPY)
    assert first.document != second.document
    assert count(watch, TextRow) == 1


def test_coming_back_to_an_old_text_is_a_version_that_shares_it(watch):
    document = watch.see(LONG).document
    for text in (ONE_WORD_LESS, LONG):
        watch.night(days=1)
        watch.see(text)
    history = watch.history(document)
    assert [version.number for version in history] == [1, 2, 3]
    assert history[0].sha256 == history[2].sha256
    assert count(watch, TextRow) == 2


def test_a_destructive_edit_is_believed_the_second_time(watch, row):
    document = watch.see(LONG).document
    watch.night(days=1)
    assert watch.see(STUB).outcome is Outcome.SUSPECT
    assert len(watch.history(document)) == 1
    assert row(document, lambda found: found.checked_as) == Outcome.SUSPECT
    assert watch.see(STUB).outcome is Outcome.EDITED
    assert watch.history(document)[1].text == STUB
    assert row(document, lambda found: (found.suspect_sha, found.suspect_run)) == (None, None)


def test_a_destructive_edit_that_goes_back_was_nothing(watch, row):
    document = watch.see(LONG).document
    watch.night(days=1)
    watch.see(STUB)
    assert watch.see(LONG).outcome is Outcome.SAME
    assert row(document, lambda found: found.suspect_sha) is None
    watch.night(days=1)
    assert watch.see(STUB).outcome is Outcome.SUSPECT, "what was seen before it went back does not count"


def test_another_destructive_edit_is_suspected_anew(watch):
    watch.see(LONG)
    watch.night(days=1)
    outcomes = [watch.see(text).outcome for text in (STUB, "网站维护中。", STUB, STUB)]
    assert outcomes == [Outcome.SUSPECT, Outcome.SUSPECT, Outcome.SUSPECT, Outcome.EDITED]


def test_a_light_edit_after_a_suspect_is_an_edit(watch):
    watch.see(LONG)
    watch.night(days=1)
    watch.see(STUB)
    assert watch.see(ONE_WORD_LESS).outcome is Outcome.EDITED


def test_a_look_that_could_not_read_leaves_the_suspicion(watch):
    document = watch.see(LONG).document
    watch.night(days=1)
    watch.see(STUB)
    watch.do(glances.looked, document, run_id=watch.run.id, as_="unreachable")
    assert watch.see(STUB).outcome is Outcome.EDITED


def test_another_title_is_destructive_and_more_text_is_not(watch):
    watch.see(LONG)
    watch.night(days=1)
    assert watch.see(LONG, title="天津市蓟州区政府工作报告").outcome is Outcome.SUSPECT
    assert watch.see(LONG * 3).outcome is Outcome.EDITED


def test_what_only_our_reading_changed_is_ours(watch, make_article):
    document = watch.see(f"打印 关闭\n{LONG}").document
    watch.baseline()
    watch.night(days=1)
    watch.reader = "2"
    assert watch.see(LONG, reread=make_article(LONG)).outcome is Outcome.REREAD
    before, after = watch.history(document)
    assert (after.cause, after.extractor) == (Cause.EXTRACTOR, "2")
    assert after.capture == before.capture, "it rests on the capture that was read again"
    watch.night(days=1)
    assert watch.see(LONG).outcome is Outcome.SAME


def test_an_edit_met_by_another_reading_is_told_apart_from_ours(watch, make_article):
    document = watch.see(f"打印 关闭\n{LONG}").document
    watch.night(days=1)
    watch.reader = "2"
    assert watch.see(ONE_WORD_LESS, reread=make_article(LONG)).outcome is Outcome.EDITED
    history = watch.history(document)
    assert [version.cause for version in history] == [Cause.BASELINE, Cause.EXTRACTOR, Cause.SITE]
    assert [version.text for version in history][1:] == [LONG, ONE_WORD_LESS]


def test_a_rereading_that_says_the_same_leaves_the_edit_alone(watch, make_article):
    document = watch.see(LONG).document
    watch.night(days=1)
    watch.reader = "2"
    assert watch.see(ONE_WORD_LESS, reread=make_article(LONG)).outcome is Outcome.EDITED
    assert [version.cause for version in watch.history(document)] == [Cause.BASELINE, Cause.SITE]


def test_a_destructive_edit_is_measured_against_todays_reading(watch, make_article):
    watch.see(LONG + "相关文章\n" * 200)
    watch.night(days=1)
    watch.reader = "2"
    assert watch.see(ONE_WORD_LESS, reread=make_article(LONG)).outcome is Outcome.EDITED


def test_a_reading_settles_the_entry_that_led_to_it(watch, entry):
    watch.listed(entry(COPY))
    watch.see(LONG, listed_key=COPY)
    assert watch.ask(frontier.candidates_due, ["tianjin/jizhou"], watch.run.id + 1) == ()


def test_standing_is_what_a_new_reading_must_know(watch, make_article):
    assert watch.ask(recorder.standing, PAGE) is None
    watch.see(LONG)
    watch.night(days=1)
    watch.see(ONE_WORD_LESS)
    standing = watch.ask(recorder.standing, PAGE)
    assert standing.reader == recorder.reader_of("1", "")
    assert alike(standing.told, told_by(make_article(ONE_WORD_LESS)))
    assert standing.capture == watch.reading(ONE_WORD_LESS).capture


def test_gone_is_missing_and_seen_is_present(watch, row):
    document = watch.see(LONG).document
    watch.night(days=1)
    watch.gone(document)
    facts = row(document, lambda found: (found.status, found.missing_since, found.missing_nights, found.missing_on))
    assert facts == (DocumentStatus.MISSING, watch.now, 1, date(2026, 3, 3))
    since = watch.now
    watch.night(days=1)
    watch.gone(document)
    assert row(document, lambda found: (found.missing_since, found.missing_nights)) == (since, 2)
    watch.night(days=1)
    watch.do(glances.unchanged, document, run_id=watch.run.id, as_="not_modified", now=watch.now)
    facts = row(document, lambda found: (found.status, found.missing_since, found.missing_nights, found.missing_on))
    assert facts == (DocumentStatus.PRESENT, None, 0, None)
    assert row(document, lambda found: found.checked_as) == "not_modified"


def test_a_document_that_could_not_be_read_stays_what_it_was(watch, row):
    document = watch.see(LONG).document
    watch.night(days=1)
    watch.gone(document)
    missing = row(document, lambda found: (found.status, found.missing_since, found.missing_nights))
    watch.night(days=1)
    watch.do(glances.looked, document, run_id=watch.run.id, as_="blocked")
    watch.good()
    assert row(document, lambda found: (found.status, found.missing_since, found.missing_nights)) == missing


def test_a_capture_without_a_zone_is_refused_and_leaves_nothing(watch, make_capture):
    naive = make_capture(LONG, at=datetime(2026, 3, 1))  # noqa: DTZ001
    with pytest.raises(StatementError, match="without a zone"):
        watch.see(LONG, capture=naive)
    assert watch.ask(documents.reports) == ()
    assert count(watch, DocumentRow) == 0


def attach(watch, text, *, mirrored=True):
    """Read a page that only announces a file, and the file with it."""
    page = watch.see(text)
    return page, watch.do(recorder.record, replace(watch.reading(text, url=FILE), parent=PAGE, mirrored=mirrored))


def test_a_file_of_a_report_is_looked_at_like_a_document_and_is_none(watch):
    watch.baseline()
    page, file = attach(watch, LONG)
    assert watch.number() == 1
    assert [report.url for report in watch.ask(documents.reports)] == [PAGE]
    assert [report.copies for report in watch.ask(documents.reports)] == [0]
    assert [item.document for item in watch.pending()] == [page.document]
    watch.night(days=1)
    assert {due.id for due in watch.ask(frontier.documents_due, [SOURCE], watch.run.frontier)} == {
        page.document,
        file.document,
    }


def test_an_edit_of_a_file_that_is_only_announced_is_an_edit_of_its_page(watch):
    watch.baseline()
    page, file = attach(watch, LONG)
    watch.write_all()
    watch.night(days=1)
    watch.see(ONE_WORD_LESS, url=FILE)
    before, after = watch.history(page.document)
    assert (before.text, after.text) == (LONG, ONE_WORD_LESS)
    assert (after.number, after.title, after.until_at) == (2, TITLE, None)
    assert before.until_at == after.from_at
    assert [(item.kind, item.document) for item in watch.pending()] == [("edited", page.document)]
    assert len(watch.history(file.document)) == 2


def test_a_file_beside_a_text_of_its_own_edits_nothing_but_itself(watch):
    page, file = attach(watch, LONG, mirrored=False)
    watch.night(days=1)
    watch.see(ONE_WORD_LESS, url=FILE)
    assert [len(watch.history(one.document)) for one in (page, file)] == [1, 2]
    watch.write_all()
    assert watch.pending() == ()


def test_a_page_that_gets_a_text_of_its_own_keeps_it(watch):
    page, _ = attach(watch, LONG)
    watch.night(days=1)
    attach(watch, ONE_WORD_LESS, mirrored=False)
    watch.night(days=1)
    watch.see(LONG, url=FILE)
    assert watch.history(page.document)[-1].text == ONE_WORD_LESS
