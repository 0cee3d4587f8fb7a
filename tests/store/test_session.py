import sqlite3
from concurrent.futures import ThreadPoolExecutor

import pytest
from sqlalchemy import URL, text

from store import errors, outbox
from store.records import AlertKind
from store.session import connect, open_store, reading, writing
from store.upgrade import create_store

WRITE = """
import sys
from datetime import UTC, datetime
from store import outbox
from store.records import AlertKind
from store.session import open_store, writing

engine, now = open_store(sys.argv[1]), datetime(2026, 3, 1, tzinfo=UTC)
print("ready", flush=True)
sys.stdin.readline()
for number in range(200):
    with writing(engine) as session:
        seen = len(outbox.listing(session))
        outbox.put(session, channel=sys.argv[2], key=str(number), kind=AlertKind.NEW, title=str(seen), body="", now=now)
"""


def url_of(path):
    return URL.create("sqlite", database=str(path)).render_as_string()


def pragma(engine, name):
    with engine.connect() as connection:
        return connection.exec_driver_sql(f"PRAGMA {name}").scalar()


def test_every_connection_is_set_up(engine):
    assert pragma(engine, "journal_mode") == "wal"
    assert pragma(engine, "foreign_keys") == 1
    assert pragma(engine, "busy_timeout") == 30_000


def test_two_processes_write_without_a_lock_error(engine, start):
    url = engine.url.render_as_string()
    writers = [start(WRITE, url, channel) for channel in ("a", "b")]
    for writer in writers:
        assert writer.stdout.readline() == "ready\n"
    for writer in writers:
        writer.stdin.write("go\n")
        writer.stdin.flush()
    for writer in writers:
        writer.communicate(timeout=120)
    assert [writer.returncode for writer in writers] == [0, 0]
    with reading(engine) as session:
        seen = [int(alert.title) for alert in outbox.listing(session)]
    assert seen == list(range(400)), "each transaction saw all that came before it"


def test_threads_share_an_engine(engine, watch):
    def write(number):
        watch.do(outbox.put, channel="c", key=str(number), kind=AlertKind.NEW, title="", body="", now=watch.now)

    with ThreadPoolExecutor(4) as pool:
        list(pool.map(write, range(100)))
    assert len(watch.ask(outbox.listing)) == 100


def test_a_writer_has_the_lock_before_it_reads(engine):
    other = sqlite3.connect(engine.url.database, timeout=0, isolation_level=None)
    with writing(engine) as session:
        outbox.listing(session)
        with pytest.raises(sqlite3.OperationalError, match="locked"):
            other.execute("BEGIN IMMEDIATE")
    other.close()


def test_a_reader_sees_one_moment_while_others_write(engine, watch):
    with reading(engine) as session:
        assert outbox.listing(session) == ()
        watch.do(outbox.put, channel="c", key="k", kind=AlertKind.NEW, title="", body="", now=watch.now)
        session.expire_all()
        assert outbox.listing(session) == ()
    assert len(watch.ask(outbox.listing)) == 1


def test_a_block_that_fails_writes_nothing(watch):
    def put_and_fail(session):
        outbox.put(session, channel="c", key="k", kind=AlertKind.NEW, title="", body="", now=watch.now)
        raise RuntimeError

    with pytest.raises(RuntimeError):
        watch.do(put_and_fail)
    assert watch.ask(outbox.listing) == ()


def test_a_missing_store_is_named_and_not_made(tmp_path):
    with pytest.raises(errors.StoreMissing, match="fazhi run") as caught:
        open_store(url_of(tmp_path / "none.db"))
    assert "none.db" in str(caught.value)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("name", ["fazhi.db", "folder/fazhi.db", "x" * 300])
def test_what_cannot_be_opened_or_made_says_why(tmp_path, name):
    (tmp_path / "folder").write_bytes(b"")
    (tmp_path / "fazhi.db").symlink_to(tmp_path / "fazhi.db")
    with pytest.raises(errors.StoreError, match=r"no store|Too many levels|File name too long"):
        open_store(url_of(tmp_path / name))
    with pytest.raises(errors.StoreUnopenable, match=r"unable to open|File exists|Too many levels|File name too long"):
        create_store(url_of(tmp_path / name))


def test_a_damaged_store_says_so(tmp_path):
    path = tmp_path / "fazhi.db"
    create_store(url_of(path)).dispose()
    whole = path.read_bytes()
    path.write_bytes(whole[:100] + b"\xff" * 3996 + whole[4096:])
    with pytest.raises(errors.StoreUnopenable, match="malformed"):
        open_store(url_of(path))


def test_an_empty_file_is_no_store_yet(tmp_path):
    (tmp_path / "empty.db").touch()
    with pytest.raises(errors.StoreMissing, match="fazhi run"):
        open_store(url_of(tmp_path / "empty.db"))


def test_somebody_elses_database_is_refused(tmp_path):
    path = tmp_path / "other.db"
    with sqlite3.connect(path) as other:
        other.execute("CREATE TABLE customer (id INTEGER)")
    other.close()
    with pytest.raises(errors.StoreForeign, match="name another store"):
        open_store(url_of(path))


def test_a_file_that_is_no_database_is_refused(tmp_path):
    path = tmp_path / "notes.db"
    path.write_text("not a database, by any means\n" * 100)
    with pytest.raises(errors.StoreForeign, match="name another store"):
        open_store(url_of(path))
    assert path.read_text().startswith("not a database")


def test_a_store_from_the_future_asks_for_a_newer_fazhi(engine):
    with engine.begin() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    with pytest.raises(errors.StoreFromTheFuture, match=r"9999.*upgrade fazhi"):
        open_store(engine.url.render_as_string())


def test_an_older_store_asks_for_the_upgrade(engine):
    with engine.begin() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '0001'"))
    with pytest.raises(errors.StoreOutdated, match="back it up, then run `fazhi db upgrade`"):
        open_store(engine.url.render_as_string())


@pytest.mark.parametrize(
    "url",
    [
        "nonsense",
        "postgresql+psycopg://fazhi:secret@localhost/fazhi",
        "mysql://localhost/fazhi",
        "sqlite://",
        "sqlite:///:memory:",
        "sqlite:////",
    ],
)
def test_what_is_not_supported_says_what_is(url):
    with pytest.raises(errors.StoreUnsupported, match=r"sqlite:///data/fazhi\.db|must be a file") as caught:
        open_store(url)
    assert "secret" not in str(caught.value)


@pytest.mark.parametrize("folder", ["two words", "100%", "%20", "50%s of it", "中文 数据", "a#b", "it's"])
def test_odd_paths_are_paths(tmp_path, folder):
    path = tmp_path / folder / "fazhi.db"
    create_store(url_of(path)).dispose()
    assert path.is_file()
    assert [child.name for child in tmp_path.iterdir()] == [folder]
    open_store(url_of(path)).dispose()


def test_connect_may_look_at_what_is_not_there_yet(tmp_path):
    engine = connect(url_of(tmp_path / "new.db"), must_exist=False)
    assert pragma(engine, "user_version") == 0
    engine.dispose()
