"""Questions about what is set up: sources, channels, folders, backups, room."""

import os
from datetime import timedelta

from sqlalchemy.orm import Session

from crawler.extract.article import read
from crawler.extract.version import EXTRACTOR
from crawler.registry import load_sources
from jobs.alerts.channels import open_channel
from jobs.alerts.settings import by_id
from jobs.backup import manifest as manifests
from jobs.checkup.answer import Answer, Level
from jobs.disk import LEAST_FREE, is_writable, room, size
from jobs.keeper.crontab import trigger
from jobs.keeper.firing_gap import longest_gap
from jobs.place import Place
from store import space as spaces
from store.dates import local_date, local_minute

BACKUP_GRACE = timedelta(days=2)
SAMPLE = (
    "<html><body><div class='TRS_Editor'>"
    + "<p>2024年,全县法治政府建设扎实推进,现将有关情况报告如下。</p>" * 4
    + "</div></body></html>"
)


def sources(place: Place) -> Answer:
    """Ask whether there is anything to look at."""
    declared = load_sources(place.settings.crawl.sources)
    known = sum(bool(source.columns) for source in declared.values())
    return Answer(Level.OK if known else Level.BAD, f"{len(declared)} declared, {known} with a known column")


def reader(_place: Place) -> Answer:
    """Ask whether a page can be read."""
    article = read(SAMPLE.encode(), url="https://www.example.gov.cn/")
    return Answer(Level.OK if article.text else Level.BAD, EXTRACTOR)


def data(place: Place) -> Answer:
    """Ask whether the data folder can be written to."""
    folder = place.settings.store.data
    if is_writable(folder):
        return Answer(Level.OK, f"{folder}: writable")
    return Answer(Level.BAD, f"{folder}: not writable")


def channels(place: Place) -> Answer:
    """Ask whether every channel can be opened; nothing is sent."""
    tables = by_id(place.settings.alerts)
    for table in tables.values():
        open_channel(table, os.environ)
    if not tables:
        return Answer(Level.WARN, "none: nobody is told; add an [[alerts]] table")
    return Answer(Level.OK, ", ".join(tables))


def backup(place: Place) -> Answer:
    """Ask how old the newest snapshot is."""
    folder = place.settings.backup.folder
    if folder is None:
        return Answer(Level.OK, "none by fazhi: [backup] names no folder")
    names = manifests.snapshots(folder)
    if not names:
        return Answer(Level.WARN, f"{folder} has no snapshot yet; `fazhi backup` makes one")
    manifest = manifests.read(folder / manifests.SNAPSHOTS / names[-1])
    told = f"{len(names)} in {folder}, the newest of {local_minute(manifest.made_at)}"
    schedule, now = place.settings.schedule, place.clock()
    gap = longest_gap(trigger(schedule.backup, schedule.zone), now) if schedule.backup else None
    late = gap is not None and now - manifest.made_at > gap + BACKUP_GRACE
    return Answer(Level.BAD, f"{told}: one was missed") if late else Answer(Level.OK, told)


def space(session: Session, place: Place) -> Answer:
    """Ask what takes the space."""
    taken = _taken(session, place)
    store = ", ".join(f"{name} {size(count)}" for name, count in taken.store.items() if count)
    years = ", ".join(f"{year} {size(count)}" for year, count in taken.archive.items())
    growth = " and ".join(
        f"{name} {size(count)}"
        for name, count in (("store", taken.store_a_night), ("archive", taken.archive_a_night))
        if count is not None
    )
    parts = [
        f"store {size(sum(taken.store.values()))} ({store})",
        f"archive {size(sum(taken.archive.values()))}{f' ({years})' if years else ''}",
        f"exports {size(taken.export)}",
        f"logs {size(taken.logs)}",
        f"a night adds: {growth or 'not known yet'}",
    ]
    return Answer(Level.OK, "; ".join(parts))


def disk(session: Session, place: Place) -> Answer:
    """Ask whether there is room for the nights to come."""
    left = room(_taken(session, place), place.settings.store.data)
    if left.free < LEAST_FREE:
        return Answer(Level.BAD, f"{left}; less than {size(LEAST_FREE)}")
    return Answer(Level.WARN, f"{left}; {size(left.wanted)} should be") if left.is_low else Answer(Level.OK, str(left))


def _taken(session: Session, place: Place) -> spaces.Space:
    return spaces.space(session, place.settings.store.data, today=local_date(place.clock()))
