"""One night at a time on one store."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from filelock import FileLock, Timeout

from store.errors import NightRunning


@contextmanager
def single_instance(data: Path) -> Iterator[None]:
    """Hold the night's lock; raises NightRunning. The system frees it when the holder dies, however it dies."""
    data.mkdir(parents=True, exist_ok=True)
    path = data / "night.lock"
    lock = FileLock(path, timeout=0)
    try:
        lock.acquire()
    except Timeout as error:
        raise NightRunning(f"another night is running on this store ({path} is held); wait for its end") from error
    try:
        yield
    finally:
        lock.release()
