"""Pairs of versions that wait to be compared become changes, each with its alerts in one transaction."""

from collections.abc import Sequence

from sqlalchemy import Engine

from jobs.alert_settings import AlertTable
from jobs.compare.difference import Reading, compare
from jobs.deliver import queue
from jobs.place import Place
from jobs.wording import change_alert
from store import changes, documents
from store.changes import Change, Pending
from store.records import ChangeKind, Difference, Severity
from store.session import reading, writing
from store.versions import Version


def analyze(engine: Engine, place: Place, *, run_id: int) -> tuple[Change, ...]:
    """Write every pending change and return what was written."""
    rule = place.settings.withdrawn
    with writing(engine) as session:
        documents.number(session)
    with reading(engine) as session:
        waiting = changes.pending(session, nights=rule.nights, days=rule.days, now=place.clock())
    found = [_write(engine, place, place.settings.alerts, item, run_id) for item in waiting]
    return tuple(change for change in found if change is not None)


def difference_of(item: Pending) -> Difference:
    """Say what sets the two sides of a pending item apart."""
    match item.kind:
        case ChangeKind.EDITED:
            return compare(_side(item.before), _side(item.after))
        case ChangeKind.NEW:
            return _whole(item.after, Severity.NOTABLE, "first seen after the source's baseline", added=True)
        case ChangeKind.RESTORED:
            return _whole(item.after, Severity.NOTABLE, "back at its address", added=True)
        case ChangeKind.WITHDRAWN:
            return _whole(item.before, Severity.MAJOR, "gone on enough good nights of its source", added=False)
        case ChangeKind.MOVED:
            reason = f"gone from its address; the same text is at {item.moved_to}"
            return _whole(item.before, Severity.NOTABLE, reason, added=False)


def reading_of(version: Version) -> Reading:
    """Give a version as compare needs it."""
    return Reading(
        text=version.text,
        title=version.title,
        published_on=version.published_on,
        issuer=version.issuer,
        report_year=version.report_year,
    )


def _write(engine: Engine, place: Place, channels: Sequence[AlertTable], item: Pending, run_id: int) -> Change | None:
    difference = difference_of(item)
    now = place.clock()
    with writing(engine) as session:
        change = changes.write(session, item, difference, run_id=run_id, now=now)
        if change is not None:
            queue(session, channels, change_alert(change), now=now)
    return change


def _whole(version: Version | None, severity: Severity, reason: str, *, added: bool) -> Difference:
    chars = 0 if version is None else len(version.text)
    return Difference(
        severity=severity,
        reason=reason,
        chars_added=chars if added else 0,
        chars_removed=0 if added else chars,
        numbers=(),
        silent=False,
    )


def _side(version: Version | None) -> Reading:
    if version is None:
        raise ValueError("an edit has two sides")
    return reading_of(version)
