"""The nights of the calendar, begun before the tests: they take minutes, and most tests wait more than they work."""

import os
import subprocess
import sys
import tempfile
from pathlib import Path

import jobs

WORLDS = 2
"""A core each, where nobody else wants it."""
SENT = "sent"
"""File: how many messages a world's channel was sent."""
_PLACES = (Path(jobs.__file__).parents[1], Path(__file__).parents[1])


class Ahead:
    """The worlds under way, each in a process of its own."""

    def __init__(self) -> None:
        self._kept = tempfile.TemporaryDirectory(prefix="calendar-", ignore_cleanup_errors=True)
        self.folders = tuple(Path(self._kept.name) / str(number) for number in range(WORLDS))
        self._processes = [_begun(folder, number) for number, folder in enumerate(self.folders)]

    def sent(self) -> list[int]:
        """Wait for the last night and say how many messages each world's channel was sent."""
        for process, folder in zip(self._processes, self.folders, strict=True):
            assert process.wait() == 0, (folder / "said").read_text("utf-8")
        return [int((folder / SENT).read_text("utf-8")) for folder in self.folders]

    def end(self) -> None:
        """End the worlds, wherever they are."""
        for process in self._processes:
            process.kill()
            process.wait()
        self._kept.cleanup()


def _begun(folder: Path, number: int) -> "subprocess.Popen[bytes]":
    folder.mkdir()
    environment = {name: value for name, value in os.environ.items() if not name.startswith("FAZHI_")}
    environment["PYTHONPATH"] = os.pathsep.join(map(str, _PLACES))
    with (folder / "said").open("wb") as said:
        return subprocess.Popen(
            [sys.executable, "-m", "calendarweb", str(folder), str(number)],
            env=environment,
            cwd=folder,
            stdin=subprocess.DEVNULL,
            stdout=said,
            stderr=said,
        )
