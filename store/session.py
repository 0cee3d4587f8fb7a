"""Opening a store, and transactions on it."""

import sqlite3
import stat
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event, inspect, text
from sqlalchemy.engine import make_url
from sqlalchemy.exc import ArgumentError, DatabaseError
from sqlalchemy.orm import Session

from store import errors, migrations
from store.schema import REVISION

BUSY_SECONDS = 30
PRAGMAS = (f"busy_timeout={BUSY_SECONDS * 1000}", "journal_mode=WAL", "synchronous=NORMAL", "foreign_keys=ON")


def open_store(url: str) -> Engine:
    """Open an existing store of today's shape; raises StoreMissing, -Outdated, -FromTheFuture or -Foreign."""
    engine = connect(url)
    with opening(engine) as connection:
        revision = revision_of(connection)
    if revision is None:
        raise errors.StoreMissing(f"there is no store at {engine.url!r} yet; the first `fazhi run` makes it")
    if revision not in migrations.known():
        raise errors.StoreFromTheFuture(
            f"the store is at revision {revision}, which this fazhi does not know; upgrade fazhi"
        )
    if revision != REVISION:
        raise errors.StoreOutdated(
            f"the store is at revision {revision}, fazhi needs {REVISION}; back it up, then run `fazhi db upgrade`"
        )
    return engine


@contextmanager
def reading(engine: Engine) -> Iterator[Session]:
    """Give a session that sees one moment of the store."""
    with Session(engine) as session, session.begin():
        yield session


@contextmanager
def writing(engine: Engine) -> Iterator[Session]:
    """Give a session that commits when the block ends well. The write lock is taken before it first reads."""
    with Session(engine.execution_options(writes=True), expire_on_commit=False) as session, session.begin():
        yield session


def connect(url: str, *, must_exist: bool = True) -> Engine:
    """Make an engine whose transactions are as a store needs them, whatever the database holds."""
    try:
        location = make_url(url)
    except ArgumentError as error:
        raise errors.StoreUnsupported(f"{url!r} is no database address; write e.g. sqlite:///data/fazhi.db") from error
    if location.get_backend_name() != "sqlite":
        raise errors.StoreUnsupported(
            f"{location.get_backend_name()} is not supported yet; write e.g. sqlite:///data/fazhi.db"
        )
    if location.database in (None, "", ":memory:"):
        raise errors.StoreUnsupported("a night runs in several processes: the store must be a file")
    path = Path(str(location.database))
    if not _is_there(path) and must_exist:
        raise errors.StoreMissing(f"there is no store at {path} yet; the first `fazhi run` makes it")
    engine = create_engine(location)
    event.listen(engine, "connect", _configure_sqlite)
    event.listen(engine, "begin", _begin_sqlite)
    return engine


@contextmanager
def opening(engine: Engine) -> Iterator[Connection]:
    """Give a connection; raises StoreUnopenable where the database cannot be reached or read."""
    try:
        with engine.connect() as connection:
            yield connection
    except DatabaseError as error:
        raise errors.StoreUnopenable(f"the store at {engine.url!r} cannot be opened: {error.orig}") from error


def _is_there(path: Path) -> bool:
    try:
        found = path.stat()
    except (FileNotFoundError, NotADirectoryError):
        return False
    except OSError as error:
        raise errors.StoreUnopenable(f"the store at {path} cannot be opened: {error.strerror}") from error
    if stat.S_ISDIR(found.st_mode):
        raise errors.StoreUnsupported(f"{path} is a folder; name a file in it, e.g. sqlite:///data/fazhi.db")
    return True


def _configure_sqlite(connection: Any, _record: object) -> None:
    # The driver's own BEGIN comes too late and is never IMMEDIATE: two writers then meet in a lock error.
    connection.isolation_level = None
    cursor = connection.cursor()
    try:
        for pragma in PRAGMAS:
            cursor.execute(f"PRAGMA {pragma}")
    except sqlite3.DatabaseError as error:
        if error.sqlite_errorcode != sqlite3.SQLITE_NOTADB:
            raise
        raise errors.StoreForeign("the file is no database; name another store") from error
    finally:
        cursor.close()


def _begin_sqlite(connection: Connection) -> None:
    writes = connection.get_execution_options().get("writes", False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")


def revision_of(connection: Connection) -> str | None:
    """Read the store's revision; None when the database is empty, StoreForeign when it is somebody else's."""
    tables = set(inspect(connection).get_table_names())
    if not tables:
        return None
    if "alembic_version" not in tables:
        raise errors.StoreForeign(f"{connection.engine.url!r} holds tables that are not fazhi's; name another store")
    return connection.execute(text("SELECT version_num FROM alembic_version")).scalar()
