from datetime import UTC, datetime, timedelta, timezone

import pytest

from store import due
from store.due import Outcome

AT = datetime(2026, 3, 1, 17, 30, tzinfo=UTC)
DAY = timedelta(days=1)


@pytest.fixture
def begin(watch):
    """Begin a nightly firing at its time."""

    def at(fire_at, now=None):
        return watch.do(due.begin, schedule="nightly", fire_at=fire_at, now=now or fire_at)

    return at


def newest(watch, until=AT + 400 * DAY):
    return watch.ask(due.newest, "nightly", until=until)


def test_a_firing_is_begun_once_wherever_its_clock_stands(watch, begin):
    assert newest(watch) is None
    firing = begin(AT)
    assert (firing.schedule, firing.fire_at, firing.begun_at, firing.attempts) == ("nightly", AT, AT, 1)
    assert firing.ended_at is firing.outcome is None
    assert begin(AT, AT + timedelta(hours=1)) is None
    assert begin(AT.astimezone(timezone(timedelta(hours=8)))) is None
    assert watch.do(due.begin, schedule="other", fire_at=AT, now=AT) is not None
    assert begin(AT + DAY).fire_at == AT + DAY == newest(watch).fire_at
    assert newest(watch, until=AT + DAY - timedelta(seconds=1)).fire_at == AT


def test_a_firing_ends_once_begun(watch, begin):
    firing = begin(AT)
    assert watch.ask(due.unfinished, "nightly") == firing
    watch.do(due.end, firing, outcome=Outcome.PARTIAL, now=AT + timedelta(hours=2))
    assert watch.ask(due.unfinished, "nightly") is None
    assert (newest(watch).outcome, newest(watch).ended_at) == (Outcome.PARTIAL, AT + timedelta(hours=2))


def test_what_is_under_way_has_not_ended(watch, begin):
    watch.do(due.end, begin(AT), outcome=Outcome.DONE, now=AT + timedelta(hours=2))
    begin(AT + DAY)
    assert watch.ask(due.newest_ended, "nightly", until=AT + DAY).outcome is Outcome.DONE
    assert watch.ask(due.newest_ended, "nightly", until=AT - DAY) is None


def test_what_died_is_begun_again_and_each_time_counts(watch, begin):
    again = watch.do(due.begin_again, begin(AT), now=AT + timedelta(minutes=5))
    assert (again.attempts, again.begun_at, again.fire_at) == (2, AT + timedelta(minutes=5), AT)
    assert watch.ask(due.unfinished, "nightly") == again


def test_what_was_given_back_does_not_count(watch, begin):
    watch.do(due.give_back, begin(AT))
    assert watch.ask(due.unfinished, "nightly").attempts == 0


def test_the_next_firing_supersedes_what_died(watch, begin):
    begin(AT)
    assert watch.ask(due.unfinished, "nightly").fire_at == AT
    begin(AT + DAY, AT + DAY + timedelta(minutes=1))
    assert newest(watch, until=AT).outcome is Outcome.SUPERSEDED
    assert newest(watch, until=AT).ended_at == AT + DAY + timedelta(minutes=1)
    assert watch.ask(due.unfinished, "nightly").fire_at == AT + DAY


def test_what_a_clock_ahead_began_is_forgotten_when_an_earlier_firing_begins(watch, begin):
    begin(AT)
    begin(AT + 365 * DAY)
    begin(AT + DAY)
    assert newest(watch).fire_at == AT + DAY
    assert begin(AT + 365 * DAY) is not None


def test_a_schedule_first_seen_has_missed_nothing_and_forgets_nothing(watch, begin):
    begin(AT)
    watch.do(due.first_seen, schedule="nightly", fire_at=AT - DAY, now=AT - timedelta(hours=3))
    assert newest(watch).fire_at == AT
    before = newest(watch, until=AT - DAY)
    assert (before.outcome, before.ended_at) == (Outcome.NOT_MISSED, AT - timedelta(hours=3))


def test_when_a_schedule_was_first_seen_stays(watch, begin):
    assert watch.ask(due.born, "nightly") is None
    watch.do(due.first_seen, schedule="nightly", fire_at=AT - DAY, now=AT)
    begin(AT)
    begin(AT + DAY)
    assert watch.ask(due.born, "nightly") == AT


def test_a_firing_is_known_once_begun(watch, begin):
    begin(AT)
    assert watch.ask(due.is_known, "nightly", AT)
    assert not watch.ask(due.is_known, "nightly", AT + DAY)
    assert not watch.ask(due.is_known, "verify", AT)


def test_what_is_forgotten_was_never_begun(watch, begin):
    watch.do(due.forget, [begin(AT), begin(AT + DAY)])
    assert newest(watch) is None
    assert begin(AT) is not None


def test_of_several_who_begin_at_once_one_does(engine, start):
    code = """
import sys
from datetime import UTC, datetime
from store import due
from store.session import open_store, writing
engine, at = open_store(sys.argv[1]), datetime(2026, 3, 1, tzinfo=UTC)
print("ready", flush=True)
sys.stdin.readline()
with writing(engine) as session:
    print(due.begin(session, schedule="nightly", fire_at=at, now=at) is not None)
"""
    keepers = [start(code, engine.url.render_as_string()) for _ in range(3)]
    for keeper in keepers:
        keeper.stdout.readline()
    for keeper in keepers:
        keeper.stdin.write("go\n")
        keeper.stdin.flush()
    said = sorted(keeper.communicate(timeout=60)[0].strip() for keeper in keepers)
    assert said == ["False", "False", "True"]
