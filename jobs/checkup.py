"""Whether this installation is well: one question a function, each answered in words."""

import os
import shutil
from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

from sqlalchemy import Engine

from crawler.errors import CrawlerError
from crawler.extract.article import read
from crawler.extract.version import EXTRACTOR
from crawler.registry import load_sources
from jobs.alert_settings import by_id
from jobs.channels import open_channel
from jobs.errors import JobError
from jobs.place import Place
from store import incidents, outbox, runs
from store.dates import local_date
from store.errors import StoreError
from store.records import AlertStatus, RunStatus
from store.session import open_store, reading
from store.space import space

SILENT_AFTER = timedelta(hours=36)
"""A nightly installation whose last night is older has missed one."""
LEAST_FREE = 512 * 1024 * 1024
SAMPLE = (
    "<html><body><div class='TRS_Editor'>"
    + "<p>2024年,全县法治政府建设扎实推进,现将有关情况报告如下。</p>" * 4
    + "</div></body></html>"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Check:
    """One question and its answer."""

    name: str
    ok: bool
    detail: str


def checkup(place: Place) -> tuple[Check, ...]:
    """Ask every question; a fault in one answer does not keep the others from being asked."""
    questions: dict[str, Callable[[Place], Check]] = {
        "sources": _sources,
        "reader": _reader,
        "data": _data,
        "store": _store,
        "space": _space,
        "last night": _last_night,
        "incidents": _incidents,
        "channels": _channels,
        "outbox": _outbox,
    }
    answers = []
    for name, question in questions.items():
        try:
            answers.append(question(place))
        except (StoreError, CrawlerError, JobError, OSError) as error:
            answers.append(Check(name=name, ok=False, detail=str(error)))
    return tuple(answers)


def _sources(place: Place) -> Check:
    sources = load_sources(place.settings.crawl.sources)
    known = sum(bool(source.columns) for source in sources.values())
    return Check(name="sources", ok=bool(sources), detail=f"{len(sources)} declared, {known} with a known column")


def _reader(_place: Place) -> Check:
    article = read(SAMPLE.encode(), url="https://www.example.gov.cn/")
    return Check(name="reader", ok=bool(article.text), detail=EXTRACTOR)


def _data(place: Place) -> Check:
    folder = place.settings.store.data
    free = shutil.disk_usage(_existing(folder)).free
    writable = os.access(_existing(folder), os.W_OK)
    detail = f"{folder}: {'writable' if writable else 'not writable'}, {free // 1024**2} MiB free"
    return Check(name="data", ok=writable and free >= LEAST_FREE, detail=detail)


def _store(place: Place) -> Check:
    engine = open_store(place.settings.store.url)
    return Check(name="store", ok=True, detail=f"{engine.url!r} is of today's shape")


def _space(place: Place) -> Check:
    table = place.settings.store
    with reading(_engine(place)) as session:
        taken = space(session, table.data, today=local_date(place.clock()))
    store = ", ".join(f"{name} {_size(size)}" for name, size in taken.store.items() if size)
    years = ", ".join(f"{year} {_size(size)}" for year, size in taken.archive.items())
    growth = " and ".join(
        f"{name} {_size(size)}"
        for name, size in (("store", taken.store_a_night), ("archive", taken.archive_a_night))
        if size is not None
    )
    parts = [
        f"store {_size(sum(taken.store.values()))} ({store})",
        f"archive {_size(sum(taken.archive.values()))}{f' ({years})' if years else ''}",
        f"exports {_size(taken.export)}",
        f"logs {_size(taken.logs)}",
        f"a night adds: {growth or 'not known yet'}",
    ]
    return Check(name="space", ok=True, detail="; ".join(parts))


def _size(count: int) -> str:
    return f"{count / 1024**2:.1f} MiB" if count >= 1024**2 // 10 else f"{count / 1024:.0f} KiB"


def _last_night(place: Place) -> Check:
    with reading(_engine(place)) as session:
        last = runs.last(session)
    if last is None:
        return Check(name="last night", ok=False, detail="none yet; `fazhi run` makes one")
    age = place.clock() - last.started_at
    ok = age < SILENT_AFTER and last.status in (RunStatus.DONE, RunStatus.PARTIAL, RunStatus.RUNNING)
    return Check(name="last night", ok=ok, detail=f"{last.status}, begun {age.total_seconds() / 3600:.1f} hours ago")


def _incidents(place: Place) -> Check:
    with reading(_engine(place)) as session:
        still_open = incidents.still_open(session)
    told = "; ".join(f"{one.source}: {one.kind}" for one in still_open)
    return Check(name="incidents", ok=True, detail=f"{len(still_open)} open{': ' + told if told else ''}")


def _channels(place: Place) -> Check:
    tables = place.settings.alerts
    for table in by_id(tables).values():
        open_channel(table, os.environ)
    names = ", ".join(by_id(tables))
    return Check(name="channels", ok=True, detail=names or "none: nobody is told; add an [[alerts]] table")


def _outbox(place: Place) -> Check:
    with reading(_engine(place)) as session:
        waiting = outbox.listing(session, status=AlertStatus.PENDING)
        dead = outbox.listing(session, status=AlertStatus.DEAD)
    late = [one for one in waiting if place.clock() - one.created_at > timedelta(days=1)]
    detail = f"{len(waiting)} waiting, {len(late)} of them for more than a day, {len(dead)} given up"
    return Check(name="outbox", ok=not late and not dead, detail=detail)


def _engine(place: Place) -> Engine:
    return open_store(place.settings.store.url)


def _existing(folder: Path) -> Path:
    return next(place for place in (folder.resolve(), *folder.resolve().parents) if place.exists())
