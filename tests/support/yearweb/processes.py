"""What is done in processes of their own, so that they can be killed: keepers, and deliveries."""

import os
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from contextlib import closing
from datetime import datetime
from pathlib import Path

from copies import copied

import jobs
from jobs.holding import holding_night
from jobs.keeper.child import Children
from jobs.keeper.keeper import KEEPER, Keeper
from jobs.place import Place
from store.errors import NightRunning
from yearweb.installation import CONFIGURATION, keeper, place_at

PATIENCE = 240.0
"""Seconds after which something is wrong with the machine or with us."""
_HUNG_AFTER = 8.0
"""Seconds for a night that cannot end."""
_LOOK = 0.02
_HOMES = (Path(jobs.__file__).parents[1], Path(__file__).parents[1])


def keep_in_two(folder: Path, clock: datetime) -> None:
    """Let two processes look at one moment, and wait for both."""
    for keeping in _two(folder, clock):
        assert keeping.wait(PATIENCE) == 0, "a keeper fell"


def keep_and_be_killed(folder: Path, clock: datetime, is_amid: Callable[[], bool]) -> None:
    """The same, but whichever keeps the night is killed when it is amid, with all that it has begun."""
    keeping = _two(folder, clock)
    _until(is_amid)
    os.kill(_holder(folder), signal.SIGKILL)
    codes = sorted(one.wait(PATIENCE) for one in keeping)
    assert codes == [-signal.SIGKILL, 0], codes
    _until(lambda: _is_free(folder))


def deliver_and_be_killed(folder: Path, clock: datetime, kill_at: Callable[[Callable[[], None]], None]) -> None:
    """Empty the outbox in a process that is killed as soon as `kill_at` lets the given be called."""
    sending = copied(_deliver, folder, clock)
    sending.start()
    pid = sending.pid
    assert pid is not None
    kill_at(lambda: os.kill(pid, signal.SIGKILL))
    sending.join(PATIENCE)
    assert sending.exitcode == -signal.SIGKILL, sending.exitcode


def start_what_hangs(folder: Path, words: Sequence[str], place: Place, _limit: float) -> int | None:
    """Run a command in a process of its own, with a limit that it will not keep."""
    return Children(("--config", str(folder / CONFIGURATION))).run(words, place, _HUNG_AFTER)


def main() -> None:
    """Look once, as the daemon does: python -m yearweb.processes FOLDER CLOCK."""
    folder, clock = Path(sys.argv[1]), datetime.fromisoformat(sys.argv[2])
    children = Children(("--config", str(folder / CONFIGURATION)))
    Keeper(place_at(folder), children.run, lambda: clock).tick()


def _two(folder: Path, clock: datetime) -> list["subprocess.Popen[bytes]"]:
    command = [sys.executable, "-m", "yearweb.processes", str(folder), clock.isoformat()]
    environment = os.environ | {"PYTHONPATH": os.pathsep.join(map(str, _HOMES))}
    return [subprocess.Popen(command, env=environment, stdin=subprocess.DEVNULL) for _ in range(2)]


def _deliver(folder: Path, clock: datetime) -> None:
    keeper(folder, clock).deliver()


def _holder(folder: Path) -> int:
    with closing(sqlite3.connect(folder / "fazhi.db")) as store:
        ((holder,),) = store.execute("SELECT holder FROM lease WHERE name = ?", (KEEPER,))
    return int(holder.rpartition(" ")[2])


def _is_free(folder: Path) -> bool:
    try:
        with holding_night(place_at(folder)):
            return True
    except NightRunning:
        return False


def _until(is_so: Callable[[], bool]) -> None:
    end = time.monotonic() + PATIENCE
    while not is_so():
        assert time.monotonic() < end, "it never came"
        time.sleep(_LOOK)


if __name__ == "__main__":
    main()
