"""Two nights over the sample country, as the night runs them, and what came of it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from urllib.parse import urlsplit

import warm
from sampleweb import SampleCountry, write_sources
from sqlalchemy import select
from sqlalchemy.orm import Session

from crawler.configuration import CrawlTable
from crawler.urls import canonical_url
from jobs.night import NightSummary, night
from jobs.place import Place
from jobs.progress import Silent
from jobs.settings import HeartbeatTable, ScheduleTable, Settings, WithdrawnTable
from store.schema import ColumnRow, DocumentRow, VersionRow
from store.schema_watch import IncidentRow
from store.session import connect
from store.settings import StoreTable, sqlite_url

NIGHT_ONE = datetime(2026, 3, 23, 17, 30, tzinfo=UTC)
"""01:30 in China on 2026-03-24."""


@dataclass(frozen=True, slots=True)
class Told:
    """What two nights over the country came to."""

    nights: tuple[NightSummary, NightSummary]
    asked: tuple[Mapping[str, tuple[str, ...]], ...]
    """By night: host -> the paths that were asked for."""
    documents: tuple[Mapping[str, frozenset[str]], ...]
    """By night: host -> canonical addresses collected until then."""
    years: Mapping[str, int | None]
    """Canonical address -> report year."""
    adapters: Mapping[str, str | None]
    """Host -> what read its column."""
    incidents: Mapping[str, str]
    """Source -> what is wrong with it."""
    origins: Mapping[str, str]
    """Host -> scheme, host and port."""

    def planted(self, host: str, until: int) -> frozenset[str]:
        """Give the canonical addresses of the reports that a site has planted by that night."""
        reports = [one for one in SampleCountry.sites[host].planted if one.night <= until]
        return frozenset(canonical_url(f"{self.origins[host]}{one.path}") for one in reports)


def run(folder: Path) -> Told:
    """Run both nights in an empty folder."""
    nights, asked, documents = [], [], []
    with SampleCountry() as country:
        write_sources(folder / "sources", country)
        for number in (1, 2):
            country.show(number)
            since = len(country.requests)
            place = _place(folder, number, country)
            nights.append(night(place, (), Silent(), launch=warm.run_spider))
            asked.append(_by_host(country, since))
            documents.append(_documents(place))
        engine = connect(place.settings.store.url)
        with Session(engine) as session:
            years = select(DocumentRow.key, VersionRow.report_year).join(VersionRow.document)
            told = Told(
                nights=(nights[0], nights[1]),
                asked=tuple(asked),
                documents=tuple(documents),
                years={row.key: row.report_year for row in session.execute(years)},
                adapters={urlsplit(row.url).hostname or "": row.adapter for row in session.scalars(select(ColumnRow))},
                incidents={row.source_id: f"{row.kind}: {row.detail}" for row in session.scalars(select(IncidentRow))},
                origins={host: country.url(host, "") for host in country.sites},
            )
        engine.dispose()
    return told


def _place(folder: Path, number: int, country: SampleCountry) -> Place:
    crawl = CrawlTable(
        sources=(str(folder / "sources"),),
        delay=0.0,
        allow_private=True,
        resolve=dict(country.resolve),
        night_limit=200,
    )
    settings = Settings.model_construct(
        store=StoreTable(url=sqlite_url(folder / "fazhi.db"), data=folder / "data"),
        crawl=crawl,
        schedule=ScheduleTable(season=False, drill=False),
        withdrawn=WithdrawnTable(),
        alerts=(),
        heartbeat=HeartbeatTable(),
    )
    return Place(settings=settings, now=NIGHT_ONE + timedelta(days=number - 1))


def _by_host(country: SampleCountry, since: int) -> Mapping[str, tuple[str, ...]]:
    asked: dict[str, list[str]] = {}
    for seen in country.requests[since:]:
        asked.setdefault(seen.host.removeprefix("www."), []).append(seen.path)
    return {host: tuple(paths) for host, paths in asked.items()}


def _documents(place: Place) -> Mapping[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    engine = connect(place.settings.store.url)
    with Session(engine) as session:
        for key in session.scalars(select(DocumentRow.key)):
            found.setdefault(urlsplit(key).hostname or "", set()).add(key)
    engine.dispose()
    return {host: frozenset(keys) for host, keys in found.items()}
