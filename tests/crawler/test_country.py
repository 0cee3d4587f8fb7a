"""The sample country: every family, several pages deep, over two nights; all planted reports and nothing else."""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from sampleweb import CLONE, OUTSIDE, SampleCountry, write_sources
from sqlalchemy import select
from sqlalchemy.orm import Session

from crawler.configuration import CrawlTable
from crawler.urls import canonical_url
from jobs.night import NightSummary, night
from jobs.place import Place
from jobs.progress import Silent
from jobs.settings import HeartbeatTable, ScheduleTable, Settings, WithdrawnTable
from store.schema import ColumnRow, DocumentRow, IncidentRow, VersionRow
from store.session import connect
from store.settings import StoreTable, sqlite_url

NIGHT_ONE = datetime(2026, 3, 23, 17, 30, tzinfo=UTC)
SITES = SampleCountry.sites
A_SITE = pytest.mark.parametrize("host", SITES, ids=[host.partition(".")[0] for host in SITES])
# robots.txt and at most two answers of a column: a shell and its list, or a page that brings news and the next one.
QUIET_NIGHT = 5


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


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Told]:
    """Run both nights."""
    folder: Path = tmp_path_factory.mktemp("country")
    with SampleCountry() as country:
        write_sources(folder / "sources", country)
        nights, asked, documents = [], [], []
        for number in (1, 2):
            country.show(number)
            since = len(country.requests)
            place = _place(folder, number, country)
            nights.append(night(place, (), Silent()))
            asked.append(_by_host(country, since))
            with Session(connect(place.settings.store.url)) as session:
                documents.append(_documents(session))
        with Session(connect(place.settings.store.url)) as session:
            yield Told(
                nights=(nights[0], nights[1]),
                asked=tuple(asked),
                documents=tuple(documents),
                years=dict(
                    session.execute(
                        select(DocumentRow.key, VersionRow.report_year).join(
                            VersionRow, VersionRow.document_id == DocumentRow.id
                        )
                    ).all()
                ),
                adapters={
                    urlsplit(row.url).hostname or "": row.adapter for row in session.scalars(select(ColumnRow))
                },
                incidents={row.source_id: f"{row.kind}: {row.detail}" for row in session.scalars(select(IncidentRow))},
            )


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
        schedule=ScheduleTable(),
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


def _documents(session: Session) -> Mapping[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for key in session.scalars(select(DocumentRow.key)):
        found.setdefault(urlsplit(key).hostname or "", set()).add(key)
    return {host: frozenset(keys) for host, keys in found.items()}


def _planted(told: Told, host: str, until: int) -> set[str]:
    port = urlsplit(next(iter(told.documents[0][host]))).port
    return {
        canonical_url(f"http://{host}:{port}{one.path}") for one in SITES[host].planted if one.night <= until
    }


def test_both_nights_are_whole(told: Told) -> None:
    assert told.incidents == {}
    assert [(one.status, [crawl.errors for crawl in one.crawls]) for one in told.nights] == [("done", [{}])] * 2


@A_SITE
@pytest.mark.parametrize("number", [1, 2])
def test_every_planted_report_is_collected_and_nothing_else(told: Told, host: str, number: int) -> None:
    assert told.documents[number - 1][host] == _planted(told, host, number)


@A_SITE
def test_each_report_is_of_the_year_it_speaks_of(told: Told, host: str) -> None:
    found = sorted(told.years[key] or 0 for key in told.documents[1][host])
    assert found == sorted(one.report_year for one in SITES[host].planted)


@A_SITE
def test_the_adapter_of_its_family_reads_each_column(told: Told, host: str) -> None:
    assert told.adapters[host] == SITES[host].family


@A_SITE
def test_the_first_night_reads_every_page_of_a_column(told: Told, host: str) -> None:
    fetched = {one.path for one in SITES[host].planted}
    lists = [path for path in told.asked[0][host] if path != "/robots.txt" and urlsplit(path).path not in fetched]
    assert len(lists) >= SITES[host].pages


@A_SITE
def test_the_second_night_asks_for_little_more_than_what_is_known(told: Told, host: str) -> None:
    known = len(told.documents[1][host])
    assert len(told.asked[1][host]) <= known + QUIET_NIGHT


def test_the_new_reports_are_told_and_only_they(told: Told) -> None:
    first, second = told.nights
    assert first.changes == ()
    new = sorted(one.title for site in SITES.values() for one in site.planted if one.night == 2)
    assert [change.kind for change in second.changes] == ["new"] * len(new)
    assert len({change.document for change in second.changes}) == len(new)


def test_neither_the_clone_nor_another_government_is_asked_for_anything(told: Told) -> None:
    assert not any({CLONE, OUTSIDE} & asked.keys() for asked in told.asked)


def test_every_family_is_there_and_three_pages_deep() -> None:
    families = Counter(site.family for site in SITES.values())
    assert families.keys() >= {
        "boda", "epoint", "feed", "generic", "gkmlpt", "jcms", "jeecms", "jpaas", "lonsun", "nfcms", "sitemap", "trs",
        "truecms", "ucap", "xxgk",
    }  # fmt: skip
    assert all(site.pages >= 3 for site in SITES.values() if site.family not in ("feed", "sitemap"))
