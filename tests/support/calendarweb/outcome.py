"""What the nights left in the store, in the words of the calendar, and how it differs from what must be."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import chain
from pathlib import Path
from urllib.parse import urlsplit

from sqlalchemy import select
from sqlalchemy.orm import Session

from calendarweb.plan import NIGHTS, What, calendar, sites
from calendarweb.state import FIRST, standing
from calendarweb.truth import Ill, Sent, Told, Truth
from calendarweb.world import store_url
from store.dates import local_date
from store.records import AlertKind, AlertStatus, ChangeKind, IncidentKind
from store.schema import ChangeRow, DocumentRow
from store.schema_proof import RedirectRow
from store.schema_watch import AlertRow, IncidentRow
from store.session import connect

_NOTED = frozenset(
    {
        What.BLINKS,
        What.CUT,
        What.FLAPS,
        What.HOST_MOVED,
        What.REDIRECTED,
        What.REPUBLISHED,
        What.RETITLED,
    }
)
"""With these a line may be written of which nobody is told: a first look, a new address, a text that came back."""
_Key = tuple[int, ChangeKind, str, int | None]
"""Night, kind, site, report."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """A change as written."""

    id: int
    night: int
    kind: ChangeKind
    site: str
    report: int | None
    url: str
    silent: bool
    figures: tuple[tuple[str | None, str | None], ...]
    suppressed: str | None
    group: int | None
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Spell:
    """An incident as written."""

    site: str
    kind: IncidentKind
    opened: int
    closed: int | None
    detail: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What the store holds after the last night."""

    changes: tuple[Found, ...]
    spells: tuple[Spell, ...]
    sent: tuple[Sent, ...]
    collected: frozenset[tuple[str, int | None]]
    """Sites and reports of which there is a document."""
    alerts: Counter[tuple[int, str]]
    """By night and kind, of changes only."""
    unsent: int


def outcome(folder: Path) -> Outcome:
    """Read the store that the nights left in a folder."""
    engine = connect(store_url(folder))
    with Session(engine) as session:
        addresses = _addresses()
        alerts = session.scalars(select(AlertRow).where(AlertRow.kind != AlertKind.FINDING)).all()
        found = Outcome(
            changes=tuple(_found(row, addresses) for row in session.scalars(select(ChangeRow)).unique()),
            spells=tuple(_spell(row) for row in session.scalars(select(IncidentRow))),
            sent=tuple(_sent(row) for row in session.scalars(select(RedirectRow))),
            collected=frozenset(_place(url, addresses) for url in session.scalars(select(DocumentRow.url))),
            alerts=Counter((_night(alert.created_at), alert.kind) for alert in alerts),
            unsent=sum(alert.status != AlertStatus.SENT for alert in alerts),
        )
    engine.dispose()
    return found


def together(outcomes: Sequence[Outcome]) -> Outcome:
    """Join what several worlds left."""
    return Outcome(
        changes=tuple(chain.from_iterable(one.changes for one in outcomes)),
        spells=tuple(chain.from_iterable(one.spells for one in outcomes)),
        sent=tuple(chain.from_iterable(one.sent for one in outcomes)),
        collected=frozenset(chain.from_iterable(one.collected for one in outcomes)),
        alerts=sum((one.alerts for one in outcomes), Counter()),
        unsent=sum(one.unsent for one in outcomes),
    )


def faults(truth: Truth, found: Outcome) -> tuple[str, ...]:
    """List every difference, one a line, by night."""
    lines = [
        *_changes(truth, found),
        *_withheld(truth, found),
        *_details(truth, found),
        *_groups(truth, found),
        *_spells(truth, found),
        *_redirects(truth, found),
        *_collected(truth, found),
        *_alerts(found),
    ]
    return tuple(sorted(lines))


def _changes(truth: Truth, found: Outcome) -> list[str]:
    wanted = {_key(one): one for one in truth.told}
    shared = {(one.night, one.kind, one.site) for one in truth.told if one.report is None}
    there = Counter(_found_key(one, shared) for one in found.changes if one.suppressed is None)
    seen = {_found_key(one, shared): one for one in found.changes if one.suppressed is None}
    expected = Counter(map(_key, truth.told))
    missing = [_line(key, "missing", wanted[key].name) for key in (expected - there).elements()]
    return missing + [_line(key, "unexpected", seen[key].reason) for key in (there - expected).elements()]


def _withheld(truth: Truth, found: Outcome) -> list[str]:
    shared = {(one.night, one.kind, one.site) for one in truth.withheld if one.report is None}
    kept = [one for one in found.changes if one.suppressed is not None]
    there = Counter(_found_key(one, shared) for one in kept)
    wanted = Counter(map(_key, truth.withheld))
    missing = [_line(key, "not withheld", "a copy, or one of a group") for key in (wanted - there).elements()]
    noted = {event.site for event in calendar() if event.what in _NOTED}
    more = [key for key in (there - wanted).elements() if key[2] not in noted]
    return missing + [_line(key, "unexpected, withheld", "") for key in more]


def _details(truth: Truth, found: Outcome) -> list[str]:
    lines = []
    shared = {(one.night, one.kind, one.site) for one in truth.told if one.report is None}
    there = {_found_key(one, shared): one for one in found.changes if one.suppressed is None}
    for told in truth.told:
        one = there.get(_key(told))
        if one is None:
            continue
        if told.silent is not None and one.silent != told.silent:
            lines.append(_line(_key(told), "silent is wrong", told.name))
        for before, after in told.figures:
            if not any(before in (was or "") and after in (now or "") for was, now in one.figures):
                lines.append(_line(_key(told), f"figure {before} -> {after} not named", told.name))
    return lines


def _groups(truth: Truth, found: Outcome) -> list[str]:
    lines = []
    for told in (one for one in truth.told if one.report is None):
        which = (told.night, told.kind, told.site)
        rows = [one for one in found.changes if (one.night, one.kind, one.site) == which]
        heads = [one.id for one in rows if one.suppressed is None]
        others = {one.group for one in rows if one.suppressed is not None}
        if len(rows) > 1 and others != set(heads):
            lines.append(_line(_key(told), f"group is {others}, its first {heads}", told.name))
    return lines


def _spells(truth: Truth, found: Outcome) -> list[str]:
    lines = []
    left = list(found.spells)
    for ill in truth.ills:
        fitting = [one for one in left if _fits(one, ill)]
        left = [one for one in left if one not in fitting]
        if ill.required and not fitting:
            ends = "/".join(map(str, ill.closed))
            lines.append(f"{ill.opened:3}  {ill.site}  incident missing: {ill.name}, closed {ends}")
    return lines + [
        f"{one.opened:3}  {one.site}  incident unexpected: {one.kind}, closed {one.closed}: {one.detail[:90]}"
        for one in left
    ]


def _fits(one: Spell, ill: Ill) -> bool:
    return (one.site, one.opened) == (ill.site, ill.opened) and one.kind in ill.kinds and one.closed in ill.closed


def _redirects(truth: Truth, found: Outcome) -> list[str]:
    missing = [f"{one.night:3}  redirect missing: {one}" for one in truth.sent if one not in found.sent]
    return missing + [f"{one.night:3}  redirect unexpected: {one}" for one in found.sent if one not in truth.sent]


def _collected(truth: Truth, found: Outcome) -> list[str]:
    missing = [f"  1  {site}  report {report}  was never collected" for site, report in truth.reports - found.collected]
    more = found.collected - truth.reports
    return missing + [f"  1  {site}  report {report}  collected, and there is none" for site, report in more]


def _alerts(found: Outcome) -> list[str]:
    told = Counter((one.night, str(one.kind)) for one in found.changes if one.suppressed is None)
    lines = [f"{night:3}  alerts of {kind}: too few" for night, kind in (told - found.alerts)]
    lines += [f"{night:3}  alerts of {kind}: too many" for night, kind in (found.alerts - told)]
    return [*lines, f"{found.unsent} alerts never left"] if found.unsent else lines


def _key(told: Told) -> _Key:
    return (told.night, told.kind, told.site, told.report)


def _found_key(one: Found, shared: set[tuple[int, ChangeKind, str]]) -> _Key:
    is_shared = (one.night, one.kind, one.site) in shared
    return (one.night, one.kind, one.site, None if is_shared else one.report)


def _line(key: _Key, what: str, more: str) -> str:
    night, kind, site, report = key
    return f"{night:3}  {site}  report {'any' if report is None else report}  {kind} {what}: {more[:90]}"


def _found(row: ChangeRow, addresses: Mapping[tuple[str, str], tuple[str, int]]) -> Found:
    site, report = _place(row.document.url, addresses)
    return Found(
        id=row.id,
        night=_night(row.detected_at),
        kind=ChangeKind(row.kind),
        site=site,
        report=report,
        url=row.document.url,
        silent=row.silent,
        figures=tuple((number["before"], number["after"]) for number in row.numbers),
        suppressed=row.suppressed,
        group=row.group_id,
        reason=row.suppressed or row.reason,
    )


def _place(url: str, addresses: Mapping[tuple[str, str], tuple[str, int]]) -> tuple[str, int | None]:
    parts = urlsplit(url)
    return addresses.get((parts.hostname or "", parts.path), (url, None))


def _spell(row: IncidentRow) -> Spell:
    return Spell(
        site=row.source_id[-3:],
        kind=IncidentKind(row.kind),
        opened=_night(row.opened_at),
        closed=None if row.closed_at is None else _night(row.closed_at),
        detail=row.detail,
    )


def _sent(row: RedirectRow) -> Sent:
    one, other = urlsplit(row.from_url), urlsplit(row.to_url)
    return Sent(
        night=_night(row.from_at),
        from_path=one.path,
        to_path=other.path,
        from_host=one.hostname or "",
        to_host=other.hostname or "",
    )


def _addresses() -> Mapping[tuple[str, str], tuple[str, int]]:
    """Map every address at which a report ever stood to its site and number."""
    found = {}
    for site in sites():
        for night in (1, NIGHTS):
            for number, shown in standing(site, night).shown.items():
                for path in (shown.path, *(old for old, _ in shown.sends_on)):
                    found[site.host, path] = found[site.new_host, path] = (site.id, number)
    return found


def _night(at: datetime) -> int:
    return (local_date(at) - FIRST).days + 1


def table(lines: Sequence[str]) -> str:
    """Lay the differences out."""
    return "\n".join(["", f"{len(lines)} differences (night, site, report, what):", *lines])
