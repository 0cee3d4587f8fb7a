import json
from pathlib import Path

import pytest

from store import runs
from store.records import RunStatus
from store.session import writing
from store.settings import sqlite_url
from store.upgrade import create_store

NIGHT = "2026-03-02T01:30+08:00"


@pytest.fixture
def data(tmp_path: Path, place) -> Path:
    """The data folder of an installation after a good night that nobody was told of."""
    folder = tmp_path / "installation"
    folder.mkdir()
    engine = create_store(sqlite_url(folder / "fazhi.db"))
    with writing(engine) as session:
        run = runs.begin(session, sources=(), now=place.clock())
        runs.end(session, run.id, status=RunStatus.DONE, counts={}, now=place.clock())
    engine.dispose()
    return folder


def test_warnings_are_an_exit_code_only_where_they_are_wanted(fazhi, data: Path) -> None:
    assert fazhi("doctor", "--data", data, "--now", NIGHT).code == 0
    assert fazhi("doctor", "--data", data, "--now", NIGHT, "--strict").code == 3


def test_what_is_bad_is_told_first_by_the_exit_code(fazhi, data: Path) -> None:
    for option in ((), ("--strict",), ("--json",)):
        assert fazhi("doctor", "--data", data, "--now", "2026-03-05", *option).code == 1


def test_it_fits_a_terminal(fazhi, data: Path) -> None:
    lines = fazhi("doctor", "--data", data, "--now", NIGHT).out.splitlines()
    # A path is not broken.
    assert all(len(line) <= 80 or " " not in line[17:] for line in lines)
    assert "warn channels    none: nobody is told; add an [[alerts]] table" in lines
    assert any(line.startswith("ok   last night  done, begun 0.0 hours ago") for line in lines)


def test_its_json(fazhi, data: Path) -> None:
    told = json.loads(fazhi("doctor", "--data", data, "--now", NIGHT, "--json").out)
    assert list(told) == ["ok", "level", "checks"]
    assert (told["ok"], told["level"]) == (True, "warn")
    assert {tuple(check) for check in told["checks"]} == {("name", "ok", "level", "detail")}
    assert {check["level"] for check in told["checks"]} == {"ok", "warn"}


def test_without_a_store_that_is_told_once(fazhi, tmp_path: Path) -> None:
    said = fazhi("doctor", "--data", tmp_path / "none", "--now", NIGHT)
    told = " ".join(said.out.split())
    assert (said.code, told.count("not known: the store cannot be opened; so are last night, schedule, ")) == (1, 1)
