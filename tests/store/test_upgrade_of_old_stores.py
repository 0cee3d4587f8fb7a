"""Stores as earlier versions left them: each is refused with what to do, upgraded, and goes on.

stores/NNNN.sql is what `fazhi demo --keep` of the last commit at revision NNNN wrote, without the entries that
announce no report. Its archive is not kept here.
"""

import signal
import sqlite3
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import pytest
import warm
from interrupted import upgrade_killed
from sqlalchemy.orm import Session

from crawler.configuration import CrawlTable
from jobs.alerts.settings import AlertTable
from jobs.demo.sink import AlertSink
from jobs.demo.sources import write_sources
from jobs.demo.web import RESOLVE, SampleWeb
from jobs.night import night
from jobs.place import Place
from jobs.progress import Silent
from jobs.settings import BackupTable, CoverageTable, HeartbeatTable, ScheduleTable, Settings, WithdrawnTable
from jobs.verify import verify
from store import changes, documents, incidents, outbox, runs
from store.chain_faults import Fault, FaultKind
from store.errors import StoreOutdated
from store.migrations import known
from store.records import ChangeKind, IncidentKind, RunStatus
from store.schema import REVISION
from store.session import open_store, reading
from store.settings import StoreTable, sqlite_url
from store.upgrade import upgrade_store

STORES = Path(__file__).parent / "stores"
OLD = sorted(path.stem for path in STORES.glob("*.sql"))
PORTS = {"0001": 43109, "0002": 43107, "0003": 37373, "0004": 36699}
NIGHT_THREE = datetime(2026, 11, 23, 17, 30, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Old:
    """A store of an earlier version."""

    revision: str
    path: Path

    @property
    def url(self) -> str:
        return sqlite_url(self.path)

    def rows(self, table: str) -> list[sqlite3.Row]:
        """Read a table, by the names of its columns."""
        connection = sqlite3.connect(self.path)
        connection.row_factory = sqlite3.Row
        found = connection.execute(f"SELECT * FROM {table} ORDER BY 1").fetchall()
        connection.close()
        return found

    def dump(self) -> list[str]:
        """Write down all of it."""
        connection = sqlite3.connect(self.path)
        found = list(connection.iterdump())
        connection.close()
        return found


def lay_down(folder: Path, revision: str, port: int) -> Old:
    """Make the store again as it was, its sites at a port."""
    dump = (STORES / f"{revision}.sql").read_text("utf-8").replace(f":{PORTS[revision]}/", f":{port}/")
    old = Old(revision, folder / "fazhi.db")
    connection = sqlite3.connect(old.path)
    connection.executescript(dump)
    connection.execute("PRAGMA journal_mode=WAL")
    connection.close()
    return old


@pytest.fixture(params=OLD)
def old(request: pytest.FixtureRequest, tmp_path: Path) -> Old:
    return lay_down(tmp_path, request.param, PORTS[request.param])


def test_every_earlier_shape_has_its_store() -> None:
    assert {*OLD, REVISION} == known()


def test_it_is_refused_with_what_to_do_and_left_as_it_is(old: Old) -> None:
    before = old.dump()
    with pytest.raises(StoreOutdated, match=rf"revision {old.revision}.*back it up.*`fazhi db upgrade`"):
        open_store(old.url)
    assert old.dump() == before


def test_nothing_that_it_held_is_lost_or_altered(old: Old) -> None:
    tables = [row["name"] for row in old.rows("sqlite_master") if row["type"] == "table"]
    before = {table: old.rows(table) for table in tables if table != "alembic_version"}
    assert upgrade_store(old.url) == (old.revision, REVISION)
    for table, then in before.items():
        now = old.rows(table)
        assert [tuple(row[name] for name in then[0].keys()) for row in now] == [tuple(row) for row in then], table  # noqa: SIM118
    assert upgrade_store(old.url) == (REVISION, REVISION)


def test_todays_questions_are_answered(old: Old, tmp_path: Path) -> None:
    upgrade_store(old.url)
    with reading(open_store(old.url)) as session:
        collected = documents.reports(session)
        told = changes.ledger(session)
        assert (len(collected), {one.report_year for one in collected}) == (6, {2019, 2020, 2021, 2022, 2023, 2024})
        assert sorted(one.kind for one in told) == [ChangeKind.EDITED, ChangeKind.NEW]
        assert {one.kind for one in incidents.still_open(session)} == {IncidentKind.BLOCKED, IncidentKind.ROBOTS}
        assert {one.status for one in outbox.listing(session)} == {"sent"}
        last = runs.last(session)
        assert last is not None
        assert (last.id, last.status) == (2, RunStatus.DONE)
        proof(session, tmp_path, old.revision)


def proof(session: Session, folder: Path, revision: str) -> None:
    """Hold the rows against the seals that an earlier version made; its archive is not here."""
    faults = [one for one in verify(session, folder, folder / "archive", ()) if isinstance(one, Fault)]
    if revision < "0003":
        assert [fault.kind for fault in faults] == [FaultKind.LINK], "nothing was sealed then"
        return
    assert {fault.kind for fault in faults} == {FaultKind.CAPTURE, FaultKind.FILE, FaultKind.HEAD}
    assert [fault.what for fault in faults if "missing" not in fault.what and "No such file" not in fault.what] == []


@pytest.mark.parametrize("revision", OLD)
def test_it_goes_on_with_the_next_night_and_tells_nothing_twice(revision: str, tmp_path: Path) -> None:
    with SampleWeb() as web, AlertSink() as sink:
        old = lay_down(tmp_path, revision, web.port)
        upgrade_store(old.url)
        before = {(row["channel"], row["key"]): tuple(row) for row in old.rows("alert")}
        titles = {row["title"] for row in old.rows("alert")}
        web.show(2)
        summary = night(installation(tmp_path, web, sink), (), Silent(), launch=warm.run_spider)
        assert summary.status is RunStatus.DONE
        assert summary.changes == ()
        after = {(row["channel"], row["key"]): tuple(row) for row in old.rows("alert")}
        assert {key: after[key] for key in before} == before
        assert not [message for message in sink.received if message["title"] in titles]
        assert [row["number"] for row in old.rows("version")].count(2) == 1, (
            "the edit of the second night, and no other"
        )
        assert summary.sealed.head is not None


def installation(folder: Path, web: SampleWeb, sink: AlertSink) -> Place:
    write_sources(folder / "sources", web)
    crawl = CrawlTable(
        sources=(str(folder / "sources"),), delay=0.0, allow_private=True, resolve=dict(RESOLVE), night_limit=120
    )
    settings = Settings.model_construct(
        store=StoreTable(url=sqlite_url(folder / "fazhi.db"), data=folder / "data"),
        crawl=crawl,
        schedule=ScheduleTable(season=False, drill=False),
        withdrawn=WithdrawnTable(),
        alerts=(AlertTable(url=sink.url, name="webhook"),),
        heartbeat=HeartbeatTable(),
        coverage=CoverageTable(alerts=False),
        backup=BackupTable(),
    )
    return Place(settings=settings, now=NIGHT_THREE)


@pytest.mark.parametrize("statements", [1, 5, 12, 19])
def test_killed_in_the_middle_it_is_as_it_was(old: Old, statements: int) -> None:
    before = old.dump()
    assert upgrade_killed(old.url, statements) == -signal.SIGKILL
    assert old.dump() == before
    assert upgrade_store(old.url) == (old.revision, REVISION)
