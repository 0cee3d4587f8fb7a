"""What many tests stand on: a store, a clock, the sample web under a real crawl."""

import gc
import os
from collections.abc import Generator, Iterator
from datetime import UTC, datetime
from pathlib import Path

import hypothesis
import pytest
from sqlalchemy import Engine

from crawler.configuration import CrawlTable
from jobs.demo.sources import write_sources
from jobs.demo.web import RESOLVE, SampleWeb
from jobs.place import Place
from jobs.settings import HeartbeatTable, ScheduleTable, Settings, WithdrawnTable
from store.settings import StoreTable, sqlite_url
from store.upgrade import create_store

hypothesis.settings.register_profile("same", derandomize=True)
hypothesis.settings.load_profile("same")

MUST_RUN = bool(os.environ.get("TESTS_MUST_RUN"))
"""Set where everything a test needs has been installed: there a skipped test is a failed one."""

NIGHT_ONE = datetime(2026, 3, 1, 17, 30, tzinfo=UTC)
"""01:30 in China on 2026-03-02."""


def pytest_collection_finish() -> None:
    """Leave what was collected, a million objects and more, out of every later search for garbage."""
    gc.freeze()


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(
    item: pytest.Item, call: pytest.CallInfo[None]
) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    report = yield
    if MUST_RUN and report.skipped:
        report.outcome = "failed"
        report.longrepr = f"skipped where every test must run: {report.longrepr}"
    return report


@pytest.fixture(autouse=True)
def _clean_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in [name for name in os.environ if name.startswith("FAZHI_")]:
        monkeypatch.delenv(name)


@pytest.fixture
def engine(tmp_path: Path) -> Iterator[Engine]:
    """A fresh store."""
    made = create_store(sqlite_url(tmp_path / "store/fazhi.db"))
    yield made
    made.dispose()


@pytest.fixture
def web() -> Iterator[SampleWeb]:
    """The sample government sites, on their first night."""
    with SampleWeb() as served:
        yield served


@pytest.fixture
def place(tmp_path: Path, web: SampleWeb) -> Place:
    """An installation that watches the sample web, on the first night."""
    write_sources(tmp_path / "sources", web)
    settings = Settings.model_construct(
        store=StoreTable(url=sqlite_url(tmp_path / "fazhi.db"), data=tmp_path / "data"),
        crawl=CrawlTable(
            sources=(str(tmp_path / "sources"),), delay=0.0, allow_private=True, resolve=dict(RESOLVE), night_limit=120
        ),
        schedule=ScheduleTable(season=False, drill=False),
        withdrawn=WithdrawnTable(),
        alerts=(),
        heartbeat=HeartbeatTable(),
    )
    return Place(settings=settings, now=NIGHT_ONE)
