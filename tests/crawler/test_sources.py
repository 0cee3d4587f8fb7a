"""The shipped sources: their number and spread, and that each column follows from the page it was derived from."""

import re
from collections.abc import Mapping
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from crawler.divisions import province_of
from crawler.registry import Source, load_sources
from store.records import Level

SOURCES = load_sources(["shipped"])

SHIPPED = Path(__file__).parents[2] / "crawler" / "sources"

# A page's address -> the address of its column, per family.
RULES: Mapping[str, tuple[tuple[str, str], ...]] = {
    "trs": (
        (r"(https?://)[^/]+/gate/big5/(.+/)\d{6}/t\d{8}_\d+\.html", r"\1\2"),
        (r"(.+/)\d{6}/t\d{8}_\d+\.s?html?", r"\1"),
        (r"(.+/)t\d+\.html", r"\1"),
    ),
    "nfcms": ((r"(.+/)content/post_\d+\.html", r"\1"),),
    "gkmlpt": ((r"(.+/gkmlpt/)content/\d+/\d+/post_\d+\.html", r"\1index"),),
    "jcms": ((r"(https?://[^/]+)/art/\d+/\d+/\d+/art_(\d+)_\d+\.html", r"\1/col/col\2/index.html"),),
    "generic": (
        (r"(.+/)\d+\.jhtml", r"\1index.jhtml"),
        (r"(.+/)\d{19}\.html", r"\1"),
        (r"(.+/columns/[0-9a-f-]{36}/)\d{6}/\d{2}/[0-9a-f-]{36}\.html", r"\1index.html"),
    ),
}


def _column_of(page: str, family: str) -> str | None:
    for pattern, column in RULES[family]:
        found = re.fullmatch(pattern, page)
        if found:
            return found.expand(column)
    return None


def _each(sources: Mapping[str, Source]) -> pytest.MarkDecorator:
    return pytest.mark.parametrize("source", sources.values(), ids=sources.keys())


def test_there_are_sources_of_many_provinces() -> None:
    assert len(SOURCES) >= 30
    assert len({province_of(source.region) for source in SOURCES.values()} - {None}) >= 12


def test_every_level_has_a_source() -> None:
    assert {source.level for source in SOURCES.values()} == set(Level)


def test_every_family_that_tells_its_columns_has_sources() -> None:
    assert {source.adapter for source in SOURCES.values() if source.columns} == set(RULES)


@pytest.mark.parametrize("known", ["gansu/qinzhou", "hubei/sygxq", "ningxia/jingyuan", "tianjin/jizhou"])
def test_the_sources_of_the_known_reports_are_shipped(known: str) -> None:
    assert known in SOURCES


@_each({source.id: source for source in SOURCES.values() if source.columns})
def test_the_column_follows_from_the_page_seen(source: Source) -> None:
    assert source.seen is not None
    assert source.adapter is not None
    assert source.columns == (_column_of(source.seen, source.adapter),)


@_each(SOURCES)
def test_every_address_is_under_gov_cn(source: Source) -> None:
    assert source.hosts == ()
    seen = urlsplit(source.seen or source.site).hostname
    assert all(host.endswith(".gov.cn") for host in (*source.official_hosts, seen or ""))


@_each(SOURCES)
def test_the_page_seen_and_the_column_are_on_the_host_of_the_site(source: Source) -> None:
    assert len({urlsplit(url).netloc for url in (source.site, source.seen or source.site, *source.columns)}) == 1


@_each(SOURCES)
def test_the_first_line_says_where_the_column_comes_from(source: Source) -> None:
    first = (SHIPPED / f"{source.id}.toml").read_text(encoding="utf-8").splitlines()[0]
    assert first.startswith("# column derived from" if source.columns else "# no column")


def test_no_column_is_watched_by_two_sources() -> None:
    columns = [column for source in SOURCES.values() for column in source.columns]
    assert len(columns) == len(set(columns))


def test_a_folder_holds_one_province_and_a_province_lies_in_one_folder() -> None:
    pairs = {(source.id.split("/")[0], source.region[:2]) for source in SOURCES.values()}
    assert len({folder for folder, _ in pairs}) == len({code for _, code in pairs}) == len(pairs)
