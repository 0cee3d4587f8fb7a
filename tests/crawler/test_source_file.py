"""One declaration: what is read from it, and every way it can be wrong."""

from dataclasses import fields
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crawler.errors import SourceInvalid
from crawler.source import ArticleRule, Expect, Source
from crawler.source_file import read_source
from store.records import Level

LEAST = """\
issuer = "天津市蓟州区人民政府"
region = "120119"
level = "county"
site = "https://www.tjjz.gov.cn/"
"""

FULL = """\
# where this comes from
issuer  = "天津市蓟州区人民政府"
region  = "120119"
level   = "county"
site    = "https://www.tjjz.gov.cn/"
columns = ["https://www.tjjz.gov.cn/zwgk/a/", "http://news.example.cn:8080/b/#top"]
adapter = "trs"
hosts   = ["example.cn"]
render  = true
seen    = "https://www.tjjz.gov.cn/zwgk/a/202203/t20220318_1.html"

[expect]
entries = [1, 200]
quiet_days = 380

[[article]]
body = "div#zoom"

[[article]]
until = 2024-03-01
body = "div.TRS_Editor"
"""


def _read(text: str) -> Source:
    return read_source("tianjin/jizhou", text.encode(), file="tianjin/jizhou.toml")


def _faults(text: str) -> list[str]:
    with pytest.raises(SourceInvalid) as caught:
        _read(text)
    lines = caught.value.detail.splitlines()
    assert all(line.startswith("tianjin/jizhou.toml: ") for line in lines)
    return [line.removeprefix("tianjin/jizhou.toml: ") for line in lines]


def test_a_full_declaration_is_read_with_its_rules_in_order() -> None:
    assert _read(FULL) == Source(
        id="tianjin/jizhou",
        issuer="天津市蓟州区人民政府",
        region="120119",
        level=Level.COUNTY,
        site="https://www.tjjz.gov.cn/",
        columns=("https://www.tjjz.gov.cn/zwgk/a/", "http://news.example.cn:8080/b/#top"),
        adapter="trs",
        hosts=("example.cn",),
        render=True,
        seen="https://www.tjjz.gov.cn/zwgk/a/202203/t20220318_1.html",
        expect=Expect(entries=(1, 200), quiet_days=380),
        article=(
            ArticleRule(until=date(2024, 3, 1), body="div.TRS_Editor"),
            ArticleRule(until=None, body="div#zoom"),
        ),
    )


def test_a_declaration_needs_no_more_than_who_and_where() -> None:
    source = _read(LEAST)
    assert source.columns == source.hosts == ()
    assert source.article == ()
    assert source.adapter is None
    assert source.seen is None
    assert not source.render
    assert source.expect == Expect(entries=(1, 2000), quiet_days=400)


def test_a_byte_order_mark_and_windows_line_ends_do_no_harm() -> None:
    body = b"\xef\xbb\xbf" + LEAST.replace("\n", "\r\n").encode()
    assert read_source("tianjin/jizhou", body, file="f") == _read(LEAST)


def test_every_missing_key_is_named() -> None:
    assert _faults("") == [f'missing key "{key}"; add it' for key in ("issuer", "level", "region", "site")]


@pytest.mark.parametrize(
    ("addition", "fault"),
    [
        ("colums = []", 'unknown key "colums"; did you mean "columns"?'),
        ("id = 'x/y'", 'unknown key "id"; known: adapter, article, columns, expect, hosts, '),
        ("expect = {entires = [1, 2]}", 'unknown key "expect.entires"; did you mean "entries"?'),
        ("article = [{body = 'p', untill = 2024-03-01}]", 'unknown key "article[1].untill"; did you mean "until"?'),
        ("columns = 'https://www.tjjz.gov.cn/'", '"columns": must be a list [...], not text'),
        ("columns = [7]", '"columns": must be a list of texts in quotes, but holds a number'),
        ("columns = ['']", '"columns": "" is empty or holds spaces'),
        ("columns = ['/zwgk/']", '"columns": "/zwgk/" is not an address; write it in full'),
        ("columns = ['ftp://www.tjjz.gov.cn/']", '"columns": "ftp://www.tjjz.gov.cn/" is not an address'),
        ("columns = ['https:///zwgk/']", '"columns": "https:///zwgk/" is not an address'),
        ("columns = ['https://[::1/']", '"columns": "https://[::1/" is not an address'),
        ("columns = ['https://www.tjjz.gov.cn:x/']", '"columns": "https://www.tjjz.gov.cn:x/" is not an address'),
        ("columns = ['https://me@www.tjjz.gov.cn/']", '"columns": "https://me@www.tjjz.gov.cn/" is not an address'),
        ("columns = ['https://www.tjjz.gov.cn/a b']", '"columns": "https://www.tjjz.gov.cn/a b" is not an address'),
        ("columns = ['https://gov.cn.evil.com/']", '"columns": "https://gov.cn.evil.com/" is not on a host under gov'),
        (
            "columns = ['http://a.gov.cn/', 'http://a.gov.cn/']",
            '"columns": "http://a.gov.cn/" stands twice; delete one',
        ),
        ("seen = 'https://clone.example/'", '"seen": "https://clone.example/" is not on a host under gov.cn; if it'),
        ("seen = ''", '"seen": "" is empty'),
        ("adapter = 'trss'", '"adapter": unknown word "trss"; did you mean "trs"?'),
        ("adapter = true", '"adapter": must be text in quotes, not true or false'),
        ("hosts = ['https://example.cn/']", '"hosts": "https://example.cn/" is not a host; write its name'),
        ("hosts = ['cn']", '"hosts": "cn" is not a host'),
        ("hosts = ['Example.cn']", '"hosts": "Example.cn" is not a host'),
        ("hosts = ['.example.cn']", '"hosts": ".example.cn" is not a host'),
        ("render = 'false'", '"render": must be true or false without quotes, not text'),
        ("expect = [1, 2]", '"expect": must be a table [expect], not a list'),
        ("expect = {entries = [0, 9]}", '"expect.entries": must be two whole numbers [least, most] with 1 <='),
        ("expect = {quiet_days = 0}", '"expect.quiet_days": must be a whole number of at least 1'),
        ("article = {body = 'p'}", '"article": must be a list [...], not a table'),
        ("article = ['p']", '"article": must be tables [[article]], but holds text'),
        ("article = [{}]", 'missing key "article[1].body"; add it'),
        ("article = [{body = 'div['}]", '"article[1].body": "div[" is not a CSS selector: '),
        ("article = [{body = 'p::text'}]", '"article[1].body": "p::text" is not a CSS selector: '),
        ("article = [{body = 'x|p'}]", '"article[1].body": "x|p" is not a CSS selector: '),
        ("article = [{body = 'p', until = '2024-03-01'}]", '"article[1].until": must be a date without quotes like'),
        ("article = [{body = 'p', until = 2024-03-01T00:00:00}]", '"article[1].until": must be a date without quot'),
        ("article = [{body = 'p'}, {body = 'b'}]", '"article[2].until": another rule ends on the same day, or has'),
    ],
)
def test_what_is_wrong_is_said_in_one_line(addition: str, fault: str) -> None:
    (line,) = _faults(LEAST + addition)
    assert line.startswith(fault)


@pytest.mark.parametrize(
    ("before", "after", "fault"),
    [
        ('"120119"', "120119", '"region": must be text in quotes, not a number'),
        (
            '"120119"',
            '"120100"',
            '"region": "120100" does not suit level "county": a county\'s code does not end in 00',
        ),
        ('"120119"', '"990119"', '"region": "990119" does not suit level "county": no province has a code beginning'),
        ('"county"', '"country"', '"level": unknown word "country"; did you mean "county"?'),
        ('"county"', '"central"', '"region": "120119" does not suit level "central": 000000 and level central'),
        ("天津市", " 天津市", '"issuer": " 天津市蓟州区人民政府" is empty or holds spaces at an end'),
        ("天津市", "天津市\\n", '"issuer": "\\u5929\\u6d25\\u5e02\\n'),
        ("www.tjjz.gov.cn", "www.tjjz.cn", '"site": "https://www.tjjz.cn/" is not on a host under gov.cn'),
    ],
)
def test_what_is_wrong_with_who_and_where_is_said_in_one_line(before: str, after: str, fault: str) -> None:
    (line,) = _faults(LEAST.replace(before, after))
    assert line.startswith(fault)


def test_all_faults_are_said_at_once() -> None:
    lines = _faults(FULL.replace("render", "rendered").replace('"county"', '"town"').replace("[1, 200]", "[200, 1]"))
    assert [line.split(";")[0].split(":")[0] for line in lines] == [
        'unknown key "rendered"',
        '"level"',
        '"expect.entries"',
    ]


def test_broken_toml_is_reported_with_its_line() -> None:
    (line,) = _faults(LEAST + "columns = [\n")
    assert line.startswith("not TOML: ")
    (line,) = _faults(LEAST + "columns [\n")
    assert line.endswith("(at line 5, column 9)")
    (line,) = _faults(LEAST + 'level = "city"\n')
    assert "line 5" in line


def test_a_file_in_another_encoding_is_refused() -> None:
    with pytest.raises(SourceInvalid) as caught:
        read_source("tianjin/jizhou", LEAST.encode("gb18030"), file="f.toml")
    assert caught.value.detail == "f.toml: not UTF-8 from byte 11 on; save it as UTF-8"


@pytest.mark.parametrize("source_id", ["jizhou", "Tianjin/jizhou", "tianjin/jizhou/a", "tianjin/蓟州", "../jizhou", ""])
def test_a_path_that_is_no_id_is_refused(source_id: str) -> None:
    with pytest.raises(SourceInvalid) as caught:
        read_source(source_id, LEAST.encode(), file="f.toml")
    assert caught.value.detail.startswith("f.toml: must lie at <province>/<id>.toml")


@given(st.binary(max_size=200))
def test_any_bytes_are_refused_in_words(body: bytes) -> None:
    with pytest.raises(SourceInvalid) as caught:
        read_source("tianjin/jizhou", body, file="f.toml")
    assert all(line.startswith("f.toml: ") for line in caught.value.detail.split("\n"))


VALUES = st.one_of(
    st.sampled_from(["true", "1.5", "2024-03-01", "2024-03-01T00:00:00Z", "07:32:00", "{}", "[]", "[[]]", "[{}]"]),
    st.integers().map(str),
    st.lists(st.integers()).map(str),
    st.sampled_from(['""', '"trs"', '"https://a.gov.cn/"', '"county"', '"120119"', '["x"]', "{entries = 1}"]),
)
KEYS = st.sampled_from([*(field.name for field in fields(Source)), "x"])


@given(st.dictionaries(KEYS, VALUES))
def test_any_table_without_an_issuer_is_refused_in_words(table: dict[str, str]) -> None:
    faults = _faults("\n".join(f"{key} = {value}" for key, value in table.items() if key != "issuer"))
    assert 'missing key "issuer"; add it' in faults
