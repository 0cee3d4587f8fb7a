from datetime import UTC, date, datetime
from xml.etree.ElementTree import Element, fromstring

import pytest

from jobs.compare.difference import Reading, compare
from jobs.compare.html import DiffPage, Edition, render_html
from jobs.compare.paragraphs import align

HOSTILE = "<script>alert(1)</script>&\"'$title ${rows}\x1b"
EQUAL = [f"第{chr(0x4E00 + place) * 5}项工作取得明显成效" for place in range(8)]
BEFORE = "\n".join(["办理案件45件。", *EQUAL, "被删除的一段文字。"])
AFTER = "\n".join(["办理案件54件。", *EQUAL, "全然不同," + HOSTILE])


def edition(number: int) -> Edition:
    return Edition(
        number=number,
        published_on=date(2025, 3, number),
        seen_at=datetime(2025, 3, 17, 1, 30, tzinfo=UTC),
        sha256=f"{number}" * 64,
    )


def page(url: str = "https://www.example.gov.cn/a?b=1&c=2", title: str = "情况报告") -> str:
    sides = [
        Reading(text=text, title="情况报告", published_on=None, issuer=None, report_year=None)
        for text in (BEFORE, AFTER)
    ]
    return render_html(
        DiffPage(
            title=title,
            issuer="某县人民政府",
            url=url,
            before=edition(1),
            after=edition(2),
            difference=compare(*sides),
            rows=align(BEFORE, AFTER),
        )
    )


def tree(html: str) -> Element:
    """Read the body, which is well-formed enough for an XML parser."""
    return fromstring(html[html.index("<body>") : html.index("</body>")] + "</body>")


def words(element: Element | None) -> str:
    return "" if element is None else "".join(element.itertext())


def test_it_says_what_is_compared() -> None:
    html = page()
    text = words(tree(html))
    for said in (
        "情况报告",
        "某县人民政府",
        "2025-03-01",
        "2025-03-02",
        "1" * 64,
        "2" * 64,
        "2025-03-17 09:30:00",
    ):
        assert said in text
    assert '<html lang="zh-CN">' in html
    assert '<a href="https://www.example.gov.cn/a?b=1&amp;c=2" rel="noopener noreferrer">' in html


def test_it_lists_the_figures() -> None:
    (row,) = [row for row in tree(page()).iter("tr") if "45件" in words(row)]
    assert [words(cell) for cell in row] == ["办理案件", "45件", "54件 ↑", "办理案件54件。"]


def test_it_lists_the_reasons_with_their_severities() -> None:
    reasons = tree(page()).find("header/ul")
    assert reasons is not None
    assert next(words(item) for item in reasons) == "重大 数字改动 1 处"
    assert len(list(reasons)) > 1


def test_changes_are_marked() -> None:
    body = tree(page())
    assert [words(mark) for mark in body.iter("del")] == ["45", "被删除的一段文字。"]
    assert next(words(mark) for mark in body.iter("ins")) == "54"


def test_equal_paragraphs_are_folded_but_there() -> None:
    (folded,) = tree(page()).iter("details")
    assert words(folded.find("summary")) == "4 段未变"
    assert EQUAL[3] in words(folded)


def test_nothing_from_the_web_becomes_markup() -> None:
    html = page(title=HOSTILE)
    assert "<script" not in html
    assert "\x1b" not in html
    assert words(tree(html).find("header/h1")) == HOSTILE.replace("\x1b", "\ufffd")


def test_it_asks_for_nothing_from_outside() -> None:
    html = page()
    for request in ("<script", "<img", "<link", "<iframe", "url(", "@import", " src="):
        assert request not in html
    assert "default-src 'none'" in html


@pytest.mark.parametrize("url", ["javascript:alert(1)", "data:text/html,x", "ftp://a/b"])
def test_other_addresses_are_no_links(url: str) -> None:
    assert "<a " not in page(url)
