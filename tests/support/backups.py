"""Backups of a small installation, put back elsewhere, and commands that are killed on their way."""

import os
import signal
import sqlite3
import sys
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

from copies import copied
from sealed import NIGHT_ONE, Kept

from jobs.__main__ import main
from jobs.backup.backup import Backup, backup
from jobs.backup.restore import Restored, restore
from store.settings import StoreTable, sqlite_url

NOWHERE = Path("there-is-none.toml")
_WATCHED = frozenset({"open", "os.mkdir", "os.remove", "os.rename", "os.rmdir", "sqlite3.connect"})


def quiet(_done: int, _of: int) -> None:
    """Hear nothing."""


def keep(kept: Kept, folder: Path, days: int = 2, **settings: object) -> Backup:
    """Make a backup, so many days after the first night."""
    place = replace(kept.place, now=NIGHT_ONE + timedelta(days=days))
    return backup(replace(place, settings=place.settings.model_copy(update=settings)), folder, NOWHERE, quiet)


def put_back(folder: Path, to: Path, snapshot: str | None = None) -> Restored:
    """Restore into a folder."""
    return restore(folder, snapshot, StoreTable(url=sqlite_url(to / "fazhi.db"), data=to), quiet)


def add_file(kept: Kept) -> Path:
    """Put another file into the archive, sealed."""
    newest = kept.files()[-1]
    added = newest.with_name("20260304T000000Z-000003-1-abcdef.warc.gz")
    added.write_bytes(newest.read_bytes())
    kept.seal()
    return added


def rows(store: Path) -> list[str]:
    """Write down all of a store."""
    with sqlite3.connect(f"file:{store}?mode=ro", uri=True) as connection:
        return list(connection.iterdump())


def tree(folder: Path) -> dict[str, bytes]:
    """Read every file below a folder."""
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def killed_ever_later(watched: Path, words: Sequence[object], step: int) -> Iterator[int]:
    """Run a command again and again, killed a few touches of a folder later each time, until it comes to its end."""
    for count in range(1, 1000, step):
        child = copied(_run, count, str(watched), tuple(map(str, words)))
        child.start()
        child.join()
        if child.exitcode != -signal.SIGKILL:
            assert child.exitcode == 0
            return
        yield count
    raise AssertionError("it never came to its end")


def _run(count: int, watched: str, words: tuple[str, ...]) -> None:
    left = count

    def touch(event: str, about: tuple[object, ...]) -> None:
        nonlocal left
        if event in _WATCHED and watched in str(about[0]):
            left -= 1
            if left == 0:
                os.kill(os.getpid(), signal.SIGKILL)

    sys.addaudithook(touch)
    sys.argv = ["fazhi", *words]
    main()
