"""The sample country keeps what it promises, read as a person with a browser would read it."""

import re
from collections.abc import Iterator, Sequence
from html import unescape
from pathlib import Path
from urllib.parse import urljoin, urlsplit

import pytest
from sampleweb import CLONE, OUTSIDE, GovSite, Planted, SampleCountry, write_sources
from sampleweb.visitor import Visitor

HOSTS = tuple(SampleCountry.sites)


@pytest.fixture(scope="module")
def country() -> Iterator[SampleCountry]:
    with SampleCountry() as country:
        yield country


@pytest.fixture(params=HOSTS)
def visitor(request: pytest.FixtureRequest, country: SampleCountry) -> Visitor:
    country.show(1)
    return Visitor(country, country.sites[request.param])


def _name(path: str) -> str:
    """The part of an address that no list changes."""
    return path.rpartition("/")[2]


def _mentions(text: str, path: str) -> bool:
    return _name(path) in text


def test_the_column_is_found_from_the_home_page(visitor: Visitor) -> None:
    reached = {visitor.country.url(visitor.site.host, "/")}
    frontier = set(reached)
    for depth in range(1, 5):
        frontier = {link for page in frontier for link in _links(visitor, page)} - reached
        if visitor.column in frontier:
            assert depth >= 2
            return
        reached |= frontier
        frontier = {link for link in frontier if not re.search(r"\d{5,}\.\w+$", link) and visitor.fetch(link)[0] == 200}
    pytest.fail("no way leads to the column")


def _links(visitor: Visitor, page: str) -> Iterator[str]:
    text = visitor.text(page)
    for link in re.findall(r'<a\b[^>]*href="([^"]+)"|;url=([^"]+)"|location\.href = "([^"]+)"', text):
        target = urljoin(page, unescape("".join(link)))
        if urlsplit(target).hostname == visitor.site.host:
            yield target


def test_each_report_is_listed_from_the_first_page_to_the_last(visitor: Visitor) -> None:
    pages = visitor.lists()
    assert len(pages) == visitor.site.pages
    known = [planted for planted in visitor.site.planted if planted.night == 1]
    where = {
        planted.path: [number for number, text in enumerate(pages) if _mentions(text, planted.path)]
        for planted in known
    }
    assert len(known) >= 3
    assert all(where.values()), where
    assert {number for numbers in where.values() for number in numbers} >= {0, len(pages) - 1}
    if len(pages) >= 3:
        assert any(0 < number < len(pages) - 1 for numbers in where.values() for number in numbers)


def test_full_titles_stand_beside_their_addresses(visitor: Visitor) -> None:
    everything = unescape("".join(visitor.lists()))
    titles = [planted.title for planted in visitor.site.planted if planted.night == 1]
    listed = [title for title in titles if title in everything]
    assert (listed == titles) == (visitor.site.family not in ("jeecms", "sitemap"))


def test_each_report_is_a_page_of_its_own_with_a_long_text(visitor: Visitor) -> None:
    texts = set()
    for planted in visitor.site.planted:
        status, content, _ = visitor.fetch(visitor.country.url(visitor.site.host, planted.path))
        if planted.night == 2:
            assert status == 404
            continue
        assert status == 200
        text = visitor.decoded(content)
        assert f'<meta name="ArticleTitle" content="{planted.title}">' in text
        assert len(re.sub(r"<[^>]+>|\s", "", text)) > 2000
        texts.add(text)
    assert len(texts) == sum(planted.night == 1 for planted in visitor.site.planted)


def test_pages_are_served_as_they_declare(visitor: Visitor) -> None:
    declared = visitor.site.encoding.lower()
    for path in (visitor.site.home, visitor.site.planted[0].path):
        _, content, media = visitor.fetch(visitor.country.url(visitor.site.host, path))
        assert re.findall(rb"charset=[\"']?([\w-]+)", content[:400])[0].decode().lower() == declared
        assert media.partition("charset=")[2].lower() in ("", declared)
        text = content.decode("utf-8" if declared == "utf-8" else "gb18030")
        assert visitor.site.issuer in text
        assert (declared == "utf-8") == _is_utf8(content)


def _is_utf8(content: bytes) -> bool:
    try:
        content.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def test_the_second_night_adds_one_report_to_the_first_page(visitor: Visitor) -> None:
    before = _numbers(visitor.lists())
    articles = [visitor.fetch(visitor.country.url(visitor.site.host, planted.path)) for planted in _old(visitor.site)]
    visitor.country.show(2)
    lists = visitor.lists()
    new = visitor.site.planted[-1]
    assert new.night == 2
    assert [planted.night for planted in visitor.site.planted].count(2) == 1
    assert _mentions(lists[0], new.path)
    assert _numbers(lists) - before == _numbers([_name(new.path)])
    assert before <= _numbers(lists)
    again = [visitor.fetch(visitor.country.url(visitor.site.host, planted.path)) for planted in _old(visitor.site)]
    assert articles == again
    assert visitor.fetch(visitor.country.url(visitor.site.host, new.path))[0] == 200


def _old(site: GovSite) -> Sequence[Planted]:
    return [planted for planted in site.planted if planted.night == 1]


def _numbers(lists: Sequence[str]) -> set[str]:
    return {found for text in lists for found in re.findall(r"(?:\d{7}|[0-9a-f]{32}|[0-9a-f]{12})(?=\.\w)", text)}


def test_a_full_list_of_boda_moves_its_second_page() -> None:
    with SampleCountry() as country:
        host = next(host for host, site in country.sites.items() if site.family == "boda")
        visitor = Visitor(country, country.sites[host])
        second = [re.findall(r'href="([^"]+)">下页', text)[0] for text in visitor.lists()[:1]]
        country.show(2)
        shifted = [re.findall(r'href="([^"]+)">下页', text)[0] for text in visitor.lists()[:1]]
        assert [_name(path) for path in (*second, *shifted)] == ["2.htm", "3.htm"]


def test_articles_of_every_listed_line_exist(visitor: Visitor) -> None:
    for text in visitor.lists():
        for link in re.findall(r"<li>.{0,120}?href=[\"']?([^\"' >]+)", text)[:6]:
            if not link.startswith("javascript"):
                assert visitor.fetch(urljoin(visitor.column, unescape(link)))[0] == 200, link


def test_names_and_addresses_are_unique_and_two_countries_are_equal() -> None:
    with SampleCountry() as country, SampleCountry() as other:
        assert country.sites == other.sites
        for site in country.sites.values():
            assert len({planted.path for planted in site.planted}) == len(site.planted)
            assert len({(planted.issuer, planted.report_year) for planted in site.planted}) == len(site.planted)
            first, second = (
                Visitor(web, site).text(web.url(site.host, site.planted[0].path)).replace(str(web.port), "PORT")
                for web in (country, other)
            )
            assert first == second


def test_years_are_those_of_the_titles() -> None:
    for site in SampleCountry.sites.values():
        for planted in site.planted:
            assert f"{planted.report_year}年" in planted.title
            assert planted.published.year == planted.report_year + 1


def test_some_lists_lead_to_other_hosts_at_the_port_of_the_country(country: SampleCountry) -> None:
    country.show(1)
    visitors = [Visitor(country, site) for site in country.sites.values() if site.family in ("trs", "jcms")]
    everything = "".join(text for visitor in visitors for text in visitor.lists())
    lures = {link for link in re.findall(r"http://[\w.-]+:\d+/[\w/]+\.html", everything) if "sample.test" not in link}
    assert lures == {country.url(CLONE, "/fzzf/9.html"), country.url(OUTSIDE, "/art/9.html")}
    assert country.url(CLONE, "/fzzf/") in visitors[0].text(country.url(visitors[0].site.host, "/"))


def test_the_sample_country_imports_nothing_of_the_crawler() -> None:
    modules = sorted((Path(__file__).parent / "support/sampleweb").glob("*.py"))
    assert modules
    for module in modules:
        assert not re.search(r"^(?:from|import) (?:crawler|store)\b", module.read_text("utf-8"), re.MULTILINE), module


def test_requests_are_recorded_and_unknown_hosts_refused() -> None:
    with SampleCountry() as country:
        visitor = Visitor(country, country.sites[HOSTS[0]])
        assert visitor.fetch(country.url("nobody.test", "/x?y=1"))[0] == 421
        assert [(seen.host, seen.method, seen.path, seen.status) for seen in country.requests] == [
            ("nobody.test", "GET", "/x?y=1", 421)
        ]
        assert {CLONE, OUTSIDE, *HOSTS} <= set(country.resolve)
        with pytest.raises(ValueError, match="3"):
            country.show(3)


def test_source_files_name_the_columns(tmp_path: Path) -> None:
    with SampleCountry() as country:
        ids = write_sources(tmp_path, country)
        assert len(ids) == len(country.sites)
        for name, site in zip(ids, country.sites.values(), strict=True):
            text = (tmp_path / f"{name}.toml").read_text("utf-8")
            assert f'columns = ["{country.url(site.host, site.column)}"]' in text
            assert f'region  = "{site.region}"' in text
