"""A spider in a process of its own, under a hard limit."""

import os
import signal
import subprocess
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from time import monotonic
from typing import Protocol

import crawler
from crawler.order import VARIABLE, CrawlOrder

LOOK_SECONDS = 0.1
BEAT_SECONDS = 15.0
GRACE_SECONDS = 8.0
"""Between asking a crawl to end and asking again, and then making it: less than whoever ends us grants us, twice."""


class Launch(Protocol):
    """A way to run a spider in a process of its own; `run_spider` is the one."""

    def __call__(
        self,
        order: CrawlOrder,
        order_file: Path,
        spider: Sequence[str],
        *,
        deadline: float,
        beat: Callable[[], None],
    ) -> str:
        """Run it, and return why it ended badly, or nothing."""


def run_spider(
    order: CrawlOrder,
    order_file: Path,
    spider: Sequence[str],
    *,
    deadline: float,
    beat: Callable[[], None],
) -> str:
    """Run `scrapy crawl <spider>` under an order and return why it ended badly, or nothing.

    The deadline is in monotonic seconds; `beat` is called now and then while the child lives.
    """
    order = order.model_copy(update={"parent": os.getpid()})
    order_file.write_text(order.model_dump_json(indent=1), "utf-8")
    environment = dict(os.environ) | {
        VARIABLE: str(order_file),
        "SCRAPY_SETTINGS_MODULE": "crawler.settings",
        # `python -m jobs` works from a checkout: its child must find the same code.
        "PYTHONPATH": os.pathsep.join([str(Path(crawler.__file__).parents[1]), os.environ.get("PYTHONPATH", "")]),
    }
    command = [sys.executable, "-m", "scrapy", "crawl", *spider]
    with order_file.with_suffix(".err").open("wb") as errors:
        # A folder of its own: a scrapy.cfg or fazhi.toml that lies about must not take over.
        # A group of its own: Ctrl-C at a terminal is for us, and a crawl that is told twice to end ends hard.
        child = subprocess.Popen(
            command,
            env=environment,
            cwd=order_file.parent,
            stdin=subprocess.DEVNULL,
            stdout=errors,
            stderr=errors,
            process_group=0,
        )
        try:
            return _wait(child, deadline, beat)
        finally:
            _end(child)


def _wait(child: "subprocess.Popen[bytes]", deadline: float, beat: Callable[[], None]) -> str:
    beaten = monotonic()
    while True:
        try:
            child.wait(LOOK_SECONDS)
        except subprocess.TimeoutExpired:
            pass
        else:
            return "" if child.returncode == 0 else f"the crawl ended with code {child.returncode}"
        if monotonic() > deadline:
            return "the night's limit was reached"
        if monotonic() - beaten > BEAT_SECONDS:
            beat()
            beaten = monotonic()


def _end(child: "subprocess.Popen[bytes]") -> None:
    for sign in (signal.SIGTERM, signal.SIGTERM, signal.SIGKILL):
        if child.poll() is not None:
            return
        child.send_signal(sign)
        try:
            child.wait(GRACE_SECONDS)
        except subprocess.TimeoutExpired:
            continue
