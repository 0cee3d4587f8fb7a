"""Crawls of the tests begin in a copy of a process that has loaded all: loading it anew takes two seconds a night.

The crawl is the same in all else. What ends processes hard, and what starts them from the command line, is tested with
processes begun as always.
"""

import os
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from time import monotonic

from copies import copied
from scrapy.cmdline import execute

import crawler
from crawler.order import VARIABLE, CrawlOrder
from jobs.child import BEAT_SECONDS, GRACE_SECONDS

_LOOK = 0.02


def environment_for(order_file: Path, *more: Path) -> dict[str, str]:
    """Make a crawl's environment; `more` are further folders of code."""
    places = [Path(crawler.__file__).parents[1], *more]
    return dict(os.environ) | {
        VARIABLE: str(order_file),
        "SCRAPY_SETTINGS_MODULE": "crawler.settings",
        "PYTHONPATH": os.pathsep.join(map(str, places)),
    }


def run_spider(
    order: CrawlOrder, order_file: Path, spider: Sequence[str], *, deadline: float, beat: Callable[[], None]
) -> str:
    """Do what jobs.child.run_spider does, from the copy."""
    order_file.write_text(order.model_dump_json(indent=1), "utf-8")
    environment = environment_for(order_file)
    child = copied(_crawl, order_file, tuple(spider), environment)
    child.start()
    beaten = monotonic()
    while child.is_alive() and monotonic() < deadline:
        child.join(_LOOK)
        if monotonic() - beaten > BEAT_SECONDS:
            beat()
            beaten = monotonic()
    late = child.is_alive()
    for end in (child.terminate, child.terminate, child.kill):
        if child.is_alive():
            end()
            child.join(GRACE_SECONDS)
    if late:
        return "the night's limit was reached"
    return "" if child.exitcode == 0 else f"the crawl ended with code {child.exitcode}"


def _crawl(order_file: Path, spider: tuple[str, ...], environment: dict[str, str]) -> None:
    os.environ.clear()
    os.environ.update(environment)
    os.chdir(order_file.parent)
    with order_file.with_suffix(".err").open("wb") as errors:
        os.dup2(errors.fileno(), 1)
        os.dup2(errors.fileno(), 2)
    sys.argv = ["scrapy", "crawl", *spider]
    execute(sys.argv)
