"""fazhi reread over a copy of the demo's store."""

import hashlib
import json
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from crawler.extract.version import EXTRACTOR
from jobs.demo.texts import seed
from store import runs
from store.lock import single_instance
from store.records import Cause, RunStatus
from store.schema import DocumentRow, RunRow, TextRow, VersionRow
from store.schema_proof import ChainRow
from store.session import connect, writing
from store.settings import sqlite_url

NIGHT = "2030-01-01T01:30+08:00"


@pytest.fixture
def kept(demo: tuple[Path, str], tmp_path: Path) -> Path:
    """Copy the demo, with a configuration that knows its sources."""
    folder = tmp_path / "kept"
    shutil.copytree(demo[0], folder)
    (folder / "fazhi.toml").write_text(f'[crawl]\nsources = ["{folder}/sources"]\n', "utf-8")
    return folder


@pytest.fixture
def reread(fazhi, kept: Path):
    """Give `fazhi reread` over that copy."""

    def run(*words: object):
        return fazhi("reread", *words, "--config", kept / "fazhi.toml", "--data", kept, "--now", NIGHT)

    return run


@contextmanager
def opened(kept: Path) -> Iterator[Session]:
    engine = connect(sqlite_url(kept / "fazhi.db"))
    with writing(engine) as session:
        yield session
    engine.dispose()


def of(session: Session, document: int) -> VersionRow:
    """Find the current version of a document by its number."""
    question = select(VersionRow).join(DocumentRow).where(VersionRow.until_at.is_(None))
    return session.scalars(question.where(DocumentRow.ordinal == document)).one()


def plant(kept: Path, document: int) -> None:
    """Let an older release have read a line too many."""
    with opened(kept) as session:
        row = of(session, document)
        text = f"{row.text.body}\n扫一扫在手机打开当前页"
        sha = hashlib.sha256(text.encode()).hexdigest()
        session.add(TextRow(sha256=sha, body=text, chars=len(text)))
        session.flush()
        row.text_sha, row.extractor = sha, "1+trafilatura-1.0.0"
        row.document.reader = row.document.reader.replace(EXTRACTOR, "1+trafilatura-1.0.0")


def damage(kept: Path, document: int) -> None:
    """Let the archive not hold what the store says."""
    with opened(kept) as session:
        of(session, document).capture.digest = "0" * 64


def newest(session: Session) -> RunRow:
    """Find the newest run of any kind."""
    return session.scalars(select(RunRow).order_by(RunRow.id.desc())).first()


def lines(text: str) -> list[dict]:
    return [json.loads(line) for line in text.splitlines()]


def state(kept: Path) -> list[tuple[object, ...]]:
    with opened(kept) as session:
        rows = session.scalars(select(VersionRow).order_by(VersionRow.id)).all()
        runs_ = session.scalars(select(RunRow.id).order_by(RunRow.id)).all()
        return [tuple(runs_), *((row.id, row.number, row.text_sha, row.until_at, row.document.reader) for row in rows)]


def test_what_today_reads_alike_is_the_same(reread) -> None:
    said = reread("--json")
    assert said.code == 0
    assert lines(said.out) == [
        {"versions": 7, "same": 7, "differ": 0, "unreadable": 0, "amended": 0, "corrected": 0, "undeclared": 0}
    ]


def test_what_differs_is_amended_once_and_can_be_looked_at(reread, fazhi, kept: Path) -> None:
    plant(kept, 0)
    plant(kept, 3)
    said = reread()
    assert said.code == 0
    assert said.out.splitlines() == [
        "7 versions read again: 5 the same, 2 differ, 0 unreadable",
        "  2 amended; `fazhi diff DOC` shows how",
        "  0 version 1 -> 2: 秦州区2020年法治政府建设情况报告: text +0 -11 characters",
        "  3 version 1 -> 2: 十堰经济技术开发区2023年法治政府建设情况报告: text +0 -11 characters",
    ]
    difference = lines(fazhi("diff", 0, "--data", kept, "--json").out)[0]["difference"]
    assert (difference["chars_added"], difference["chars_removed"]) == (0, 11)
    with opened(kept) as session:
        row, rebuilt = of(session, 3), of(session, 0)
        assert (row.number, row.cause, row.extractor) == (2, Cause.EXTRACTOR, EXTRACTOR)
        assert row.document.reader == f"{EXTRACTOR}|{row.rule_hash}"
        assert rebuilt.document.reader != row.document.reader, "its page has other bytes since, which nobody read again"
    again = lines(reread("--json").out)
    assert again == [
        {"versions": 7, "same": 7, "differ": 0, "unreadable": 0, "amended": 0, "corrected": 2, "undeclared": 0}
    ]


def test_a_dry_run_says_the_same_and_writes_nothing(reread, kept: Path) -> None:
    plant(kept, 3)
    before = state(kept)
    numbers, found = lines(reread("--dry-run", "--json").out)
    assert (numbers["differ"], numbers["amended"]) == (1, 0)
    assert (found["document"], found["version"], found["current"]) == (3, 1, True)
    assert (found["state"], found["alike"], found["new_version"]) == ("differs", False, None)
    assert (found["chars_added"], found["chars_removed"], found["facts"]) == (0, 11, [])
    assert state(kept) == before


def test_a_fact_is_amended_too(reread, kept: Path) -> None:
    with opened(kept) as session:
        row = of(session, 5)
        row.report_year, row.title = 2021, "天津市"
    said = reread()
    assert "5 version 1 -> 2: 天津市: title 天津市 -> 天津市蓟州区人民政府关于2022年法治政府建设情况的报告" in said.out
    assert "report_year 2021 -> 2022" in said.out
    assert "text" not in said.out.splitlines()[-1]


def test_a_fact_that_only_the_source_gave_stays(reread, kept: Path) -> None:
    with opened(kept) as session:
        row = of(session, 5)
        assert row.facts_from["region"] == "source"
        row.region = "110000"
    assert lines(reread("--json").out)[0]["same"] == 7


def test_what_cannot_be_read_is_named_and_stays(reread, kept: Path) -> None:
    damage(kept, 4)
    plant(kept, 0)
    said = reread("--json")
    assert said.code == 3
    numbers, amended, unreadable = lines(said.out)
    assert (numbers["differ"], numbers["unreadable"], amended["new_version"]) == (1, 1, 2)
    assert (unreadable["document"], unreadable["state"]) == (4, "unreadable")
    assert "not the one captured" in unreadable["reason"]
    with opened(kept) as session:
        assert of(session, 4).number == 1
        assert newest(session).status == RunStatus.PARTIAL


def test_only_the_sources_that_are_named_are_read(reread, kept: Path) -> None:
    plant(kept, 0)
    plant(kept, 3)
    assert [found["document"] for found in lines(reread("demo/4-shiyan", "--json").out)[1:]] == [3]
    assert lines(reread("--json").out)[0]["differ"] == 1


def test_a_new_body_rule_concerns_its_source_only(reread, kept: Path) -> None:
    (path,) = (kept / "sources").rglob("1-qinzhou.toml")
    path.write_text(path.read_text("utf-8") + '\n[[article]]\nbody = "p"\n', "utf-8")
    numbers, found = lines(reread("--json").out)
    assert (numbers["same"], numbers["differ"], found["document"], found["chars_added"]) == (6, 1, 0, 0)
    with opened(kept) as session:
        amended = of(session, 0)
        assert (amended.method, amended.text.chars) == ("rule:p", len(max(seed(0).split("\n"), key=len)))
        assert amended.rule_hash != of(session, 1).rule_hash


def test_documents_of_a_source_that_is_gone_are_left_out(reread, kept: Path) -> None:
    (path,) = (kept / "sources").rglob("5-ganzhou.toml")
    path.unlink()
    said = reread()
    assert said.out.splitlines() == [
        "6 versions read again: 6 the same, 0 differ, 0 unreadable",
        "  1 documents of sources that are no longer declared left out",
    ]


def test_it_does_not_run_beside_a_night(reread, kept: Path) -> None:
    with single_instance(kept):
        said = reread()
    assert said.code == 1
    assert "another night is running" in said.err


def test_it_is_no_night(reread, fazhi, kept: Path) -> None:
    with opened(kept) as session:
        night = runs.last(session)
    plant(kept, 0)
    reread()
    with opened(kept) as session:
        assert runs.last(session) == night
        rereading = newest(session)
        assert rereading.id == night.id + 1
        assert (rereading.status, rereading.counts["amended"]) == (RunStatus.DONE, 1)
        begun = runs.begin(session, sources=[], now=night.started_at)
        assert begun.frontier == begun.id == night.id + 2


def test_what_it_amended_is_sealed(reread, kept: Path) -> None:
    plant(kept, 0)
    reread()
    with opened(kept) as session:
        amended = str(of(session, 0).id)
        sealed = session.scalars(select(ChainRow.subject).where(ChainRow.kind == "version")).all()
    assert amended in sealed
    reread("--dry-run")
    with opened(kept) as session:
        assert session.scalars(select(ChainRow.subject).where(ChainRow.kind == "version")).all() == sealed


def test_the_help_says_what_the_exit_code_means(fazhi) -> None:
    assert "Exit code 3" in " ".join(fazhi("reread", "--help").out.split())
