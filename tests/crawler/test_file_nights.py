"""A file of a report over real nights: with its page or alone, by today's code or an older one, it is read alike."""

import hashlib

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from jobs.demo.site import Page
from store.records import Cause
from store.schema import DocumentRow, TextRow, VersionRow
from store.session import connect

REPORT, FILE = "/report_1001.html", "/f/report.rtf"
TITLE = "秦州区法治政府建设2023年回顾"
"""Only who knows that it is the page's title takes it off the head of the text."""
LINES = (
    "2023年,秦州区深入贯彻习近平法治思想,现将2023年法治政府建设情况报告如下。",
    "一、主要工作和成效",
    *(f"{at}.组织法治培训{at * 7}场次,办理行政复议案件{at * 11}件,法治政府建设稳步推进。" for at in range(1, 80)),
    "二、存在的问题",
    "法治政府建设与群众期待还有差距。",
    "三、下一步工作",
    "2024年,继续推进法治政府建设,办结案件429件。",
)
FURNITURE = "扫一扫在手机打开当前页"
OLD = "1+trafilatura-1.0.0"


def rtf(*lines, mark=""):
    """Write a file; the mark alters its bytes and no text."""
    body = "".join(
        "".join(f"\\u{ord(sign) - 65536 * (ord(sign) > 32767)}?" for sign in line) + "\\par\n" for line in lines
    )
    return Page(body=f"{{\\rtf1\\ansi\\uc1{{\\*\\mark {mark}}}\n{body}}}".encode(), content_type="application/rtf")


def announcing(mark=""):
    return (
        f"<!DOCTYPE html><html><head><meta charset='utf-8'><meta name='ArticleTitle' content='{TITLE}'>"
        f"<meta name='PubDate' content='2024-03-01 09:00'><title>{TITLE}</title></head><body><h1>{TITLE}</h1>"
        f"<div class='TRS_Editor'><p>附件：<a href='{FILE}'>{TITLE}.rtf</a></p></div>{mark}</body></html>"
    )


@pytest.fixture
def town(new_town):
    """A night over a page that announces a file."""
    town = new_town()
    host = town.declare("a")
    town.put(host, "/", town.list_page({REPORT: TITLE}))
    town.put(host, REPORT, announcing())
    town.put(host, FILE, rtf(TITLE, *LINES))
    town.night(1)
    assert set(current(town)) == {"page", "file"}, town.incidents(host)
    return town


def current(town):
    """Map page and file -> (number, cause, text, title, published_on) of their current versions."""
    texts = {row.sha256: row.body for row in town.rows(TextRow)}
    names = {row.id: "page" if row.parent_id is None else "file" for row in town.rows(DocumentRow)}
    return {
        names[row.document_id]: (row.number, row.cause, texts[row.text_sha], row.title, str(row.published_on))
        for row in town.rows(VersionRow)
        if row.until_at is None
    }


def leave_as_an_older_release_did(town):
    """Let every text have a line more, as if another code had read it."""
    engine = connect(f"sqlite:///{town.folder}/fazhi.db")
    with Session(engine) as session, session.begin():
        for row in session.scalars(select(VersionRow)):
            text = f"{row.text.body}\n{FURNITURE}"
            sha = hashlib.sha256(text.encode()).hexdigest()
            session.merge(TextRow(sha256=sha, body=text, chars=len(text)))
            session.flush()
            row.text_sha, row.extractor, row.document.reader = sha, OLD, f"{OLD}|x"
    engine.dispose()


def test_a_file_looked_at_alone_is_read_as_with_its_page(town):
    before = current(town)
    assert before["file"][2:] == ("\n".join(LINES), TITLE, "2024-03-01")
    town.put("a.fazhi.test", FILE, rtf(TITLE, *LINES, mark="two"))
    assert town.night(2).changes == ()
    assert current(town) == before
    assert town.targets("a.fazhi.test").count(FILE) == 2, "the page's bytes are the same, and so is what reads its file"
    assert town.document("a.fazhi.test", REPORT).checked_as == "same"


def test_after_an_upgrade_neither_the_page_nor_its_file_was_edited(town):
    rightly = {name: row[2:] for name, row in current(town).items()}
    leave_as_an_older_release_did(town)
    town.put("a.fazhi.test", REPORT, announcing("<p>访问量 7</p>"))
    assert town.night(2).changes == ()
    assert {name: row[:2] for name, row in current(town).items()} == dict.fromkeys(rightly, (2, Cause.EXTRACTOR))
    assert {name: row[2:] for name, row in current(town).items()} == rightly
    assert town.night(3).changes == ()
    assert {row[0] for row in current(town).values()} == {2}


def test_after_an_upgrade_a_file_alone_was_not_edited_either(town):
    rightly = {name: row[2:] for name, row in current(town).items()}
    leave_as_an_older_release_did(town)
    engine = connect(f"sqlite:///{town.folder}/fazhi.db")
    with Session(engine) as session, session.begin():
        # The page is passed over: it answers as it did, and what read it is today's.
        page = session.scalars(select(DocumentRow).where(DocumentRow.parent_id.is_(None))).one()
        page.etag = '"1"'
    engine.dispose()
    town.put("a.fazhi.test", REPORT, Page(body=announcing().encode(), headers=(("ETag", '"1"'),)))
    assert town.night(2).changes == ()
    assert {name: row[:2] for name, row in current(town).items()} == dict.fromkeys(rightly, (2, Cause.EXTRACTOR))
    assert {name: row[2:] for name, row in current(town).items()} == rightly


def test_of_an_upgrade_and_an_edit_only_the_edit_is_told(town):
    leave_as_an_older_release_did(town)
    town.put("a.fazhi.test", REPORT, announcing("<p>访问量 7</p>"))
    town.put("a.fazhi.test", FILE, rtf(TITLE, *LINES[:-1], LINES[-1].replace("429", "430")))
    (change,) = town.night(2).changes
    assert [(number.before, number.after) for number in change.numbers] == [("429", "430")]
    assert (change.chars_added, change.chars_removed) in ((1, 1), (3, 3)), "nothing of ours is in it"
