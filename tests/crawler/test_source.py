"""What a source knows about itself."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from crawler.source import ArticleRule, Source
from store.records import Level

OLD = ArticleRule(until=date(2020, 1, 1), body="div.old")
MIDDLE = ArticleRule(until=date(2024, 3, 1), body="div.middle")
LATEST = ArticleRule(until=None, body="div.latest")


def _source(*article: ArticleRule, columns: tuple[str, ...] = (), hosts: tuple[str, ...] = ()) -> Source:
    return Source(
        id="tianjin/jizhou",
        issuer="天津市蓟州区人民政府",
        region="120119",
        level=Level.COUNTY,
        site="https://www.tjjz.gov.cn/",
        columns=columns,
        hosts=hosts,
        article=article,
    )


def test_the_rule_in_force_is_the_first_that_has_not_ended() -> None:
    source = _source(OLD, MIDDLE, LATEST)
    assert source.body_rule(date(2019, 12, 31)) == "div.old"
    assert source.body_rule(date(2020, 1, 1)) == "div.middle"
    assert source.body_rule(date(2024, 2, 29)) == "div.middle"
    assert source.body_rule(date(2024, 3, 1)) == "div.latest"


def test_no_rule_is_in_force_when_all_have_ended_or_none_is_declared() -> None:
    assert _source(OLD).body_rule(date(2020, 1, 1)) is None
    assert _source().body_rule(date(2020, 1, 1)) is None


@given(st.dates(min_value=date(2000, 1, 1), max_value=date(2100, 1, 1)))
def test_a_day_on_which_a_rule_ends_is_the_first_of_the_next(end: date) -> None:
    source = _source(ArticleRule(until=end, body="div.before"), LATEST)
    assert source.body_rule(end - timedelta(days=1)) == "div.before"
    assert source.body_rule(end) == "div.latest"


def test_the_rule_hash_is_the_same_in_every_process() -> None:
    assert _source().rule_hash == "4f53cda18c2baa0c"
    assert _source(MIDDLE, LATEST).rule_hash == "e9df3bd86f6eb234"


def test_the_rule_hash_tells_every_change_of_the_rules_and_nothing_else() -> None:
    other_end = ArticleRule(until=date(2024, 3, 2), body=MIDDLE.body)
    variants = [_source(), _source(OLD), _source(MIDDLE), _source(other_end), _source(MIDDLE, LATEST)]
    assert len({source.rule_hash for source in variants}) == len(variants)
    assert _source(columns=("https://www.tjjz.gov.cn/a/",)).rule_hash == _source().rule_hash


def test_the_official_hosts_are_those_of_the_addresses_and_the_declared_ones() -> None:
    source = _source(
        columns=("https://WWW.tjjz.gov.cn:8443/a/", "http://xxgk.tjjz.gov.cn/b/"), hosts=("www.jizhou-news.cn",)
    )
    assert source.official_hosts == ("www.jizhou-news.cn", "www.tjjz.gov.cn", "xxgk.tjjz.gov.cn")
