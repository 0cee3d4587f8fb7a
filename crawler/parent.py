"""Dying with one's parent, however it died."""

import os
import threading
import time

LOOK_SECONDS = 0.5


def follow_parent(parent: int) -> None:
    """End this process soon after its parent is gone: a killed night must not leave a crawl behind.

    The parent says its own id: by the time a child can ask, it may have been handed to another.
    """
    threading.Thread(target=_watch, args=(parent,), name="follow-parent", daemon=True).start()


def _watch(parent: int) -> None:
    while os.getppid() == parent:
        time.sleep(LOOK_SECONDS)
    os._exit(1)
