from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from crawler.configuration import CrawlTable
from jobs.analyze import analyze
from jobs.decide import RULES
from jobs.place import Place
from jobs.settings import HeartbeatTable, ScheduleTable, Settings, WithdrawnTable
from jobs.why import Departure, explained, replay, same_again
from store import changes, frontier, recorder, runs, tally
from store.frontier import SourceSeed
from store.recorder import Reading
from store.records import Article, Capture, Facts, Kind, Level, Severity
from store.session import reading, writing
from store.settings import StoreTable
from store.upgrade import create_store

NIGHT = datetime(2026, 3, 1, 17, 30, tzinfo=UTC)
URL = "https://www.example.gov.cn/1.html"
TEXT = "全年办理行政复议案件12件。\n二〇二三年的工作到此为止。"


def reading_of(text, at, run_id):
    facts = Facts(title="报告", published_on=date(2023, 3, 1), facts_from={"title": "meta", "published_on": "meta"})
    return Reading(
        run_id=run_id,
        source="a/b",
        listed_key=None,
        key=URL,
        url=URL,
        article=Article(kind=Kind.REPORT, reason="", text=text, facts=facts, method="rule:div"),
        capture=Capture(
            url=URL, at=at, status=200, content_type="text/html", digest="0", length=1, file="f.warc.gz", offset=0
        ),
        body_digest=None,
        extractor="1",
        rule_hash="",
        etag=None,
        last_modified=None,
    )


@pytest.fixture
def judged(tmp_path):
    """An edit as a night wrote it."""
    settings = Settings.model_construct(
        store=StoreTable(url=f"sqlite:///{tmp_path}/fazhi.db", data=tmp_path),
        crawl=CrawlTable(),
        schedule=ScheduleTable(season=False, drill=False),
        withdrawn=WithdrawnTable(),
        alerts=(),
        heartbeat=HeartbeatTable(),
    )
    seed = SourceSeed(
        id="a/b", issuer="某县", region="120119", level=Level.COUNTY, site="https://www.example.gov.cn/", columns=()
    )
    engine = create_store(settings.store.url)
    with writing(engine) as session:
        frontier.register(session, [seed], NIGHT)
        run = runs.begin(session, sources=["a/b"], now=NIGHT)
        recorder.record(session, reading_of(TEXT, NIGHT, run.id))
        tally.mark_good(session, ["a/b"], NIGHT)
        recorder.record(session, reading_of(TEXT.replace("12件", "21件"), NIGHT + timedelta(days=1), run.id))
    (change,) = analyze(engine, Place(settings=settings, now=NIGHT + timedelta(days=1)), run_id=run.id)
    with reading(engine) as session:
        return changes.judged(session, change.id)


def test_a_change_comes_out_the_same(judged):
    assert replay(judged) == ()
    assert same_again((), judged) == "judged again: the same"
    assert judged.rules == RULES


def test_what_comes_out_otherwise_is_named(judged):
    altered = replace(judged, change=replace(judged.change, severity=Severity.MINOR), rules="others")
    (departure,) = replay(altered)
    assert departure == Departure(change=judged.change.id, field="severity", then="minor", now="major")
    assert same_again((departure,), altered) == (
        "judged again (then by other tables than today's): severity was 'minor', is 'major'"
    )


def test_what_it_rests_on_is_said(judged):
    said = list(explained(judged))
    assert said[0] == "told: yes"
    assert "  figures_changed: 1 (limit 0) -> major: 1 figure changed" in said
    assert any(line.startswith("before: version 1, text ") for line in said)
    assert said[-1].startswith("silent: ")


def test_what_was_held_cannot_be_judged_again(judged):
    held = replace(judged, case=None)
    assert replay(held) == ()
    assert same_again((), held).startswith("judged again: not possible")
