"""A year's coverage of a made-up country, over real nights before, on and after the deadline, equals its key."""

import json
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

import pytest
import warm
from coverageweb.country import NIGHTS, Country, read_country, served
from sqlalchemy import select
from sqlalchemy.orm import Session

from crawler.configuration import CrawlTable
from crawler.registry import load_sources
from jobs.alerts.settings import AlertTable
from jobs.commands.output import plain
from jobs.coverage.overdue import tell_overdue
from jobs.coverage.survey import others, rows
from jobs.night import night
from jobs.place import Place
from jobs.progress import Silent
from jobs.settings import CoverageTable, HeartbeatTable, ScheduleTable, Settings, WithdrawnTable
from store import overdue as overdue_store
from store.dates import local_date
from store.schema_watch import AlertRow, OverdueRow
from store.session import connect, reading
from store.settings import StoreTable

YEAR = 2025
WHEN = {"before": 3, "on": 4, "after": 6}
TOLD = ("state", "published_on", "published_from", "days_late", "withdrawn_on")


@dataclass(frozen=True)
class Outcome:
    """What was said along the nights."""

    tables: dict[str, dict[str, dict[str, object]]]
    """When -> source -> the line of the table."""
    told: dict[int, int]
    """Night -> how many were newly found missing."""
    alerts: list[AlertRow]
    overdue: list[OverdueRow]
    others: list[dict[str, object]]


def place_on(folder: Path, country: Country, at: datetime) -> Place:
    hosts = [one.host for one in country.governments]
    settings = Settings.model_construct(
        store=StoreTable(url=f"sqlite:///{folder}/fazhi.db", data=folder / "data"),
        crawl=CrawlTable(
            sources=(str(folder / "sources"),),
            delay=0.0,
            allow_private=True,
            resolve=dict.fromkeys(hosts, "127.0.0.1"),
            night_limit=120,
        ),
        schedule=ScheduleTable(season=False, drill=False),
        withdrawn=WithdrawnTable(),
        alerts=(),
        heartbeat=HeartbeatTable(),
        coverage=CoverageTable(),
    )
    return Place(settings=settings, now=at)


def told_by(place: Place) -> Place:
    """The same installation with channels where nobody listens: what they are to be told waits in the outbox."""
    channels = (
        AlertTable(url="json://127.0.0.1:9/", name="desk"),
        AlertTable(url="json://127.0.0.1:9/", name="office", language="en"),
    )
    return Place(settings=place.settings.model_copy(update={"alerts": channels}), now=place.now)


@pytest.fixture(scope="module")
def outcome(tmp_path_factory: pytest.TempPathFactory) -> Outcome:
    folder = tmp_path_factory.mktemp("country")
    tables, told = {}, {}
    with served(folder / "sources") as country:
        for number, at in NIGHTS.items():
            country.night = number
            place = told_by(place_on(folder, country, at))
            night(place, (), Silent(), launch=warm.run_spider)
            sources = load_sources(place.settings.crawl.sources)
            engine = connect(place.settings.store.url)
            assert tell_overdue(engine, place, sources) == 0
            with reading(engine) as session:
                told[number] = len(overdue_store.known(session, YEAR)) - sum(told.values())
                for when in [when for when, last in WHEN.items() if last == number]:
                    found = rows(session, sources, YEAR, at)
                    tables[when] = {row.source.removeprefix("country/"): plain(row) for row in found}
                more = plain(list(others(session, sources, YEAR)))
        with Session(engine, expire_on_commit=False) as session:
            alerts = list(session.scalars(select(AlertRow).order_by(AlertRow.id)))
            overdue = list(session.scalars(select(OverdueRow).order_by(OverdueRow.source_id)))
        engine.dispose()
    return Outcome(tables, told, alerts, overdue, more)


@pytest.mark.parametrize("when", WHEN)
def test_the_table_equals_the_key(outcome, when):
    key = {one.id: {name: one.expected[when].get(name) for name in TOLD} for one in read_country()}
    found = {source: {name: row[name] for name in TOLD} for source, row in outcome.tables[when].items()}
    assert len(key) == 30
    assert found == key


def missing(*nights: str) -> set[str]:
    """The governments that the key has as not seen on the deadline, or after it, and that owe a report."""
    return {one.id for one in read_country() if any(one.expected[when]["state"] == "not_seen" for when in nights)}


def test_each_government_is_told_once_when_it_is_first_found_missing(outcome):
    on, later = missing("on"), missing("after") - missing("on")
    assert outcome.told == {1: 0, 2: 0, 3: 0, 4: len(on), 5: 0, 6: len(later)}
    chinese = [alert for alert in outcome.alerts if alert.channel == "desk" and alert.key.startswith("overdue:")]
    named = [{one.id for one in read_country() if f"country/{one.id}" in alert.body} for alert in chinese]
    assert named == [on, later]
    assert all("未见" in alert.title for alert in chinese)
    english = [alert for alert in outcome.alerts if alert.channel == "office" and alert.key.startswith("overdue:")]
    assert [alert.title for alert in english] == [
        f"Reports on 2025 not seen by 2026-04-01: {len(on)}",
        f"Reports on 2025 not seen by 2026-04-01: {len(later)}",
    ]


def test_what_was_missing_and_came_is_noted(outcome):
    came = {row.source_id.removeprefix("country/") for row in outcome.overdue if row.seen_at is not None}
    assert {row.source_id.removeprefix("country/") for row in outcome.overdue} == missing("on", "after")
    assert came == {source for source, row in outcome.tables["after"].items() if row["url"] and source in missing("on")}
    assert {local_date(row.found_at).isoformat() for row in outcome.overdue} == {"2026-04-01", "2026-05-20"}


def test_what_is_not_seen_is_said_of_our_sites_alone(outcome):
    assert outcome.tables["after"]["07-newspaper"]["why"] == "not seen on the sites we read"


def test_what_cannot_be_judged_says_why(outcome):
    after = outcome.tables["after"]
    assert after["08-no-column"]["why"] == "no column of it is known"
    assert "was last read on 2026-03-20: blocked since 2026-03-31" in after["09-blocked"]["why"]
    assert "its page could not be read" in after["10-unread"]["why"]
    assert after["15-contradicted"]["why"] == "published; the page says 2026-04-28, the address 2026-03-18"
    assert after["16-future-seen"]["why"] == "seen on 2026-03-20, before the deadline; the page says 2026-12-31"
    assert "first seen on 2026-05-20, the page says 2026-12-31" in after["17-future"]["why"]
    assert after["11-withdrawn"]["why"] == "withdrawn since 2026-03-31"


def test_reports_of_undeclared_issuers_are_counted_apart(outcome):
    assert [(other["issuer"], other["source"]) for other in outcome.others] == [("槐荫镇人民政府", "country/03-city")]


def test_a_whole_report_lacks_no_part(outcome):
    found = [row["missing_parts"] for row in outcome.tables["after"].values() if row["url"]]
    assert found
    assert all(parts == [] for parts in found), json.dumps(found)
