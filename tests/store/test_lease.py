from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import select

from store import lease
from store.errors import Busy
from store.lease import STALE, Holder
from store.schema_watch import LeaseRow

NOW = datetime(2026, 3, 1, 17, 30, tzinfo=UTC)
HERE = Holder(machine="one", folder="/srv/my data", process=7)
ELSEWHERE = replace(HERE, machine="two")


def take(watch, holder, now=NOW, name="night"):
    watch.do(lease.take, name, holder=holder, now=now)


def holder_of(watch, name="night"):
    return watch.ask(lambda session: session.scalar(select(LeaseRow.holder).where(LeaseRow.name == name)))


def test_another_machine_is_refused_and_told_who_holds_it_since_when(watch):
    take(watch, ELSEWHERE)
    with pytest.raises(Busy) as caught:
        take(watch, HERE, NOW + STALE - timedelta(seconds=1))
    assert "process 7 at two /srv/my data holds it since 2026-03-01 17:30 UTC" in str(caught.value)
    assert holder_of(watch) == str(ELSEWHERE)


def test_another_folder_of_the_same_machine_is_another_home(watch):
    take(watch, replace(HERE, folder="/srv/other"))
    with pytest.raises(Busy):
        take(watch, HERE)


def test_leases_of_different_names_do_not_meet(watch):
    take(watch, ELSEWHERE)
    take(watch, HERE, name="keeper")
    assert (holder_of(watch), holder_of(watch, "keeper")) == (str(ELSEWHERE), str(HERE))


def test_what_a_dead_process_left_at_home_is_taken_at_once(watch):
    take(watch, HERE)
    take(watch, replace(HERE, process=8), NOW + timedelta(seconds=1))
    assert holder_of(watch) == str(replace(HERE, process=8))


@pytest.mark.parametrize("away", [STALE, timedelta(days=400), -STALE, timedelta(days=-400)])
def test_a_holder_that_has_not_beaten_is_dead_whatever_its_clock_said(watch, away):
    take(watch, ELSEWHERE)
    take(watch, HERE, NOW + away)
    assert holder_of(watch) == str(HERE)


def test_a_holder_that_beats_keeps_it(watch):
    take(watch, ELSEWHERE)
    later = NOW + timedelta(hours=5)
    watch.do(lease.beat, "night", holder=ELSEWHERE, now=later)
    with pytest.raises(Busy, match="since 2026-03-01 17:30 UTC"):
        take(watch, HERE, later + timedelta(minutes=9))


def test_a_holder_learns_that_it_lost_the_lease(watch):
    take(watch, ELSEWHERE)
    take(watch, HERE, NOW + STALE)
    with pytest.raises(Busy, match=r"lost to one /srv/my data 7"):
        watch.do(lease.beat, "night", holder=ELSEWHERE, now=NOW + STALE)
    watch.do(lease.release, "night", holder=ELSEWHERE)
    assert holder_of(watch) == str(HERE)
    watch.do(lease.release, "night", holder=HERE)
    with pytest.raises(Busy, match="lost to nobody"):
        watch.do(lease.beat, "night", holder=HERE, now=NOW)
    assert holder_of(watch) is None
