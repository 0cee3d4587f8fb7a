from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crawler.adapters.base import Listing, ListPage
from crawler.adapters.feed import Feed
from crawler.errors import ListNotUnderstood

URL = "https://www.example.gov.cn/zwgk/fzzfjs/rss.xml"
TITLE = "某区2023年法治政府建设年度报告"
RSS = """<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom"><channel><title>法治政府建设</title>
<link>https://www.example.gov.cn/zwgk/fzzfjs/</link>
<atom:link rel="self" href="https://www.example.gov.cn/zwgk/fzzfjs/rss.xml"/>{channel}{items}</channel></rss>"""
ITEM = "<item><title>{title}</title><link>{link}</link><pubDate>{date}</pubDate></item>"


def _page(text: str, url: str = URL) -> ListPage:
    return ListPage(url=url, text=text, content_type="application/rss+xml", page=1)


def _read(text: str) -> Listing:
    return Feed().read(_page(text))


def _item(title: str = TITLE, link: str = "/zwgk/10001.html", day: str = "2024-03-05") -> str:
    return RSS.format(channel="", items=ITEM.format(title=title, link=link, date=day))


@pytest.mark.parametrize(
    ("written", "day"),
    [
        ("Tue, 05 Mar 2024 08:30:00 +0800", date(2024, 3, 5)),
        ("Tue, 05 Mar 2024 16:30:00 GMT", date(2024, 3, 6)),
        ("5 Mar 2024 08:30:00", date(2024, 3, 5)),
        ("2024-03-05T23:30:00+08:00", date(2024, 3, 5)),
        ("2024-03-05T16:30:00Z", date(2024, 3, 6)),
        ("2024-03-05 08:30:00", date(2024, 3, 5)),
        ("2024年3月5日", date(2024, 3, 5)),
        ("2024/3/5 8:30:00", date(2024, 3, 5)),
        ("9999-12-31T23:59:59Z", None),
        ("Tue, 35 Mar 2024", None),
        ("昨天", None),
        ("", None),
    ],
)
def test_dates_of_all_kinds(written: str, day: date | None) -> None:
    assert _read(_item(day=written)).entries[0].listed_on == day


@pytest.mark.parametrize(
    "title", [TITLE, f"<![CDATA[ {TITLE} ]]>", f"<![CDATA[<b>{TITLE}</b>]]>", f"&lt;b&gt;{TITLE}&lt;/b&gt;"]
)
def test_titles_are_read_without_markup(title: str) -> None:
    assert [entry.title for entry in _read(_item(title=title)).entries] == [TITLE]


def test_entities_that_xml_does_not_know_are_kept() -> None:
    assert _read(_item(title="关于&ldquo;法治政府&rdquo;的报告")).entries[0].title == "关于“法治政府”的报告"


@pytest.mark.parametrize(
    "link",
    [
        "<link>/zwgk/10001.html</link>",
        "<link><![CDATA[ https://www.example.gov.cn/zwgk/10001.html ]]></link>",
        "<guid>https://www.example.gov.cn/zwgk/10001.html</guid>",
        "<guid>10001</guid><link>../10001.html</link>",
    ],
)
def test_addresses_are_absolute(link: str) -> None:
    text = RSS.format(channel="", items=f"<item><title>{TITLE}</title>{link}</item>")
    assert _read(text).entries[0].url == "https://www.example.gov.cn/zwgk/10001.html"


def test_rss_1_with_dublin_core() -> None:
    text = f"""<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/"
      xmlns:dc="http://purl.org/dc/elements/1.1/"><channel rdf:about="x"><title>法治</title></channel>
      <item rdf:about="https://www.example.gov.cn/zwgk/10001.html"><title>{TITLE}</title>
      <dc:date>2024-03-05T00:00:00+08:00</dc:date></item></rdf:RDF>"""
    (entry,) = _read(text).entries
    assert (entry.title, entry.listed_on) == (TITLE, date(2024, 3, 5))
    assert entry.url == "https://www.example.gov.cn/zwgk/10001.html"


def test_atom_with_a_base_and_a_next_page() -> None:
    text = f"""<feed xmlns="http://www.w3.org/2005/Atom" xml:base="https://www.example.gov.cn/xx/">
      <link rel="self" href="atom.xml"/><link rel="next" href="atom.xml?page=2"/>
      <entry><title type="html">&lt;i&gt;{TITLE}&lt;/i&gt;</title><link rel="enclosure" href="a.pdf"/>
      <link type="application/json" href="10001.json"/><link rel="alternate" type="text/html" href="10001.html"/>
      <updated>2025-01-01T00:00:00+08:00</updated><published>2024-03-05T00:00:00+08:00</published></entry></feed>"""
    listing = _read(text)
    (entry,) = listing.entries
    assert (entry.url, entry.title) == ("https://www.example.gov.cn/xx/10001.html", TITLE)
    assert entry.listed_on == date(2024, 3, 5)
    assert listing.following is not None
    assert (listing.following.url, listing.following.page) == ("https://www.example.gov.cn/xx/atom.xml?page=2", 2)


def test_the_next_page_of_another_host_or_the_same_page_is_not_asked_for() -> None:
    item = ITEM.format(title=TITLE, link="/zwgk/10001.html", date="")
    for href in (URL, "https://www.another.gov.cn/rss.xml"):
        link = f'<atom:link rel="next" href="{href}"/>'
        assert _read(RSS.format(channel=link, items=item)).following is None


@pytest.mark.parametrize(
    "items", ["", "<item><title>没有地址</title></item>", "<item><link>javascript:;</link></item>"]
)
def test_a_feed_that_announces_nothing_is_refused(items: str) -> None:
    with pytest.raises(ListNotUnderstood):
        _read(RSS.format(channel="", items=items))


def test_what_is_a_feed() -> None:
    assert Feed().recognises(_page(_item()))
    assert Feed().recognises(_page('<feed xmlns="http://www.w3.org/2005/Atom"/>'))
    assert not Feed().recognises(_page('<html><a href="/rss.xml">RSS</a></html>'))
    assert not Feed().recognises(_page("<urlset/>"))


@given(st.text(alphabet=st.sampled_from(list("<>/item linkrssa='\"&;报2024-\n")), max_size=200))
def test_any_text_is_read_or_refused(text: str) -> None:
    for whole in (text, f"<rss><channel><item><title>{text}</title><link>{text}</link>{text}</item>"):
        try:
            assert _read(whole).entries
        except ListNotUnderstood:
            continue
