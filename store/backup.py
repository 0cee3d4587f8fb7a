"""A copy of a store as it was at one moment, made while others write to it."""

import sqlite3
from collections.abc import Iterator, Mapping
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import delete, text
from sqlalchemy.engine import make_url
from sqlalchemy.exc import DBAPIError
from sqlalchemy.orm import Session

from store import migrations
from store.errors import StoreMissing, StoreNotCopied
from store.schema import REVISION
from store.schema_watch import LeaseRow
from store.session import connect, revision_of


@dataclass(frozen=True, slots=True)
class Known:
    """A head of the chain, and the link it is the head of."""

    link: int
    head: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Copied:
    """What a copy holds."""

    revision: str
    bytes: int
    head: Known | None
    """Where its chain stands; None of a store that was never sealed."""
    sealed: Mapping[str, str]
    """Archive file -> what its link seals of it."""


def store_file(url: str) -> Path:
    """Name the file a store lies in."""
    return Path(str(make_url(url).database))


def copy_store(url: str, target: Path) -> Copied:
    """Copy a store of any revision into a new file; raises StoreMissing, StoreForeign or StoreNotCopied.

    Nobody who reads or writes the store waits for it. A damaged store is not copied.
    """
    engine = connect(url)
    try:
        with engine.connect() as connection:
            revision = revision_of(connection)
            if revision is None:
                raise StoreMissing(f"there is nothing in the store at {engine.url!r} yet")
            source = connection.connection.driver_connection
            if not isinstance(source, sqlite3.Connection):
                raise TypeError("only a SQLite store is copied this way")
            with _opened(target) as copy:
                source.backup(copy)
                return _looked_at(copy, target, revision)
    except (sqlite3.Error, DBAPIError) as error:
        raise StoreNotCopied(f"the store was not copied to {target}: {_said(error)}") from error
    finally:
        engine.dispose()


def copy_before_upgrade(url: str) -> Path | None:
    """Copy a store of an older shape beside itself and name the copy; None where there is nothing to upgrade."""
    path = store_file(url)
    if not path.exists() or _revision(url) not in migrations.known() - {REVISION}:
        return None
    target = path.with_name(f"{path.name}.before-{REVISION}")
    unfinished = target.with_name(f".{target.name}")
    unfinished.unlink(missing_ok=True)
    copy_store(url, unfinished)
    return unfinished.replace(target)


def head_at(store: Path, link: int) -> Known | None:
    """Read the head of one link of a copy's chain; None where the chain does not go so far."""
    with _opened(store) as copy:
        if not _has_chain(copy):
            return None
        found = copy.execute("SELECT id, head FROM chain WHERE id = ?", (link,)).fetchone()
    return None if found is None else Known(*found)


def close_copy(store: Path) -> None:
    """Have all that was written to a store be in its one file, for it to be moved; nobody may have it open."""
    with _opened(store) as copy:
        copy.execute("PRAGMA journal_mode=DELETE")


def forget_holders(session: Session) -> None:
    """Free what was held when the store was copied: its holders are not ours."""
    session.execute(delete(LeaseRow))


def store_bytes(url: str) -> int:
    """Say how large a store's file is, what is not yet in it included; raises StoreMissing or StoreNotCopied."""
    engine = connect(url)
    try:
        with engine.connect() as connection:
            pages = connection.execute(text("PRAGMA page_count")).scalar_one()
            return int(pages) * int(connection.execute(text("PRAGMA page_size")).scalar_one())
    except DBAPIError as error:
        raise StoreNotCopied(f"the store cannot be read: {_said(error)}") from error
    finally:
        engine.dispose()


@contextmanager
def _opened(store: Path) -> Iterator[sqlite3.Connection]:
    with closing(sqlite3.connect(store, isolation_level=None)) as connection:
        yield connection


def _looked_at(copy: sqlite3.Connection, target: Path, revision: str) -> Copied:
    # In one file, which can be read from where nothing can be written.
    copy.execute("PRAGMA journal_mode=DELETE")
    (said,) = copy.execute("PRAGMA integrity_check(1)").fetchone()
    if said != "ok":
        raise StoreNotCopied(f"the store is damaged and was not copied: {said}; `fazhi verify` says more")
    head, sealed = None, {}
    if _has_chain(copy):
        last = copy.execute("SELECT id, head FROM chain ORDER BY id DESC LIMIT 1").fetchone()
        head = None if last is None else Known(*last)
        sealed = dict(copy.execute("SELECT subject, content FROM chain WHERE kind = 'file' ORDER BY id").fetchall())
    return Copied(revision=revision, bytes=target.stat().st_size, head=head, sealed=sealed)


def _has_chain(copy: sqlite3.Connection) -> bool:
    # Stores older than the chain are copied too: to be safe before they are upgraded.
    return copy.execute("SELECT 1 FROM sqlite_master WHERE name = 'chain'").fetchone() is not None


def _revision(url: str) -> str | None:
    engine = connect(url)
    with engine.connect() as connection:
        revision = revision_of(connection)
    engine.dispose()
    return revision


def _said(error: sqlite3.Error | DBAPIError) -> object:
    return error.orig if isinstance(error, DBAPIError) else error
