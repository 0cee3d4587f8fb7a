"""How long a refused alert waits, and when it is given up."""

from datetime import timedelta

RETRIES = (
    timedelta(minutes=5),
    timedelta(minutes=30),
    timedelta(hours=2),
    timedelta(hours=6),
    timedelta(hours=24),
)
"""How long an alert waits after each refusal; after one more it is dead."""
TRIES = len(RETRIES) + 1


def pause_after(attempts: int) -> timedelta | None:
    """Say how long an alert waits that was refused so often before, and now again; None: it is given up.

    One that was given up and is tried again has as many tries as at first.
    """
    place = attempts % TRIES
    return RETRIES[place] if place < len(RETRIES) else None
