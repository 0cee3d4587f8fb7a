"""A spider's process: its limit, its end, its death with its parent."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

from crawler.configuration import CrawlTable
from crawler.order import CrawlOrder
from jobs.child import run_spider
from jobs.demo.web import RESOLVE, SampleWeb
from store.settings import StoreTable


def order(folder: Path) -> CrawlOrder:
    return CrawlOrder(
        store=StoreTable(url=f"sqlite:///{folder}/fazhi.db", data=folder),
        crawl=CrawlTable(allow_private=True, resolve=dict(RESOLVE), delay=0.0),
        report=folder / "report",
    )


def test_a_spider_that_ends_well_gives_no_reason(tmp_path: Path, web: SampleWeb) -> None:
    page = web.url("jizhou.fazhi.test", "/")
    beats: list[float] = []
    reason = run_spider(
        order(tmp_path),
        tmp_path / "order.json",
        ("page", "-a", f"url={page}"),
        deadline=time.monotonic() + 60,
        beat=lambda: beats.append(0.0),
    )
    assert reason == ""
    assert (tmp_path / "report").exists()


def test_a_spider_that_cannot_start_says_so(tmp_path: Path) -> None:
    reason = run_spider(
        order(tmp_path), tmp_path / "order.json", ("nosuch",), deadline=time.monotonic() + 60, beat=lambda: None
    )
    assert reason.startswith("the crawl ended with code ")
    assert "nosuch" in (tmp_path / "order.err").read_text("utf-8")


def test_a_spider_is_ended_at_the_deadline(tmp_path: Path, web: SampleWeb) -> None:
    began = time.monotonic()
    reason = run_spider(
        order(tmp_path),
        tmp_path / "order.json",
        ("page", "-a", f"url={web.url('jizhou.fazhi.test', '/')}"),
        deadline=began,
        beat=lambda: None,
    )
    assert reason == "the night's limit was reached"
    assert time.monotonic() - began < 45


def test_a_child_follows_its_parent(tmp_path: Path) -> None:
    code = (
        "import os, sys, time; from crawler.parent import follow_parent; "
        "follow_parent(int(sys.argv[1])); print(os.getpid(), flush=True); time.sleep(600)"
    )
    middle = (
        "import os, subprocess, sys; "
        f"child = subprocess.Popen([sys.executable, '-c', {code!r}, str(os.getpid())]); child.wait()"
    )
    with subprocess.Popen([sys.executable, "-c", middle], stdout=subprocess.PIPE, text=True) as parent:
        assert parent.stdout is not None
        child = int(parent.stdout.readline())
        os.kill(parent.pid, signal.SIGKILL)
        until = time.monotonic() + 20
        while alive(child):
            assert time.monotonic() < until, "the child outlived its parent"
            time.sleep(0.05)


def alive(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    state = Path(f"/proc/{pid}/stat")
    return not (state.exists() and state.read_text().rsplit(")", 1)[1].split()[0] == "Z")
