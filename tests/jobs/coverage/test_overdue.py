"""When somebody is told, and when nobody is."""

import json
from datetime import UTC, date, datetime, timedelta

import pytest
from sqlalchemy import select, update

from crawler.configuration import CrawlTable
from crawler.registry import load_sources
from crawler.runlog import seed_of
from jobs.alerts.settings import AlertTable
from jobs.coverage.overdue import last_due, last_told, tell_overdue
from jobs.place import Place
from jobs.settings import CoverageTable, HeartbeatTable, ScheduleTable, Settings, WithdrawnTable
from store import frontier
from store.schema import ColumnRow, SourceRow
from store.schema_watch import AlertRow
from store.session import reading, writing
from store.settings import StoreTable


@pytest.fixture
def sources(tmp_path):
    for name, level, issuer in (("one", "county", "某某县人民政府"), ("zone", "zone", "某某新区管理委员会")):
        file = tmp_path / f"sources/gansu/{name}.toml"
        file.parent.mkdir(parents=True, exist_ok=True)
        column = json.dumps([f"https://{name}.gov.cn/fzzf/"])
        file.write_text(
            f'issuer = "{issuer}"\nregion = "620502"\nlevel = "{level}"\nsite = "https://{name}.gov.cn/"\n'
            f"columns = {column}\n",
            "utf-8",
        )
    return load_sources([tmp_path / "sources"])


def place(at, alerts=True):
    settings = Settings.model_construct(
        store=StoreTable(),
        crawl=CrawlTable(),
        schedule=ScheduleTable(season=False, drill=False),
        withdrawn=WithdrawnTable(),
        alerts=(AlertTable(url="json://127.0.0.1:9/", name="desk"),),
        heartbeat=HeartbeatTable(),
        coverage=CoverageTable(alerts=alerts),
    )
    return Place(settings=settings, now=at)


def read_all(engine, sources, at):
    """Say that everything was read to the end."""
    with writing(engine) as session:
        frontier.register(session, [seed_of(source) for source in sources.values()], at)
        session.execute(update(ColumnRow).values(last_good_at=at, checked_as="read", complete=True))
        session.execute(update(SourceRow).values(last_good_at=at))


def said(engine):
    with reading(engine) as session:
        return list(session.scalars(select(AlertRow.title)))


def test_a_government_is_told_once_and_a_zone_never(engine, sources):
    read_all(engine, sources, night := datetime(2026, 4, 1, 17, 30, tzinfo=UTC))
    assert tell_overdue(engine, place(night), sources) == 1
    assert tell_overdue(engine, place(night + timedelta(days=30)), sources) == 0
    assert said(engine) == ["2025 年度报告到 2026-04-01 未见:1 个机关"]


@pytest.mark.parametrize(
    ("read_at", "now"),
    [
        (datetime(2026, 3, 31, 15, 59, tzinfo=UTC), datetime(2026, 3, 31, 15, 59, tzinfo=UTC)),
        (datetime(2026, 3, 31, 15, 59, tzinfo=UTC), datetime(2026, 4, 2, 17, 30, tzinfo=UTC)),
        (datetime(2026, 11, 1, 1, 0, tzinfo=UTC), datetime(2026, 11, 1, 1, 0, tzinfo=UTC)),
        (datetime(2027, 1, 15, 1, 0, tzinfo=UTC), datetime(2027, 1, 15, 1, 0, tzinfo=UTC)),
    ],
    ids=["before the deadline", "not read since", "in November", "in January"],
)
def test_nobody_is_told(engine, sources, read_at, now):
    read_all(engine, sources, read_at)
    assert tell_overdue(engine, place(now), sources) == 0


def test_the_first_minute_after_the_deadline_will_do(engine, sources):
    read_all(engine, sources, at := datetime(2026, 3, 31, 16, 0, tzinfo=UTC))
    assert tell_overdue(engine, place(at), sources) == 1


def test_the_operator_may_not_want_it(engine, sources):
    read_all(engine, sources, at := datetime(2026, 4, 1, 17, 30, tzinfo=UTC))
    assert tell_overdue(engine, place(at, alerts=False), sources) == 0
    assert said(engine) == []


def test_the_year_that_was_due_last():
    assert last_due(date(2026, 3, 31)) == 2024
    assert last_due(date(2026, 4, 1)) == 2025
    assert last_told(2025) == date(2026, 10, 31)
