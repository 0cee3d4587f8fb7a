"""What goes out: alerts put together into one message."""

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from jobs.wording import kind_word, severity_word
from store.chain import Head
from store.dates import local_date
from store.outbox import Alert
from store.records import AlertKind, Severity


@dataclass(frozen=True, slots=True)
class Message:
    """One message to one channel, and the alerts it carries."""

    title: str
    body: str
    alerts: tuple[Alert, ...]


def single(alert: Alert) -> Message:
    """Make a message of one alert."""
    return Message(alert.title, f"{alert.body}\n{_reference(alert)}", (alert,))


def digest(alerts: Sequence[Alert], severities: Mapping[str, Severity], now: datetime) -> Message:
    """Make one message of several alerts: kinds in their order, the worst edits first.

    `severities` maps the keys of alerts to how much what they tell matters.
    """
    if len(alerts) == 1:
        return single(alerts[0])
    ordered = sorted(alerts, key=lambda alert: _rank(alert, severities))
    heads, sections = [], []
    number = 0
    for kind in AlertKind:
        of_kind = [alert for alert in ordered if alert.kind is kind]
        if not of_kind:
            continue
        heads.append(f"{kind_word(kind)} {len(of_kind)}{_major(of_kind, severities)}")
        sections.append(f"【{heads[-1]}】")
        for alert in of_kind:
            number += 1
            sections.append(f"{number}. {alert.title}\n{alert.body}\n{_reference(alert)}")
    title = f"法治政府报告监测 {local_date(now).isoformat()}:{','.join(heads)}"
    return Message(title, "\n\n".join(sections), tuple(ordered))


def sealed(message: Message, head: Head | None) -> Message:
    """Add the chain's head: in a mailbox that the archive's keeper cannot write to, it dates all that is before it."""
    if head is None:
        return message
    line = f"存证链头({head.day.isoformat()},第 {head.link} 环):{head.head}"
    return replace(message, body=f"{message.body}\n\n{line}")


def _rank(alert: Alert, severities: Mapping[str, Severity]) -> tuple[int, int, int]:
    severity = list(Severity).index(severities.get(alert.key, Severity.MINOR))
    return list(AlertKind).index(alert.kind), -severity, alert.id


def _major(alerts: Sequence[Alert], severities: Mapping[str, Severity]) -> str:
    major = sum(1 for alert in alerts if severities.get(alert.key) is Severity.MAJOR)
    return f"({severity_word(Severity.MAJOR)} {major})" if major else ""


def _reference(alert: Alert) -> str:
    # A message that was sent but not noted as sent comes again: by this its reader can tell.
    return f"编号 {hashlib.sha256(alert.key.encode()).hexdigest()[:8]}"
