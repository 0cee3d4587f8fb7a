from datetime import timedelta

import pytest
from rows import receipt

from store import drills, incidents, metrics, overdue, receipts, runs
from store.drills import Stage
from store.records import Cause, ChangeKind, DocumentStatus, IncidentKind, RunStatus, Severity

OTHER = "gansu/qinzhou"


@pytest.fixture
def nights(watch, make_source):
    """Two sources, of which the first was read on the one night that ended; a second night is under way."""
    watch.seeds = (make_source(), make_source(OTHER))
    watch.night()
    watch.see("第一段。" * 200)
    watch.seeds = watch.seeds[:1]
    watch.baseline()
    watch.seeds = (make_source(), make_source(OTHER))
    watch.night(days=1)
    return watch


def test_of_an_empty_store(watch):
    assert watch.ask(metrics.last_ended) is None
    assert watch.ask(metrics.last_good) is None
    assert watch.ask(metrics.traffic, 1).requests == 0
    assert sum(watch.ask(metrics.documents).values()) == 0
    assert sum(watch.ask(metrics.changes).values()) == 0
    assert watch.ask(metrics.open_incidents).oldest is None
    assert watch.ask(metrics.overdue) == {}
    assert watch.ask(metrics.ever_read) == frozenset()


def test_the_night_that_ended_not_the_one_under_way(nights):
    ended = nights.ask(metrics.last_ended)
    assert (ended.status, ended.asked, ended.read) == (RunStatus.DONE, {"tianjin/jizhou", OTHER}, {"tianjin/jizhou"})
    assert nights.ask(metrics.last_good) == ended.ended_at
    assert nights.ask(metrics.ever_read) == {"tianjin/jizhou"}


def test_a_failed_night_ended_and_is_not_good(nights):
    before = nights.ask(metrics.last_good)
    nights.do(runs.end, nights.run.id, status=RunStatus.FAILED, counts={}, now=nights.now)
    assert nights.ask(metrics.last_ended).status is RunStatus.FAILED
    assert nights.ask(metrics.last_good) == before


def test_a_night_that_was_continued_counts_from_its_first_beginning_and_all_its_requests(nights):
    first, began = nights.run, nights.now
    nights.do(receipts.keep, first.id, [receipt("a.gov.cn", nights.now, requests=10)])
    nights.now += timedelta(hours=1)
    second = nights.do(runs.begin, sources=["tianjin/jizhou"], now=nights.now)
    nights.do(
        receipts.keep,
        second.id,
        [receipt("a.gov.cn", nights.now, requests=10), receipt("b.gov.cn", nights.now, requests=10)],
    )
    nights.do(runs.end, second.id, status=RunStatus.PARTIAL, counts={}, now=nights.now)
    ended = nights.ask(metrics.last_ended)
    assert (ended.began_at, ended.ended_at) == (began, nights.now)
    asked = nights.ask(metrics.traffic, ended.frontier)
    assert (asked.requests, asked.bytes, asked.not_modified, asked.refused) == (30, 3000, 15, 3)


def test_a_reading_of_what_is_kept_is_no_night(nights):
    reread = nights.do(runs.begin_reread, sources=[], now=nights.now)
    nights.do(runs.end, reread.id, status=RunStatus.DONE, counts={}, now=nights.now)
    assert nights.ask(metrics.last_ended).asked


def test_what_is_kept(nights):
    assert nights.ask(metrics.documents)[DocumentStatus.PRESENT] == 1
    assert set(nights.ask(metrics.documents)) == set(DocumentStatus)
    assert nights.ask(metrics.versions) == {Cause.BASELINE: 1, Cause.SITE: 0, Cause.EXTRACTOR: 0}
    assert len(nights.ask(metrics.changes)) == len(ChangeKind) * len(Severity)


def test_what_is_wrong(nights):
    for source, kind in (("tianjin/jizhou", IncidentKind.TLS), (OTHER, IncidentKind.TLS), (OTHER, IncidentKind.QUIET)):
        what = {"url": "https://a.gov.cn/", "detail": "", "run_id": nights.run.id, "capture_id": None}
        nights.do(incidents.saw, source=source, kind=kind, now=nights.now, **what)
    nights.do(incidents.close, source="tianjin/jizhou", kind=IncidentKind.TLS, now=nights.now)
    wrong = nights.ask(metrics.open_incidents)
    assert {kind for kind, count in wrong.kinds.items() if count} == {IncidentKind.TLS, IncidentKind.QUIET}
    assert (wrong.sources, wrong.oldest) == ({OTHER}, nights.now)


def test_what_is_overdue(nights):
    nights.do(overdue.missed, ["tianjin/jizhou", OTHER], 2025, now=nights.now)
    nights.do(overdue.missed, [OTHER], 2024, now=nights.now)
    nights.do(overdue.came, [OTHER], 2025, now=nights.now)
    assert nights.ask(metrics.overdue) == {2024: 1, 2025: 1}


def test_the_last_green_drill(watch):
    assert watch.ask(metrics.last_green_drill) is None
    for day, stage in enumerate((None, None, Stage.FETCH)):
        watch.do(drills.note, at=watch.now + timedelta(days=day), stage=stage, detail="", seconds=1.0)
    assert watch.ask(metrics.last_green_drill) == watch.now + timedelta(days=1)
