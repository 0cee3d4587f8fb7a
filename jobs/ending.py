"""Ending at a signal as at a fault: whatever is held is let go, whatever was begun is ended."""

import signal
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType
from typing import NoReturn

SIGNALS = (signal.SIGTERM, signal.SIGINT)
_BY_SIGNAL = 128


@contextmanager
def ending_gracefully() -> Iterator[None]:
    """Let SIGTERM and SIGINT unwind the block and exit with 143 or 130; only for the main thread.

    Further signals are ignored from then on: what is being ended must not be cut short by a second one.
    """
    before = {number: signal.signal(number, _end) for number in SIGNALS}
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


def ignore_more() -> None:
    """Let no further signal cut short what is being ended; only for the main thread."""
    for each in SIGNALS:
        signal.signal(each, _ending_already)


def _end(number: int, _frame: FrameType | None) -> NoReturn:
    ignore_more()
    raise SystemExit(_BY_SIGNAL + number)


def _ending_already(_number: int, _frame: FrameType | None) -> None:
    """Do nothing. SIG_IGN would be handed down to whatever is begun meanwhile."""
