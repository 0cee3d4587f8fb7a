"""What a site has on a night, as the calendar makes it: everything before that night, one event after the other."""

import random
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from enum import StrEnum
from functools import cache

from calendarweb.edits import Edited, edit
from calendarweb.plan import EDITS, ILLNESSES, SAME_EDITS, Event, Site, What, events_of, sites
from calendarweb.reports import Report, news, report

FIRST = date(2026, 3, 2)
"""The first night's date in China."""

_LOOKS = ("trs", "boda", "nfcms", "plain")


class DateLabel(StrEnum):
    """Where a page says when it was published."""

    ABOVE = "above"
    BELOW = "below"
    NOWHERE = "nowhere"


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """One report of a site."""

    report: Report
    path: str
    sends_on: tuple[tuple[str, int], ...] = ()
    """Earlier addresses that lead here, and with which status."""
    gone: Event | None = None
    blinks: bool = False
    cut_short: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """A site as it stands on a night."""

    site: Site
    night: int
    shown: dict[int, Shown] = field(default_factory=dict)
    look: str
    column_look: str
    label: DateLabel = DateLabel.ABOVE
    illness: What | None = None
    moved: bool = False
    """It lives at its new host; the old one sends on, until it dies."""
    died: bool = False
    redeclared: bool = False


def day_of(night: int) -> date:
    """Give a night's date in China."""
    return FIRST + timedelta(days=night - 1)


def standing(site: Site, night: int) -> Standing:
    """Say how a site stands."""
    now = Standing(site=site, night=night, look=site.look, column_look=site.look, shown=_at_first(site))
    for event in events_of(site.id):
        if event.night <= night:
            now = _after(now, event)
    return now


def done_by(event: Event) -> Edited:
    """Say what an edit of one report did to it."""
    site = next(site for site in sites() if site.id == event.site)
    before = standing(site, event.night - 1)
    return _edited(before.site, before.shown[_number(event)].report, event)


@cache
def is_other(event: Event, night: int) -> bool:
    """Say whether a text that flaps is the other one on a night; after the last night it stays as it is."""
    if event.until is None:
        raise ValueError("flapping has an end")
    turn = min(night, event.until - 1) - event.night
    if event.note == "nightly" or turn == 0:
        return turn % 2 == 0
    return bool(random.Random(f"{event.site} flaps {turn}").randrange(2))


def _at_first(site: Site) -> dict[int, Shown]:
    return {
        number: Shown(report=report(site.name, number), path=_path(site, number, report(site.name, number).published))
        for number in range(site.reports)
    }


def _after(now: Standing, event: Event) -> Standing:
    what = event.what
    if what in ILLNESSES:
        return replace(now, illness=what) if event.lasts(now.night) else now
    if event.report is not None:
        if what in (What.NEW, What.COPIED):
            return _with(now, event, _appeared(now.site, event))
        return _with(now, event, _changed(now, now.shown[event.report], event))
    if what in SAME_EDITS:
        shown = {n: replace(one, report=_edited(now.site, one.report, event).report) for n, one in now.shown.items()}
        return replace(now, shown=shown)
    return _redone(now, what)


def _changed(now: Standing, shown: Shown, event: Event) -> Shown:
    going_on = event.lasts(now.night)
    match event.what:
        case What.GONE if going_on:
            return replace(shown, gone=event)
        case What.GONE if "edited" in event.note:
            figure = replace(event, what=What.FIGURE)
            return replace(shown, report=_edited(now.site, shown.report, figure).report)
        case What.BLINKS:
            return replace(shown, blinks=going_on)
        case What.CUT_SHORT:
            return replace(shown, cut_short=going_on)
        case What.FLAPS if is_other(event, now.night):
            return replace(shown, report=_edited(now.site, shown.report, event).report)
        case What.REPUBLISHED:
            return replace(shown, path=_new_path(now.site, event))
        case What.REDIRECTED:
            old = (shown.path, int(event.note[:3]))
            moved = replace(shown, path=_new_path(now.site, event), sends_on=(*shown.sends_on, old))
            if "edited" not in event.note:
                return moved
            return replace(moved, report=_edited(now.site, shown.report, replace(event, what=What.FIGURE)).report)
        case what if what in EDITS:
            return replace(shown, report=_edited(now.site, shown.report, event).report)
    return shown


def _redone(now: Standing, what: What) -> Standing:
    match what:
        case What.REDESIGNED:
            return replace(now, look=_next_look(now.look), column_look=_next_look(now.look))
        case What.COLUMN_REDONE:
            return replace(now, column_look=_next_look(now.column_look))
        case What.UNDATED:
            return replace(now, label=DateLabel.NOWHERE)
        case What.DATE_ELSEWHERE:
            return replace(now, label=DateLabel.BELOW)
        case What.HOST_MOVED:
            return replace(now, moved=True)
        case What.HOST_DIED:
            return replace(now, died=True)
        case What.REDECLARED:
            return replace(now, redeclared=True)
    raise ValueError(f"{what} is nothing that happens to a site")


def _edited(site: Site, before: Report, event: Event) -> Edited:
    # The same dice every night: an edit is made once.
    dice = random.Random(f"{event.site} {event.night} {event.what}")
    after = edit(event.what, before, site.name, day_of(event.night), dice)
    if "dated" in event.note:
        return replace(after, report=replace(after.report, published=day_of(event.night)))
    return after


def _appeared(site: Site, event: Event) -> Shown:
    on = day_of(event.night)
    path = _path(site, _number(event), on)
    if event.what is What.NEW:
        return Shown(report=news(site.name, _number(event), on), path=path)
    original, _, number = event.note.partition("/")
    other = next(one for one in sites() if one.id == original)
    return Shown(report=standing(other, event.night).shown[int(number)].report, path=path)


def _with(now: Standing, event: Event, shown: Shown) -> Standing:
    return replace(now, shown={**now.shown, _number(event): shown})


def _number(event: Event) -> int:
    if event.report is None:
        raise ValueError(f"{event.what} names no report")
    return event.report


def _next_look(look: str) -> str:
    return _LOOKS[(_LOOKS.index(look) + 1) % len(_LOOKS)]


def _path(site: Site, number: int, on: date, folder: str = "fzzf") -> str:
    serial = 5800000 + int(site.id[1:]) * 1000 + number * 37
    match site.look:
        case "trs":
            return f"/zwgk/{folder}/{on:%Y%m}/t{on:%Y%m%d}_{serial}.html"
        case "boda":
            return f"/info/{1021 if folder == 'fzzf' else 1088}/{serial}.htm"
        case "nfcms":
            return f"/zwgk/{folder}/content/post_{serial}.html"
        case _:
            return f"/content/{folder}/{serial}.html"


def _new_path(site: Site, event: Event) -> str:
    return _path(site, 10 + _number(event), day_of(event.night), "fdzdgk")
