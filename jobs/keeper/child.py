"""A command of ours in a process of its own, under a hard limit."""

import logging
import os
import subprocess
import sys
import threading
from collections.abc import Sequence
from pathlib import Path
from time import monotonic
from typing import Protocol

import jobs
from jobs.place import Place

LOOK_SECONDS = 0.2
GRACE_SECONDS = 20.0
"""Between asking a command to end and making it: a night gives its crawl less, see jobs.child."""

log = logging.getLogger(__name__)


class Stopped(Exception):
    """The command was ended because we are to end."""


class Start(Protocol):
    """A way to run a command of ours; `Children.run` is the one."""

    def __call__(self, words: Sequence[str], place: Place, limit: float) -> int | None:
        """Run `fazhi <words>` at a place and return its exit code, or None when it was ended after `limit` seconds.

        A code below zero is the signal that killed it. Raises Stopped.
        """


class Children:
    """Runs one command after another, until it is told to stop."""

    def __init__(self, arguments: Sequence[str]) -> None:
        """Take the options that every command is given."""
        self._arguments = arguments
        self._stopping = threading.Event()

    def run(self, words: Sequence[str], place: Place, limit: float) -> int | None:
        """Run a command; see Start."""
        if self._stopping.is_set():
            raise Stopped
        command = [sys.executable, "-m", "jobs.keeper.followed", str(os.getpid()), *words, *self._arguments]
        if place.now is not None:
            command += ["--now", place.now.isoformat()]
        # `python -m jobs` works from a checkout: its child must find the same code.
        home = str(Path(jobs.__file__).parents[1])
        environment = dict(os.environ) | {"PYTHONPATH": os.pathsep.join([home, os.environ.get("PYTHONPATH", "")])}
        # A group of its own: Ctrl-C at a terminal is for us, and we end the child.
        child = subprocess.Popen(command, env=environment, stdin=subprocess.DEVNULL, process_group=0)
        try:
            return self._wait(child, monotonic() + limit)
        finally:
            _end(child)

    def stop(self) -> None:
        """End what runs, soon, and begin nothing more."""
        self._stopping.set()

    def _wait(self, child: "subprocess.Popen[bytes]", deadline: float) -> int | None:
        while monotonic() < deadline:
            code = child.poll()
            if code is not None:
                return code
            if self._stopping.wait(LOOK_SECONDS):
                raise Stopped
        return None


def _end(child: "subprocess.Popen[bytes]") -> None:
    if child.poll() is not None:
        return
    child.terminate()
    try:
        child.wait(GRACE_SECONDS)
    except subprocess.TimeoutExpired:
        log.warning("command killed", extra={"pid": child.pid})
        child.kill()
        child.wait()
