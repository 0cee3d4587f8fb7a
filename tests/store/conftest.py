"""A store that watches a few sources, and nights passing over it."""

import hashlib
import subprocess
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import Engine

import store
from store import changes, documents, frontier, life, recorder, runs, tally, versions
from store.changes import Change, Decision
from store.dates import local_date
from store.difference import Difference
from store.frontier import SourceSeed
from store.pending import Pending, pending
from store.recorder import Reading, Recorded
from store.records import Article, Capture, EntrySeen, Facts, Kind, Level, RunStatus, Severity
from store.runs import Run
from store.session import reading, writing
from store.versions import Version

BEGIN = datetime(2026, 3, 1, 17, 30, tzinfo=UTC)
"""01:30 in China on 2026-03-02."""
SOURCE = "tianjin/jizhou"
PAGE = "https://www.tjjz.gov.cn/zwgk/t20260301_1.html"
TITLE = "天津市蓟州区2025年法治政府建设情况报告"


def source(name: str = SOURCE, **other: object) -> SourceSeed:
    facts = {
        "issuer": "天津市蓟州区人民政府",
        "region": "120119",
        "level": Level.COUNTY,
        "site": "https://www.tjjz.gov.cn/",
        "columns": ("https://www.tjjz.gov.cn/zwgk/",),
    }
    return SourceSeed(id=name, **(facts | other))


def article(text: str, *, title: str | None = TITLE, title_from: str = "heading", **facts: object) -> Article:
    read_from = {"title": title_from} if title else {}
    read_from |= {"published_on": facts.pop("published_from", "meta")}
    read_from |= {"issuer": facts.pop("issuer_from")} if "issuer_from" in facts else {}
    return Article(
        kind=Kind.REPORT,
        reason="the title says so",
        text=text,
        facts=Facts(title=title, facts_from=read_from, **facts),
        method="container:TRS_Editor",
    )


def capture(body: str, *, url: str = PAGE, at: datetime = BEGIN) -> Capture:
    data = body.encode()
    return Capture(
        url=url,
        at=at,
        status=200,
        content_type="text/html; charset=utf-8",
        digest=hashlib.sha256(data).hexdigest(),
        length=len(data),
        file="2026/03/x.warc.gz",
        offset=273,
    )


@dataclass(slots=True)
class Watch:
    """One night after another over a store; each call is one transaction."""

    engine: Engine
    seeds: Sequence[SourceSeed] = field(default_factory=lambda: (source(),))
    now: datetime = BEGIN
    run: Run | None = None
    reader: str = "1"

    def night(self, *, days: float = 0) -> Run:
        """Begin a run, so many days later; the one before it has ended."""
        if self.run is not None:
            self.do(runs.end, self.run.id, status=RunStatus.DONE, counts={}, now=self.now)
        self.now += timedelta(days=days)
        self.do(frontier.register, self.seeds, self.now)
        self.run = self.do(runs.begin, sources=[seed.id for seed in self.seeds], now=self.now)
        return self.run

    def baseline(self) -> None:
        """Say that every source was read to its end."""
        self.do(tally.mark_good, [seed.id for seed in self.seeds], self.now)

    def reading(self, text: str, *, url: str = PAGE, **other: object) -> Reading:
        """Make a reading of a page of this night."""
        whose = str(other.pop("source", self.seeds[0].id))
        listed, reread = other.pop("listed_key", None), other.pop("reread", None)
        kept = other.pop("capture", capture(text, url=url, at=self.now))
        return Reading(
            run_id=self.run.id,
            source=whose,
            listed_key=listed,
            key=url,
            url=url,
            article=article(text, **other),
            capture=kept,
            body_digest=kept.digest,
            extractor=self.reader,
            rule_hash="",
            etag=None,
            last_modified=None,
            reread=reread,
        )

    def see(self, text: str, **other: object) -> Recorded:
        """Record a page as read this night."""
        return self.do(recorder.record, self.reading(text, **other))

    def gone(self, document: int) -> None:
        """Find a document gone, on a night that turns out good."""
        self.not_there(document)
        self.good()

    def not_there(self, document: int) -> None:
        """Find a document gone."""
        kept = capture("404", url=PAGE, at=self.now)
        self.do(life.gone, document, run_id=self.run.id, now=self.now, capture=kept, reason="status 404")

    def good(self) -> None:
        """Count this night towards withdrawals."""
        ids = [seed.id for seed in self.seeds]
        self.do(tally.count_missing, ids, frontier=self.run.frontier, on=local_date(self.now))

    def number(self) -> int:
        """Give the new documents their numbers."""
        return self.do(documents.number)

    def listed(self, *entries: EntrySeen, source: str | None = None) -> None:
        """List entries on the first column of a source."""
        whose = source or self.seeds[0].id
        due = self.ask(frontier.columns_due, self.seeds, self.run.id + 1)
        column = next(one.id for one in due if one.source == whose)
        self.do(frontier.column_listed, column=column, source=whose, entries=entries, now=self.now)

    def pending(self) -> tuple[Pending, ...]:
        """Ask what waits to be written."""
        return self.ask(pending, nights=3, days=7, now=self.now)

    def write_all(self) -> list[Change | None]:
        """Write what waits."""
        return [self.write(item) for item in self.pending()]

    def write(self, item: Pending, found: Difference | None = None, *, suppressed: str | None = None) -> Change | None:
        """Write one thing that waits."""
        found = found or difference()
        decision = Decision(severity=found.severity, reason=found.reason, suppressed=suppressed)
        return self.do(changes.write, item, found, decision, group=None, rules="", run_id=self.run.id, now=self.now)

    def history(self, document: int) -> tuple[Version, ...]:
        """List a document's versions."""
        return self.ask(versions.history, document)

    def do(self, what: Callable, *words: object, **named: object):
        """Call a store function in a transaction that writes."""
        with writing(self.engine) as session:
            return what(session, *words, **named)

    def ask(self, what: Callable, *words: object, **named: object):
        """Call a store function in a transaction that reads."""
        with reading(self.engine) as session:
            return what(session, *words, **named)


def difference() -> Difference:
    return Difference(
        severity=Severity.NOTABLE, reason="a word", chars_added=2, chars_removed=1, numbers=(), silent=False
    )


@pytest.fixture
def watch(engine: Engine) -> Watch:
    """Watch one source, on its first night."""
    made = Watch(engine)
    made.night()
    return made


@pytest.fixture
def make_source() -> Callable[..., SourceSeed]:
    """Make a declared source."""
    return source


@pytest.fixture
def make_article() -> Callable[..., Article]:
    """Make a page as read."""
    return article


@pytest.fixture
def make_capture() -> Callable[..., Capture]:
    """Make a capture of a body."""
    return capture


@pytest.fixture
def entry() -> Callable[..., EntrySeen]:
    """Make a line of a column."""

    def make(key: str = PAGE, title: str = TITLE, kind: Kind = Kind.REPORT, on: date | None = None) -> EntrySeen:
        return EntrySeen(key=key, url=key, title=title, listed_on=on, kind=kind, reason="the title says so")

    return make


@pytest.fixture
def start() -> Callable[..., "subprocess.Popen[str]"]:
    """Start Python code in a process of its own that can import what we test."""
    home = Path(store.__file__).parent.parent

    def run(code: str, *arguments: object) -> "subprocess.Popen[str]":
        command = [sys.executable, "-W", "error", "-c", code, *(str(argument) for argument in arguments)]
        return subprocess.Popen(command, cwd=home, text=True, stdout=subprocess.PIPE, stdin=subprocess.PIPE)

    return run
