"""An upgrade that is killed on its way, in a process of its own."""

import os
import signal

from copies import copied
from sqlalchemy import Engine, event

from store.upgrade import upgrade_store


def upgrade_killed(url: str, statements: int) -> int | None:
    """Upgrade a store, killed before that many statements were run; return how the process ended."""
    child = copied(_upgrade, url, statements)
    child.start()
    child.join()
    return child.exitcode


def _upgrade(url: str, statements: int) -> None:
    left = statements

    def count(*_: object) -> None:
        nonlocal left
        left -= 1
        if left == 0:
            os.kill(os.getpid(), signal.SIGKILL)

    event.listen(Engine, "before_cursor_execute", count)
    upgrade_store(url)
