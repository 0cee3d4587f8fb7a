from contextlib import suppress
from time import process_time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crawler.adapters.shared.xml_page import child_text, local_name, parse_xml, plain, root_name
from crawler.errors import ListNotUnderstood

URL = "https://www.example.gov.cn/rss.xml"


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("<rss version='2.0'/>", "rss"),
        ('\ufeff<?xml version="1.0" encoding="GBK"?>\n<!-- made by a machine -->\n<rdf:RDF/>', "rdf"),
        ("<!DOCTYPE rss PUBLIC '-//x//y'><RSS>", "rss"),
        ("  <html><rss/></html>", "html"),
        ("某区政府", None),
        ("", None),
    ],
)
def test_the_first_element_names_a_page(text: str, name: str | None) -> None:
    assert root_name(text) == name


def test_entities_of_html_are_read_and_others_are_not_followed() -> None:
    bomb = "<!DOCTYPE x [<!ENTITY a 'aaaaaaaaaa'><!ENTITY f SYSTEM 'file:///etc/hostname'>]>"
    root = parse_xml(f"{bomb}<x><t>&ldquo;法治&rdquo;&nbsp;&amp;</t><u>&f;</u><v>&a;</v></x>", URL)
    assert child_text(root, "t") == "“法治”\u00a0&"
    assert "aaa" not in child_text(root, "v")
    assert child_text(root, "u") in ("", "&f;")


def test_broken_xml_is_read_as_far_as_it_goes() -> None:
    root = parse_xml('<?xml version="1.0" encoding="gb2312"?><rss><item><title>某区\x00报告</title>', URL)
    assert local_name(root) == "rss"
    assert "".join(root.itertext()) == "某区报告"


def test_no_xml_is_refused() -> None:
    with pytest.raises(ListNotUnderstood):
        parse_xml("某区政府", URL)


def test_the_first_child_that_says_something_is_read() -> None:
    item = parse_xml("<item><d:date xmlns:d='x'/><pubDate>a</pubDate><date>b</date><date>c</date></item>", URL)
    assert child_text(item, "date", "pubdate") == "b"
    assert child_text(item, "none") == ""


@pytest.mark.parametrize(
    ("written", "said"),
    [("<b>某区</b>报告", "某区报告"), ("&lt;b&gt;某区&lt;/b&gt;", "某区"), ("A &amp; B", "A & B"), ("3 < 5", "3 < 5")],
)
def test_markup_in_a_text_goes(written: str, said: str) -> None:
    assert plain(written) == said


@pytest.mark.parametrize("text", ["<!--" * 50_000, "<?" * 50_000, "<a>" * 100_000, "&a;" * 100_000, " " * 500_000])
def test_hostile_texts_are_refused_in_time(text: str) -> None:
    began = process_time()
    root_name(text)
    with suppress(ListNotUnderstood):
        parse_xml(text, URL)
    assert process_time() - began < 5


@given(st.text(alphabet=st.sampled_from(list("<>/a='\"&;x!-[]?报\n\x00")), max_size=200))
def test_any_text_is_read_or_refused(text: str) -> None:
    root_name(text)
    try:
        parse_xml(text, URL)
    except ListNotUnderstood:
        return
