"""The outbox's way in: what is to be said goes in with what it tells of, for every channel that wants to hear of it."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import datetime
from functools import partial

from sqlalchemy.orm import Session

from crawler.source import Source
from jobs.alerts.language import Language
from jobs.alerts.settings import AlertTable, channel_id
from jobs.alerts.wording import Words
from store import outbox
from store.jurisdiction import Jurisdiction, jurisdiction_of
from store.records import Severity


def queue(session: Session, tables: Sequence[AlertTable], tell: Callable[[Language], Words], *, now: datetime) -> int:
    """Put something on its way to every channel that wants to hear of it, and return to how many.

    `tell` words it in a language.
    """
    queued = 0
    for table in tables:
        words = _placed(session, tell(table.language))
        if hears(table, words):
            queued += outbox.put(
                session,
                channel=channel_id(table),
                key=words.key,
                kind=words.kind,
                title=words.title,
                body=words.body,
                severity=words.severity,
                now=now,
            )
    return queued


def queue_about(
    session: Session,
    tables: Sequence[AlertTable],
    sources: Sequence[Source],
    tell: Callable[[Sequence[Source], Language], Words],
    *,
    now: datetime,
) -> None:
    """Put something about several governments on its way: each channel hears of those that it covers, if any."""
    for table in tables:
        concerning = covered(table, sources)
        if concerning:
            queue(session, (table,), partial(tell, concerning), now=now)


def covered(table: AlertTable, sources: Sequence[Source]) -> list[Source]:
    """Choose those of several governments that a channel wants to hear of."""
    return [one for one in sources if covers(table, Jurisdiction(region=one.region, level=one.level))]


def hears(table: AlertTable, words: Words) -> bool:
    """Say whether a channel wants to hear of something."""
    grave = words.severity is None or _rank(words.severity) >= _rank(table.severity)
    return words.kind in table.kinds and grave and covers(table, Jurisdiction(region=words.region, level=words.level))


def covers(table: AlertTable, where: Jurisdiction) -> bool:
    """Say whether a channel wants to hear of a government; what is about none concerns every channel."""
    near = not table.regions or where.region is None or where.region.startswith(table.regions)
    return near and (not table.levels or where.level is None or where.level in table.levels)


def _rank(severity: Severity) -> int:
    return list(Severity).index(severity)


def _placed(session: Session, words: Words) -> Words:
    """Give words the region and level of their source, where they have none of their own."""
    if words.source is None:
        return words
    where = jurisdiction_of(session, words.source)
    return replace(words, region=words.region or where.region, level=words.level or where.level)
