"""Which nights come to their end, and by which of them something must have been seen."""

from datetime import datetime, timedelta
from functools import cache

from yearweb.plan import Event, Outage, Site, What, plan
from yearweb.ticks import Fate, Night, nights

DAY = timedelta(days=1)
_HALF_A_DAY = timedelta(hours=12)
"""Nights do not begin on the minute: by so much earlier something may be due."""
_SEASON = frozenset({11, 12, 1, 2, 3, 4, 5, 6})
"""Months."""
_YOUNG, _OLD = 45 * DAY, 400 * DAY
SOURCE = (1, 3)
"""A source is looked at every so many nights, in season and out of it; then a report by its age."""
_NEW, _MIDDLE, _AGED = (1, 1), (3, 6), (7, 14)
_FULL = 7
"""Nights after which everything is looked at, whatever it is."""
Rhythm = tuple[int, int]


@cache
def ended() -> tuple[Night, ...]:
    """List the nights that come to their end."""
    return tuple(night for night in nights() if night.fate is Fate.ENDED)


def next_after(at: datetime) -> Night:
    """Give the first night at a moment or after it."""
    return next(night for night in ended() if night.at >= at)


def window(site: Site, since: datetime, rhythm: Rhythm) -> tuple[Night, ...]:
    """List the nights from a moment on up to the first that must see what the site shows since then.

    On none of them the site is ill. Who looked the night before the moment looks again by the rhythm.
    """
    found = reach(since, rhythm)
    ill = [one for one in plan().outages if one.site == site.id and any(_is_in(night, one) for night in found)]
    well = tuple(night for night in found if plan().illness(site.id, night.at) is None)
    return (*well, *window(site, ill[0].until, rhythm)) if ill else well


def reach(since: datetime, rhythm: Rhythm) -> tuple[Night, ...]:
    """List the nights from a moment on up to the first that must look, whatever it finds."""
    (*_, before) = (night for night in ended() if night.at < since)
    in_season, out_of_season = rhythm
    every = in_season if next_after(since).clock.month in _SEASON else out_of_season
    found: list[Night] = []
    for night in ended():
        if night.at >= since:
            found.append(night)
            if night.at - before.at >= min(every, _FULL) * DAY - _HALF_A_DAY:
                break
    return tuple(found)


def seen(event: Event) -> tuple[Night, ...]:
    """List the nights of which one sees what happened to a report that was known before."""
    changed = [one for one in plan().events if _is_earlier(one, event)]
    known = next_after(changed[-1].at) if changed else ended()[0]
    age = next_after(event.at).at - known.at
    rhythm = _NEW if age < _YOUNG else _MIDDLE if age < _OLD else _AGED
    return window(plan().site(event.site), event.at, rhythm)


def _is_in(night: Night, outage: Outage) -> bool:
    return outage.since <= night.at < outage.until


def _is_earlier(one: Event, event: Event) -> bool:
    same = (one.site, one.report) == (event.site, event.report)
    return same and one.what in (What.NEW, What.EDITED) and one.at < event.at
