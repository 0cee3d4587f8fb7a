"""The daemon as an operator runs it: a process, a signal."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import func, select, update

from jobs.demo.story import SEEDS
from jobs.demo.web import RESOLVE, SampleWeb
from jobs.keeper.tasks import NIGHTLY
from store import due, runs
from store.records import RunStatus
from store.runs import Run
from store.schema import DueRow
from store.schema_watch import LeaseRow
from store.session import open_store, reading, writing
from store.upgrade import create_store

PATIENCE = 120.0
DAY = timedelta(days=1)


def url(folder: Path) -> str:
    return f"sqlite:///{folder}/data/fazhi.db"


@contextmanager
def daemon(folder: Path, *, delay: float = 0.0) -> Iterator["subprocess.Popen[bytes]"]:
    names = [f'"{host}" = "{address}"' for host, address in RESOLVE.items()]
    text = ["[crawl]", f'sources = ["{folder}/sources"]', f"delay = {delay}", "allow_private = true", "[crawl.resolve]"]
    schedule = ["[schedule]", 'explore = ""', 'verify = ""', "season = false", "drill = false", "jitter = 0"]
    (folder / "fazhi.toml").write_text("\n".join([*text, *names, *schedule]), "utf-8")
    words = ["schedule", "--config", str(folder / "fazhi.toml"), "--data", str(folder / "data")]
    with (folder / "schedule.log").open("ab") as log:
        begun = subprocess.Popen([sys.executable, "-m", "jobs", *words], stdout=subprocess.DEVNULL, stderr=log)
    try:
        yield begun
    finally:
        begun.kill()
        begun.wait()


@pytest.fixture
def missed(tmp_path: Path, place, web: SampleWeb) -> Path:
    """A folder with a store that has missed nights."""
    with writing(create_store(url(tmp_path))) as session:
        long_ago = datetime.now(UTC) - 3 * DAY
        due.first_seen(session, schedule=NIGHTLY, fire_at=long_ago, now=long_ago)
    return tmp_path


def last_run(folder: Path) -> Run | None:
    with reading(open_store(url(folder))) as session:
        return runs.last(session)


def wait_for(folder: Path, status: RunStatus) -> Run:
    until = time.monotonic() + PATIENCE
    while (last := last_run(folder)) is None or last.status is not status:
        assert time.monotonic() < until, (folder / "schedule.log").read_text("utf-8")
        time.sleep(0.1)
    return last


def test_two_daemons_catch_up_once_and_end_on_sigterm(missed: Path) -> None:
    with daemon(missed) as one, daemon(missed) as two:
        run = wait_for(missed, RunStatus.DONE)
        wait_for_end(missed)
        for number, begun in ((signal.SIGTERM, one), (signal.SIGINT, two)):
            begun.send_signal(number)
        assert (one.wait(30), two.wait(30)) == (0, 0)
    assert run.id == 1
    assert len(list((missed / "data/export").glob("*.txt"))) == len(SEEDS)
    with reading(open_store(url(missed))) as session:
        assert session.scalars(select(DueRow.outcome).order_by(DueRow.fire_at)).all() == ["not_missed", "done"]


def test_killed_in_a_night_it_goes_on_with_it_when_it_is_started_again(missed: Path) -> None:
    with daemon(missed) as begun:
        wait_for(missed, RunStatus.RUNNING)
        begun.kill()
        begun.wait()
    with writing(open_store(url(missed))) as session:
        an_hour_ago = datetime.now(UTC) - timedelta(hours=1)
        session.execute(update(DueRow).where(DueRow.ended_at.is_(None)).values(claimed_at=an_hour_ago))
    with daemon(missed):
        run = wait_for(missed, RunStatus.DONE)
    assert (run.id, run.frontier) == (2, 1)


def test_sigterm_in_the_middle_of_a_slow_crawl_ends_all_within_half_a_minute(missed: Path, web: SampleWeb) -> None:
    with daemon(missed, delay=30.0) as begun:
        wait_for(missed, RunStatus.RUNNING)
        wait_for_requests(web)
        family = processes_of(begun.pid)
        assert len(family) >= 3
        began = time.monotonic()
        begun.send_signal(signal.SIGTERM)
        time.sleep(0.5)
        # Whoever is impatient, or a service manager that asks the whole group, cuts nothing short.
        begun.send_signal(signal.SIGINT)
        assert begun.wait(30) == 0
        took = time.monotonic() - began
    assert took < 30
    assert not [pid for pid in family if alive(pid)]
    with reading(open_store(url(missed))) as session:
        assert session.scalar(select(func.count()).select_from(LeaseRow)) == 0
        night = due.unfinished(session, NIGHTLY)
        assert night is not None
        assert night.attempts == 0
    told = (missed / "schedule.log").read_text("utf-8")
    assert "killed" not in told
    assert "Traceback" not in told
    with daemon(missed):
        assert wait_for(missed, RunStatus.DONE).frontier == 1


def wait_for_end(folder: Path) -> None:
    until = time.monotonic() + PATIENCE
    unfinished = True
    while unfinished:
        assert time.monotonic() < until, (folder / "schedule.log").read_text("utf-8")
        time.sleep(0.1)
        with reading(open_store(url(folder))) as session:
            unfinished = due.unfinished(session, NIGHTLY) is not None


def wait_for_requests(web: SampleWeb) -> None:
    until = time.monotonic() + PATIENCE
    while not web.requests:
        assert time.monotonic() < until, "no crawl asked for anything"
        time.sleep(0.1)


def processes_of(pid: int) -> list[int]:
    """List a process and all that descend from it."""
    table = subprocess.run(["ps", "-e", "-o", "pid=,ppid="], capture_output=True, text=True, check=True).stdout
    parent_of = {int(child): int(parent) for child, parent in (line.split() for line in table.splitlines())}
    found = [pid]
    for one in found:
        found += [child for child, parent in parent_of.items() if parent == one]
    return found


def alive(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    return True
