"""When keepers look whether something is due, what their clock says then, and what of their timetable they must do."""

import random
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from enum import Enum
from functools import cache

from yearweb.plan import CHINA, Plan, plan

_DAY = timedelta(days=1)
_HOURS = ((2, 2, 57), (9, 2, 57), (14, 2, 57), (22, 47, 59))
"""Hour, first and last minute: clear of the quarter of an hour in which a night may or may not have begun."""
NIGHT, VERIFY, BACKUP = time(1, 45), time(11), time(12)
"""By when a night has begun; when the others do, on the first of a month."""


class Keepers(Enum):
    """Who looks."""

    ONE = "one"
    PROCESSES = "processes"
    """Two, at once."""
    THREADS = "threads"
    """Two, at once."""


class Fate(Enum):
    """What becomes of a night."""

    ENDED = "ended"
    HUNG = "hung"
    """It was ended at its limit."""
    KILLED = "killed"
    """It is gone on with at the next tick."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Tick:
    """One look."""

    at: datetime
    """In truth."""
    clock: datetime
    keepers: Keepers


@dataclass(frozen=True, slots=True, kw_only=True)
class Night:
    """A night that must be run, or gone on with, at a tick."""

    at: datetime
    clock: datetime
    fate: Fate


@cache
def ticks() -> tuple[Tick, ...]:
    """List the looks of the year."""
    return tuple(_ticks(plan()))


@cache
def nights() -> tuple[Night, ...]:
    """List the nights of the year: one for each date of the clock, a later one standing for all that were missed."""
    return tuple(_nights(plan()))


def firings(at: time) -> tuple[datetime, ...]:
    """Give the clock at which a monthly work must be done, for each time that it must."""
    due = _Due(lambda clock: _month_of(clock, at))
    return tuple(tick.clock for tick in ticks() if due.begins(tick.clock))


def _ticks(year: Plan) -> Iterator[Tick]:
    on = year.first.date()
    while on <= year.last.date():
        dice = random.Random(f"ticks of {on}")
        for hour, first, last in _HOURS:
            at = datetime(on.year, on.month, on.day, hour, dice.randint(first, last), tzinfo=CHINA)
            if year.first <= at <= year.last and not any(span.has(at) for span in year.down):
                yield Tick(at=at, clock=at + _error(year, at), keepers=_keepers(year, at))
        on += _DAY


def _error(year: Plan, at: datetime) -> timedelta:
    return sum((timedelta(hours=wrong.hours) for wrong in year.clocks if wrong.span.has(at)), timedelta())


def _keepers(year: Plan, at: datetime) -> Keepers:
    if any(span.has(at) for span in year.processes) and at.hour == _HOURS[0][0]:
        return Keepers.PROCESSES
    return Keepers.THREADS if any(span.has(at) for span in year.threads) else Keepers.ONE


class _Due:
    """What is due by a timetable, and what was done of it."""

    def __init__(self, latest: Callable[[datetime], date]) -> None:
        self._latest = latest
        self._done: set[date] = set()

    def begins(self, clock: datetime) -> bool:
        """Say whether it is begun now; at the first look nothing has been missed."""
        latest, before = self._latest(clock), [one for one in self._done if one <= clock.date()]
        is_new = bool(self._done) and (not before or max(before) < latest)
        if is_new or not self._done:
            # What a clock that was ahead has done beyond this must be done in its own time again.
            self._done = {one for one in self._done if one < latest} | {latest}
        return is_new


def _nights(year: Plan) -> Iterator[Night]:
    due = _Due(lambda clock: clock.date() if clock.time() >= NIGHT else clock.date() - _DAY)
    goes_on = False
    for tick in ticks():
        if due.begins(tick.clock) or goes_on:
            fate = Fate.ENDED if goes_on else _fate(year, tick)
            goes_on = fate is Fate.KILLED
            yield Night(at=tick.at, clock=tick.clock, fate=fate)


def _fate(year: Plan, tick: Tick) -> Fate:
    if tick.at.date() in year.killed:
        return Fate.KILLED
    return Fate.HUNG if any(one.on == tick.at.date() for one in year.hung) else Fate.ENDED


def _month_of(clock: datetime, at: time) -> date:
    first = clock.date().replace(day=1)
    return first if (clock.date(), clock.time()) >= (first, at) else (first - _DAY).replace(day=1)
