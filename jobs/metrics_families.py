"""The metrics, one function a subject. A label's values are kinds, channels and schedules of ours: never web text.

Times are given as timestamps, not as ages: a file that is no longer written must not look fresh.
"""

import shutil
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from importlib.metadata import version
from typing import TypeVar

from prometheus_client.metrics_core import CounterMetricFamily, GaugeMetricFamily, Metric
from sqlalchemy.orm import Session

from crawler.extract.version import EXTRACTOR
from crawler.registry import Source
from jobs.alerts.settings import by_id
from jobs.disk import existing
from jobs.keeper.tasks import tasks
from jobs.place import Place
from store import chain, drills, due, outbox, runs, space
from store import metrics as figures
from store.archive import folder
from store.drills import Stage
from store.due import Outcome
from store.metrics import ENDED, EndedNight
from store.records import RunStatus
from store.session import revision_of

_Word = TypeVar("_Word", bound=str)


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """What the metrics are made from."""

    session: Session
    place: Place
    sources: Mapping[str, Source]


def _build(look: Look) -> Iterator[Metric]:
    revision = revision_of(look.session.connection()) or ""
    build = GaugeMetricFamily(
        "fazhi_build_info", "Which fazhi this is; always 1.", labels=("version", "extractor", "store_revision")
    )
    build.add_metric((version("fazhi"), EXTRACTOR, revision), 1)
    yield build


def _nights(look: Look) -> Iterator[Metric]:
    newest = runs.last(look.session)
    if newest is not None:
        is_running = newest.status is RunStatus.RUNNING
        yield _gauge("night_running", "Whether a night is under way, or was killed and waits for the next.", is_running)
        yield _time("night_begun", "When the newest night began.", newest.started_at)
    night = figures.last_ended(look.session)
    if night is not None:
        yield from _last_night(look, night)
    good = figures.last_good(look.session)
    if good is not None:
        yield _time("last_good_night_end", "When the last night ended of which at least a part was read.", good)


def _last_night(look: Look, night: EndedNight) -> Iterator[Metric]:
    yield _time("last_night_start", "When the last night that ended began.", night.began_at)
    yield _time("last_night_end", "When it ended.", night.ended_at)
    seconds = (night.ended_at - night.began_at).total_seconds()
    yield _gauge("last_night_duration_seconds", "How long it took.", seconds)
    yield _state("last_night_status", "How it ended: 1 for the status it has.", "status", ENDED, night.status)
    yield _gauge("last_night_full", "Whether everything was looked at.", night.full)
    with_column = {source.id for source in look.sources.values() if source.columns}
    sources = {
        "read": len(night.read),
        "failed": len((night.asked & with_column) - night.read),
        "resting": len(with_column - night.asked),
        "without_column": len(look.sources) - len(with_column),
    }
    yield _gauges("last_night_sources", "Declared sources by what became of them.", "result", sources)
    traffic = figures.traffic(look.session, night.frontier)
    yield _gauge("last_night_requests", "Requests that left us, to all hosts.", traffic.requests)
    yield _gauge("last_night_received_bytes", "Bodies as received.", traffic.bytes)
    yield _gauge("last_night_refused_requests", "Requests not made: robots.txt forbids them.", traffic.refused)
    if traffic.requests:
        share = traffic.not_modified / traffic.requests
        yield _gauge("last_night_not_modified_ratio", "Answers 304 among all requests, 0 to 1.", share)


def _kept(look: Look) -> Iterator[Metric]:
    yield _gauges("documents", "Documents by where they stand.", "status", figures.documents(look.session))
    versions = CounterMetricFamily("fazhi_versions", "Versions ever made, by why.", labels=("cause",))
    for cause, count in figures.versions(look.session).items():
        versions.add_metric((cause,), count)
    yield versions
    changes = CounterMetricFamily("fazhi_changes", "Changes ever detected.", labels=("kind", "severity"))
    for (kind, severity), count in figures.changes(look.session).items():
        changes.add_metric((kind, severity), count)
    yield changes
    overdue = {str(year): count for year, count in figures.overdue(look.session).items()}
    yield _gauges("governments_overdue", "Reports not seen by their deadline nor since.", "report_year", overdue)


def _health(look: Look) -> Iterator[Metric]:
    wrong = figures.open_incidents(look.session)
    yield _gauges("incidents_open", "Open incidents; some kinds are troubles of fazhi itself.", "kind", wrong.kinds)
    if wrong.oldest is not None:
        yield _time("incidents_oldest_open", "When the incident began that is open for longest.", wrong.oldest)
    ever_read = figures.ever_read(look.session)
    states = {"well": 0, "ill": 0, "never_read": 0, "without_column": 0}
    for source in look.sources.values():
        states[_state_of(source, wrong.sources, ever_read)] += 1
    yield _gauges("sources", "Declared sources by their state.", "state", states)


def _state_of(source: Source, ill: frozenset[str], ever_read: frozenset[str]) -> str:
    if not source.columns:
        return "without_column"
    if source.id in ill:
        return "ill"
    return "well" if source.id in ever_read else "never_read"


def _outbox(look: Look) -> Iterator[Metric]:
    none = dict.fromkeys(by_id(look.place.settings.alerts), 0)
    unsent = {one.channel: one for one in outbox.backlogs(look.session)}
    waiting = none | {name: one.waiting for name, one in unsent.items()}
    dead = none | {name: one.dead for name, one in unsent.items()}
    oldest = {name: one.oldest.timestamp() for name, one in unsent.items()}
    yield _gauges("alerts_waiting", "Alerts not yet sent.", "channel", waiting)
    yield _gauges("alerts_dead", "Alerts given up.", "channel", dead)
    told = "When the oldest alert was queued that was not sent."
    yield _gauges("alerts_oldest_unsent_timestamp_seconds", told, "channel", oldest)


def _drill(look: Look) -> Iterator[Metric]:
    last = drills.last(look.session)
    if last is not None:
        yield _time("drill", "When the last self-drill was made.", last.at)
        yield _gauge("drill_ok", "Whether every stage of it did its work.", last.stage is None)
        told = "The first stage that did not do its work: 1 for that one."
        yield _state("drill_red", told, "stage", Stage, last.stage)
    green = figures.last_green_drill(look.session)
    if green is not None:
        yield _time("drill_ok", "When the last self-drill was made whose every stage did its work.", green)


def _schedules(look: Look) -> Iterator[Metric]:
    fired: dict[str, float] = {}
    outcomes = GaugeMetricFamily(
        "fazhi_schedule_last_outcome",
        "What came of the last firing that ended: 1 for that outcome.",
        labels=("schedule", "outcome"),
    )
    now = look.place.clock()
    for task in tasks(look.place.settings):
        newest = due.newest(look.session, task.name, until=now)
        if newest is not None:
            fired[task.name] = newest.fire_at.timestamp()
        ended = due.newest_ended(look.session, task.name, until=now)
        if ended is not None:
            for outcome in Outcome:
                outcomes.add_metric((task.name, outcome), outcome is ended.outcome)
    told = "For when the newest firing that was begun was due."
    yield _gauges("schedule_last_fired_timestamp_seconds", told, "schedule", fired)
    yield outcomes


def _proof(look: Look) -> Iterator[Metric]:
    head = chain.head(look.session)
    if head is not None:
        yield _gauge("chain_links", "Links of the chain over all that was kept.", head.link)
        yield _time("chain_head", "When its last link was added.", head.at)


def _space(look: Look) -> Iterator[Metric]:
    table = look.place.settings.store
    archive = sum((table.archive / name).stat().st_size for name in folder.files(table.archive))
    yield _gauge("store_bytes", "The store's file.", space.store_bytes(look.session))
    yield _gauge("archive_bytes", "The archive's files.", archive)
    yield _gauge("free_bytes", "Free where the archive lies.", shutil.disk_usage(existing(table.data)).free)


FAMILIES: tuple[Callable[[Look], Iterator[Metric]], ...] = (
    _build,
    _nights,
    _kept,
    _health,
    _outbox,
    _drill,
    _schedules,
    _proof,
    _space,
)


def _gauge(name: str, told: str, value: float) -> Metric:
    return GaugeMetricFamily(f"fazhi_{name}", told, value=float(value))


def _time(name: str, told: str, at: datetime) -> Metric:
    return _gauge(f"{name}_timestamp_seconds", told, at.timestamp())


def _gauges(name: str, told: str, label: str, values: Mapping[_Word, float]) -> Metric:
    family = GaugeMetricFamily(f"fazhi_{name}", told, labels=(label,))
    for value, number in values.items():
        family.add_metric((value,), float(number))
    return family


def _state(name: str, told: str, label: str, states: Iterable[StrEnum], now: StrEnum | None) -> Metric:
    return _gauges(name, told, label, {state.value: float(state is now) for state in states})
