"""The drill on a sound installation, and what may come in its way."""

import os
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest
import warm

import jobs
from jobs.alerts.settings import AlertTable
from jobs.drill import ground
from jobs.drill.drill import FOLDER, LOCK, drill
from jobs.night import night
from jobs.place import Place
from jobs.settings import HeartbeatTable
from store.drills import Stage
from store.lock import exclusive
from store.upgrade import create_store


def contents(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and path.suffix != ".lock"
    }


def test_a_sound_installation_is_green_and_nothing_leaves_it(
    place: Place, endpoint, monkeypatch: pytest.MonkeyPatch
) -> None:
    create_store(place.settings.store.url).dispose()
    before = contents(place.settings.store.data)
    outside = {
        "alerts": (AlertTable(url=f"json://{endpoint.host}/"),),
        "heartbeat": HeartbeatTable(url=f"http://{endpoint.host}/"),
    }
    real = place.settings.model_copy(update=outside)
    for name in ("http_proxy", "HTTP_PROXY", "all_proxy"):
        monkeypatch.setenv(name, f"http://{endpoint.host}")
    drilled = drill(Place(settings=real, now=place.now), night)
    assert (drilled.stage, drilled.detail) == (None, "")
    assert drilled.seconds > 0
    assert endpoint.taken == []
    assert contents(place.settings.store.data) == before


def test_a_killed_drill_hinders_no_other(place: Place) -> None:
    data = place.settings.store.data
    command = [sys.executable, "-m", "jobs", "drill", "--data", str(data)]
    environment = os.environ | {"PYTHONPATH": str(Path(jobs.__file__).parents[1])}
    with subprocess.Popen(command, env=environment, cwd=data.parent, stdout=subprocess.DEVNULL) as killed:
        wait_for(lambda: any((data / FOLDER / "runs").rglob("*.log")))
        killed.send_signal(signal.SIGKILL)
    assert (data / FOLDER).exists()
    drilled = drill(place, night, warm.run_spider)
    assert drilled.stage is None, drilled.detail


def test_what_a_red_drill_left_can_be_looked_at(place: Place) -> None:
    def dead(*_: object, **__: object) -> str:
        return "the process would not begin"

    drilled = drill(place, night, dead)
    assert drilled.stage is Stage.FETCH
    assert "the canary was asked for nothing; the process would not begin" in drilled.detail
    with sqlite3.connect(place.settings.store.data / FOLDER / "fazhi.db") as kept:
        assert kept.execute("SELECT count(*) FROM run").fetchone() == (1,)
    kept.close()


def test_a_hang_is_ended(place: Place, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "sitecustomize.py").write_text("import time\ntime.sleep(600)")
    monkeypatch.setenv("PYTHONPATH", str(tmp_path))
    monkeypatch.setattr(ground, "NIGHT_LIMIT", 1.0)
    drilled = drill(place, night)
    assert drilled.stage is Stage.FETCH
    assert "the night's limit was reached" in drilled.detail
    assert drilled.seconds < 60


def test_a_folder_that_cannot_be_used_is_red(place: Place, tmp_path: Path) -> None:
    place.settings.store.data.mkdir()
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    (elsewhere / "kept").write_text("")
    (place.settings.store.data / FOLDER).symlink_to(elsewhere)
    drilled = drill(place, night)
    assert drilled.stage is Stage.FETCH
    assert "OSError" in drilled.detail
    assert (elsewhere / "kept").exists()


def test_two_at_once_do_not_meet(place: Place, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("jobs.drill.drill.LOCK_WAIT", 0.0)
    with exclusive(place.settings.store.data, LOCK):
        drilled = drill(place, night)
    assert drilled.stage is Stage.FETCH
    assert "Busy" in drilled.detail


def wait_for(seen: Callable[[], bool]) -> None:
    until = time.monotonic() + 60
    while not seen():
        assert time.monotonic() < until
        time.sleep(0.02)
