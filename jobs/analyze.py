"""What waits in the store becomes changes, each with its alerts in one transaction."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import partial
from urllib.parse import urlsplit

from sqlalchemy import Engine

from jobs.alerts.deliver import queue
from jobs.alerts.settings import AlertTable
from jobs.alerts.wording_change import change_alert
from jobs.compare.difference import Reading, compare
from jobs.decide import GROUP_FROM, RULES, decide
from jobs.place import Place
from store import changes, documents
from store.changes import Change
from store.difference import Difference
from store.pending import Pending, pending
from store.records import ChangeKind, Severity
from store.session import reading, writing
from store.versions import Version


@dataclass(frozen=True, slots=True)
class _Found:
    """Something that happened, and what sets its two sides apart."""

    item: Pending
    difference: Difference


def analyze(engine: Engine, place: Place, *, run_id: int) -> tuple[Change, ...]:
    """Write every pending change and return those that are told."""
    rule = place.settings.withdrawn
    with writing(engine) as session:
        documents.number(session)
    with reading(engine) as session:
        waiting = pending(session, nights=rule.nights, days=rule.days, now=place.clock())
    groups = _grouped([_Found(item, difference_of(item.kind, item.before, item.after)) for item in waiting])
    told = []
    for group in groups:
        told += _write(engine, place, place.settings.alerts, group, run_id)
    return tuple(told)


def difference_of(kind: ChangeKind, before: Version | None, after: Version | None) -> Difference:
    """Say what sets the two sides of something that happened apart."""
    if kind is ChangeKind.EDITED:
        if before is None or after is None:
            raise ValueError("an edit has two sides")
        return compare(reading_of(before), reading_of(after))
    return Difference(
        severity=Severity.MINOR,
        reason="",
        chars_added=0 if after is None else len(after.text),
        chars_removed=0 if before is None else len(before.text),
        numbers=(),
        silent=False,
    )


def reading_of(version: Version) -> Reading:
    """Give a version as compare needs it."""
    return Reading(
        text=version.text,
        title=version.title,
        published_on=version.published_on,
        issuer=version.issuer,
        report_year=version.report_year,
    )


def _grouped(found: Sequence[_Found]) -> list[list[_Found]]:
    """Put together what is one change of a site; its first speaks for all. The others stay by themselves."""
    alike: defaultdict[tuple[str, ...], list[_Found]] = defaultdict(list)
    for place, one in enumerate(found):
        alike[_likeness(one) or (str(place),)].append(one)
    groups = []
    for group in alike.values():
        documents_ = {one.item.document for one in group}
        if len(documents_) < GROUP_FROM:
            groups += [[one] for one in group]
        else:
            groups.append(_as_group(group))
    return groups


def _likeness(one: _Found) -> tuple[str, ...] | None:
    """Give what changes must share to be one change of their site; None for what is never grouped."""
    item = one.item
    unsaid = decide(item.case, one.difference).suppressed
    if unsaid is not None:
        return None
    if item.kind is ChangeKind.EDITED and one.difference.signature:
        return (item.source, item.kind, one.difference.signature)
    if item.kind is ChangeKind.MOVED and item.case.moved_to is not None:
        return (item.source, item.kind, urlsplit(item.url).netloc, urlsplit(item.case.moved_to).netloc)
    return None


def _as_group(group: list[_Found]) -> list[_Found]:
    numbers = tuple(sorted({one.item.number or 0 for one in group}))
    return [
        replace(one, item=replace(one.item, case=replace(one.item.case, group=numbers, speaks_for_group=place == 0)))
        for place, one in enumerate(group)
    ]


def _write(
    engine: Engine, place: Place, channels: Sequence[AlertTable], group: Sequence[_Found], run_id: int
) -> list[Change]:
    now = place.clock()
    first: int | None = None
    told = []
    with writing(engine) as session:
        for one in group:
            decision = decide(one.item.case, one.difference)
            change = changes.write(
                session, one.item, one.difference, decision, group=first, rules=RULES, run_id=run_id, now=now
            )
            if change is None:
                continue
            first = first or change.id
            if change.suppressed is None:
                queue(session, channels, partial(change_alert, change), now=now)
                told.append(change)
    return told
