"""The outbox: what is to be said goes in with what it tells of, and comes out to its channels."""

import logging
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import Engine
from sqlalchemy.orm import Session

from jobs.alert_settings import AlertTable, by_id, channel_id
from jobs.channels import Channel, open_channel
from jobs.errors import ChannelInvalid, ChannelRefused
from jobs.language import Language
from jobs.message import Message, digest, sealed, single
from jobs.wording import Words, change_key
from store import chain, changes, outbox
from store.dates import local_time
from store.outbox import Alert
from store.records import AlertKind, AlertStatus, ChangeKind, Severity
from store.session import reading, writing

RETRIES = (
    timedelta(minutes=5),
    timedelta(minutes=30),
    timedelta(hours=2),
    timedelta(hours=6),
    timedelta(hours=24),
)
"""How long an alert waits after each refusal; after one more it is dead."""
PATIENCE = 3
"""Refusals in a row after which a channel is left alone until the next delivery: each may have cost minutes."""

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


def queue(session: Session, tables: Sequence[AlertTable], tell: Callable[[Language], Words], *, now: datetime) -> int:
    """Put something on its way to every channel that wants to hear of it, and return to how many.

    `tell` words it in a language.
    """
    queued = 0
    for table in tables:
        words = tell(table.language)
        if words.kind in table.kinds:
            queued += outbox.put(
                session,
                channel=channel_id(table),
                key=words.key,
                kind=words.kind,
                title=words.title,
                body=words.body,
                now=now,
            )
    return queued


def deliver(engine: Engine, tables: Sequence[AlertTable], *, now: datetime, environ: Mapping[str, str]) -> Delivery:
    """Send what is due and note each message after its channel took it: a crash repeats one, and loses none.

    Raises ChannelInvalid when two channels have one id. Alerts of a channel that cannot be opened wait, untried.
    """
    known = by_id(tables)
    with reading(engine) as session:
        due = outbox.due(session, now)
        severities = _severities(session, due)
        head = chain.head(session)
    became: Counter[AlertStatus] = Counter()
    refused = []
    for name, alerts in _by_channel(due).items():
        try:
            channel = _open(name, known, environ)
        except ChannelInvalid as fault:
            refused.append(f"{fault.detail}; {len(alerts)} waiting")
            continue
        together = known[name].digest
        plain = [digest(alerts, severities, now)] if together else [single(alert) for alert in alerts]
        messages = [sealed(message, head) for message in plain]
        became += _send_all(engine, channel, messages, now)
    return Delivery(
        sent=became[AlertStatus.SENT],
        failed=became[AlertStatus.PENDING],
        dead=became[AlertStatus.DEAD],
        refused=tuple(refused),
    )


def send_test(
    tables: Sequence[AlertTable], environ: Mapping[str, str], *, now: datetime
) -> tuple[tuple[str, str | None], ...]:
    """Send every channel a test message and return what is wrong with each, or None.

    Raises ChannelInvalid when two channels have one id.
    """
    body = f"收到此消息,说明这个提醒渠道可用。\n发送时间:{local_time(now):%Y-%m-%d %H:%M}(北京时间)"
    faults: list[tuple[str, str | None]] = []
    for name, table in by_id(tables).items():
        try:
            open_channel(table, environ).send("法治政府报告监测:测试消息", body)
        except (ChannelInvalid, ChannelRefused) as fault:
            faults.append((name, fault.detail))
        else:
            faults.append((name, None))
    return tuple(faults)


def _severities(session: Session, alerts: Sequence[Alert]) -> Mapping[str, Severity]:
    edits = [alert.created_at for alert in alerts if alert.kind is AlertKind.EDITED]
    if not edits:
        return {}
    # A change and its alerts are written together, by whoever's clock.
    since = min(edits) - timedelta(days=1)
    found = changes.ledger(session, since=since, kind=ChangeKind.EDITED)
    return {change_key(change): change.severity for change in found}


def _by_channel(alerts: Sequence[Alert]) -> Mapping[str, list[Alert]]:
    found: dict[str, list[Alert]] = {}
    for alert in alerts:
        found.setdefault(alert.channel, []).append(alert)
    return found


def _open(name: str, known: Mapping[str, AlertTable], environ: Mapping[str, str]) -> Channel:
    if name not in known:
        raise ChannelInvalid(f"channel {name}: no [[alerts]] table has this id any more")
    return open_channel(known[name], environ)


def _send_all(engine: Engine, channel: Channel, messages: Sequence[Message], now: datetime) -> Counter[AlertStatus]:
    became: Counter[AlertStatus] = Counter()
    refusals = 0
    for message in messages:
        if refusals == PATIENCE:
            break
        try:
            channel.send(message.title, message.body)
        except ChannelRefused as fault:
            refusals += 1
            became += _note_refusal(engine, message, fault, now)
        else:
            refusals = 0
            became += _note_sent(engine, message, now)
    return became


def _note_sent(engine: Engine, message: Message, now: datetime) -> Counter[AlertStatus]:
    with writing(engine) as session:
        outbox.sent(session, [alert.id for alert in message.alerts], now)
    log.info("alerts sent", extra={"channel": message.alerts[0].channel, "alerts": len(message.alerts)})
    return Counter({AlertStatus.SENT: len(message.alerts)})


def _note_refusal(engine: Engine, message: Message, fault: ChannelRefused, now: datetime) -> Counter[AlertStatus]:
    became: Counter[AlertStatus] = Counter()
    with writing(engine) as session:
        for alert in message.alerts:
            last = alert.attempts >= len(RETRIES)
            next_try_at = None if last else now + RETRIES[alert.attempts]
            outbox.failed(session, [alert.id], error=fault.detail, next_try_at=next_try_at)
            became[AlertStatus.DEAD if last else AlertStatus.PENDING] += 1
    log.warning("channel refused", extra={"channel": message.alerts[0].channel, "reason": fault.detail})
    return became
