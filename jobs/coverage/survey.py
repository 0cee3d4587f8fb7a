"""The coverage of a year: how every declared government stands with its report, and who else has published."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Protocol, TypeVar

from sqlalchemy.orm import Session

from crawler.address_dates import date_in_address
from crawler.source import Source
from jobs.coverage.access import HINDERING, Access, obstacle
from jobs.coverage.attribution import Attribution, attribute
from jobs.coverage.duty import FIRST_DATED, Duty, deadline_at, duty_of
from jobs.coverage.names import bare
from jobs.coverage.parts import Part, missing
from jobs.coverage.rules import Case, Dated, DateFrom, Sighting, State, Verdict, judge
from store import coverage
from store.coverage import Found
from store.dates import local_date
from store.records import DocumentStatus, Level

_PLACES = {"attachment": DateFrom.FILE, "list": DateFrom.LIST, "url": DateFrom.ADDRESS}
"""Where a day was read, as facts_from names it; everything else is the page."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One government and one report year."""

    source: str
    issuer: str
    region: str
    level: Level
    report_year: int
    duty: Duty
    state: State
    published_on: date | None
    published_from: DateFrom | None
    days_late: int | None
    document: int | None
    url: str | None
    why: str
    missing_parts: tuple[Part, ...] | None
    """None where there is no report to read, or no rule yet said what it must hold."""
    withdrawn_on: date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Other:
    """A report of an issuer that no source is declared for."""

    issuer: str | None
    region: str | None
    report_year: int | None
    title: str | None
    published_on: date | None
    document: int | None
    url: str
    source: str
    """On whose columns it stands."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Survey:
    """How all stand."""

    verdicts: Mapping[str, Verdict]
    """By source."""
    attribution: Attribution


def survey(session: Session, sources: Mapping[str, Source], year: int, now: datetime) -> Survey:
    """Judge every declared source's report on a year by what the store knows."""
    attribution = attribute(coverage.found(session, year), sources)
    access = _access(session, sources, attribution)
    due = deadline_at(year)
    obstacles = _obstacles(sources, access, year, due if now >= due else None)
    verdicts = {
        source.id: judge(
            Case(
                year=year,
                duty=duty_of(source.issuer, source.level, year),
                today=local_date(now),
                sightings=tuple(map(_sighting, attribution.of.get(source.id, ()))),
                obstacle=obstacles[source.id],
            )
        )
        for source in sources.values()
    }
    return Survey(verdicts=verdicts, attribution=attribution)


def rows(session: Session, sources: Mapping[str, Source], year: int, now: datetime) -> tuple[Row, ...]:
    """Tell of every declared source how it stands with its report on a year, and what that report lacks."""
    found = survey(session, sources, year, now)
    current = {source: _current(documents) for source, documents in found.attribution.of.items()}
    texts = coverage.texts(session, sorted(set(current.values())))
    return tuple(
        _row(source, year, found.verdicts[source.id], texts.get(current.get(source.id, "")))
        for source in sources.values()
    )


def others(session: Session, sources: Mapping[str, Source], year: int) -> tuple[Other, ...]:
    """List the reports on a year by issuers that no source is declared for, one line a document."""
    found = {one.id: one for one in attribute(coverage.found(session, year), sources).others}
    return tuple(
        Other(
            issuer=one.issuer,
            region=one.region,
            report_year=one.report_year,
            title=one.title,
            published_on=one.published_on,
            document=one.document,
            url=one.url,
            source=one.source,
        )
        for one in found.values()
    )


def _access(session: Session, sources: Mapping[str, Source], attribution: Attribution) -> Mapping[str, Access]:
    watched = coverage.watched(session)
    columns = _by_source(coverage.columns(session))
    hindrances = _by_source(coverage.hindrances(session, HINDERING))
    candidates = _by_source(coverage.candidates(session))
    return {
        source.id: Access(
            declared=source.columns,
            was_looked_at=source.id in watched,
            last_good_at=watched.get(source.id),
            columns=tuple(columns[source.id]),
            hindrances=tuple(hindrances[source.id]),
            candidates=tuple(candidates[source.id]),
            unsure=attribution.unsure.get(source.id, ()),
        )
        for source in sources.values()
    }


def _obstacles(
    sources: Mapping[str, Source], access: Mapping[str, Access], year: int, since: datetime | None
) -> Mapping[str, str | None]:
    """Say of each source what keeps us from saying that its issuer has no report: there, or on another site of it."""
    own = {source: obstacle(one, year, since) for source, one in access.items()}
    sites: defaultdict[tuple[str, str], list[str]] = defaultdict(list)
    for source in sources.values():
        if source.columns:
            sites[bare(source.issuer), source.region].append(source.id)
    found = {}
    for source in sources.values():
        others = (site for site in sites[bare(source.issuer), source.region] if site != source.id)
        elsewhere = (f"on its other site {site}: {own[site]}" for site in others if own[site] is not None)
        found[source.id] = own[source.id] or next(elsewhere, None)
    return found


class _OfSource(Protocol):
    @property
    def source(self) -> str: ...


_One = TypeVar("_One", bound=_OfSource)


def _by_source(found: Iterable[_One]) -> Mapping[str, list[_One]]:
    groups: defaultdict[str, list[_One]] = defaultdict(list)
    for one in found:
        groups[one.source].append(one)
    return groups


def _sighting(one: Found) -> Sighting:
    where = _PLACES.get(one.published_from or "", DateFrom.PAGE)
    told = [Dated(on=one.published_on, where=where)] if one.published_on else []
    address = date_in_address(one.url)
    if address is not None and where is not DateFrom.ADDRESS:
        told.append(Dated(on=address, where=DateFrom.ADDRESS))
    return Sighting(
        id=one.id,
        document=one.document,
        url=one.url,
        seen_on=local_date(one.seen_at),
        dates=tuple(told),
        status=one.status,
        gone_on=local_date(one.gone_at) if one.gone_at else None,
    )


def _current(documents: Sequence[Found]) -> str:
    """Choose the text that is read: the last of the first document that is there."""
    return min(reversed(documents), key=lambda one: (one.status is not DocumentStatus.PRESENT, one.id)).text


def _row(source: Source, year: int, verdict: Verdict, text: str | None) -> Row:
    published, shown_by = verdict.published, verdict.shown_by
    return Row(
        source=source.id,
        issuer=source.issuer,
        region=source.region,
        level=source.level,
        report_year=year,
        duty=duty_of(source.issuer, source.level, year),
        state=verdict.state,
        published_on=published.on if published else None,
        published_from=published.where if published else None,
        days_late=verdict.days_late,
        document=shown_by.document if shown_by else None,
        url=shown_by.url if shown_by else None,
        why=verdict.why,
        missing_parts=missing(text) if text and year >= FIRST_DATED else None,
        withdrawn_on=verdict.withdrawn_on,
    )
