"""The outbox: what is to be said, to which channel, and whether it was."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from store.records import AlertKind, AlertStatus
from store.schema import AlertRow


@dataclass(frozen=True, slots=True, kw_only=True)
class Alert:
    """One thing to say on its way to one channel."""

    id: int
    channel: str
    key: str
    kind: AlertKind
    title: str
    body: str
    status: AlertStatus
    attempts: int
    created_at: datetime
    next_try_at: datetime
    sent_at: datetime | None
    last_error: str | None


def put(session: Session, *, channel: str, key: str, kind: AlertKind, title: str, body: str, now: datetime) -> bool:
    """Queue an alert; False when this channel has had it already."""
    question = select(AlertRow.id).where(AlertRow.channel == channel, AlertRow.key == key)
    if session.scalars(question).first() is not None:
        return False
    session.add(
        AlertRow(
            channel=channel,
            key=key,
            kind=kind,
            title=title,
            body=body,
            status=AlertStatus.PENDING,
            attempts=0,
            created_at=now,
            next_try_at=now,
        )
    )
    session.flush()
    return True


def due(session: Session, now: datetime) -> tuple[Alert, ...]:
    """List the alerts to try now, oldest first."""
    question = (
        select(AlertRow)
        .where(AlertRow.status == AlertStatus.PENDING, AlertRow.next_try_at <= now)
        .order_by(AlertRow.id)
    )
    return tuple(_alert(row) for row in session.scalars(question))


def listing(session: Session, *, status: AlertStatus | None = None) -> tuple[Alert, ...]:
    """List the alerts, oldest first."""
    question = select(AlertRow).order_by(AlertRow.id)
    if status is not None:
        question = question.where(AlertRow.status == status)
    return tuple(_alert(row) for row in session.scalars(question))


def sent(session: Session, ids: Sequence[int], now: datetime) -> None:
    """Note that a channel took these alerts."""
    values = {"status": AlertStatus.SENT, "sent_at": now, "attempts": AlertRow.attempts + 1, "last_error": None}
    session.execute(update(AlertRow).where(AlertRow.id.in_(ids)).values(**values))


def failed(session: Session, ids: Sequence[int], *, error: str, next_try_at: datetime | None) -> None:
    """Note that a channel refused these alerts; without a next try they are dead letters."""
    status = AlertStatus.DEAD if next_try_at is None else AlertStatus.PENDING
    values = {"status": status, "attempts": AlertRow.attempts + 1, "last_error": error}
    if next_try_at is not None:
        values["next_try_at"] = next_try_at
    session.execute(update(AlertRow).where(AlertRow.id.in_(ids)).values(**values))


def _alert(row: AlertRow) -> Alert:
    return Alert(
        id=row.id,
        channel=row.channel,
        key=row.key,
        kind=AlertKind(row.kind),
        title=row.title,
        body=row.body,
        status=AlertStatus(row.status),
        attempts=row.attempts,
        created_at=row.created_at,
        next_try_at=row.next_try_at,
        sent_at=row.sent_at,
        last_error=row.last_error,
    )
