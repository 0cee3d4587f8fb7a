"""What is copied before an upgrade, and what not."""

import sqlite3
from pathlib import Path

import pytest

from store.backup import copy_before_upgrade
from store.schema import REVISION
from store.settings import sqlite_url
from store.upgrade import create_store


def store_at(path: Path, revision: str) -> str:
    create_store(sqlite_url(path)).dispose()
    with sqlite3.connect(path) as connection:
        connection.execute("UPDATE alembic_version SET version_num = ?", (revision,))
    connection.close()
    return sqlite_url(path)


@pytest.mark.parametrize("revision", [REVISION, "9999"])
def test_what_is_not_to_be_upgraded_is_not_copied(tmp_path: Path, revision: str) -> None:
    assert copy_before_upgrade(store_at(tmp_path / "fazhi.db", revision)) is None
    assert not list(tmp_path.glob("*before*"))


def test_an_absent_store_is_not_copied(tmp_path: Path) -> None:
    assert copy_before_upgrade(sqlite_url(tmp_path / "fazhi.db")) is None
    assert not list(tmp_path.iterdir())


def test_an_older_store_is_copied_beside_itself(tmp_path: Path) -> None:
    kept = copy_before_upgrade(store_at(tmp_path / "fazhi.db", "0001"))
    assert kept == tmp_path / f"fazhi.db.before-{REVISION}"
    with sqlite3.connect(kept) as connection:
        assert connection.execute("SELECT version_num FROM alembic_version").fetchone() == ("0001",)
    connection.close()
