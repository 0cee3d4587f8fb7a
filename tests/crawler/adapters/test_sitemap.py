from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crawler.adapters.base import Listing, ListPage, ListRequest
from crawler.adapters.sitemap import MOST_ENTRIES, Sitemap
from crawler.errors import ListNotUnderstood

HOST = "https://www.example.gov.cn"
HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n'
NAMESPACE = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"'


def _set(*urls: str) -> str:
    return f"{HEAD}<urlset {NAMESPACE}>{''.join(f'<url>{url}</url>' for url in urls)}</urlset>"


def _index(*parts: str) -> str:
    return f"{HEAD}<sitemapindex {NAMESPACE}>{''.join(f'<sitemap>{part}</sitemap>' for part in parts)}</sitemapindex>"


def _read(text: str) -> Listing:
    return Sitemap().read(ListPage(url=f"{HOST}/sitemap.xml", text=text, content_type="text/xml", page=1))


def _answer(asked: ListRequest, text: str) -> Listing:
    page = ListPage(
        url=asked.url, text=text, content_type="text/xml", page=asked.page, carry=asked.carry, asked_by="sitemap"
    )
    return Sitemap().read(page)


def test_addresses_with_the_day_of_their_last_change() -> None:
    listing = _read(
        _set(
            f"<loc> {HOST}/zwgk/10001.html </loc><lastmod>2024-03-05T08:00:00+08:00</lastmod>",
            f"<loc>{HOST}/zwgk/202402/t20240201_1.html</loc>",
            f"<loc>{HOST}/zwgk/a.jsp?id=1&amp;x=2</loc><lastmod>2024-13-45</lastmod>",
            "<loc>https://www.another.gov.cn/1.html</loc>",
            "<loc></loc>",
        )
    )
    assert [(entry.title, entry.listed_on) for entry in listing.entries] == [
        ("", date(2024, 3, 5)),
        ("", date(2024, 2, 1)),
        ("", None),
    ]
    assert listing.entries[2].url == f"{HOST}/zwgk/a.jsp?id=1&x=2"
    assert listing.following is None


def test_site_maps_of_news_have_titles() -> None:
    news = (
        '<news:news xmlns:news="http://www.google.com/schemas/sitemap-news/0.9">'
        "<news:publication><news:name>某区政府</news:name></news:publication>"
        "<news:publication_date>2024-03-05</news:publication_date>"
        "<news:title> 某区法治政府\n报告 </news:title></news:news>"
    )
    (entry,) = _read(_set(f"<loc>{HOST}/zwgk/10001.html</loc><lastmod>2025-01-01</lastmod>{news}")).entries
    assert (entry.title, entry.listed_on) == ("某区法治政府 报告", date(2024, 3, 5))


def test_an_index_is_read_part_by_part_the_newest_first() -> None:
    first = _read(
        _index(
            f"<loc>{HOST}/sitemap_1.xml</loc><lastmod>2023-01-01</lastmod>",
            f"<loc>{HOST}/sitemap_2.xml</loc><lastmod>2024-01-01</lastmod>",
            f"<loc>{HOST}/sitemap_3.xml.gz</loc>",
            "<loc>https://www.another.gov.cn/sitemap.xml</loc>",
        )
    )
    assert first.entries == ()
    assert first.following is not None
    assert (first.following.url, first.following.page) == (f"{HOST}/sitemap_2.xml", 1)
    second = _answer(first.following, _set(f"<loc>{HOST}/a/10001.html</loc>"))
    assert len(second.entries) == 1
    assert second.following is not None
    assert (second.following.url, second.following.page) == (f"{HOST}/sitemap_1.xml", 2)
    assert _answer(second.following, _set(f"<loc>{HOST}/a/10002.html</loc>")).following is None


def test_an_index_of_indexes_ends() -> None:
    listing = _read(_index(f"<loc>{HOST}/a.xml</loc>"))
    asked = 0
    while listing.following is not None and asked < 100:
        asked += 1
        other = "a" if listing.following.url.endswith("b.xml") else "b"
        try:
            listing = _answer(listing.following, _index(f"<loc>{HOST}/{other}.xml</loc>"))
        except ListNotUnderstood:
            break
    assert 2 < asked < 60


def test_parts_that_cannot_be_read_are_named() -> None:
    with pytest.raises(ListNotUnderstood, match=r"2 parts .*\.gz"):
        _read(_index(f"<loc>{HOST}/1.xml.gz</loc>", f"<loc>{HOST}/2.xml.gz</loc>"))


@pytest.mark.parametrize("text", [_set(), _index(), _set("<loc>javascript:;</loc>"), "<html></html>", "", "<urlset"])
def test_maps_that_name_nothing_are_refused(text: str) -> None:
    with pytest.raises(ListNotUnderstood):
        _read(text)


def test_of_too_many_the_newest_are_kept() -> None:
    old = [f"<loc>{HOST}/old/{number}.html</loc><lastmod>2001-01-01</lastmod>" for number in range(MOST_ENTRIES)]
    listing = _read(_set(*old, f"<loc>{HOST}/new.html</loc><lastmod>2024-01-01</lastmod>"))
    assert len(listing.entries) == MOST_ENTRIES
    assert listing.entries[0].url == f"{HOST}/new.html"


def test_what_is_a_site_map() -> None:
    def recognised(text: str) -> bool:
        return Sitemap().recognises(ListPage(url=f"{HOST}/x", text=text, content_type="text/html", page=1))

    assert recognised(_set())
    assert recognised(_index())
    assert not recognised('<html><a href="/sitemap.xml">网站地图</a></html>')
    assert not recognised("<rss/>")


@pytest.mark.parametrize("left", ["", "-1", "x", "999999999999", "0", "²"])
def test_a_strange_carry_does_no_harm(left: str) -> None:
    page = ListPage(
        url=f"{HOST}/sitemap.xml",
        text=_set(f"<loc>{HOST}/a/10001.html</loc>"),
        content_type="",
        page=1,
        carry=(("left", left), ("parts", f"javascript:;\n{HOST}/b.xml")),
        asked_by="sitemap",
    )
    assert len(Sitemap().read(page).entries) == 1


@given(st.text(alphabet=st.sampled_from(list("<>/locurlset='\"&;报2024-\n")), max_size=200))
def test_any_text_is_read_or_refused(text: str) -> None:
    for whole in (text, _set(f"<loc>{text}</loc><lastmod>{text}</lastmod>"), _index(text)):
        try:
            listing = _read(whole)
        except ListNotUnderstood:
            continue
        assert listing.entries or listing.following is not None
