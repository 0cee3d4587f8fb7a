"""Reports on several pages, in frames and in files after an upgrade: read again, or met by a night as they are."""

import hashlib
from pathlib import Path

import pytest
from sample_files import given
from sqlalchemy import select
from sqlalchemy.orm import Session

from crawler.extract.canonical import canonical
from crawler.extract.version import EXTRACTOR
from jobs.demo.site import Page
from jobs.reread import look, reread
from store.records import Cause
from store.schema import DocumentRow, TextRow, VersionRow
from store.session import connect

FILES = Path(__file__).parents[1] / "files"
WORD = Page(body=(FILES / "report.docx").read_bytes(), content_type="application/octet-stream")
REPORT = "/report_1001.html"
TITLE = "秦州区2023年法治政府建设情况报告"
LINES = [line for line in canonical("\n".join(given())).split("\n") if "|" not in line][1:]
OLD = "1+trafilatura-1.0.0"
FURNITURE = "扫一扫在手机打开当前页"
NAMES = ("announced", "beside", "framed", "gateway", "spread")


def page(lines, *, links="", more=""):
    body = "".join(f"<p>{line}</p>" for line in lines)
    return (
        f"<!DOCTYPE html><html><head><meta charset='utf-8'><meta name='ArticleTitle' content='{TITLE}'>"
        f"<meta name='PubDate' content='2024-03-01 09:00'><title>{TITLE}</title></head><body><h1>{TITLE}</h1>"
        f"<div class='TRS_Editor'>{body}{links}</div>{more}</body></html>"
    )


def link(address):
    return f"<p>附件：<a href='{address}'>{TITLE}.docx</a></p>"


def build(town, mark=""):
    """Put up five reports; a mark alters every page and no text."""
    hosts = {name: f"{name}.fazhi.test" for name in NAMES}
    town.put(hosts["announced"], REPORT, page(["现将报告予以公布。"], links=link("/f/report.docx"), more=mark))
    town.put(hosts["announced"], "/f/report.docx", WORD)
    town.put(hosts["gateway"], REPORT, page(["现将报告予以公布。"], links=link("/down?id=7"), more=mark))
    town.put(hosts["gateway"], "/down", WORD)
    town.put(hosts["beside"], REPORT, page(LINES, links=link("/f/report.docx"), more=mark))
    town.put(hosts["beside"], "/f/report.docx", WORD)
    frame = "<iframe src='/body/1001.html' width='100%' height='900'></iframe>"
    shell = f"<html><head><meta charset='utf-8'><title>{TITLE}</title></head><body><h1>{TITLE}</h1>"
    town.put(hosts["framed"], REPORT, f"{shell}{frame}{mark}</body></html>")
    town.put(hosts["framed"], "/body/1001.html", page(LINES, more=mark))
    pager = "<script>createPageHTML(2, 0, 'report_1001', 'html');</script>"
    town.put(hosts["spread"], REPORT, page(LINES[:8], more=pager + mark))
    town.put(hosts["spread"], "/report_1001_1.html", page(LINES[8:], more=mark))


def leave_as_an_older_release_did(town):
    """Let every text have a line more, as if another code had read it."""
    engine = connect(f"sqlite:///{town.folder}/fazhi.db")
    with Session(engine) as session, session.begin():
        for row in session.scalars(select(VersionRow)):
            text = f"{FURNITURE}\n{row.text.body}"
            sha = hashlib.sha256(text.encode()).hexdigest()
            session.merge(TextRow(sha256=sha, body=text, chars=len(text)))
            session.flush()
            row.text_sha, row.extractor = sha, OLD
            row.document.reader = row.document.reader.replace(EXTRACTOR, OLD)
    engine.dispose()


def current(town):
    """Map document's key -> (number, cause, text, title, published_on) of its current version."""
    texts = {row.sha256: row.body for row in town.rows(TextRow)}
    keys = {row.id: row.key.replace(f":{town.port}", "") for row in town.rows(DocumentRow)}
    return {
        keys[row.document_id]: (row.number, row.cause, texts[row.text_sha], row.title, row.published_on)
        for row in town.rows(VersionRow)
        if row.until_at is None
    }


def deaf(_done, _total):
    """Hear nothing."""


@pytest.fixture
def older(new_town):
    """A night of an older release."""
    town = new_town()
    for name in NAMES:
        town.with_report(name)
    build(town)
    town.night(1)
    rightly = current(town)
    leave_as_an_older_release_did(town)
    return town, rightly


def kept(rows):
    return {key: (text, title, on) for key, (_, _, text, title, on) in rows.items()}


def test_what_an_older_release_read_is_read_as_today_and_no_night_calls_it_an_edit(older):
    town, rightly = older
    assert len(rightly) == 8
    before = look(town.place(1), (), deaf)
    assert (before.versions, before.differ, before.unreadable, before.amended) == (8, 8, 0, 0)
    done = reread(town.place(1), (), deaf)
    assert (done.versions, done.differ, done.amended) == (8, 8, 8)
    assert kept(current(town)) == kept(rightly)
    assert {(number, cause) for number, cause, *_ in current(town).values()} == {(2, Cause.EXTRACTOR)}
    again = reread(town.place(1), (), deaf)
    assert (again.versions, again.same, again.corrected, again.amended) == (8, 8, 8, 0)

    assert town.night(2).changes == ()
    build(town, mark="<p>访问量 12345</p>")
    assert town.night(3).changes == ()
    assert kept(current(town)) == kept(rightly)
    assert {number for number, *_ in current(town).values()} == {2}


def test_a_night_without_it_takes_no_upgrade_for_an_edit(older):
    town, rightly = older
    for number, mark in ((2, "<p>访问量 12345</p>"), (3, "<p>访问量 12346</p>")):
        build(town, mark=mark)
        assert town.night(number).changes == ()
        now = current(town)
        assert {(version, cause) for version, cause, *_ in now.values()} == {(2, Cause.EXTRACTOR)}
        assert kept(now) == kept(rightly)
