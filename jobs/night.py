"""One night: the steps in order, one line each."""

import os
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from time import monotonic

from sqlalchemy import Engine

from crawler.order import Depth
from crawler.registry import Source, load_sources, pick
from crawler.runlog import seed_of
from jobs.alerts.deliver import Delivery, deliver
from jobs.alerts.telling import tell_incidents
from jobs.analyze import analyze
from jobs.child import Launch, run_spider
from jobs.coverage.overdue import tell_overdue
from jobs.crawl import Crawled, batches, crawl
from jobs.disk import watch_disk
from jobs.drill.drill import Drilled
from jobs.drill.tonight import drill_tonight
from jobs.health import conclude, is_good
from jobs.heartbeat import heartbeat
from jobs.holding import holding_night
from jobs.metrics import write_metrics
from jobs.place import Place
from jobs.progress import Progress
from jobs.receipts import keep_receipts
from jobs.rhythm import Tonight, tonight
from jobs.seal import seal
from store import frontier, incidents, own, runs, space, tally
from store.chain import Sealed
from store.changes import Change
from store.dates import local_date
from store.export.text import Exported, export
from store.incidents import Incident
from store.lock import DELIVERY, DELIVERY_WAIT, exclusive
from store.records import IncidentKind, RunStatus
from store.runs import Run
from store.session import reading, writing
from store.tally import SourceNight

NOTHING_WATCHED = "no declared source has a column: nothing is watched; see sources under [crawl]"


@dataclass(frozen=True, slots=True, kw_only=True)
class NightSummary:
    """What a night came to."""

    run: int
    night: date
    status: RunStatus
    started_at: datetime
    ended_at: datetime
    full: bool
    """Everything was looked at."""
    resting: tuple[str, ...]
    """Sources that were left alone: nothing was due there."""
    sources: tuple[SourceNight, ...]
    crawls: tuple[Crawled, ...]
    changes: tuple[Change, ...]
    incidents: tuple[Incident, ...]
    """Open at the night's end."""
    sealed: Sealed
    drilled: Drilled | None
    """None where the configuration wants no drill."""
    delivery: Delivery
    exported: Exported
    heartbeat: str | None = None
    """What kept the heartbeat from being heard."""
    metrics: str | None = None
    """What kept the metrics from being written."""

    @property
    def read(self) -> tuple[str, ...]:
        """Sources read to the end."""
        return tuple(night.source for night in self.sources if is_good(night))

    @property
    def without_column(self) -> tuple[str, ...]:
        """Sources of which no column is known: nothing was asked of them."""
        return tuple(night.source for night in self.sources if not night.columns and not night.undone)

    @property
    def failed(self) -> tuple[str, ...]:
        """Sources that could not be read to the end."""
        fine = {*self.read, *self.without_column}
        return tuple(night.source for night in self.sources if night.source not in fine)


def night(
    place: Place,
    wanted: Sequence[str],
    progress: Progress,
    depth: Depth = Depth.NEWS,
    launch: Launch = run_spider,
) -> NightSummary:
    """Run one night now; raises NightRunning when another is under way, SourceInvalid for a bad registry.

    A depth of ALL makes it a full look; otherwise it is one when one is due. `launch` begins the crawl's process.
    """
    sources = pick(load_sources(place.settings.crawl.sources), wanted)
    with holding_night(place) as engine:
        plan, run = _begin(engine, place, sources, named=bool(wanted), depth=depth)
        awake = {source: sources[source] for source in plan.sources}
        crawls = _crawl(engine, place, run, awake, progress, plan, launch)
        keep_receipts(engine, place, run, crawls)
        # What the night finds goes out as one message: no other delivery comes in between.
        with exclusive(place.settings.store.data, DELIVERY, wait=DELIVERY_WAIT):
            progress.step("health")
            whole = all(one.finished for one in crawls)
            nights = conclude(engine, place, run, awake, whole=whole, tiers=plan.tiers)
            tell_overdue(engine, place, sources)
            if not wanted:
                _note_watch(engine, place, plan, nights)
            progress.step("analyze")
            changes = analyze(engine, place, run_id=run.id)
            progress.step("seal")
            sealed = seal(engine, place)
            watch_disk(engine, place)
            drilled = _drill(engine, place, progress, launch)
            progress.step("deliver")
            delivery = deliver(engine, place.settings.alerts, now=place.clock(), environ=os.environ)
        progress.step("export")
        exported = _export(engine, place)
        return _end(engine, place, run, plan, nights, crawls, changes, sealed, drilled, delivery, exported)


def _begin(
    engine: Engine, place: Place, sources: Mapping[str, Source], *, named: bool, depth: Depth
) -> tuple[Tonight, Run]:
    now = place.clock()
    with writing(engine) as session:
        frontier.register(session, [seed_of(source) for source in sources.values()], now)
        plan = tonight(session, place.settings.schedule, sources, named=named, depth=depth, now=now)
        run = runs.begin(session, sources=list(sources), now=now, full=plan.full and not named)
    return plan, run


def _crawl(
    engine: Engine,
    place: Place,
    run: Run,
    sources: Mapping[str, Source],
    progress: Progress,
    plan: Tonight,
    launch: Launch,
) -> tuple[Crawled, ...]:
    deadline = monotonic() + place.settings.crawl.night_limit

    def beat() -> None:
        with writing(engine) as session:
            runs.beat(session, run.id, place.clock())

    progress.step("crawl")
    with progress.watching(engine, {source.id: source.columns for source in sources.values()}, run.frontier):
        return tuple(
            [
                crawl(place, run, batch, plan=plan, deadline=deadline, beat=beat, launch=launch)
                for batch in batches(sources)
            ]
        )


def _note_watch(engine: Engine, place: Place, plan: Tonight, nights: Sequence[SourceNight]) -> None:
    """Tell of an installation that watches nothing: its nights would be quiet for ever."""
    now = place.clock()
    with writing(engine) as session:
        if plan.resting or any(one.columns or one.undone for one in nights):
            own.well(session, IncidentKind.NIGHT_FAILED, now=now)
        else:
            own.trouble(session, IncidentKind.NIGHT_FAILED, detail=NOTHING_WATCHED, now=now)
        tell_incidents(session, place.settings.alerts, now=now)


def _drill(engine: Engine, place: Place, progress: Progress, launch: Launch) -> Drilled | None:
    """Prove the chain on a site of our own; what it shows is told with the night's news."""
    if not place.settings.schedule.drill:
        return None
    progress.step("drill")
    drilled = drill_tonight(engine, place, night, launch)
    with writing(engine) as session:
        tell_incidents(session, place.settings.alerts, now=place.clock())
    return drilled


def _export(engine: Engine, place: Place) -> Exported:
    with reading(engine) as session:
        return export(session, place.settings.store.export)


def _end(
    engine: Engine,
    place: Place,
    run: Run,
    plan: Tonight,
    nights: tuple[SourceNight, ...],
    crawls: tuple[Crawled, ...],
    changes: tuple[Change, ...],
    sealed: Sealed,
    drilled: Drilled | None,
    delivery: Delivery,
    exported: Exported,
) -> NightSummary:
    now = place.clock()
    with reading(engine) as session:
        still_open = incidents.still_open(session)
    summary = NightSummary(
        run=run.id,
        night=local_date(run.started_at),
        status=_status(nights, plan, crawls, drilled, delivery),
        started_at=run.started_at,
        ended_at=now,
        full=plan.full,
        resting=plan.resting,
        sources=nights,
        crawls=crawls,
        changes=changes,
        incidents=still_open,
        sealed=sealed,
        drilled=drilled,
        delivery=delivery,
        exported=exported,
    )
    with writing(engine) as session:
        counts = tally.totals(nights) | {"changes": len(changes), "files": exported.files}
        counts |= {space.STORE_BYTES: space.store_bytes(session)}
        runs.end(session, run.id, status=summary.status, counts=counts, now=now)
    return replace(summary, heartbeat=_beat(place, summary), metrics=write_metrics(engine, place))


def _beat(place: Place, summary: NightSummary) -> str | None:
    """Tell the dead-man URL of a good night: one that was read, drilled and told."""
    delivery = summary.delivery
    if summary.status is RunStatus.FAILED or delivery.dead or delivery.refused:
        return None
    return heartbeat(place.settings.heartbeat.url)


def _status(
    nights: Sequence[SourceNight],
    plan: Tonight,
    crawls: Sequence[Crawled],
    drilled: Drilled | None,
    delivery: Delivery,
) -> RunStatus:
    if drilled is not None and drilled.stage is not None:
        return RunStatus.FAILED
    asked = [one for one in nights if one.columns or one.undone]
    good = [one for one in asked if is_good(one)]
    # Where nothing is declared, or no column known, nothing is watched: that is no quiet night.
    if not good and (asked or not plan.resting):
        return RunStatus.FAILED
    whole = all(one.finished and not one.errors for one in crawls)
    if len(good) < len(asked) or not whole or delivery.failed or delivery.dead or delivery.refused:
        return RunStatus.PARTIAL
    return RunStatus.DONE
