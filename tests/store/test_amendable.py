from dataclasses import replace
from datetime import date

import pytest

from store import amend, amendable, recorder, runs
from store.amendable import KeptVersion
from store.records import Attachment, Cause

HOST = "https://www.tjjz.gov.cn"
PAGE = f"{HOST}/zwgk/t20260301_1.html"
FILE = f"{HOST}/f/report.docx"
TEXT = "2025年,全区法治政府建设扎实推进。"
SOURCE = "tianjin/jizhou"


def kept(watch, *documents):
    return watch.ask(amendable.kept, documents)


def only(watch, document) -> KeptVersion:
    (version,) = kept(watch, document)[0].versions
    return version


def with_file(watch, *, mirrored, text=TEXT, method="file:docx", **page):
    """Record a page and the file that it links to."""
    reading = watch.reading(text, **page)
    article = replace(reading.article, method=method if mirrored else reading.article.method)
    seen = watch.do(recorder.record, replace(reading, article=article))
    file = replace(watch.reading(TEXT, url=FILE), parent=PAGE, mirrored=mirrored)
    file = replace(file, article=replace(file.article, method="file:docx"))
    return seen.document, watch.do(recorder.record, file).document


@pytest.fixture
def listed(watch, entry):
    """List the page, and let it be what is listed that led to it."""
    watch.listed(entry(title="列表上的标题", on=date(2026, 2, 28)))
    return watch.see(TEXT, listed_key=PAGE).document


def test_a_version_comes_with_what_it_rests_on_and_what_the_list_said(watch, listed):
    version = only(watch, listed)
    assert (version.number, version.is_current, version.is_corrected, version.is_told_by_file) == (
        1,
        True,
        False,
        False,
    )
    assert version.article.text == TEXT
    assert [capture.url for capture in version.captures] == [PAGE]
    assert (version.announced_title, version.announced_on) == ("列表上的标题", date(2026, 2, 28))


def test_the_article_is_as_it_was_read(watch):
    reading = watch.reading(TEXT, issuer="区政府", report_year=2025, signed_on=date(2026, 2, 1))
    files = (Attachment(url=FILE, name="附件"),)
    reading = replace(reading, article=replace(reading.article, attachments=files, reason=""))
    document = watch.do(recorder.record, reading).document
    assert only(watch, document).article == reading.article


def test_the_first_entry_that_led_to_a_document_counts(watch, entry, listed):
    again = f"{HOST}/other.html"
    watch.listed(entry(key=again, title="又一次"))
    watch.see(TEXT, listed_key=again)
    assert only(watch, listed).announced_title == "列表上的标题"


def test_further_pages_keep_their_order(watch, make_capture):
    parts = tuple(make_capture(str(number), url=f"{HOST}/{number}.html") for number in (3, 1, 2))
    document = watch.do(recorder.record, replace(watch.reading(TEXT), parts=parts)).document
    assert [capture.url[-6:] for capture in only(watch, document).captures] == ["1.html", "3.html", "1.html", "2.html"]


def test_what_a_column_shows_by_itself_was_announced_by_nothing(watch, entry):
    key = f"{HOST}/zwgk/#2025"
    watch.listed(entry(key=key, title="栏目里的报告", on=date(2026, 2, 28)))
    document = watch.see(TEXT, url=key, listed_key=key).document
    assert (only(watch, document).announced_title, only(watch, document).announced_on) == (None, None)


def test_a_file_and_the_page_it_speaks_for_were_announced_by_the_page(watch):
    page, file = with_file(watch, mirrored=True, title="页面标题", published_on=date(2026, 3, 1))
    assert only(watch, page).is_told_by_file
    assert not only(watch, file).is_told_by_file
    for document in (page, file):
        assert only(watch, document).announced_title == "页面标题"
        assert only(watch, document).announced_on == date(2026, 3, 1)


def test_a_page_with_a_text_of_its_own_is_not_told_by_its_file(watch):
    page, _ = with_file(watch, mirrored=False)
    assert not only(watch, page).is_told_by_file


def test_what_the_page_has_from_the_file_announced_nothing(watch):
    page, file = with_file(watch, mirrored=True, title="文件里的标题", title_from="attachment")
    assert only(watch, page).announced_title is None
    assert only(watch, file).announced_title is None


def test_a_past_version_of_a_file_was_announced_by_what_the_page_said_then(watch, make_article):
    _, file = with_file(watch, mirrored=False, title="先前")
    watch.night(days=1)
    watch.see(f"{TEXT}二", title="后来")
    watch.see(f"{TEXT}二", title="后来")
    (version,) = kept(watch, file)[0].versions
    assert version.announced_title == "后来"


def test_a_version_that_another_reading_of_its_capture_followed_is_corrected(watch, make_article):
    seen = watch.see(TEXT)
    run = watch.do(runs.begin_reread, sources=[], now=watch.now).id
    watch.do(amend.amend, seen.version, make_article(TEXT[1:]), extractor="9", rule_hash="", run_id=run, now=watch.now)
    assert [version.is_corrected for version in kept(watch, seen.document)[0].versions] == [True, False]


def test_an_edit_corrects_nothing(watch, make_capture):
    seen = watch.see(TEXT)
    watch.night(days=1)
    later = replace(make_capture("x", at=watch.now), offset=9000)
    watch.see(f"{TEXT}又", capture=later)
    first, second = kept(watch, seen.document)[0].versions
    assert (first.is_current, first.is_corrected, second.is_current) == (False, False, True)
    assert watch.history(seen.document)[1].cause in (Cause.SITE, Cause.BASELINE)


def test_pages_come_before_files(watch):
    page, file = with_file(watch, mirrored=True)
    other = watch.see("三" * 40, url=f"{HOST}/3.html").document
    assert watch.ask(amendable.document_ids, [SOURCE]) == (page, other, file)
    assert [document.id for document in kept(watch, file, page)] == [file, page]


def test_documents_of_other_sources_are_counted_apart(watch):
    watch.see(TEXT)
    assert watch.ask(amendable.document_ids, ["tianjin/other"]) == ()
    assert watch.ask(amendable.count_undeclared, ["tianjin/other"]) == 1
    assert watch.ask(amendable.count_undeclared, [SOURCE]) == 0


def test_the_current_version_is_found_by_its_address(watch):
    watch.see(TEXT)
    watch.night(days=1)
    seen = watch.see(f"{TEXT}又")
    version = watch.ask(amendable.standing, PAGE)
    assert (version.id, version.number, version.article.text) == (seen.version, 2, f"{TEXT}又")
