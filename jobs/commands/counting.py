"""How far a long command has come, for whoever waits at a terminal."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from rich.console import Console
from rich.progress import Progress


@contextmanager
def counted(console: Console, what: str) -> Iterator[Callable[[int, int], None]]:
    """Draw how much is done, and of how much, as it is told; on a terminal only, and gone at the end."""
    with Progress(console=console, transient=True, disable=not console.is_terminal) as bar:
        task = bar.add_task(what, total=None)

        def hear(done: int, total: int) -> None:
            bar.update(task, completed=done, total=total)

        yield hear
