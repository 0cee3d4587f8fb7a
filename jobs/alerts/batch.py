"""The name of a message: made when it is first tried, and the same at every later try."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from store.outbox import Alert

_TIME = "%Y%m%dT%H%M%S%fZ"


@dataclass(frozen=True, slots=True)
class Batch:
    """What a message is told apart by, and what it says beside its alerts."""

    at: datetime
    """When it was first tried: it tells what was so then."""
    more: int
    """How many alerts were left for further messages."""
    digest: str
    """Of its channel and its alerts."""

    @property
    def key(self) -> str:
        """Name the message, for the store and for whoever takes it."""
        return f"{self.at.astimezone(UTC):{_TIME}}-{self.more}-{self.digest}"


def batch_of(alerts: Sequence[Alert], *, at: datetime, more: int) -> Batch:
    """Name the message that carries these alerts of one channel."""
    parts = [alerts[0].channel, *(alert.key for alert in alerts)]
    return Batch(at=at, more=more, digest=hashlib.sha256("\n".join(parts).encode()).hexdigest()[:16])


def batch_named(key: str) -> Batch:
    """Read a message's name."""
    at, more, digest = key.split("-")
    return Batch(at=datetime.strptime(at, _TIME).replace(tzinfo=UTC), more=int(more), digest=digest)
