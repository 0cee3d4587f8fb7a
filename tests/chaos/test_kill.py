"""kill -9 in the middle of a night loses nothing, and the next night completes it."""

import os
import signal
import subprocess
import sys
import time
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from warcio.archiveiterator import ArchiveIterator

from jobs.demo.texts import seed
from jobs.demo.web import RESOLVE, SampleWeb
from jobs.night import night
from jobs.place import Place
from jobs.progress import Silent
from store import documents, runs, versions
from store.records import Cause, RunStatus
from store.session import open_store, reading

PATIENCE = 60.0


def begin(folder: Path, place: Place) -> "subprocess.Popen[bytes]":
    lines = [
        "[store]",
        f'url = "{place.settings.store.url}"',
        f'data = "{place.settings.store.data}"',
        "[crawl]",
        f'sources = ["{folder}/sources"]',
        "delay = 0.15",
        "allow_private = true",
        "[crawl.resolve]",
        *(f'"{host}" = "{address}"' for host, address in RESOLVE.items()),
    ]
    (folder / "fazhi.toml").write_text("\n".join(lines), "utf-8")
    command = [
        sys.executable,
        "-m",
        "jobs",
        "run",
        "--config",
        str(folder / "fazhi.toml"),
        "--now",
        str(place.now),
    ]
    return subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


def wait_for_requests(web: SampleWeb, count: int) -> None:
    until = time.monotonic() + PATIENCE
    while len(web.requests) < count:
        assert time.monotonic() < until, f"only {len(web.requests)} requests came"
        time.sleep(0.01)


def wait_for_death_of_crawls(folder: Path) -> None:
    """The crawl follows its dead parent by itself; its log file's process must be gone."""
    until = time.monotonic() + PATIENCE
    while crawls(folder):
        assert time.monotonic() < until, "a crawl outlived its night"
        time.sleep(0.05)


def crawls(folder: Path) -> list[int]:
    found = []
    for process in Path("/proc").glob("[0-9]*"):
        try:
            environment = (process / "environ").read_bytes()
        except OSError:
            continue
        if str(folder).encode() in environment and b"FAZHI_ORDER_FILE=" in environment:
            found.append(int(process.name))
    return [pid for pid in found if pid != os.getpid()]


@pytest.mark.skipif(not Path("/proc/self/environ").exists(), reason="looks for left-over processes under /proc")
@pytest.mark.parametrize("requests", [7, 14, 20])
def test_a_killed_night_is_completed_by_the_next(tmp_path: Path, place: Place, web: SampleWeb, requests: int) -> None:
    assert place.now is not None
    child = begin(tmp_path, place)
    wait_for_requests(web, requests)
    os.kill(child.pid, signal.SIGKILL)
    child.wait()
    wait_for_death_of_crawls(tmp_path)
    asked_before = {(seen.host, seen.path) for seen in web.requests if "post_" in seen.path or "/art_" in seen.path}

    summary = night(replace(place, now=place.now + timedelta(minutes=20)), (), Silent())

    assert summary.status is RunStatus.DONE
    assert summary.changes == (), "a baseline that was cut is still a baseline"
    texts = sorted(place.settings.store.export.glob("*.txt"))
    assert [path.read_bytes() for path in texts] == [seed(number).encode() for number in range(5)]
    with reading(open_store(place.settings.store.url)) as session:
        assert (last := runs.last(session)) is not None
        assert last.frontier == 1, "it goes on from the killed run's frontier"
        for report in documents.reports(session):
            history = versions.history(session, documents.find(session, str(report.document)).id)
            assert [version.cause for version in history] == [Cause.BASELINE]
    assert len(asked_before) < len(web.requests)
    for file in place.settings.store.archive.rglob("*.warc.gz"):
        check_up_to_the_tear(file)


def check_up_to_the_tear(file: Path) -> None:
    """Every whole record of a file that was cut by a kill can be read."""
    with file.open("rb") as stream:
        records = 0
        try:
            for record in ArchiveIterator(stream):
                record.content_stream().read()
                records += 1
        except EOFError:
            pass
    assert records or file.stat().st_size == 0
