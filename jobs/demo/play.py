"""The demo: two nights over the sample web, and what came of them."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import Engine

from crawler.configuration import CrawlTable
from jobs.alerts.settings import AlertTable
from jobs.demo.sink import AlertSink
from jobs.demo.sources import write_sources
from jobs.demo.story import SEEDS
from jobs.demo.texts import seed
from jobs.demo.web import RESOLVE, SampleWeb
from jobs.night import NightSummary, night
from jobs.place import Place
from jobs.progress import Progress
from jobs.settings import HeartbeatTable, ScheduleTable, Settings, WithdrawnTable
from store import documents
from store.documents import Visit
from store.export.text import export
from store.session import open_store, reading
from store.settings import StoreTable, sqlite_url

DELAY = 0.02
"""Seconds between two requests to one sample host: politeness that a person can wait for."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Played:
    """What the demo came to."""

    place: Place
    first: NightSummary
    second: NightSummary
    first_texts: Path
    second_texts: Path
    equal: int
    """Texts of the first night that equal the originals byte for byte."""
    visits: tuple[Visit, ...]
    """How the second night's look at each document went."""
    alerts: tuple[str, ...]
    """Titles of the messages that arrived."""


def play(folder: Path, progress: Progress, say: Callable[[str], None]) -> Played:
    """Serve the sample web and run two nights over it; everything stays under the folder."""
    with SampleWeb() as web, AlertSink() as sink:
        place = Place(settings=_settings(folder, web, sink))
        say("First night: five governments, each with its report among other papers.")
        first = night(place, (), progress)
        engine = open_store(place.settings.store.url)
        first_texts = _keep(engine, folder / "night-1")
        say("Overnight one report appears, one is edited, one goes, one hides, one is rebuilt.")
        web.show(2)
        second = night(place, (), progress)
        second_texts = _keep(engine, folder / "night-2")
        with reading(engine) as session:
            visits = documents.visits(session, second.run)
        return Played(
            place=place,
            first=first,
            second=second,
            first_texts=first_texts,
            second_texts=second_texts,
            equal=_equal(first_texts),
            visits=visits,
            alerts=tuple(str(message.get("title", "")) for message in sink.received),
        )


def _settings(folder: Path, web: SampleWeb, sink: AlertSink) -> Settings:
    write_sources(folder / "sources", web)
    # Not read from the machine's environment or files: the demo is the same everywhere.
    return Settings.model_construct(
        store=StoreTable(url=sqlite_url(folder / "fazhi.db"), data=folder),
        crawl=CrawlTable(sources=(str(folder / "sources"),), delay=DELAY, allow_private=True, resolve=dict(RESOLVE)),
        schedule=ScheduleTable(season=False, drill=False),
        withdrawn=WithdrawnTable(),
        alerts=(AlertTable(url=sink.url, name="webhook"),),
        heartbeat=HeartbeatTable(),
    )


def _keep(engine: Engine, folder: Path) -> Path:
    with reading(engine) as session:
        export(session, folder)
    return folder


def _equal(folder: Path) -> int:
    found = {path.name[:3]: path.read_bytes() for path in folder.glob("*.txt")}
    return sum(found.get(f"{number:03d}") == seed(number).encode() for number in range(len(SEEDS)))
