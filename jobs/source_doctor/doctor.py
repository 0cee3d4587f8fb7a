"""Looks for the columns of sources whose own are ill or unknown. It proposes, and changes nothing."""

from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor, as_completed
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import partial

from sqlalchemy import Engine
from sqlalchemy.orm import Session

from crawler.encoding import decode
from crawler.explore.findings import Findings
from crawler.explore.frontier import place_of
from crawler.explore.old_titles import OldTitles, Remembered
from crawler.explore.trail import names_on_the_way
from crawler.registry import Source, load_sources, pick
from crawler.runlog import seed_of
from crawler.urls import same_site
from jobs.alerts.deliver import queue
from jobs.child import Launch, run_spider
from jobs.errors import LookFailed
from jobs.explore import explore_site
from jobs.holding import holding_night
from jobs.place import Place
from jobs.source_doctor.prescription import prescription
from jobs.source_doctor.wording import proposed
from store import frontier, proposals
from store.archive.reader import body_of
from store.errors import ArchiveDamaged
from store.proposals import Found, Illness
from store.remembered import OldColumns, old_columns
from store.session import reading, writing

AT_ONCE = 4
"""Sites that are searched side by side; those of one registered name one after the other."""
PATIENCE = timedelta(days=6)
"""A source looked for so lately is left alone, unless it is named: the schedule comes by weekly."""
_CAPTURES = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Examined:
    """What the search for one source's columns came to."""

    source: str
    illness: Illness | None
    """None where no column was known, or nothing is wrong."""
    readable: bool
    reason: str
    """Why the site is not."""
    requests: int
    known: int
    """Titles it was known by."""
    columns: tuple[Found, ...]
    """None of them is declared."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Patient:
    source: Source
    illness: Illness | None
    old: OldColumns
    remembered: Remembered


def examine(place: Place, wanted: Sequence[str], *, budget: int, launch: Launch = run_spider) -> Iterator[Examined]:
    """Look for the columns of the sources named, or of all that need it, and give each as it is done.

    Each is noted when it is given: what was ended early goes on with the others. Raises NightRunning while a night is
    under way, SourceInvalid for a bad registry. `budget` is in requests a source.
    """
    sources = pick(load_sources(place.settings.crawl.sources), wanted)
    with holding_night(place) as engine:
        now = place.clock()
        with writing(engine) as session:
            frontier.register(session, [seed_of(source) for source in sources.values()], now)
            waiting = sources if wanted else _needing(session, sources, now)
        with reading(engine) as session:
            patients = _patients(session, place, waiting)
        for patient, found in _searched(place, patients, budget, launch):
            yield _noted(engine, place, patient, found)


def _needing(session: Session, sources: Mapping[str, Source], now: datetime) -> Mapping[str, Source]:
    ill = proposals.ill(session, {source.id: source.columns for source in sources.values()})
    needing = {}
    for source in sources.values():
        last = proposals.last_searched(session, source.id)
        is_due = last is None or now - last >= PATIENCE
        if is_due and (source.id in ill or not source.columns):
            needing[source.id] = source
    return needing


def _patients(session: Session, place: Place, sources: Mapping[str, Source]) -> list[_Patient]:
    ill = proposals.ill(session, {source.id: source.columns for source in sources.values()})
    patients = []
    for source in sources.values():
        old = old_columns(session, source.id, source.columns, captures=_CAPTURES)
        remembered = _remembered(place, source, old)
        patients.append(_Patient(source=source, illness=ill.get(source.id), old=old, remembered=remembered))
    return patients


def _remembered(place: Place, source: Source, old: OldColumns) -> Remembered:
    names: tuple[str, ...] = ()
    for capture in old.captures:
        try:
            body = body_of(place.settings.store.archive, capture)
        except ArchiveDamaged:
            # `fazhi verify` says so; here the names only show the way.
            continue
        names = names_on_the_way(decode(body, capture.content_type), capture.url)
        if names:
            break
    return Remembered(
        issuer=source.issuer,
        reports=old.reports,
        others=old.others,
        names=names,
        columns=old.ill,
        articles=old.articles[:1],
    )


def _searched(
    place: Place, patients: Sequence[_Patient], budget: int, launch: Launch
) -> Iterator[tuple[_Patient, Findings | LookFailed]]:
    pool = ThreadPoolExecutor(AT_ONCE, thread_name_prefix="doctor")
    try:
        searches = [pool.submit(_search, place, group, budget, launch) for group in _by_site(patients)]
        for done in as_completed(searches):
            yield from done.result()
    finally:
        pool.shutdown(cancel_futures=True)


def _by_site(patients: Sequence[_Patient]) -> list[list[_Patient]]:
    """Put those on one site together: a search goes to all hosts of its registered name."""
    groups: list[list[_Patient]] = []
    for patient in patients:
        near = [group for group in groups if any(_shares_host(patient, other) for other in group)]
        groups = [group for group in groups if group not in near]
        groups.append([*(other for group in near for other in group), patient])
    return groups


def _shares_host(one: _Patient, other: _Patient) -> bool:
    mine, theirs = ((patient.source.site, *patient.source.columns) for patient in (one, other))
    return any(same_site(here, there) for here in mine for there in theirs)


def _search(
    place: Place, group: Sequence[_Patient], budget: int, launch: Launch
) -> list[tuple[_Patient, Findings | LookFailed]]:
    found: list[tuple[_Patient, Findings | LookFailed]] = []
    for patient in group:
        source, old = patient.source, patient.remembered
        try:
            findings = explore_site(place, source.site, budget=budget, hosts=source.hosts, old=old, launch=launch)
        except LookFailed as failure:
            found.append((patient, failure))
        else:
            found.append((patient, findings))
    return found


def _noted(engine: Engine, place: Place, patient: _Patient, found: Findings | LookFailed) -> Examined:
    examined = _examined(patient, found)
    source, now = patient.source, place.clock()
    with writing(engine) as session:
        proposals.note_search(session, source.id, readable=examined.readable, now=now)
        for column in examined.columns:
            proposals.propose(session, source.id, column, now)
        if any(proposals.untold(session, source.id)):
            _tell(session, place, patient, now)
    return examined


def _tell(session: Session, place: Place, patient: _Patient, now: datetime) -> None:
    source, columns = patient.source, proposals.newest(session, patient.source.id)
    what = prescription(source, patient.old.well, columns, place.settings.crawl.sources)
    queue(session, place.settings.alerts, partial(proposed, source, patient.illness, columns, what), now=now)
    proposals.told(session, [column.id for column in columns])


def _examined(patient: _Patient, found: Findings | LookFailed) -> Examined:
    source, remembered = patient.source, patient.remembered
    known = len(OldTitles(remembered.titles, remembered.issuer))
    if isinstance(found, LookFailed):
        return Examined(
            source=source.id,
            illness=patient.illness,
            readable=False,
            reason=found.detail,
            requests=0,
            known=known,
            columns=(),
        )
    declared = {place_of(column) for column in source.columns}
    return Examined(
        source=source.id,
        illness=patient.illness,
        readable=found.readable,
        reason=found.reason,
        requests=found.requests,
        known=known,
        columns=tuple(
            Found(url=one.column, adapter=one.adapter, matched=one.matched, known=known, reports=one.reports)
            for one in found.columns
            if place_of(one.column) not in declared and (one.reports or one.matched)
        ),
    )
