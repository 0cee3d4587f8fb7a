"""What is due on a channel, put into messages."""

from collections.abc import Iterator, Sequence
from datetime import datetime

from sqlalchemy.orm import Session

from jobs.alerts.batch import Batch, batch_named, batch_of
from jobs.alerts.message import Message, digest, fitting, in_order, single
from jobs.alerts.queueing import covers
from jobs.alerts.settings import AlertTable
from store import chain
from store.ill import Ill, ill_at
from store.outbox import Alert
from store.records import AlertKind


def messages_of(session: Session, table: AlertTable, alerts: Sequence[Alert], now: datetime) -> tuple[Message, ...]:
    """Put alerts into messages: those that were tried before as they were, whatever came since, then the others."""
    fresh = in_order([alert for alert in alerts if alert.batch is None])
    batches = [*_tried(alerts), *(_digests(fresh, now) if table.digest else _singles(fresh, now))]
    return tuple(_composed(session, table, batch, carried) for batch, carried in batches)


def _tried(alerts: Sequence[Alert]) -> list[tuple[Batch, Sequence[Alert]]]:
    found: dict[str, list[Alert]] = {}
    for alert in alerts:
        if alert.batch is not None:
            found.setdefault(alert.batch, []).append(alert)
    return [(batch_named(key), in_order(carried)) for key, carried in found.items()]


def _singles(fresh: Sequence[Alert], now: datetime) -> Iterator[tuple[Batch, Sequence[Alert]]]:
    for alert in sorted(fresh, key=lambda one: one.id):
        yield batch_of([alert], at=now, more=0), [alert]


def _digests(fresh: Sequence[Alert], now: datetime) -> Iterator[tuple[Batch, Sequence[Alert]]]:
    while fresh:
        carried = fitting(fresh)
        fresh = fresh[len(carried) :]
        yield batch_of(carried, at=now, more=len(fresh)), carried


def _composed(session: Session, table: AlertTable, batch: Batch, alerts: Sequence[Alert]) -> Message:
    head = chain.head_at(session, batch.at)
    if table.digest or len(alerts) > 1:
        return digest(batch, alerts, _ill(session, table, batch.at), head, table.language)
    return single(batch, alerts, head, table.language)


def _ill(session: Session, table: AlertTable, at: datetime) -> tuple[Ill, ...]:
    """List what is wrong at a time, as far as the channel wants to hear of it."""
    if AlertKind.FINDING not in table.kinds:
        return ()
    return tuple(one for one in ill_at(session, at) if covers(table, one.where))
