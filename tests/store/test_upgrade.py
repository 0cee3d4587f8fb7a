from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from pathlib import Path

import pytest
from alembic import command
from alembic.config import Config
from sqlalchemy import inspect, select, text
from sqlalchemy.orm import Session

from store import errors, migrations, outbox, runs
from store.records import AlertKind
from store.schema import REVISION, DocumentRow, RunRow
from store.schema_watch import Base
from store.session import connect, open_store, writing
from store.upgrade import create_store, upgrade_store


def test_an_absent_store_is_made_with_its_folder(tmp_path):
    url = f"sqlite:///{tmp_path}/a/b/fazhi.db"
    assert upgrade_store(url) == (None, REVISION)
    assert upgrade_store(url) == (REVISION, REVISION)
    engine = open_store(url)
    assert set(inspect(engine).get_table_names()) == {*Base.metadata.tables, "alembic_version"}
    engine.dispose()


def test_creating_a_store_that_exists_keeps_what_is_in_it(engine, watch):
    watch.do(outbox.put, channel="c", key="k", kind=AlertKind.NEW, title="", body="", now=watch.now)
    again = create_store(engine.url.render_as_string())
    again.dispose()
    assert len(watch.ask(outbox.listing)) == 1


def test_two_who_make_the_same_store_at_once_both_get_it(tmp_path):
    url = f"sqlite:///{tmp_path}/fazhi.db"
    with ThreadPoolExecutor(2) as pool:
        made = list(pool.map(create_store, [url, url]))
    for engine in made:
        with engine.connect() as connection:
            assert connection.execute(text("SELECT count(*) FROM alembic_version")).scalar() == 1
        engine.dispose()


def make(connection, revision):
    """Make a store as it was at a revision."""
    config = Config()
    config.set_main_option("script_location", str(Path(migrations.__file__).parent).replace("%", "%%"))
    config.attributes["connection"] = connection
    command.upgrade(config, revision)


def test_an_upgrade_keeps_what_an_older_store_holds(tmp_path):
    url = f"sqlite:///{tmp_path}/fazhi.db"
    engine = connect(url, must_exist=False)
    with engine.execution_options(writes=True).begin() as connection:
        make(connection, "0001")
        connection.execute(
            text(
                "INSERT INTO source (id, issuer, region, level, site, first_seen_at)"
                " VALUES ('a/b', 'x', '620502', 'county', 'https://a.gov.cn/', '2026-03-01')"
            )
        )
        connection.execute(
            text(
                "INSERT INTO document"
                " (source_id, key, url, status, first_seen_at, last_seen_at, reader, missing_nights)"
                " VALUES ('a/b', 'k', 'u', 'present', '2026-03-01', '2026-03-01', 'r', 0)"
            )
        )
    assert upgrade_store(url) == ("0001", REVISION)
    with Session(engine) as session:
        (document,) = session.scalars(select(DocumentRow))
        assert (document.key, document.parent_id, document.mirrored) == ("k", None, False)
    engine.dispose()


@pytest.mark.parametrize(("before", "after"), [((1, -1, -2), {1: "night", -1: "reread", -2: "reread"}), ((-1,), {})])
def test_an_upgrade_tells_nights_from_other_runs(tmp_path, before, after):
    url = f"sqlite:///{tmp_path}/fazhi.db"
    engine = connect(url, must_exist=False)
    with engine.execution_options(writes=True).begin() as connection:
        make(connection, "0003")
        for number in before:
            connection.execute(
                text(
                    "INSERT INTO run (id, frontier, status, started_at, heartbeat_at, pid, sources)"
                    f" VALUES ({number}, 0, 'done', '2026-03-01', '2026-03-01', 1, '[]')"
                )
            )
    assert upgrade_store(url) == ("0003", REVISION)
    with writing(engine) as session:
        assert {row.id: row.kind for row in session.scalars(select(RunRow))} == after
        newest = runs.last(session)
        assert (None if newest is None else newest.id) == (1 if after else None)
        assert runs.begin(session, sources=[], now=datetime(2026, 3, 2, tzinfo=UTC)).id == (2 if after else 1)
    engine.dispose()


def test_what_is_not_ours_is_left_alone(tmp_path):
    url = f"sqlite:///{tmp_path}/other.db"
    other = connect(url, must_exist=False)
    with other.begin() as connection:
        connection.execute(text("CREATE TABLE customer (id INTEGER)"))
    with pytest.raises(errors.StoreForeign):
        upgrade_store(url)
    assert inspect(other).get_table_names() == ["customer"]
    other.dispose()


def test_a_store_from_the_future_is_left_alone(engine):
    with engine.begin() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    with pytest.raises(errors.StoreFromTheFuture, match="upgrade fazhi"):
        upgrade_store(engine.url.render_as_string())


def test_an_upgrade_that_fails_leaves_nothing_behind(tmp_path):
    url = f"sqlite:///{tmp_path}/fazhi.db"
    engine = connect(url, must_exist=False)
    with engine.begin() as connection:
        # A table of the last migration's steps is in the way: the steps before it are undone.
        connection.execute(text("CREATE TABLE alembic_version (version_num VARCHAR(32) NOT NULL)"))
        connection.execute(text("CREATE TABLE version (id INTEGER)"))
    with pytest.raises(Exception, match="already exists"):
        upgrade_store(url)
    assert sorted(inspect(engine).get_table_names()) == ["alembic_version", "version"]
    engine.dispose()


@pytest.mark.parametrize("url", ["nonsense", "postgresql://localhost/fazhi"])
def test_what_is_not_supported_makes_no_folder(url, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    with pytest.raises(errors.StoreUnsupported):
        upgrade_store(url)
    assert list(tmp_path.iterdir()) == []
