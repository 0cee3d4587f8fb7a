"""Tells once, from the deadline on, whose report is not seen, and notes when it came."""

from collections.abc import Mapping, Sequence
from datetime import date

from sqlalchemy import Engine
from sqlalchemy.orm import Session

from crawler.source import Source
from jobs.alerts.language import Language
from jobs.alerts.queueing import queue_about
from jobs.alerts.wording import Words
from jobs.coverage.duty import Duty, deadline, duty_of
from jobs.coverage.rules import State, Verdict
from jobs.coverage.survey import survey
from jobs.coverage.wording import overdue
from jobs.place import Place
from store import overdue as rows
from store.dates import local_date
from store.session import reading, writing


def tell_overdue(engine: Engine, place: Place, sources: Mapping[str, Source]) -> int:
    """Tell of the governments whose last due report is newly found missing, and return how many.

    Nothing is said of a government whose columns were not all read to the end since the deadline, nor after October.
    """
    if not place.settings.coverage.alerts:
        return 0
    now = place.clock()
    year = last_due(local_date(now))
    told_of = {year} if local_date(now) <= last_told(year) else set()
    with reading(engine) as session:
        years = told_of.union(rows.years_waiting(session))
        verdicts = {one: survey(session, sources, one, now).verdicts for one in years}
    with writing(engine) as session:
        for one in years:
            rows.came(session, _seen(verdicts[one]), one, now=now)
        late = [sources[one] for one in _missing(sources, verdicts[year], year)] if told_of else []
        return _tell(session, place, late, year)


def last_due(today: date) -> int:
    """Name the report year whose deadline passed last."""
    return today.year - 1 if today >= deadline(today.year - 1) else today.year - 2


def last_told(year: int) -> date:
    """Give the last day on which the report on a year is told to be missing: from November on the next one's come."""
    return date(year + 1, 10, 31)


def _seen(verdicts: Mapping[str, Verdict]) -> list[str]:
    return [source for source, verdict in verdicts.items() if verdict.shown_by is not None]


def _missing(sources: Mapping[str, Source], verdicts: Mapping[str, Verdict], year: int) -> list[str]:
    return [
        source.id
        for source in sources.values()
        if verdicts[source.id].state is State.NOT_SEEN and duty_of(source.issuer, source.level, year) is Duty.DUTY
    ]


def _tell(session: Session, place: Place, missing: Sequence[Source], year: int) -> int:
    known = rows.known(session, year)
    new = [source for source in missing if source.id not in known]
    if not new:
        return 0
    now = place.clock()
    rows.missed(session, [source.id for source in new], year, now=now)

    def tell(sources: Sequence[Source], language: Language) -> Words:
        return overdue(sources, year, language)

    queue_about(session, place.settings.alerts, new, tell, now=now)
    return len(new)
