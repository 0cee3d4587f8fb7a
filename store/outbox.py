"""The outbox: what is to be said, to which channel, and whether it was."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import and_, func, or_, select, update
from sqlalchemy.orm import Session

from store.records import AlertKind, AlertStatus, Severity
from store.schema_watch import AlertRow

LONGEST_WAIT = timedelta(days=1)
"""No alert waits longer for its next try: one that seems to was put off by a clock that has been set back since."""


UNSENT = (AlertStatus.PENDING, AlertStatus.DEAD)
"""How an alert stands that its channel has not taken and is still to have."""


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
    batch: str | None = None
    """The message it was first tried in: tried again, it is the same one."""
    severity: Severity | None = None
    """Of an edit."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Backlog:
    """What a channel was not sent yet."""

    channel: str
    waiting: int
    dead: int
    """Given up."""
    oldest: datetime
    """When the oldest of it was queued."""
    tries: int
    """Of the alert that was refused most often."""
    last_error: str | None
    """Why that one was refused."""


def put(
    session: Session,
    *,
    channel: str,
    key: str,
    kind: AlertKind,
    title: str,
    body: str,
    now: datetime,
    severity: Severity | None = None,
) -> bool:
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
            severity=severity,
        )
    )
    session.flush()
    return True


def due(session: Session, now: datetime) -> tuple[Alert, ...]:
    """List the alerts to try now, oldest first."""
    is_time = or_(AlertRow.next_try_at <= now, AlertRow.next_try_at > now + LONGEST_WAIT)
    question = select(AlertRow).where(AlertRow.status == AlertStatus.PENDING, is_time).order_by(AlertRow.id)
    return tuple(_alert(row) for row in session.scalars(question))


def listing(session: Session, *, status: AlertStatus | None = None) -> tuple[Alert, ...]:
    """List the alerts, oldest first."""
    question = select(AlertRow).order_by(AlertRow.id)
    if status is not None:
        question = question.where(AlertRow.status == status)
    return tuple(_alert(row) for row in session.scalars(question))


def backlogs(session: Session) -> tuple[Backlog, ...]:
    """Say what each channel was not sent yet."""
    unsent: dict[str, list[Alert]] = {}
    question = select(AlertRow).where(AlertRow.status.in_(UNSENT)).order_by(AlertRow.id)
    for row in session.scalars(question):
        unsent.setdefault(row.channel, []).append(_alert(row))
    return tuple(_backlog(channel, alerts) for channel, alerts in unsent.items())


def batched(session: Session, ids: Sequence[int], batch: str) -> None:
    """Note the message in which these alerts are tried from now on."""
    session.execute(update(AlertRow).where(AlertRow.id.in_(ids)).values(batch=batch))


def retry(session: Session, channel: str | None, now: datetime) -> int:
    """Try again what was given up, on one channel or on all, and say how much; it stays known as refused."""
    given_up = AlertRow.status == AlertStatus.DEAD
    which = given_up if channel is None else and_(given_up, AlertRow.channel == channel)
    count = session.scalar(select(func.count()).select_from(AlertRow).where(which)) or 0
    session.execute(update(AlertRow).where(which).values(status=AlertStatus.PENDING, next_try_at=now))
    return count


def drop(session: Session, channel: str) -> int:
    """Give up for good what waits for a channel, and say how much; it stays in the outbox as dropped."""
    which = and_(AlertRow.channel == channel, AlertRow.status.in_(UNSENT))
    count = session.scalar(select(func.count()).select_from(AlertRow).where(which)) or 0
    session.execute(update(AlertRow).where(which).values(status=AlertStatus.DROPPED))
    return count


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


def _backlog(channel: str, alerts: Sequence[Alert]) -> Backlog:
    worst = max(alerts, key=lambda alert: alert.attempts)
    return Backlog(
        channel=channel,
        waiting=sum(alert.status is AlertStatus.PENDING for alert in alerts),
        dead=sum(alert.status is AlertStatus.DEAD for alert in alerts),
        oldest=min(alert.created_at for alert in alerts),
        tries=worst.attempts,
        last_error=worst.last_error,
    )


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
        batch=row.batch,
        severity=None if row.severity is None else Severity(row.severity),
    )
