"""Crawls begun from a loaded copy, as in `warm`, in which some lines run before all else; in their readers too."""

import runpy
from collections.abc import Callable, Sequence
from pathlib import Path
from time import monotonic

import warm
from copies import copied

from crawler.order import CrawlOrder
from jobs.child import Launch

NAME = "sitecustomize.py"
"""What every Python process runs first, if it is on its path."""


def launch_with(folder: Path, lines: str) -> Launch:
    """Write the lines to a folder, and give a launch whose processes run them."""
    folder.mkdir()
    (folder / NAME).write_text(lines, "utf-8")

    def launch(
        order: CrawlOrder, order_file: Path, spider: Sequence[str], *, deadline: float, beat: Callable[[], None]
    ) -> str:
        order_file.write_text(order.model_dump_json(indent=1), "utf-8")
        environment = warm.environment_for(order_file, folder)
        child = copied(_crawl, folder / NAME, order_file, tuple(spider), environment)
        child.start()
        beat()
        child.join(max(0.0, deadline - monotonic()))
        if child.is_alive():
            child.kill()
            child.join()
            return "the night's limit was reached"
        return "" if child.exitcode == 0 else f"the crawl ended with code {child.exitcode}"

    return launch


def _crawl(lines: Path, order_file: Path, spider: tuple[str, ...], environment: dict[str, str]) -> None:
    runpy.run_path(str(lines))
    warm._crawl(order_file, spider, environment)
