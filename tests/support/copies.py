"""Processes that begin as copies of one that has loaded everything: to load it anew takes each two seconds."""

import os
import pkgutil
from collections.abc import Callable
from functools import cache
from multiprocessing import forkserver, get_context
from multiprocessing.context import ForkServerProcess
from pathlib import Path
from unittest.mock import patch

import scrapy.commands

import crawler

_LOADED = [
    "crawler.evidence",
    "crawler.pipelines",
    "crawler.politeness",
    "crawler.reading_pipeline",
    "crawler.receipt_wire",
    "crawler.rendering",
    "crawler.robots",
    "crawler.runlog",
    "crawler.sent_on",
    "crawler.spiders.check",
    "crawler.spiders.explore",
    "crawler.spiders.page",
    "crawler.spiders.reports",
    "itemadapter.adapter",
    "jobs.commands.backup",
    "jobs.commands.restore",
    "pydantic.v1",
    "pytest",
    *(f"scrapy.commands.{module.name}" for module in pkgutil.iter_modules(scrapy.commands.__path__)),
    "scrapy.core.downloader.handlers.ftp",
    "scrapy.core.downloader.handlers.http11",
    "scrapy.downloadermiddlewares.cookies",
    "scrapy.downloadermiddlewares.httpcompression",
    "scrapy.extensions.throttle",
    "scrapy.pqueues",
    "scrapy.squeues",
    "store.upgrade",
    "warm",
    "settled",
]
_CONTEXT = get_context("forkserver")
_CONTEXT.set_forkserver_preload(_LOADED)
_PLACES = (Path(crawler.__file__).parents[1], Path(__file__).parent)


def copied(target: Callable[..., object], *args: object) -> ForkServerProcess:
    """Make a process, not yet begun, that calls something."""
    _serve()
    return _CONTEXT.Process(target=target, args=args)


@cache
def _serve() -> None:
    # What cannot be imported is passed over in silence, and the server is not told of our path.
    with patch.dict(os.environ, {"PYTHONPATH": os.pathsep.join(map(str, _PLACES))}):
        forkserver.ensure_running()
