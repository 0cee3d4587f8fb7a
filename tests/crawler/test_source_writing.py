"""Declarations as written are read again as they were."""

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from crawler.source import ArticleRule, Expect, Source
from crawler.source_file import read_source
from crawler.source_writing import source_text, usual_id
from store.records import Level

LEAST = Source(
    id="tianjin/jizhou",
    issuer="天津市蓟州区人民政府",
    region="120119",
    level=Level.COUNTY,
    site="https://www.tjjz.gov.cn/",
)
FULL = Source(
    id="tianjin/jizhou",
    issuer="天津市蓟州区人民政府",
    region="120119",
    level=Level.COUNTY,
    site="https://www.tjjz.gov.cn/",
    columns=("https://www.tjjz.gov.cn/zwgk/fzzf/", f"https://www.tjjz.gov.cn/{'zwgk/' * 12}"),
    adapter="trs",
    hosts=("example.cn",),
    render=True,
    seen="https://www.tjjz.gov.cn/zwgk/fzzf/202203/t20220318_1.html",
    expect=Expect(entries=(1, 200), quiet_days=380),
    article=(ArticleRule(until=date(2024, 3, 1), body="div.TRS_Editor"), ArticleRule(until=None, body="#zoom")),
)


def again(source, origin="seen"):
    return read_source(source.id, source_text(source, origin=origin).encode(), file="f")


def test_everything_comes_back():
    assert again(LEAST) == LEAST
    assert again(FULL) == FULL


def test_the_text_looks_as_a_person_would_write_it():
    assert source_text(LEAST, origin="found by hand") == (
        "# found by hand\n"
        'issuer  = "天津市蓟州区人民政府"\n'
        'region  = "120119"\n'
        'level   = "county"\n'
        'site    = "https://www.tjjz.gov.cn/"\n'
        "columns = []\n"
    )


@given(st.text(max_size=60))
def test_no_comment_breaks_the_file(origin):
    assert again(LEAST, origin) == LEAST


@given(st.text(alphabet=st.characters(exclude_categories=("C", "Z")), min_size=1, max_size=30))
def test_any_name_that_shows_comes_back(issuer):
    source = Source(id="a/b", issuer=issuer, region="120119", level=Level.COUNTY, site="https://a.gov.cn/")
    assert again(source).issuer == issuer


def test_the_usual_id():
    assert usual_id("https://www.tjjz.gov.cn/", "120119") == "tianjin/tjjz"
    assert usual_id("http://sfj.xa.gov.cn:8080/", "610100") == "shaanxi/sfj-xa"
    assert usual_id("https://www.tjjz.gov.cn/", "990000") is None
