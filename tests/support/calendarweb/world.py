"""The country watched night after night, by the real job with a passed clock."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

import warm

from calendarweb.answers import Country
from calendarweb.pages import COLUMNS
from calendarweb.plan import NIGHTS, Site, What, calendar, events_of, sites
from calendarweb.server import Server
from crawler.configuration import CrawlTable
from jobs.alerts.settings import AlertTable
from jobs.night import NightSummary, night
from jobs.place import Place
from jobs.progress import Silent
from jobs.settings import HeartbeatTable, ScheduleTable, Settings, WithdrawnTable
from store.settings import StoreTable, sqlite_url

FIRST_NIGHT = datetime(2026, 3, 1, 17, 30, tzinfo=UTC)
"""01:30 in China on 2026-03-02."""
_HERE, _NOBODY = "127.0.0.1", "127.0.0.2"
"""Where the server listens, and where nobody does: a host that refuses connections is sent there."""
_PATIENCE, _SHORT_PATIENCE = 30.0, 6.0
"""Seconds for an answer; short on nights on which a site never answers."""


def divided(count: int) -> tuple[tuple[Site, ...], ...]:
    """Divide the sites among as many worlds; who copies stays with whom it copies."""
    home = {site.id: place % count for place, site in enumerate(sites())}
    for event in calendar():
        if event.what is What.COPIED:
            home[event.site] = home[event.note.partition("/")[0]]
    return tuple(tuple(site for site in sites() if home[site.id] == world) for world in range(count))


def moment_of(number: int) -> datetime:
    """Give the passed time of a night."""
    return FIRST_NIGHT + timedelta(days=number - 1)


def watch(
    folder: Path,
    *,
    nights: int = NIGHTS,
    chosen: tuple[Site, ...] | None = None,
    after: Callable[[int, NightSummary], None] | None = None,
) -> tuple[bytes, ...]:
    """Run the nights in an empty folder and return what the channel's other end was sent."""
    country = Country(sites() if chosen is None else chosen)
    with Server(country.answer) as server:
        country.port = server.port
        for number in range(1, nights + 1):
            country.show(number)
            _declare(folder / "sources/country", country, number)
            summary = night(_place(folder, country, number), (), Silent(), launch=warm.run_spider)
            if after is not None:
                after(number, summary)
        return tuple(server.messages)


def store_url(folder: Path) -> str:
    """Name the store that the nights leave in a folder."""
    return sqlite_url(folder / "fazhi.db")


def _place(folder: Path, country: Country, number: int) -> Place:
    away = country.unreachable()
    resolve = {
        host: _NOBODY if host in away else _HERE for site in country.chosen for host in (site.host, site.new_host)
    }
    crawl = CrawlTable(
        sources=(str(folder / "sources"),),
        delay=0.0,
        timeout=_SHORT_PATIENCE if country.hangs() else _PATIENCE,
        allow_private=True,
        resolve=resolve,
        night_limit=120,
    )
    settings = Settings.model_construct(
        store=StoreTable(url=store_url(folder), data=folder / "data"),
        crawl=crawl,
        schedule=ScheduleTable(season=False, drill=False),
        withdrawn=WithdrawnTable(),
        alerts=(AlertTable(url=f"json://127.0.0.1:{country.port}/", name="desk"),),
        heartbeat=HeartbeatTable(),
    )
    return Place(settings=settings, now=moment_of(number))


def _declare(folder: Path, country: Country, number: int) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    for site in country.chosen:
        told = any(event.what is What.REDECLARED and event.night == number for event in events_of(site.id))
        if number == 1 or told:
            _write_source(folder, site, site.new_host if told else site.host, country.port)


def _write_source(folder: Path, site: Site, host: str, port: int) -> None:
    home = f"http://{host}:{port}/"
    lines = (
        f'issuer = "{site.name}人民政府"',
        f'region = "{site.region}"',
        'level = "county"',
        f'site = "{home}"',
        f'columns = ["{home}{COLUMNS[site.look][1:]}"]',
        "[expect]",
        "quiet_days = 10000",  # which government is late is not this calendar's matter
    )
    (folder / f"{site.id}.toml").write_text("\n".join(lines) + "\n", "utf-8")
