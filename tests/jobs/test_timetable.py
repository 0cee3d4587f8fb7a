"""The daemon as an operator runs it: a process, a signal."""

import os
import signal
import subprocess
import sys
import time
from datetime import UTC, datetime, timedelta
from pathlib import Path

from jobs.demo.web import RESOLVE, SampleWeb
from jobs.due import SCHEDULE
from store import runs
from store.records import RunStatus
from store.runs import Run
from store.session import open_store, reading, writing
from store.upgrade import create_store

PATIENCE = 90.0


def begin(folder: Path, place) -> "subprocess.Popen[bytes]":
    names = [f'"{host}" = "{address}"' for host, address in RESOLVE.items()]
    text = ["[crawl]", f'sources = ["{folder}/sources"]', "delay = 0.05", "allow_private = true", "[crawl.resolve]"]
    # A line that fired a minute ago at the latest: whatever the clock says, a night has been missed.
    (folder / "fazhi.toml").write_text("\n".join([*text, *names, "[schedule]", 'nightly = "* * * * *"']), "utf-8")
    words = ["schedule", "--config", str(folder / "fazhi.toml"), "--data", str(folder / "data")]
    command = [sys.executable, "-m", "jobs", *words]
    with (folder / "schedule.log").open("ab") as log:
        return subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=log)


def last_run(folder: Path) -> Run | None:
    with reading(open_store(f"sqlite:///{folder}/data/fazhi.db")) as session:
        return runs.last(session)


def wait_for_run(folder: Path, status: RunStatus) -> None:
    until = time.monotonic() + PATIENCE
    while (last := last_run(folder)) is None or last.status is not status:
        assert time.monotonic() < until, (folder / "schedule.log").read_text("utf-8")
        time.sleep(0.1)


def test_it_catches_up_a_missed_night_and_ends_on_sigterm(tmp_path: Path, place, web: SampleWeb) -> None:
    yesterday = datetime.now(UTC) - timedelta(days=1)
    with writing(create_store(f"sqlite:///{tmp_path}/data/fazhi.db")) as session:
        runs.claim(session, schedule=SCHEDULE, fire_at=yesterday, now=yesterday)
    daemon = begin(tmp_path, place)
    try:
        wait_for_run(tmp_path, RunStatus.DONE)
    finally:
        began = time.monotonic()
        daemon.send_signal(signal.SIGTERM)
        assert daemon.wait(30) == 0
    assert time.monotonic() - began < 30
    assert len(list((tmp_path / "data/export").glob("*.txt"))) == 5


def test_killed_in_a_night_it_goes_on_with_it_when_it_is_started_again(tmp_path: Path, place, web: SampleWeb) -> None:
    yesterday = datetime.now(UTC) - timedelta(days=1)
    with writing(create_store(f"sqlite:///{tmp_path}/data/fazhi.db")) as session:
        runs.claim(session, schedule=SCHEDULE, fire_at=yesterday, now=yesterday)
    daemon = begin(tmp_path, place)
    wait_for_run(tmp_path, RunStatus.RUNNING)
    os.kill(daemon.pid, signal.SIGKILL)
    daemon.wait()
    again = begin(tmp_path, place)
    try:
        wait_for_run(tmp_path, RunStatus.DONE)
        last = last_run(tmp_path)
        assert last is not None
        assert (last.id, last.frontier) == (2, 1)
    finally:
        again.send_signal(signal.SIGTERM)
        assert again.wait(30) == 0
