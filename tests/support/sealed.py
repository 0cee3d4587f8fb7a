"""A store of two real nights over the sample web, sealed, that tests copy and tamper with."""

import shutil
import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from functools import cache
from pathlib import Path

import warm
from sqlalchemy import Engine

from crawler.configuration import CrawlTable
from jobs.demo.sources import write_sources
from jobs.demo.web import RESOLVE, SampleWeb
from jobs.night import night
from jobs.place import Place
from jobs.progress import Silent
from jobs.seal import seal
from jobs.settings import HeartbeatTable, ScheduleTable, Settings, WithdrawnTable
from jobs.verify import Proven, verify
from store.chain_faults import Fault
from store.chain_heads import anchors_given
from store.session import open_store, reading
from store.settings import StoreTable, sqlite_url

NIGHT_ONE = datetime(2026, 3, 1, 17, 30, tzinfo=UTC)
"""01:30 in China on 2026-03-02."""


@dataclass(frozen=True, slots=True)
class Kept:
    """An installation's folder: fazhi.db, and the data folder."""

    folder: Path
    place: Place

    @property
    def archive(self) -> Path:
        return self.folder / "data/archive"

    @property
    def heads(self) -> Path:
        return self.folder / "data/heads.jsonl"

    def files(self) -> list[Path]:
        """Name the WARC files, oldest first."""
        return sorted(self.archive.rglob("*.warc.gz"))

    def copy(self, folder: Path) -> "Kept":
        """Copy the installation."""
        shutil.copytree(self.folder, folder, dirs_exist_ok=True)
        settings = self.place.settings.model_copy(update={"store": _store(folder)})
        return Kept(folder, replace(self.place, settings=settings))

    def faults(self, *heads: str) -> list[Fault]:
        """Name what `fazhi verify` finds."""
        return [found for found in self.found(heads) if isinstance(found, Fault)]

    def proven(self, *heads: str) -> Proven:
        """Give what was looked at."""
        (proven,) = [found for found in self.found(heads) if isinstance(found, Proven)]
        return proven

    def found(self, heads: Sequence[str]) -> list[object]:
        """Verify."""
        table = self.place.settings.store
        engine = _engine(table.url)
        with reading(engine) as session:
            found = list(verify(session, table.data, table.archive, anchors_given(heads)))
        engine.dispose()
        return found

    def seal(self) -> None:
        """Seal what is not sealed."""
        engine = open_store(self.place.settings.store.url)
        seal(engine, self.place)
        engine.dispose()

    @contextmanager
    def database(self) -> Iterator[sqlite3.Connection]:
        """Write to the database behind fazhi's back."""
        connection = sqlite3.connect(self.folder / "fazhi.db")
        yield connection
        connection.commit()
        connection.close()

    def rows(self, question: str) -> list[tuple[object, ...]]:
        """Ask the database."""
        with self.database() as connection:
            return list(connection.execute(question))

    def write(self, statement: str, *values: object) -> None:
        """Change the database."""
        with self.database() as connection:
            connection.execute(statement, values)


def two_nights(folder: Path) -> Kept:
    """Run two nights and seal each."""
    with SampleWeb() as web:
        write_sources(folder / "sources", web)
        settings = Settings.model_construct(
            store=_store(folder),
            crawl=CrawlTable(
                sources=(str(folder / "sources"),),
                delay=0.0,
                allow_private=True,
                resolve=dict(RESOLVE),
                night_limit=120,
            ),
            schedule=ScheduleTable(season=False, drill=False),
            withdrawn=WithdrawnTable(),
            alerts=(),
            heartbeat=HeartbeatTable(),
        )
        for number in (1, 2):
            web.show(number)
            kept = Kept(folder, Place(settings=settings, now=NIGHT_ONE + timedelta(days=number - 1)))
            night(kept.place, (), Silent(), launch=warm.run_spider)
            kept.seal()
    return kept


@cache
def _engine(url: str) -> Engine:
    # What it has compiled serves every look; its connections are given back after each.
    return open_store(url)


def _store(folder: Path) -> StoreTable:
    return StoreTable(url=sqlite_url(folder / "fazhi.db"), data=folder / "data")
