"""The outbox's way out: each message is named before it is sent and noted after, so none is lost or told twice."""

import logging
from collections import Counter
from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass, field
from datetime import datetime

from sqlalchemy import Engine

from jobs.alerts.channel_health import note_channels
from jobs.alerts.channels import Channel, open_channel
from jobs.alerts.message import Message
from jobs.alerts.outgoing import messages_of
from jobs.alerts.phrases import line, moment
from jobs.alerts.queueing import queue
from jobs.alerts.retries import RETRIES, pause_after
from jobs.alerts.settings import AlertTable, by_id
from jobs.alerts.waiting import NOT_DECLARED
from jobs.errors import ChannelInvalid, ChannelRefused
from store import outbox
from store.outbox import Alert, Backlog
from store.records import AlertStatus
from store.session import reading, writing

__all__ = ["RETRIES", "Delivery", "deliver", "queue", "send_test"]

PATIENCE = 3
"""Refusals in a row after which a channel is left alone until the next delivery: each may have cost minutes."""
_MORE_ROUNDS = 2
"""What a channel missed while it was dead, and what the others are told of it; then that all is well again."""

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True, kw_only=True)
class Delivery:
    """What became of the alerts that were due."""

    sent: int = 0
    failed: int = 0
    """Refused, to be tried again."""
    dead: int = 0
    """Refused for the last time."""
    refused: tuple[str, ...] = ()
    """Channels that alerts wait for and that the configuration does not give, each with the reason."""


@dataclass(frozen=True, slots=True)
class _Round:
    """What one round through the channels showed."""

    became: Counter[AlertStatus] = field(default_factory=Counter)
    took: set[str] = field(default_factory=set)
    """Channels that took a message."""
    refusing: set[str] = field(default_factory=set)
    """Channels that refused their last one."""
    closed: dict[str, str] = field(default_factory=dict)
    """Channels that could not be opened, and why."""


def deliver(engine: Engine, tables: Sequence[AlertTable], *, now: datetime, environ: Mapping[str, str]) -> Delivery:
    """Send what is due, each message named before and noted after: a crash repeats one under its name, and loses none.

    Raises ChannelInvalid when two channels have one id. Alerts of a channel that cannot be opened wait, untried.
    """
    known = by_id(tables)
    with reading(engine) as session:
        backlogs = outbox.backlogs(session)
    done = first = _round(engine, known, {one.channel for one in backlogs}, now, environ)
    became, silent = first.became, {*first.closed, *first.refusing}
    for _ in range(_MORE_ROUNDS):
        more = note_channels(engine, known, took=done.took, closed=first.closed, now=now)
        done = _round(engine, known, more - silent, now, environ)
        became += done.became
        silent |= done.refusing
    return Delivery(
        sent=became[AlertStatus.SENT],
        failed=became[AlertStatus.PENDING],
        dead=became[AlertStatus.DEAD],
        refused=_not_given(backlogs, known, first.closed),
    )


def send_test(
    tables: Sequence[AlertTable], environ: Mapping[str, str], *, now: datetime
) -> tuple[tuple[str, str | None], ...]:
    """Send every channel a test message and return what is wrong with each, or None.

    Raises ChannelInvalid when two channels have one id.
    """
    faults: list[tuple[str, str | None]] = []
    for name, table in by_id(tables).items():
        body = line("test_body", table.language, moment(now, table.language))
        try:
            channel = open_channel(table, environ)
            channel.send(line("test_title", table.language), body, f"test-{now:%Y%m%dT%H%M%S%fZ}")
        except (ChannelInvalid, ChannelRefused) as fault:
            faults.append((name, fault.detail))
        else:
            faults.append((name, None))
    return tuple(faults)


def _not_given(
    backlogs: Sequence[Backlog], known: Mapping[str, AlertTable], closed: Mapping[str, str]
) -> tuple[str, ...]:
    gone = {one.channel: f"channel {one.channel}: {NOT_DECLARED}" for one in backlogs if one.channel not in known}
    reasons = {**gone, **closed}
    return tuple(f"{reasons[one.channel]}; {_count(one)}" for one in backlogs if one.channel in reasons)


def _count(backlog: Backlog) -> str:
    counts = [(backlog.waiting, "waiting"), (backlog.dead, "given up")]
    return ", ".join(f"{count} {how}" for count, how in counts if count)


def _round(
    engine: Engine, known: Mapping[str, AlertTable], names: Set[str], now: datetime, environ: Mapping[str, str]
) -> _Round:
    done = _Round()
    with reading(engine) as session:
        due = _by_channel(outbox.due(session, now)) if names else {}
    for name, alerts in due.items():
        if name not in names or name not in known:
            continue
        try:
            channel = open_channel(known[name], environ)
        except ChannelInvalid as fault:
            done.closed[name] = fault.detail
            continue
        with reading(engine) as session:
            messages = messages_of(session, known[name], alerts, now)
        _send_all(engine, name, channel, messages, now, done)
    return done


def _by_channel(alerts: Sequence[Alert]) -> Mapping[str, list[Alert]]:
    found: dict[str, list[Alert]] = {}
    for alert in alerts:
        found.setdefault(alert.channel, []).append(alert)
    return found


def _send_all(
    engine: Engine, name: str, channel: Channel, messages: Sequence[Message], now: datetime, done: _Round
) -> None:
    refusals = 0
    for message in messages:
        if refusals == PATIENCE:
            return
        _note_batch(engine, message)
        try:
            channel.send(message.title, message.body, message.key)
        except ChannelRefused as fault:
            refusals += 1
            done.refusing.add(name)
            done.became.update(_note_refusal(engine, message, fault, now))
        else:
            refusals = 0
            done.refusing.discard(name)
            done.took.add(name)
            done.became.update(_note_sent(engine, message, now))


def _note_batch(engine: Engine, message: Message) -> None:
    if message.alerts[0].batch is None:
        with writing(engine) as session:
            outbox.batched(session, [alert.id for alert in message.alerts], message.key)


def _note_sent(engine: Engine, message: Message, now: datetime) -> Counter[AlertStatus]:
    with writing(engine) as session:
        outbox.sent(session, [alert.id for alert in message.alerts], now)
    log.info("alerts sent", extra={"channel": message.alerts[0].channel, "alerts": len(message.alerts)})
    return Counter({AlertStatus.SENT: len(message.alerts)})


def _note_refusal(engine: Engine, message: Message, fault: ChannelRefused, now: datetime) -> Counter[AlertStatus]:
    became: Counter[AlertStatus] = Counter()
    with writing(engine) as session:
        for alert in message.alerts:
            pause = pause_after(alert.attempts)
            next_try_at = None if pause is None else now + pause
            outbox.failed(session, [alert.id], error=fault.detail, next_try_at=next_try_at)
            became[AlertStatus.DEAD if pause is None else AlertStatus.PENDING] += 1
    log.warning("channel refused", extra={"channel": message.alerts[0].channel, "reason": fault.detail})
    return became
