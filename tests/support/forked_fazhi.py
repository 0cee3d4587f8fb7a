"""fazhi on the command line, in a copy of a process that has loaded all; killed before a commit if so wished.

Each line on the input is a JSON object {"words": [...], "kill_at": N or null}. The answer is a line with the copy's
process id; after one more line on the input it goes on, and a line says how it ended: its exit code, or less than zero
for the signal that killed it.
"""

import gc
import importlib
import json
import os
import signal
import sys

from sqlalchemy import Engine, event

from jobs.__main__ import main


class Kill:
    """Ends this process hard before the given commit: what was written since the one before it is lost."""

    def __init__(self, at: int) -> None:
        self._left = at

    def __call__(self, *_: object) -> None:
        """Count a commit."""
        self._left -= 1
        if self._left < 0:
            os.kill(os.getpid(), signal.SIGKILL)


def run(words: list[str], kill_at: int | None) -> int:
    """Be the copy."""
    say(os.getpid())
    sys.stdin.readline()
    if kill_at is not None:
        kill = Kill(kill_at)
        event.listen(Engine, "commit", kill)
    sys.argv = ["fazhi", *words]
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())
    try:
        main()
    except SystemExit as ended:
        return ended.code if isinstance(ended.code, int) else 0
    return 0


def say(number: int) -> None:
    """Answer a line."""
    sys.stdout.write(f"{number}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    # A command is loaded when it is asked for: each copy would load it anew.
    importlib.import_module("jobs.commands.alerts")
    gc.freeze()
    for line in sys.stdin:
        asked = json.loads(line)
        copy = os.fork()
        if copy == 0:
            os._exit(run(asked["words"], asked["kill_at"]))
        _, status = os.waitpid(copy, 0)
        say(os.waitstatus_to_exitcode(status))
