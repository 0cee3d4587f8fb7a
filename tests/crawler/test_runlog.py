"""A crawl that Scrapy's own command started, in a folder of somebody's own."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

import crawler
from jobs.demo.sources import write_sources
from jobs.demo.story import JIZHOU
from jobs.demo.web import SampleWeb
from store import receipts, runs
from store.lock import single_instance
from store.records import RunStatus
from store.session import open_store, reading

SOURCE = "demo/2-jizhou"
CONFIGURATION = """
[store]
url = "sqlite:///kept/fazhi.db"
data = "kept"
[crawl]
sources = ["sources"]
delay = 0.0
allow_private = true
[crawl.resolve]
"jizhou.fazhi.test" = "127.0.0.1"
"""


def call(folder, *words):
    root = str(Path(crawler.__file__).parents[1])
    environment = {name: value for name, value in os.environ.items() if not name.startswith(("FAZHI_", "SCRAPY_"))}
    command = [sys.executable, "-m", *words]
    return subprocess.run(
        command, cwd=folder, env=environment | {"PYTHONPATH": root}, capture_output=True, text=True, check=False
    )


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    """Make the folder and crawl one source in it."""
    made = tmp_path_factory.mktemp("own")
    (made / "scrapy.cfg").write_text("[settings]\ndefault = crawler.settings\n", "utf-8")
    (made / "fazhi.toml").write_text(CONFIGURATION, "utf-8")
    with SampleWeb() as web:
        write_sources(made / "sources", web)
        ended = call(made, "scrapy", "crawl", "reports", "-a", f"sources={SOURCE}")
        asked = {one.host for one in web.requests}
    assert ended.returncode == 0, ended.stderr
    assert asked == {JIZHOU.host}
    return made


def test_it_writes_to_the_store_that_fazhi_reads(folder):
    told = call(folder, "jobs", "reports", "--json")
    (report,) = [json.loads(line) for line in told.stdout.splitlines()]
    assert report["title"] == JIZHOU.title


def test_it_opens_and_ends_a_run_of_its_own(folder):
    with reading(open_store(f"sqlite:///{folder}/kept/fazhi.db")) as session:
        run = runs.last(session)
    assert (run.status, run.sources) == (RunStatus.DONE, (SOURCE,))
    assert run.ended_at is not None
    assert run.counts["reason"] == "finished"
    assert run.counts["requests"] == run.counts["responses"] == 5


def test_it_keeps_its_receipt(folder):
    with reading(open_store(f"sqlite:///{folder}/kept/fazhi.db")) as session:
        night = receipts.of_night(session, on=None, host=None)
    (one,) = night.hosts
    assert one.host.partition(":")[0] == JIZHOU.host
    assert one.requests == 5


def test_it_leaves_the_lock(folder):
    with single_instance(folder / "kept"):
        pass


def test_a_crawl_beside_a_running_night_is_refused_and_its_last_line_says_why(folder):
    with single_instance(folder / "kept"):
        ended = call(folder, "scrapy", "crawl", "reports", "-a", f"sources={SOURCE}")
    assert ended.returncode == 1
    assert "NightRunning: another night is running on this store" in ended.stderr.strip().splitlines()[-1]
