from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import select

from store import runs
from store.records import RunStatus
from store.runs import CONTINUES_WITHIN, RunKind
from store.schema import RunRow
from store.session import reading

NOW = datetime(2026, 3, 1, 17, 30, tzinfo=UTC)


@pytest.fixture
def begin(watch):
    """Begin a run, so much later."""
    watch.do(runs.end, watch.run.id, status=RunStatus.DONE, counts={}, now=NOW)

    def at(**later):
        return watch.do(runs.begin, sources=["a/b"], now=NOW + timedelta(**later))

    return at


def test_a_run_is_its_own_frontier(watch, begin):
    run = begin()
    assert (run.frontier, run.status, run.sources) == (run.id, RunStatus.RUNNING, ("a/b",))
    assert watch.ask(runs.last) == run


def test_a_killed_run_is_continued(watch, begin):
    killed = begin()
    run = begin(hours=2)
    assert run.id > killed.id
    assert run.frontier == killed.frontier


def test_a_run_killed_twice_is_continued_from_its_first_try(begin):
    first = begin()
    begin(hours=1)
    assert begin(hours=2).frontier == first.frontier


@pytest.mark.parametrize(
    ("age", "continued"), [(CONTINUES_WITHIN - timedelta(seconds=1), True), (CONTINUES_WITHIN, False)]
)
def test_a_run_killed_long_ago_was_another_night(begin, age, continued):
    killed = begin()
    run = begin(seconds=age.total_seconds())
    assert run.frontier == (killed.id if continued else run.id)


def test_an_ended_run_is_not_continued(watch, begin):
    ended = begin()
    watch.do(runs.end, ended.id, status=RunStatus.PARTIAL, counts={"new": 1}, now=NOW + timedelta(minutes=5))
    last = watch.ask(runs.last)
    assert (last.status, last.counts, last.ended_at) == (RunStatus.PARTIAL, {"new": 1}, NOW + timedelta(minutes=5))
    again = begin(minutes=6)
    assert again.frontier == again.id


def test_a_killed_run_is_marked_abandoned_once(watch, begin):
    begin()
    begin(hours=30)
    begin(hours=60)
    with reading(watch.engine) as session:
        rows = session.execute(select(RunRow.status, RunRow.ended_at).order_by(RunRow.id)).all()
    assert rows == [
        (RunStatus.DONE, NOW),
        (RunStatus.ABANDONED, NOW + timedelta(hours=30)),
        (RunStatus.ABANDONED, NOW + timedelta(hours=60)),
        (RunStatus.RUNNING, None),
    ]


def test_reading_again_is_no_night(watch, begin):
    night = begin()
    reread = watch.do(runs.begin_reread, sources=["a/b"], now=NOW)
    assert (reread.kind, reread.status, reread.sources) == (RunKind.REREAD, RunStatus.RUNNING, ("a/b",))
    assert reread.id == reread.frontier > night.id
    assert watch.ask(runs.last) == night
    watch.do(runs.end, reread.id, status=RunStatus.DONE, counts={"amended": 1}, now=NOW)
    assert watch.ask(runs.last) == night
    assert watch.ask(lambda session: session.get_one(RunRow, reread.id).counts) == {"amended": 1}


@pytest.mark.parametrize("ended", [True, False])
def test_a_night_that_was_killed_is_continued_past_a_reread(watch, begin, ended):
    killed = begin()
    reread = watch.do(runs.begin_reread, sources=[], now=NOW + timedelta(hours=1))
    if ended:
        watch.do(runs.end, reread.id, status=RunStatus.DONE, counts={}, now=NOW)
    assert begin(hours=2).frontier == killed.frontier


def test_a_reread_that_was_killed_is_abandoned_by_the_next_and_not_continued(watch, begin):
    begin()
    killed = watch.do(runs.begin_reread, sources=[], now=NOW)
    again = watch.do(runs.begin_reread, sources=[], now=NOW)
    assert again.frontier == again.id
    assert watch.ask(lambda session: session.get_one(RunRow, killed.id).status) == RunStatus.ABANDONED


def test_a_beat_tells_that_a_run_is_alive(watch, begin):
    run = begin()
    watch.do(runs.beat, run.id, NOW + timedelta(minutes=3))
    assert watch.ask(runs.last).heartbeat_at == NOW + timedelta(minutes=3)


def test_a_store_without_runs_has_no_last_one(engine):
    with reading(engine) as session:
        assert runs.last(session) is None
