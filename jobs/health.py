"""What came against what was expected: findings about sources, and what the night may conclude from them."""

from collections.abc import Container, Mapping, Sequence

from sqlalchemy import Engine
from sqlalchemy.orm import Session

from crawler.registry import Source, load_sources
from jobs.alerts.language import Language
from jobs.alerts.queueing import queue_about
from jobs.alerts.telling import tell_incidents
from jobs.alerts.wording import Words, baseline
from jobs.health_findings import find
from jobs.place import Place
from store import incidents, outages, tally
from store.dates import local_date
from store.looks import EVERY_NIGHT, Tier
from store.own import OURSELVES
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
        find(session, run, sources, good, now)
        silent = _silent(nights)
        outages.join(session, silent, now=now)
        if whole:
            _close(session, place, run, sources, nights, silent)
        _close_undeclared(session, place, sources)
        first = tally.mark_good(session, good, now)
        _tell_baseline(session, place, sources, first)
        tell_incidents(session, place.settings.alerts, now=now, judged=run.id)
    return nights


def is_good(night: SourceNight) -> bool:
    """Say whether a source was read to the end: every column, and nothing left undone."""
    return bool(night.columns) and READ.issuperset(night.columns) and night.undone == 0


def _silent(nights: Sequence[SourceNight]) -> Mapping[str, IncidentKind]:
    """Say of each source that a column of its did not answer, and why most of them did not."""
    silent = {}
    for night in nights:
        why = {kind: night.columns[kind] for kind in outages.NO_ANSWER if kind in night.columns}
        if why:
            silent[night.source] = max(why, key=why.__getitem__)
    return silent


def _close(
    session: Session,
    place: Place,
    run: Run,
    sources: Mapping[str, Source],
    nights: Sequence[SourceNight],
    silent: Container[str],
) -> None:
    now = place.clock()
    done = [night for night in nights if night.undone == 0]
    answered = [night.source for night in done if night.columns and night.source not in silent]
    outages.end(session, sources=answered, frontier=run.frontier, now=now)
    # A source that has lost its last column is never read to the end again; its documents are looked at all the same.
    ended = [night.source for night in done if is_good(night) or not sources[night.source].columns]
    incidents.close_quiet(session, sources=ended, frontier=run.frontier, now=now)


def _close_undeclared(session: Session, place: Place, sources: Container[str]) -> None:
    """Close what is open of sources that left the registry, which a night over some of its sources does not see."""
    if all(one.source in sources or one.source == OURSELVES for one in incidents.still_open(session)):
        return
    declared = {*load_sources(place.settings.crawl.sources), OURSELVES}
    incidents.close_undeclared(session, declared, now=place.clock())


def _tell_baseline(session: Session, place: Place, sources: Mapping[str, Source], first: Sequence[str]) -> None:
    if not first:
        return
    counts = tally.document_counts(session, first)
    now = place.clock()

    def tell(chosen: Sequence[Source], language: Language) -> Words:
        lines = [(one.id, one.issuer, counts.get(one.id, 0)) for one in chosen]
        return baseline(lines, local_date(now), language)

    queue_about(session, place.settings.alerts, [sources[source] for source in first], tell, now=now)
