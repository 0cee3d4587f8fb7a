"""The nights of the calendar, begun before the tests: they take minutes, and most tests wait more than they work."""

import os
import tempfile
from concurrent.futures import Future, ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path

from calendarweb.world import divided, watch

WORLDS = 2
"""A core each, where nobody else wants it."""
_NICE = 10


class Ahead:
    """The worlds under way, each in a process of its own."""

    def __init__(self) -> None:
        self._folder = tempfile.TemporaryDirectory(prefix="calendar-")
        self._processes = ProcessPoolExecutor(
            WORLDS, mp_context=get_context("spawn"), initializer=os.nice, initargs=(_NICE,)
        )
        self.folders = tuple(Path(self._folder.name) / str(number) for number in range(WORLDS))
        self._watching: list[Future[tuple[bytes, ...]]] = [
            self._processes.submit(watch, folder, chosen=chosen)
            for folder, chosen in zip(self.folders, divided(WORLDS), strict=True)
        ]

    def messages(self) -> list[tuple[bytes, ...]]:
        """Wait for the last night and give what each world's channel was sent."""
        return [one.result() for one in self._watching]

    def end(self) -> None:
        """End the worlds, wherever they are."""
        processes = list((self._processes._processes or {}).values())
        self._processes.shutdown(wait=False, cancel_futures=True)
        for process in processes:
            process.terminate()
        for process in processes:
            process.join()
        self._folder.cleanup()
