"""What a person at a terminal sees of a night; elsewhere, quiet plain lines."""

import threading
from collections.abc import Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, contextmanager, nullcontext
from typing import Protocol

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, SpinnerColumn, TextColumn, TimeElapsedColumn
from rich.progress import Progress as Bar
from sqlalchemy import Engine

from store import tally
from store.session import reading

LOOK_SECONDS = 0.25
STEPS = {
    "crawl": "crawling",
    "analyze": "comparing versions",
    "health": "judging sources",
    "seal": "sealing what was kept",
    "drill": "drilling on a site of our own",
    "deliver": "delivering alerts",
    "export": "exporting texts",
}


class Progress(Protocol):
    """Somebody who is told how a night goes on."""

    def step(self, name: str) -> None:
        """Hear that a step begins."""

    def watching(
        self, engine: Engine, columns: Mapping[str, Sequence[str]], frontier: int
    ) -> AbstractContextManager[None]:
        """Follow a crawl in the store while the block runs."""


class Silent:
    """Says nothing."""

    def step(self, name: str) -> None:
        """Say nothing."""

    def watching(
        self,
        engine: Engine,  # noqa: ARG002
        columns: Mapping[str, Sequence[str]],  # noqa: ARG002
        frontier: int,  # noqa: ARG002
    ) -> AbstractContextManager[None]:
        """Follow nothing."""
        return nullcontext()


class Lines(Silent):
    """Says each step in a line."""

    def __init__(self, console: Console) -> None:
        self._console = console

    def step(self, name: str) -> None:
        """Say the step."""
        self._console.print(f"  {STEPS[name]}", style="dim", highlight=False)


class Bars(Lines):
    """Says each step in a line, and draws the crawl as a bar while it runs."""

    @contextmanager
    def watching(self, engine: Engine, columns: Mapping[str, Sequence[str]], frontier: int) -> Iterator[None]:
        """Draw what is visited of what is known to be due."""
        bar = Bar(
            SpinnerColumn(),
            TextColumn("columns and documents"),
            BarColumn(),
            MofNCompleteColumn(),
            TimeElapsedColumn(),
            console=self._console,
            transient=True,
        )
        ended = threading.Event()
        with bar:
            drawer = threading.Thread(target=_draw, args=(bar, engine, columns, frontier, ended), daemon=True)
            drawer.start()
            try:
                yield
            finally:
                ended.set()
                drawer.join()


def for_console(console: Console) -> Progress:
    """Choose what suits a console."""
    return Bars(console) if console.is_terminal else Lines(console)


def _draw(
    bar: Bar, engine: Engine, columns: Mapping[str, Sequence[str]], frontier: int, ended: threading.Event
) -> None:
    task = bar.add_task("", total=None)
    while not ended.wait(LOOK_SECONDS):
        with reading(engine) as session:
            nights = tally.nights(session, columns, frontier)
        done = sum(sum(night.columns.values()) + sum(night.documents.values()) for night in nights)
        bar.update(task, completed=done, total=done + sum(night.undone for night in nights))
