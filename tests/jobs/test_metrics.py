import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from prometheus_client.metrics_core import Metric
from prometheus_client.parser import text_string_to_metric_families
from rows import receipt
from sqlalchemy import Engine

from crawler.registry import load_sources
from crawler.runlog import seed_of
from jobs.alerts.settings import AlertTable
from jobs.metrics import metrics, write_metrics
from jobs.place import Place
from jobs.settings import MetricsTable
from store import drills, due, frontier, incidents, outbox, receipts, runs, tally
from store.drills import Stage
from store.due import Outcome
from store.records import AlertKind, IncidentKind, RunStatus
from store.session import writing

UNITS = ("seconds", "bytes", "ratio", "info", "total")
OFTEN_MISUSED = ("_count", "_sum", "_bucket", "_ms", "_milliseconds", "_minutes", "_hours", "_percent", "_kb", "_mb")
WEB = "www.very-secret-host.gov.cn"


@pytest.fixture
def watched(engine: Engine, place: Place) -> Place:
    """A night that read one source of all, and everything else that leaves a figure."""
    sources = load_sources(place.settings.crawl.sources)
    ids, now = tuple(sources), place.clock()
    with writing(engine) as session:
        frontier.register(session, [seed_of(source) for source in sources.values()], now)
        run = runs.begin(session, sources=ids[:2], now=now)
        tally.mark_good(session, ids[:1], now)
        receipts.keep(session, run.id, [receipt(WEB, now, requests=20)])
        what = {"url": f"https://{WEB}/", "detail": WEB, "run_id": run.id, "capture_id": None}
        incidents.saw(session, source=ids[1], kind=IncidentKind.BLOCKED, now=now, **what)
        later = now + timedelta(minutes=10)
        runs.end(session, run.id, status=RunStatus.PARTIAL, counts={}, now=later)
        drills.note(session, at=later, stage=Stage.COMPARE, detail=WEB, seconds=3.0)
        outbox.put(session, channel="ops", key="k", kind=AlertKind.NEW, title=WEB, body=WEB, now=now)
        firing = due.begin(session, schedule="nightly", fire_at=now, now=now)
        assert firing is not None
        due.end(session, firing, outcome=Outcome.PARTIAL, now=later)
        due.begin(session, schedule=f"visit {WEB}", fire_at=now, now=now)
    settings = place.settings.model_copy(update={"alerts": (AlertTable(url="json://127.0.0.1/x", name="ops"),)})
    return replace(place, settings=settings)


def families(text: bytes) -> Iterator[Metric]:
    return text_string_to_metric_families(text.decode())


def figures(text: bytes) -> dict[str, float]:
    found = {}
    for family in families(text):
        for sample in family.samples:
            labels = ",".join(sample.labels.values())
            found[f"{sample.name}{{{labels}}}" if labels else sample.name] = sample.value
    return found


def test_the_figures_of_a_night(engine: Engine, watched: Place) -> None:
    told = figures(metrics(engine, watched))
    count = len(load_sources(watched.settings.crawl.sources))
    began = watched.clock().timestamp()
    assert {
        "fazhi_night_running": 0,
        "fazhi_last_night_start_timestamp_seconds": began,
        "fazhi_last_night_end_timestamp_seconds": began + 600,
        "fazhi_last_night_duration_seconds": 600,
        "fazhi_last_good_night_end_timestamp_seconds": began + 600,
        "fazhi_last_night_status{partial}": 1,
        "fazhi_last_night_status{done}": 0,
        "fazhi_last_night_sources{read}": 1,
        "fazhi_last_night_sources{failed}": 1,
        "fazhi_last_night_sources{resting}": count - 2,
        "fazhi_last_night_requests": 20,
        "fazhi_last_night_received_bytes": 1000,
        "fazhi_last_night_not_modified_ratio": 0.25,
        "fazhi_sources{well}": 1,
        "fazhi_sources{ill}": 1,
        "fazhi_sources{never_read}": count - 2,
        "fazhi_incidents_open{blocked}": 1,
        "fazhi_incidents_open{disk_low}": 0,
        "fazhi_alerts_waiting{ops}": 1,
        "fazhi_alerts_dead{ops}": 0,
        "fazhi_drill_ok": 0,
        "fazhi_drill_red{compare}": 1,
        "fazhi_drill_red{fetch}": 0,
        "fazhi_schedule_last_fired_timestamp_seconds{nightly}": began,
        "fazhi_schedule_last_outcome{partial,nightly}": 1,
        "fazhi_schedule_last_outcome{done,nightly}": 0,
        "fazhi_documents{withdrawn}": 0,
        "fazhi_changes_total{edited,major}": 0,
    }.items() <= told.items()
    assert told["fazhi_store_bytes"] > 0


def test_while_a_night_is_under_way_the_outcome_is_that_of_the_one_before(engine: Engine, watched: Place) -> None:
    tomorrow = watched.clock() + timedelta(days=1)
    with writing(engine) as session:
        due.begin(session, schedule="nightly", fire_at=tomorrow, now=tomorrow)
    told = figures(metrics(engine, replace(watched, now=tomorrow)))
    assert told["fazhi_schedule_last_fired_timestamp_seconds{nightly}"] == tomorrow.timestamp()
    assert told["fazhi_schedule_last_outcome{partial,nightly}"] == 1


def test_nothing_of_the_web_is_a_label(engine: Engine, watched: Place) -> None:
    assert WEB not in metrics(engine, watched).decode()


def test_an_empty_store_has_metrics_too(engine: Engine, place: Place) -> None:
    told = figures(metrics(engine, place))
    assert told["fazhi_documents{present}"] == 0
    assert "fazhi_last_night_duration_seconds" not in told


def test_names_and_helps_are_as_prometheus_wants_them(engine: Engine, watched: Place) -> None:
    names = []
    for family in families(metrics(engine, watched)):
        names.append(family.name)
        assert re.fullmatch(r"fazhi_[a-z]+(_[a-z]+)*", family.name)
        assert family.documentation.endswith(".")
        assert not family.name.endswith(OFTEN_MISUSED)
        assert family.type not in family.name
        # The parser takes the suffix of a counter off its family's name.
        samples = {sample.name for sample in family.samples} or {family.name}
        assert samples == {f"{family.name}_total" if family.type == "counter" else family.name}
        assert not (family.type == "gauge" and family.name.endswith("_total"))
        for unit in UNITS:
            assert unit not in family.name.split("_")[1:-1] or family.name.endswith(UNITS)
        assert ("timestamp" in family.name) == family.name.endswith("_timestamp_seconds")
        for sample in family.samples:
            assert not {"le", "quantile", "job", "instance"} & set(sample.labels)
            assert sample.timestamp is None
    assert len(names) == len(set(names))


def test_a_file_is_written_whole(engine: Engine, watched: Place, tmp_path: Path) -> None:
    file = tmp_path / "textfile/fazhi.prom"
    written = replace(watched, settings=watched.settings.model_copy(update={"metrics": MetricsTable(file=file)}))
    assert write_metrics(engine, watched) is None
    assert not file.exists()
    assert write_metrics(engine, written) is None
    assert figures(file.read_bytes())["fazhi_drill_ok"] == 0
    assert [path.name for path in file.parent.iterdir()] == ["fazhi.prom"]


def test_a_file_that_cannot_be_written_is_said(engine: Engine, watched: Place, tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    table = MetricsTable(file=tmp_path / "file/fazhi.prom")
    told = write_metrics(engine, replace(watched, settings=watched.settings.model_copy(update={"metrics": table})))
    assert told is not None
    assert told.startswith("metrics not written: ")
