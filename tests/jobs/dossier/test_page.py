import hashlib
import re
from datetime import UTC, datetime
from html.parser import HTMLParser

import pytest

from jobs.dossier.page import render
from store.dossier_parts import Copy
from store.records import DocumentStatus

HOSTILE = "<script>alert(1)</script>&\"'</p></title>$title ${line}\x1b\u202e"
VOID = {"meta", "br", "img", "input", "hr", "link"}


class Balanced(HTMLParser):
    """Checks that every element is closed where it was opened."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []

    def handle_starttag(self, tag: str, _attrs: object) -> None:
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag


def texts(page) -> list[str]:
    return ["\n".join(p.text_content() for p in text.iter("p")) for text in page.cssselect("#texts .text")]


def test_every_versions_text_can_be_read_back(full, page) -> None:
    read = texts(page(full))
    assert read == [edition.version.text for edition in full.editions]
    proofs = page(full).cssselect("#proofs")[0].text_content()
    for text in read:
        assert hashlib.sha256(text.encode()).hexdigest() in proofs


def test_its_paragraphs_have_anchors_that_stay(full, page) -> None:
    read = page(full)
    names = [[p.get("id") for p in text.iter("p")] for text in read.cssselect("#texts .text")]
    assert names[0] == ["v1-p1", "v1-p2", "v1-p3"]
    assert names[1] == ["v2-p1", "v2-p2", "v2-p3", "v2-p4"]
    assert [p.get("class") for p in read.cssselect("#v2 .text p")] == ["edited", None, None, "new"]
    assert [p.get("class") for p in read.cssselect("#v1 .text p")] == [None] * 3


def test_every_link_inside_it_leads_somewhere(full, page) -> None:
    read = page(full)
    ids = read.xpath("//@id")
    assert len(ids) == len(set(ids))
    inside = [href[1:] for href in read.xpath("//a/@href") if href.startswith("#")]
    assert set(inside) <= set(ids)
    assert len(inside) > 20


def test_it_asks_for_nothing_from_outside(full) -> None:
    html = render(full)
    for request in ("<script", "<img", "<link", "<iframe", "url(", "@import", " src=", "<base", "<form"):
        assert request not in html
    assert "default-src 'none'" in html
    for href in re.findall(r'<a href="(http[^"]*)"([^>]*)', html):
        assert "noopener noreferrer" in href[1]


def test_nothing_from_the_web_becomes_markup(make, make_edition, page) -> None:
    facts = dict.fromkeys(("title", "issuer", "source_line", "document_number", "method"), HOSTILE)
    attachments = ({"url": "javascript:alert(1)", "name": HOSTILE}, {"url": "http://[", "name": ""})
    hostile = make(
        editions=(make_edition(1, HOSTILE, attachments=attachments, **facts), make_edition(2, "甲" + HOSTILE, **facts)),
        url="javascript:alert(1)",
        copies=(Copy(document=1, url="data:text/html,x", title=HOSTILE, status=DocumentStatus.MOVED, same_text=False),),
        moved_to='https://b.gov.cn/"onmouseover="alert(1)',
    )
    html = render(hostile)
    assert "<script" not in html
    assert not set("\x1b\u202e") & set(html)
    read = page(hostile)
    shown = re.sub("[\x1b\u202e]", "\ufffd", HOSTILE)
    assert read.findtext(".//h1") == read.findtext(".//title") == shown
    assert {href.split(":")[0] for href in read.xpath("//@href") if not href.startswith("#")} == {"https"}
    assert not read.xpath("//@onmouseover")


def test_the_same_dossier_gives_the_same_bytes(full) -> None:
    assert render(full) == render(full)
    now = datetime(2026, 5, 1, tzinfo=UTC)
    assert "制作时间" not in render(full)
    assert "2026-05-01 08:00:00" in render(full, now)


def test_it_is_well_formed(full, make, make_edition) -> None:
    for dossier in (full, make(), make(editions=(make_edition(1, ""),))):
        balanced = Balanced()
        balanced.feed(render(dossier))
        assert balanced.open == []


def test_it_says_where_the_report_stands(make, page) -> None:
    copies = (
        Copy(document=9, url="https://b.gov.cn/1.html", title="", status=DocumentStatus.PRESENT, same_text=True),
        Copy(document=None, url="https://c.gov.cn/", title=None, status=DocumentStatus.WITHDRAWN, same_text=False),
    )
    moved = make(status=DocumentStatus.MOVED, moved_to="https://b.gov.cn/1.html", copies=copies)
    about = page(moved).cssselect("#about")[0].text_content()
    for said in ("已迁移", "https://b.gov.cn/1.html", "009", "一字不差", "最后所见不尽相同", "已撤下", "2025"):
        assert said in about


@pytest.mark.parametrize("year", [2025, None])
def test_what_the_page_does_not_tell_is_left_out(make, make_edition, page, year) -> None:
    plain = make(editions=(make_edition(1, "全文", report_year=year, issuer=None),))
    names = [dt.text for dt in page(plain).cssselect("#about dt")]
    assert ("报告年度" in names) == (year is not None)
    assert "文号" not in names
    assert page(plain).cssselect("#about dd")[0].text == "天津市蓟州区人民政府"
    assert [li.text_content() for li in page(plain).cssselect("nav li")] == ["概况", "经过", "各版全文", "证据与核对"]
