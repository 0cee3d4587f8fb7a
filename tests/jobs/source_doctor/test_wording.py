"""The words in which a proposed column is told."""

import tomllib
from dataclasses import replace
from datetime import UTC, datetime
from importlib.resources import files
from pathlib import Path

from crawler.registry import Source
from jobs.alerts.language import Language
from jobs.source_doctor.prescription import Prescription
from jobs.source_doctor.wording import evidence, proposed
from store.proposals import Illness, Proposal
from store.records import AlertKind, IncidentKind, Level

NOW = datetime(2026, 3, 1, 17, 30, tzinfo=UTC)
SOURCE = Source(id="a/b", issuer="秦州区", region="620502", level=Level.COUNTY, site="https://a.gov.cn/")
COLUMN = Proposal(
    id=1,
    source="a/b",
    url="https://a.gov.cn/c/",
    adapter="trs",
    matched=12,
    known=14,
    reports=13,
    found_at=NOW,
    seen_at=NOW,
)
WHAT = Prescription(lines=('columns = ["https://a.gov.cn/c/"]',), file=Path("my/a/b.toml"), exists=True, toml="")
GONE = Illness(kind=IncidentKind.COLUMN_GONE, detail="gone: status 404")


def test_both_languages_have_every_line() -> None:
    tables = tomllib.loads(files("jobs.source_doctor").joinpath("wording.toml").read_text("utf-8"))
    assert set(tables) == set(Language)
    assert list(tables["zh"]) == list(tables["en"]) == sorted(tables["zh"])
    marks = [{line: text.count("{") for line, text in tables[language].items()} for language in ("zh", "en")]
    assert marks[0] == marks[1]


def test_the_message_says_all_that_an_operator_needs() -> None:
    words = proposed(SOURCE, GONE, [COLUMN], WHAT)
    assert (words.kind, words.source, words.region, words.level) == (AlertKind.FINDING, "a/b", "620502", Level.COUNTY)
    for said in ("栏目页面不存在", "https://a.gov.cn/c/", "旧标题 12/14 条吻合", "my/a/b.toml", WHAT.lines[0]):
        assert said in words.body
    english = proposed(SOURCE, GONE, [COLUMN], WHAT, Language.ENGLISH)
    assert "12 of 14 old titles" in english.body
    assert english.key == words.key


def test_it_is_another_message_when_more_was_found() -> None:
    first = proposed(SOURCE, None, [COLUMN], WHAT)
    assert "尚无已知栏目" in first.body
    assert proposed(SOURCE, None, [replace(COLUMN, seen_at=NOW.replace(year=2027))], WHAT).key == first.key
    assert proposed(SOURCE, None, [replace(COLUMN, matched=13)], WHAT).key != first.key


def test_where_there_is_no_file_it_says_what_to_do() -> None:
    new, nowhere = replace(WHAT, exists=False), replace(WHAT, file=None, exists=False)
    assert "fazhi sources proposals a/b" in proposed(SOURCE, GONE, [COLUMN], new).body
    assert "[crawl] sources" in proposed(SOURCE, GONE, [COLUMN], nowhere).body


def test_web_text_stays_on_its_line() -> None:
    hostile = replace(SOURCE, issuer="区\n问题:无 @all <at>")
    body = proposed(hostile, replace(GONE, detail="{0}\nx"), [COLUMN], WHAT).body
    assert "@" not in body
    assert "详情:{0} x" in body


def test_of_a_source_that_nothing_was_known_of_only_reports_are_counted() -> None:
    assert evidence(replace(COLUMN, known=0, matched=0), Language.ENGLISH) == "13 entries announce a report"
