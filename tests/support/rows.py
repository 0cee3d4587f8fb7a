"""Records of the store as many tests want them: one line where all but a fact or two does not matter."""

from datetime import datetime

from store.outbox import Alert
from store.receipts import Receipt
from store.records import AlertKind, AlertStatus


def alert(number: int, at: datetime, **facts: object) -> Alert:
    """Make an alert that waits since then; the facts lie over what it is otherwise."""
    usual = {
        "id": number,
        "channel": "ops",
        "key": f"change:{number}",
        "kind": AlertKind.NEW,
        "title": "",
        "body": "",
        "status": AlertStatus.PENDING,
        "attempts": 0,
        "created_at": at,
        "next_try_at": at,
        "sent_at": None,
        "last_error": None,
    }
    return Alert(**usual | facts)


def receipt(host: str, at: datetime, *, requests: int) -> Receipt:
    """Make a host's receipt: asked so often, a second apart, and refused nothing but once."""
    return Receipt(
        host=host,
        requests=requests,
        bytes=1000,
        not_modified=5,
        refused=1,
        robots="allows",
        delay_asked=1.0,
        delay_kept=1.0,
        first_at=at,
        last_at=at,
    )
