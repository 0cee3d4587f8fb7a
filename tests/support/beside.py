"""Worlds that are watched beside the tests and begun before them: most tests wait more than they work."""

import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

import jobs

_NICE = 4
_PLACES = (Path(jobs.__file__).parents[1], Path(__file__).parent)


class Beside:
    """Some worlds under way, each in a process of its own."""

    def __init__(self, package: str, worlds: int) -> None:
        """Begin `python -m package FOLDER NUMBER` for each world's empty folder."""
        self._home = Path(tempfile.mkdtemp(prefix=f"{package}-"))
        self._stays = False
        self.folders = tuple(self._home / str(number) for number in range(worlds))
        self._processes = [_begun(package, folder, number) for number, folder in enumerate(self.folders)]

    def wait(self) -> None:
        """Wait for the ends of all worlds, which must be good ones."""
        for process, folder in zip(self._processes, self.folders, strict=True):
            assert process.wait() == 0, (folder / "said").read_text("utf-8")

    def keep(self) -> None:
        """Let what the worlds leave stay for whoever looks into it."""
        self._stays = True

    def end(self) -> None:
        """End the worlds, wherever they are."""
        for process in self._processes:
            process.kill()
            process.wait()
        if not self._stays:
            shutil.rmtree(self._home, ignore_errors=True)


def give_way() -> None:
    """Let the tests be served first, a little: a world is one long chain of nights, and must not be the last."""
    os.nice(_NICE)


def _begun(package: str, folder: Path, number: int) -> "subprocess.Popen[bytes]":
    folder.mkdir()
    environment = {name: value for name, value in os.environ.items() if not name.startswith("FAZHI_")}
    environment["PYTHONPATH"] = os.pathsep.join(map(str, _PLACES))
    with (folder / "said").open("wb") as said:
        return subprocess.Popen(
            [sys.executable, "-m", package, str(folder), str(number)],
            env=environment,
            cwd=folder,
            stdin=subprocess.DEVNULL,
            stdout=said,
            stderr=said,
        )
