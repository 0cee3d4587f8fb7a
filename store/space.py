"""What takes the space: the store by groups of tables, the archive by years, and how both grow."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from statistics import median

from sqlalchemy import select, text
from sqlalchemy.exc import OperationalError
from sqlalchemy.orm import Session

from store.archive import folder
from store.dates import local_date
from store.schema import RunRow

GROUPS: Mapping[str, str] = {
    "absence": "documents",
    "alert": "outbox",
    "capture": "captures",
    "chain": "chain",
    "change": "changes",
    "daily_head": "chain",
    "document": "documents",
    "entry": "entries",
    "incident": "incidents",
    "redirect": "documents",
    "text": "texts",
    "version": "versions",
}
"""Table -> what an operator calls it; every other table is `other`."""

STORE_BYTES = "store_bytes"
"""A run's count of this name says how large the store was at its end."""
NIGHTS = 30


@dataclass(frozen=True, slots=True, kw_only=True)
class Space:
    """Bytes, by what takes them."""

    store: Mapping[str, int]
    """Group of tables, their indexes included -> bytes; `free` is what deleted rows left."""
    archive: Mapping[str, int]
    """Year -> bytes."""
    export: int
    logs: int
    archive_a_night: int | None
    """Mean over the last nights; None before the first."""
    store_a_night: int | None
    """None where the runs do not tell."""


def store_bytes(session: Session) -> int:
    """Say how large the store's file is."""
    return int(session.scalar(text("PRAGMA page_count")) or 0) * int(session.scalar(text("PRAGMA page_size")) or 0)


def space(session: Session, data: Path, *, today: date) -> Space:
    """Say what takes the space."""
    archive = data / "archive"
    sizes = {name: (archive / name).stat().st_size for name in folder.files(archive)}
    return Space(
        store=_store(session),
        archive=_by_year(sizes),
        export=_bytes_under(data / "export"),
        logs=_bytes_under(data / "runs"),
        archive_a_night=_archive_a_night(sizes, today - timedelta(days=NIGHTS)),
        store_a_night=_store_a_night(session),
    )


def _store(session: Session) -> Mapping[str, int]:
    try:
        # A savepoint: where SQLite was built without dbstat the question fails, and the session goes on.
        with session.begin_nested():
            found = session.execute(text(_BY_TABLE)).all()
    except OperationalError:
        return {"all tables": store_bytes(session)}
    groups: dict[str, int] = {}
    for table, size in found:
        group = GROUPS.get(table, "other")
        groups[group] = groups.get(group, 0) + size
    free = store_bytes(session) - sum(groups.values())
    return dict(sorted(groups.items(), key=lambda group: -group[1])) | {"free": free}


_BY_TABLE = """
    SELECT coalesce(m.tbl_name, s.name), sum(s.pgsize)
    FROM dbstat AS s LEFT JOIN sqlite_master AS m ON m.name = s.name
    WHERE s.aggregate = TRUE GROUP BY 1
"""


def _by_year(sizes: Mapping[str, int]) -> Mapping[str, int]:
    years: dict[str, int] = {}
    for name, size in sizes.items():
        year = name.partition("/")[0]
        years[year] = years.get(year, 0) + size
    return years


def _bytes_under(place: Path) -> int:
    return sum(path.stat().st_size for path in place.rglob("*") if path.is_file())


def _archive_a_night(sizes: Mapping[str, int], since: date) -> int | None:
    nights: dict[date, int] = {}
    for name, size in sizes.items():
        began = folder.began(name)
        if began is not None and local_date(began) > since:
            nights[local_date(began)] = nights.get(local_date(began), 0) + size
    # Not the mean: a first night, with all that a site had to show, says nothing of the nights to come.
    return int(median(nights.values())) if nights else None


def _store_a_night(session: Session) -> int | None:
    runs = session.scalars(select(RunRow.counts).order_by(RunRow.id.desc()).limit(NIGHTS + 1))
    known = [int(counts[STORE_BYTES]) for counts in runs if counts and STORE_BYTES in counts]
    return (known[0] - known[-1]) // (len(known) - 1) if len(known) > 1 else None
