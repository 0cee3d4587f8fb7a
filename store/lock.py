"""One process at a time for what must not happen twice at once."""

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

from filelock import FileLock, Timeout

from store.errors import Busy, FolderUnusable, NightRunning

NIGHT = "night"
DELIVERY = "delivery"
DELIVERY_WAIT = 600.0
"""Seconds to wait for another delivery to end: two at once would say everything twice."""


@contextmanager
def single_instance(data: Path) -> Iterator[None]:
    """Hold the night's lock; raises NightRunning."""
    with ExitStack() as held:
        try:
            held.enter_context(exclusive(data, NIGHT))
        except Busy as error:
            raise NightRunning(f"another night is running on this store: {error}") from error
        yield


@contextmanager
def exclusive(data: Path, name: str, *, wait: float = 0.0) -> Iterator[None]:
    """Hold a lock of this installation, waiting so many seconds for it; raises Busy or FolderUnusable.

    The system frees it when the holder dies, however it dies.
    """
    path = data / f"{name}.lock"
    lock = FileLock(path)
    try:
        data.mkdir(parents=True, exist_ok=True)
        lock.acquire(timeout=wait)
    except Timeout as error:
        raise Busy(f"{path} is held by another process; wait for its end") from error
    except OSError as error:
        raise FolderUnusable(f"{data} cannot be written to: {error.strerror}") from error
    try:
        yield
    finally:
        lock.release()
