"""What goes out: alerts put together into one message."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from jobs.alerts.batch import Batch
from jobs.alerts.language import Language
from jobs.alerts.phrases import line
from jobs.alerts.wording import incident_word, kind_word, severity_word
from store.chain import Head
from store.dates import local_date
from store.ill import Ill
from store.outbox import Alert
from store.own import OURSELVES
from store.records import AlertKind, Severity

MOST_CHARS = 24_000
"""Of the alerts in one message. With its last section it stays below the 32,768 characters at which Apprise cuts a
message in two, both parts with one key: a receiver would drop the second."""
ILL_SHOWN = 40


@dataclass(frozen=True, slots=True)
class Message:
    """One message to one channel, and the alerts it carries."""

    key: str
    """The same at every try: by this its receiver can drop a repeat."""
    title: str
    body: str
    alerts: tuple[Alert, ...]


def single(batch: Batch, alerts: Sequence[Alert], head: Head | None, language: Language) -> Message:
    """Make a message of one alert, for a channel that gets each by itself."""
    (alert,) = alerts
    return Message(batch.key, alert.title, "\n\n".join([_told(alert, language), *_sealed(head, language)]), (alert,))


def digest(batch: Batch, alerts: Sequence[Alert], ill: Sequence[Ill], head: Head | None, language: Language) -> Message:
    """Make one message of alerts that are in order; `ill` is what is wrong at that time, told of or not."""
    sections, heads, number = [], [], 0
    for kind, same in groupby(alerts, key=lambda alert: alert.kind):
        of_kind = list(same)
        heads.append(_head(kind, of_kind, language))
        sections.append(line("section", language, heads[-1]))
        for alert in of_kind:
            number += 1
            sections.append(f"{number}. {alert.title}\n{_told(alert, language)}")
    if batch.more:
        sections.append(line("more", language, batch.more))
    sections += [*_ill(ill, language), *_sealed(head, language)]
    if len(alerts) == 1 and not batch.more:
        return Message(batch.key, alerts[0].title, "\n\n".join([_told(alerts[0], language), *sections[2:]]), (*alerts,))
    title = line("digest", language, local_date(batch.at).isoformat(), line("heads", language).join(heads))
    if batch.more:
        title = line("digest_more", language, title, batch.more)
    return Message(batch.key, title, "\n\n".join(sections), (*alerts,))


def in_order(alerts: Sequence[Alert]) -> tuple[Alert, ...]:
    """Put alerts in the order of a digest: kinds in theirs, the worst edits first, then the oldest."""
    return tuple(sorted(alerts, key=_rank))


def fitting(alerts: Sequence[Alert]) -> tuple[Alert, ...]:
    """Give as many of these alerts, from the first, as one message can carry: at least one."""
    room, count = MOST_CHARS, 0
    for alert in alerts:
        room -= len(alert.title) + len(alert.body)
        if room < 0 and count:
            break
        count += 1
    return tuple(alerts[:count])


def _rank(alert: Alert) -> tuple[int, int, int]:
    severity = -1 if alert.severity is None else list(Severity).index(alert.severity)
    return list(AlertKind).index(alert.kind), -severity, alert.id


def _head(kind: AlertKind, alerts: Sequence[Alert], language: Language) -> str:
    major = sum(1 for alert in alerts if alert.severity is Severity.MAJOR)
    words = kind_word(kind, language)
    if not major:
        return line("head", language, words, len(alerts))
    return line("head_major", language, words, len(alerts), severity_word(Severity.MAJOR, language), major)


def _told(alert: Alert, language: Language) -> str:
    # A message that was sent but not noted as sent comes again: by this its reader can tell.
    reference = line("reference", language, hashlib.sha256(alert.key.encode()).hexdigest()[:8])
    return f"{alert.body}\n{reference}"


def _ill(ill: Sequence[Ill], language: Language) -> list[str]:
    if not ill:
        return []
    lines = [line("section", language, line("ill", language, len(ill)))]
    lines += [_ill_line(one, language) for one in ill[:ILL_SHOWN]]
    if len(ill) > ILL_SHOWN:
        lines.append(line("ill_more", language, len(ill) - ILL_SHOWN))
    return ["\n".join(lines)]


def _ill_line(one: Ill, language: Language) -> str:
    wrong, since = incident_word(one.kind, language), local_date(one.since).isoformat()
    if one.source == OURSELVES:
        return line("ill_ours", language, wrong, since)
    return line("ill_source", language, one.source, wrong, since)


def _sealed(head: Head | None, language: Language) -> list[str]:
    """Tell the chain's head: in a mailbox that the archive's keeper cannot write to, it dates all that is before it."""
    return [] if head is None else [line("chain_head", language, head.day.isoformat(), head.link, head.head)]
