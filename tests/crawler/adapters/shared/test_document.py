import pytest
from hypothesis import given
from hypothesis import strategies as st

from crawler.adapters.shared.document import absolute, parse
from crawler.errors import ListNotUnderstood

URL = "https://www.example.gov.cn/zwgk/fzzfjs/index.html"


def _links(markup: str, url: str = URL) -> list[str | None]:
    document = parse(markup, url)
    return [document.address(link.get("href")) for link in document.root.iter("a")]


def test_links_start_from_the_address_that_answered() -> None:
    assert _links('<a href="./202403/t1.html">x</a><a href="/b">y</a><a href="//h.gov.cn/c">z</a>') == [
        "https://www.example.gov.cn/zwgk/fzzfjs/202403/t1.html",
        "https://www.example.gov.cn/b",
        "https://h.gov.cn/c",
    ]


def test_base_href_is_honoured() -> None:
    assert _links('<head><base target="_blank"><base href="../gkml/"></head><a href="1.html">x</a>') == [
        "https://www.example.gov.cn/zwgk/gkml/1.html"
    ]


def test_base_href_that_is_no_page_is_passed_over() -> None:
    assert _links('<base href="javascript:x"><a href="1.html">x</a>') == [
        "https://www.example.gov.cn/zwgk/fzzfjs/1.html"
    ]


@pytest.mark.parametrize(
    "href",
    [
        None,
        "",
        "  ",
        "#",
        "#top",
        "javascript:void(0)",
        "JavaScript:;",
        "mailto:a@b.cn",
        "tel:12345",
        "data:text/html,x",
        "http://",
        "http://[::1",
        "http://h.gov.cn:99999/",
        "ftp://h.gov.cn/x",
        "/" + "x" * 3000,
    ],
)
def test_what_leads_to_no_page_has_no_address(href: str | None) -> None:
    assert absolute(URL, href) is None


def test_line_breaks_inside_an_address_are_dropped() -> None:
    assert absolute(URL, " /info/1/\n  2.htm\t") == "https://www.example.gov.cn/info/1/  2.htm"


@pytest.mark.parametrize("declaration", ['<?xml version="1.0" encoding="gb2312"?>', "\ufeff", ""])
def test_an_encoding_that_the_page_declares_is_not_applied_again(declaration: str) -> None:
    markup = declaration + '<html><head><meta charset="gb2312"></head><body><a href="/a">法治政府</a></body></html>'
    assert [link.text for link in parse(markup, URL).root.iter("a")] == ["法治政府"]


def test_stray_ends_do_not_cut_the_page_off() -> None:
    assert len(_links('<body><a href="/a">x</a></body></html><div><a href="/b">y</a></div></body></html>')) == 2


def test_a_nul_does_not_cut_the_page_off() -> None:
    assert len(_links('<a href="/a">x</a>\x00\ud800<a href="/b">y</a>')) == 2


@pytest.mark.parametrize("markup", ["", "  \n", "\x00", "<!-- nothing -->"])
def test_no_markup_is_not_a_list(markup: str) -> None:
    with pytest.raises(ListNotUnderstood):
        parse(markup, URL)


@given(st.text())
def test_any_link_has_a_web_address_or_none(href: str) -> None:
    address = absolute(URL, href)
    assert address is None or address.startswith(("http://", "https://"))
