"""fazhi backup, restore and db upgrade, as an operator uses them."""

import json
import sqlite3
from pathlib import Path

import pytest

from store.schema import REVISION

STORES = Path(__file__).parents[2] / "store/stores"


@pytest.fixture
def kept(demo: tuple[Path, str]) -> tuple[str, ...]:
    """The options that name the demo that was kept."""
    return "--data", str(demo[0])


def test_kept_and_restored(fazhi, kept: tuple[str, ...], tmp_path: Path) -> None:
    said = fazhi("backup", tmp_path / "backup", *kept, "--now", "2026-03-09T12:00+08:00")
    assert said.code == 0, said.err
    assert "snapshot 20260309T040000Z in" in said.out
    assert "2 archive files, 2 of them copied now" in said.out
    assert "not kept: export" in said.out
    again = json.loads(fazhi("backup", tmp_path / "backup", *kept, "--json").out)
    assert (again["copied_files"], again["archive_files"], again["flaws"]) == (0, 2, [])

    back = fazhi("restore", tmp_path / "backup", "--data", tmp_path / "new", "--snapshot", "20260309T040000Z")
    assert back.code == 0, back.err
    assert "nothing was altered since it was sealed" in back.out
    assert "${NAME}" in back.out
    assert fazhi("verify", "--data", tmp_path / "new").code == 0
    of_both = [fazhi("reports", "--json", *words).out for words in (kept, ("--data", tmp_path / "new"))]
    assert of_both[0] == of_both[1]
    over = fazhi("restore", tmp_path / "backup", "--data", tmp_path / "new")
    assert (over.code, "nothing is put over it" in over.err) == (1, True)


def test_what_cannot_be_copied_is_named(fazhi, kept: tuple[str, ...], tmp_path: Path) -> None:
    configuration = tmp_path / "fazhi.toml"
    configuration.write_text('[heartbeat]\nurl = "https://example.org/secret"\n', "utf-8")
    said = fazhi("backup", tmp_path / "backup", *kept, "--config", configuration)
    assert (said.code, "BAD  fazhi.toml: secrets are written in it" in said.out) == (3, True)
    back = fazhi("restore", tmp_path / "backup", "--data", tmp_path / "new", "--json")
    assert json.loads(back.out)["configuration"].endswith("/fazhi.toml")


def test_the_folder_may_be_named_in_the_configuration(fazhi, kept: tuple[str, ...], tmp_path: Path) -> None:
    assert fazhi("backup", *kept).code == 2
    configuration = tmp_path / "fazhi.toml"
    configuration.write_text(f'[backup]\nfolder = "{tmp_path}/backup"\nkeep = 1\n', "utf-8")
    fazhi("backup", *kept, "--config", configuration)
    said = fazhi("backup", *kept, "--config", configuration)
    assert (said.code, "removed the older snapshot" in said.out) == (0, True)
    assert len(list((tmp_path / "backup/snapshots").iterdir())) == 1


def test_there_is_nothing_to_keep(fazhi, tmp_path: Path) -> None:
    said = fazhi("backup", tmp_path / "backup", "--data", tmp_path / "data")
    assert (said.code, "there is no store" in said.err) == (1, True)
    assert list(tmp_path.iterdir()) == []
    said = fazhi("restore", tmp_path / "backup", "--data", tmp_path / "data")
    assert (said.code, "no finished snapshot" in said.err) == (1, True)


def test_an_old_store_is_kept_restored_and_upgraded(fazhi, tmp_path: Path) -> None:
    data = tmp_path / "data"
    data.mkdir()
    connection = sqlite3.connect(data / "fazhi.db")
    connection.executescript((STORES / "0001.sql").read_text("utf-8"))
    connection.close()
    assert fazhi("backup", tmp_path / "backup", "--data", data).code == 0
    back = fazhi("restore", tmp_path / "backup", "--data", tmp_path / "new")
    assert f"brought from revision 0001 to {REVISION}" in back.out
    assert "nothing of what is kept is sealed" in back.out

    told = json.loads(fazhi("db", "upgrade", "--data", data, "--json").out)
    copy = data / f"fazhi.db.before-{REVISION}"
    assert told == {"before": "0001", "after": REVISION, "kept": str(copy)}
    with sqlite3.connect(copy) as connection:
        assert connection.execute("SELECT version_num FROM alembic_version").fetchone() == ("0001",)
    assert json.loads(fazhi("db", "upgrade", "--data", data, "--json").out)["kept"] is None
    assert fazhi("reports", "--data", data).code == 0
