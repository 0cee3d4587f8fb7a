"""What must be found, from the calendar alone."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from calendarweb.plan import EDITS, ILLNESSES, NIGHTS, SAME_EDITS, Event, Site, What, events_of, sites
from calendarweb.state import done_by, is_other, standing
from store.records import ChangeKind, IncidentKind

PROOF_NIGHTS, PROOF_DAYS = 3, 7
QUIET_AFTER_FLAPPING = 14
"""Days."""

_NO_ANSWER = frozenset({IncidentKind.UNREACHABLE, IncidentKind.TIMEOUT})
_REFUSAL = frozenset({IncidentKind.BLOCKED})
_FAILING = frozenset({IncidentKind.SERVER_ERROR, IncidentKind.ROBOTS})
# A letter to the readers where every page was: what it is called is the guard's affair, that it is no report is not.
_NO_LIST = frozenset({IncidentKind.MAINTENANCE, IncidentKind.UNREADABLE, IncidentKind.LIST_NOT_UNDERSTOOD})
_CALLED = {
    What.CHALLENGE_412: _REFUSAL,
    What.COOKIE_SCRIPT: _REFUSAL,
    What.DROPPED: _NO_ANSWER,
    What.ERROR_500: _FAILING,
    What.ERROR_502: _FAILING,
    What.ERROR_503: _FAILING,
    What.FIREWALL_521: _REFUSAL,
    What.HANGS: _NO_ANSWER,
    What.HASTE_429: frozenset({IncidentKind.RATE_LIMITED}),
    What.MAINTENANCE: frozenset({IncidentKind.MAINTENANCE}),
    What.NOTICE: _NO_LIST | {IncidentKind.COLUMN_GONE, IncidentKind.UNSTABLE},
    What.REFUSED: _NO_ANSWER,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """A change that somebody must be told, or, of a copy or a group, must not."""

    night: int
    kind: ChangeKind
    site: str
    report: int | None
    """None stands for one of them all."""
    name: str
    """The event."""
    silent: bool | None = None
    """None where it is not asked."""
    figures: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Ill:
    """An incident of a source."""

    site: str
    kinds: frozenset[IncidentKind]
    """What it may be called."""
    opened: int
    closed: tuple[int | None, ...]
    """The nights on which it may be closed; None: never."""
    name: str
    required: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Sent:
    """A line of the table of redirects."""

    night: int
    from_path: str
    to_path: str
    from_host: str
    to_host: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Truth:
    """All that the nights must have found by their end."""

    told: tuple[Told, ...]
    withheld: tuple[Told, ...]
    ills: tuple[Ill, ...]
    sent: tuple[Sent, ...]
    reports: frozenset[tuple[str, int | None]]
    """Every site's reports."""


def truth(nights: int = NIGHTS) -> Truth:
    """Derive what must be found."""
    told, withheld, ills, sent = [], [], [], []
    for site in sites():
        for event in events_of(site.id):
            told += [one for one in _told(site, event) if one.night <= nights]
            withheld += [one for one in _withheld(site, event) if one.night <= nights]
            ills += [_until(one, nights) for one in _ills(site, event) if one.opened <= nights]
            sent += [one for one in _sent(site, event) if one.night <= nights]
    return Truth(
        told=tuple(told),
        withheld=tuple(withheld),
        ills=tuple(ills),
        sent=tuple(sent),
        reports=frozenset((site.id, number) for site in sites() for number in standing(site, nights).shown),
    )


def is_good(site: Site, night: int) -> bool:
    """Say whether a site could be read on a night."""
    events = events_of(site.id)
    return not any(event.what in ILLNESSES and event.lasts(night) for event in events) and not _is_dead(site, night)


def _is_dead(site: Site, night: int) -> bool:
    nights = {event.what: event.night for event in events_of(site.id)}
    return nights.get(What.HOST_DIED, NIGHTS + 1) <= night and What.REDECLARED not in nights


def _visible(site: Site, night: int) -> int:
    """Give the first good night from a night on."""
    while not is_good(site, night):
        night += 1
        if night > 2 * NIGHTS:
            return night
    return night


def _told(site: Site, event: Event) -> Iterator[Told]:
    what = event.what
    if what is What.NEW:
        yield _one(site, event, ChangeKind.NEW)
    elif what in EDITS:
        yield _edited(site, event)
    elif what in SAME_EDITS:
        yield replace(_one(site, event, ChangeKind.EDITED), report=None, silent=True)
    elif what is What.FLAPS:
        yield replace(_one(site, event, ChangeKind.EDITED), silent=True)
    elif what is What.GONE:
        yield from _gone(site, event)
    elif what in (What.REDIRECTED, What.REPUBLISHED):
        yield _one(site, event, ChangeKind.MOVED)
        if "edited" in event.note:
            yield _one(site, event, ChangeKind.EDITED)
    elif what is What.HOST_MOVED:
        yield replace(_one(site, event, ChangeKind.MOVED), report=None)


def _withheld(site: Site, event: Event) -> Iterator[Told]:
    if event.what is What.COPIED:
        yield _one(site, event, ChangeKind.NEW)
    for told in _told(site, event):
        if told.report is None:
            others = len(standing(site, event.night).shown) - 1
            yield from (replace(told, silent=None) for _ in range(others))


def _one(site: Site, event: Event, kind: ChangeKind) -> Told:
    night = _visible(site, event.night)
    return Told(night=night, kind=kind, site=site.id, report=event.report, name=f"{event.what} {event.note}".strip())


def _edited(site: Site, event: Event) -> Told:
    told = replace(_one(site, event, ChangeKind.EDITED), figures=done_by(event).figures)
    if event.what is What.DATED:
        return replace(told, silent=True)
    if event.what is What.RETITLED:
        return told
    return replace(told, silent="dated" not in event.note)


def _gone(site: Site, event: Event) -> Iterator[Told]:
    until = event.until or 2 * NIGHTS
    first = _visible(site, event.night)
    withdrawn = _proved(site, first)
    if withdrawn >= until:
        return
    yield replace(_one(site, event, ChangeKind.WITHDRAWN), night=withdrawn)
    if event.until is None:
        return
    back = _visible(site, until)
    yield replace(_one(site, event, ChangeKind.RESTORED), night=back)
    if "edited" in event.note:
        yield replace(_one(site, event, ChangeKind.EDITED), night=back)


def _proved(site: Site, first: int) -> int:
    night = first + PROOF_DAYS
    while not (is_good(site, night) and sum(is_good(site, one) for one in range(first, night + 1)) >= PROOF_NIGHTS):
        night += 1
    return night


def _ills(site: Site, event: Event) -> Iterator[Ill]:
    name = str(event.what)
    if event.what in ILLNESSES:
        closed = _visible(site, event.night)
        yield Ill(site=site.id, kinds=_CALLED[event.what], opened=event.night, closed=(closed,), name=name)
    elif event.what is What.HOST_DIED and _is_dead(site, event.night):
        yield Ill(site=site.id, kinds=_NO_ANSWER, opened=event.night, closed=(None,), name=name)
    elif event.what is What.FLAPS:
        yield _flapping(site, event)
    elif event.what in (What.CUT_SHORT, What.BLINKS):
        # Asked again at once, the page may be whole: then there is nothing to say.
        kinds = frozenset({IncidentKind.UNREADABLE, IncidentKind.UNSTABLE})
        end = (event.night + 1,)
        yield Ill(site=site.id, kinds=kinds, opened=event.night, closed=end, name=name, required=False)


def _flapping(site: Site, event: Event) -> Ill:
    end = event.until or event.night
    flips = [night for night in range(event.night + 1, end) if is_other(event, night) != is_other(event, night - 1)]
    later = [one.night for one in events_of(site.id) if one.night == end and one.report == event.report]
    last = flips[-1]
    closed = tuple(range(last + QUIET_AFTER_FLAPPING, max([last, *later]) + QUIET_AFTER_FLAPPING + 2))
    kinds = frozenset({IncidentKind.FLAPPING})
    return Ill(site=site.id, kinds=kinds, opened=flips[0], closed=closed, name=str(event.what))


def _until(ill: Ill, nights: int) -> Ill:
    closed = tuple(dict.fromkeys(night if night is not None and night <= nights else None for night in ill.closed))
    return replace(ill, closed=closed)


def _sent(site: Site, event: Event) -> Iterator[Sent]:
    if event.what is What.HOST_MOVED:
        for shown in standing(site, event.night).shown.values():
            yield Sent(
                night=event.night,
                from_path=shown.path,
                to_path=shown.path,
                from_host=site.host,
                to_host=site.new_host,
            )
    if event.what is What.REDIRECTED and event.report is not None:
        old = standing(site, event.night - 1).shown[event.report].path
        new = standing(site, event.night).shown[event.report].path
        yield Sent(night=event.night, from_path=old, to_path=new, from_host=site.host, to_host=site.host)
