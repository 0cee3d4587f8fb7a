"""What came against what was expected: findings about sources, and what the night may conclude from them."""

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from functools import partial

from sqlalchemy import Engine
from sqlalchemy.orm import Session

from crawler.registry import Source
from jobs.deliver import queue
from jobs.place import Place
from jobs.telling import tell_incidents
from jobs.wording import baseline
from store import documents, incidents, tally, unrest
from store.dates import local_date
from store.looks import EVERY_NIGHT, Tier
from store.records import IncidentKind
from store.runs import Run
from store.session import writing
from store.tally import READ, SourceNight


def conclude(
    engine: Engine,
    place: Place,
    run: Run,
    sources: Mapping[str, Source],
    *,
    whole: bool,
    tiers: Sequence[Tier] = EVERY_NIGHT,
) -> tuple[SourceNight, ...]:
    """Judge each source's night, open, close and tell incidents; a crawl that was cut short concludes nothing good."""
    with writing(engine) as session:
        columns = {source.id: source.columns for source in sources.values()}
        nights = tally.nights(session, columns, run.frontier, tiers)
        good = [night.source for night in nights if is_good(night)] if whole else []
        now = place.clock()
        tally.count_missing(session, good, frontier=run.frontier, on=local_date(now))
        _find_quiet(session, place, run, sources, good)
        _find_disagreements(session, run, good, now)
        _find_unrest(session, run, good, now)
        incidents.close_quiet(session, sources=good, frontier=run.frontier, now=now)
        first = tally.mark_good(session, good, now)
        _tell_baseline(session, place, sources, first)
        tell_incidents(session, place.settings.alerts, now=now)
    return nights


def is_good(night: SourceNight) -> bool:
    """Say whether a source was read to the end: every column, and nothing left undone."""
    return bool(night.columns) and READ.issuperset(night.columns) and night.undone == 0


def _find_quiet(session: Session, place: Place, run: Run, sources: Mapping[str, Source], good: Sequence[str]) -> None:
    now = place.clock()
    for source, found in tally.last_found(session, good).items():
        limit = sources[source].expect.quiet_days
        if now - found > timedelta(days=limit):
            detail = f"no new report for {(now - found).days} days; {limit} were expected at most"
            _saw(session, run, now, source, IncidentKind.QUIET, sources[source].site, detail)


def _find_disagreements(session: Session, run: Run, good: Sequence[str], now: datetime) -> None:
    for found in documents.disagreeing(session, good):
        detail = f"the file {found.file} has {found.file_chars} characters, its page {found.chars}, and not the same"
        _saw(session, run, now, found.source, IncidentKind.ATTACHMENT_DIFFERS, found.url, detail)


def _find_unrest(session: Session, run: Run, good: Sequence[str], now: datetime) -> None:
    found = {
        IncidentKind.FLAPPING: unrest.flapping(session, good, now),
        IncidentKind.UNSTABLE: unrest.unstable(session, good),
    }
    for kind, documents_ in found.items():
        for one in documents_:
            _saw(session, run, now, one.source, kind, one.url, one.detail)


def _saw(session: Session, run: Run, now: datetime, source: str, kind: IncidentKind, url: str, detail: str) -> None:
    """Note what the night's figures tell of a source; no single answer of it says so."""
    incidents.saw(session, source=source, kind=kind, url=url, detail=detail, run_id=run.id, capture_id=None, now=now)


def _tell_baseline(session: Session, place: Place, sources: Mapping[str, Source], first: Sequence[str]) -> None:
    if not first:
        return
    counts = tally.document_counts(session, first)
    lines = [(source, sources[source].issuer, counts.get(source, 0)) for source in first]
    now = place.clock()
    queue(session, place.settings.alerts, partial(baseline, lines, local_date(now)), now=now)
