"""The shipped sources: whom they watch, where, and that each column follows from a page that carried a report."""

from collections.abc import Mapping
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from crawler import divisions
from crawler.explore.derivation import RULES, Rule, columns_implied, derived
from crawler.registry import Source, load_sources
from crawler.urls import canonical_url, official
from store.records import Level

SOURCES = load_sources(["shipped"])

SHIPPED = Path(__file__).parents[2] / "crawler" / "sources"

# Every host on which a report was seen, sorted.
OFFICIAL_HOSTS = (Path(__file__).parent / "official_hosts.txt").read_text(encoding="utf-8").split()


# Issuers whose names do not begin with the division they govern.
NAMED_OTHERWISE = {
    "central/moa": "a ministry",
    "shaanxi/kongang": "西咸新区 is no division",
    "xinjiang/xinshi": "the zone's name stands before that of the district",
}

# 北京 keeps a column of its own for every district.
COLUMN_ELSEWHERE = ("beijing/chaoyang",)


def _each(sources: Mapping[str, Source]) -> pytest.MarkDecorator:
    return pytest.mark.parametrize("source", sources.values(), ids=sources.keys())


def _comments(source: Source) -> list[str]:
    lines = (SHIPPED / f"{source.id}.toml").read_text(encoding="utf-8").splitlines()
    return [line.removeprefix("# ") for line in lines if line.startswith("# ")]


def _pages(source: Source) -> list[str]:
    seen = [source.seen] if source.seen else []
    return seen + [comment for comment in _comments(source) if comment.startswith("http")]


def _rules(source: Source) -> list[Rule]:
    return [RULES[name] for name in _comments(source)[0].rpartition(": ")[2].split("; ")]


def _column_of(page: str, rules: list[Rule]) -> str:
    (column,) = filter(None, (derived(page, rule) for rule in rules))
    return column


def _site(url: str) -> str:
    return (urlsplit(url).hostname or "").removeprefix("www.")


def test_every_host_that_carried_a_report_has_a_source() -> None:
    watched = {host.removeprefix("www.") for source in SOURCES.values() for host in source.official_hosts}
    assert sorted(set(OFFICIAL_HOSTS)) == OFFICIAL_HOSTS
    assert [host for host in OFFICIAL_HOSTS if host.removeprefix("www.") not in watched] == []


def test_every_level_has_a_source() -> None:
    assert {source.level for source in SOURCES.values()} == set(Level)


def test_every_rule_has_sources() -> None:
    assert {rule for source in SOURCES.values() if source.columns for rule in _rules(source)} == set(RULES.values())


@pytest.mark.parametrize("known", ["gansu/qinzhou", "hubei/sygxq", "ningxia/jingyuan", "tianjin/jizhou"])
def test_the_sources_of_the_known_reports_are_shipped(known: str) -> None:
    assert known in SOURCES


@_each({source.id: source for source in SOURCES.values() if source.columns})
def test_the_columns_follow_from_the_pages_seen(source: Source) -> None:
    rules = _rules(source)
    assert source.columns == tuple(_column_of(page, rules) for page in _pages(source))


@_each({source.id: source for source in SOURCES.values() if source.columns})
def test_an_exploration_from_a_page_seen_begins_with_its_column(source: Source) -> None:
    own = {page: _column_of(page, _rules(source)) for page in _pages(source)}
    assert [page for page, column in own.items() if column not in columns_implied(page)] == []


@_each({source.id: source for source in SOURCES.values() if source.columns})
def test_the_adapter_is_that_of_the_rule(source: Source) -> None:
    adapters = {rule.adapter for rule in _rules(source)}
    assert source.adapter == (adapters.pop() if len(adapters) == 1 else None)


@_each(SOURCES)
def test_every_address_is_under_gov_cn_or_a_host_declared(source: Source) -> None:
    assert all(official(url, source.hosts) for url in (source.site, *source.columns, *_pages(source)))


@_each({source.id: source for source in SOURCES.values() if source.id not in COLUMN_ELSEWHERE})
def test_pages_and_columns_are_on_the_site(source: Source) -> None:
    assert {_site(url) for url in (source.site, *source.columns, *_pages(source))} == {_site(source.site)}


@_each(SOURCES)
def test_the_first_line_says_where_the_columns_come_from(source: Source) -> None:
    beginnings = ("no column", "column derived from", "columns derived from")
    assert _comments(source)[0].startswith(beginnings[min(len(source.columns), 2)])


@_each({source.id: source for source in SOURCES.values() if source.id not in NAMED_OTHERWISE})
def test_the_issuer_and_the_region_agree(source: Source) -> None:
    named = divisions.region_in(source.issuer)
    governs = source.level in (Level.PROVINCE, Level.CITY, Level.COUNTY)
    around = () if governs else divisions.parents(source.region)
    assert named in (source.region, *around), divisions.full_name(source.region)


@_each({source.id: source for source in SOURCES.values() if source.id in NAMED_OTHERWISE})
def test_only_issuers_named_otherwise_are_excepted(source: Source) -> None:
    assert divisions.region_in(source.issuer) != source.region
    assert divisions.disagreement(source.region, source.issuer) is None


def test_no_column_is_watched_twice() -> None:
    columns = [canonical_url(column) for source in SOURCES.values() for column in source.columns]
    assert len(columns) == len(set(columns))


def test_a_folder_holds_one_province_and_a_province_lies_in_one_folder() -> None:
    pairs = {(source.id.split("/")[0], source.region[:2]) for source in SOURCES.values()}
    assert len({folder for folder, _ in pairs}) == len({code for _, code in pairs}) == len(pairs)
