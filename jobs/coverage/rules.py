"""How one government stands with one year's report, judged by what was seen of it. No guess is ever made against it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from jobs.coverage.duty import Duty, deadline
from store.records import DocumentStatus


class State(StrEnum):
    """How a government stands, worst first."""

    NOT_SEEN = "not_seen"
    """On the sites we read; a newspaper may have it."""
    LATE = "late"
    NOT_CHECKABLE = "not_checkable"
    ON_THE_DAY = "on_the_day"
    """Published on 1 April, where 'before 1 April' is asked."""
    IN_TIME = "in_time"
    AWAITED = "awaited"
    NONE_SEEN = "none_seen"
    """Of those who need not publish."""
    PUBLISHED = "published"
    """Of those who need not publish."""


class DateFrom(StrEnum):
    """Where a day of publication was read, the most trusted first."""

    PAGE = "page"
    LIST = "list"
    FILE = "file"
    ADDRESS = "address"
    SEEN = "seen"
    """It was public by then: we saw it."""


ORDER = {where: place for place, where in enumerate(DateFrom)}


@dataclass(frozen=True, slots=True, kw_only=True)
class Dated:
    """A day of publication as told somewhere."""

    on: date
    where: DateFrom


@dataclass(frozen=True, slots=True, kw_only=True)
class Sighting:
    """One version of the report at one address."""

    id: int
    """The document's."""
    document: int | None
    """Its public number."""
    url: str
    seen_on: date
    """China's date on which this version was first seen."""
    dates: tuple[Dated, ...]
    status: DocumentStatus
    gone_on: date | None
    """When its address was first found without it, where it is gone now."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """What is known of one government and one report year."""

    year: int
    duty: Duty
    today: date
    """China's date."""
    sightings: tuple[Sighting, ...]
    obstacle: str | None
    """What keeps us from saying that there is no report, in words."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """How a government stands, and what says so."""

    state: State
    why: str
    published: Dated | None = None
    shown_by: Sighting | None = None
    days_late: int | None = None
    """After 1 April; None unless it is late."""
    withdrawn_on: date | None = None


@dataclass(frozen=True, slots=True)
class _Told:
    dated: Dated
    by: Sighting


def judge(case: Case) -> Verdict:
    """Judge a government's report on a year."""
    verdict = _of_report(case) if case.sightings else _of_none(case)
    if case.duty is Duty.DUTY_WITHOUT_DATE:
        return _adding(verdict, "reports were due in the first quarter, no day of publication was fixed")
    return verdict


def _of_none(case: Case) -> Verdict:
    due = deadline(case.year)
    if case.today < due:
        return Verdict(state=State.AWAITED, why=case.obstacle or f"due before {due}")
    if case.obstacle is not None:
        return Verdict(state=State.NOT_CHECKABLE, why=case.obstacle)
    if case.duty is Duty.PRACTICE:
        return Verdict(state=State.NONE_SEEN, why="none seen on the sites we read; none is owed")
    return Verdict(state=State.NOT_SEEN, why="not seen on the sites we read")


def _of_report(case: Case) -> Verdict:
    verdict = _dated(case)
    if case.duty is Duty.PRACTICE:
        verdict = replace(verdict, state=State.PUBLISHED, days_late=None)
    gone = _withdrawn_on(case.sightings)
    return verdict if gone is None else replace(_adding(verdict, f"withdrawn since {gone}"), withdrawn_on=gone)


def _dated(case: Case) -> Verdict:
    first = min(case.sightings, key=lambda one: (one.seen_on, one.id))
    told = [_Told(dated, one) for one in case.sightings for dated in one.dates]
    possible = [one for one in told if date(case.year, 11, 1) <= one.dated.on <= first.seen_on]
    if not possible:
        return _undated(case, first, told)
    documents = {one.by.id for one in possible}
    best = _earliest(_most_trusted([one for one in possible if one.by.id == id_]) for id_ in documents)
    state = _on_day(best.dated.on, case.year)
    other = _earliest(possible)
    words = _flag(best.dated)
    if state is State.LATE and _on_day(other.dated.on, case.year) is not State.LATE:
        # After a move of a site its pages often bear the day of the move.
        words = f"published; the {best.dated.where} says {best.dated.on}, the {other.dated.where} {other.dated.on}"
        return Verdict(state=State.NOT_CHECKABLE, why=words, shown_by=best.by)
    days = (best.dated.on - deadline(case.year)).days
    late = days if state is State.LATE else None
    return Verdict(state=state, why=words, published=best.dated, shown_by=best.by, days_late=late)


def _undated(case: Case, first: Sighting, told: Sequence[_Told]) -> Verdict:
    days = sorted({f"the {one.dated.where} says {one.dated.on}" for one in told})
    said = ", ".join(days) or "no date of publication is told"
    state = _on_day(first.seen_on, case.year)
    if state is State.LATE:
        words = f"published, but when is not known: first seen on {first.seen_on}, {said}"
        return Verdict(state=State.NOT_CHECKABLE, why=words, shown_by=first)
    when = "before the deadline" if state is State.IN_TIME else "on the day"
    words = f"seen on {first.seen_on}, {when}; {said}"
    return Verdict(state=state, why=words, published=Dated(on=first.seen_on, where=DateFrom.SEEN), shown_by=first)


def _most_trusted(of_one: Sequence[_Told]) -> _Told:
    """Choose among what one address tells."""
    best = min(ORDER[one.dated.where] for one in of_one)
    return _earliest(one for one in of_one if ORDER[one.dated.where] == best)


def _earliest(told: Iterable[_Told]) -> _Told:
    return min(told, key=lambda one: (one.dated.on, one.by.id))


def _on_day(on: date, year: int) -> State:
    due = deadline(year)
    if on < due:
        return State.IN_TIME
    return State.ON_THE_DAY if on == due else State.LATE


def _flag(dated: Dated) -> str:
    return "" if dated.where is DateFrom.PAGE else f"dated by its {dated.where} alone"


def _withdrawn_on(sightings: Sequence[Sighting]) -> date | None:
    """Say since when the report is at none of its addresses; what moved is where it moved to."""
    standing = [one for one in sightings if one.status is not DocumentStatus.MOVED]
    if not standing or any(one.status is not DocumentStatus.WITHDRAWN for one in standing):
        return None
    return max((one.gone_on for one in standing if one.gone_on), default=None)


def _adding(verdict: Verdict, words: str) -> Verdict:
    return replace(verdict, why=f"{verdict.why}; {words}" if verdict.why else words)
