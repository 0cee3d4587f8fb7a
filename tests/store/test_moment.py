from datetime import UTC, datetime, timedelta, timezone

import pytest
from sqlalchemy import select
from sqlalchemy.exc import StatementError

from store import due, runs
from store.schema import DueRow
from store.session import reading

AT = datetime(2026, 3, 1, 17, 30, 0, 123456, tzinfo=UTC)


def test_a_time_without_zone_is_refused(watch):
    naive = AT.replace(tzinfo=None)
    with pytest.raises(StatementError, match="without a zone"):
        watch.do(due.begin, schedule="s", fire_at=AT, now=naive)


def test_a_time_comes_back_as_the_same_moment_in_utc(watch):
    shanghai = AT.astimezone(timezone(timedelta(hours=8)))
    watch.do(due.begin, schedule="s", fire_at=shanghai, now=shanghai)
    with reading(watch.engine) as session:
        (kept,) = session.scalars(select(DueRow.fire_at))
    assert kept == AT
    assert kept.tzinfo is UTC


def test_times_are_asked_for_in_any_zone(watch):
    watch.do(due.begin, schedule="s", fire_at=AT, now=AT)
    later = (AT + timedelta(microseconds=1)).astimezone(timezone(timedelta(hours=-11)))
    with reading(watch.engine) as session:
        assert session.scalars(select(DueRow).where(DueRow.fire_at < later)).all()
        assert not session.scalars(select(DueRow).where(DueRow.fire_at >= later)).all()


def test_no_time_is_no_time(watch):
    assert watch.ask(runs.last).ended_at is None
