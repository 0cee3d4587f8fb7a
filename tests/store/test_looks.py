from datetime import timedelta

import pytest

from store import frontier, incidents, looks, runs, tally
from store.looks import EVERY_NIGHT, Tier
from store.records import IncidentKind, RunStatus
from store.schema import DocumentRow

SOURCE = "tianjin/jizhou"
TIERS = (Tier(younger_than=10, every=1), Tier(younger_than=100, every=3), Tier(younger_than=None, every=7))


@pytest.fixture
def looked_at(watch):
    """Say whether the night looks at the one document; where it does, note how that went."""

    def look(tiers=TIERS, as_="same") -> bool:
        found = watch.ask(frontier.documents_due, [SOURCE], watch.run.frontier, tiers)
        for document in found:
            note(watch, document.id, as_)
        return bool(found)

    return look


def note(watch, document, as_):
    """Note how a look at a document went."""

    def write(session) -> None:
        row = session.get_one(DocumentRow, document)
        row.checked_run, row.checked_as, row.last_seen_at = watch.run.id, as_, watch.now

    watch.do(write)


def nights(watch, looked_at, count, **words) -> list[bool]:
    found = []
    for _ in range(count):
        watch.night(days=1)
        found.append(looked_at(**words))
    return found


def test_a_young_document_is_looked_at_every_night_and_an_old_one_more_rarely(watch, looked_at):
    watch.see("甲")
    assert nights(watch, looked_at, 9) == [True] * 9
    grown = nights(watch, looked_at, 90)
    assert sum(grown) in (30, 31)
    assert all(grown[place : place + 3].count(True) == 1 for place in range(3, 87))
    old = nights(watch, looked_at, 21)
    assert old.count(True) == 3


def test_a_document_that_was_edited_is_young_again(watch, looked_at):
    watch.see("甲")
    nights(watch, looked_at, 60)
    watch.night(days=1)
    watch.see("乙")
    assert nights(watch, looked_at, 9) == [True] * 9


@pytest.mark.parametrize("as_", ["timeout", "missing", "suspect", "text_not_found"])
def test_what_did_not_go_well_is_looked_at_the_next_night(watch, looked_at, as_):
    watch.see("甲")
    nights(watch, looked_at, 60)
    while not looked_at(as_=as_):
        watch.night(days=1)
    assert nights(watch, looked_at, 5, as_=as_) == [True] * 5


def test_a_night_that_begins_a_little_early_still_finds_it_due(watch, looked_at):
    watch.see("甲")
    nights(watch, looked_at, 30)
    while not looked_at():
        watch.night(days=1)
    watch.night(days=2.9)
    assert looked_at()


def test_a_full_look_leaves_nothing_out(watch, looked_at):
    watch.see("甲")
    nights(watch, looked_at, 60)
    assert nights(watch, looked_at, 7, tiers=EVERY_NIGHT) == [True] * 7


def test_the_tally_holds_nothing_against_a_night_that_was_not_due(watch, looked_at):
    watch.see("甲")
    nights(watch, looked_at, 60)
    watch.night(days=1)
    while looked_at():
        watch.night(days=1)
    columns = {SOURCE: ()}
    (due,) = watch.ask(tally.nights, columns, watch.run.frontier, TIERS)
    (everything,) = watch.ask(tally.nights, columns, watch.run.frontier)
    assert (due.undone, everything.undone) == (0, 1)


def rests(watch, **words) -> bool:
    figures = {"night": watch.now, "every": 3, "young": 10} | words
    return SOURCE in watch.ask(looks.resting, [SOURCE], **figures)


def test_a_source_rests_when_it_was_read_lately_and_all_is_well(watch):
    watch.see("甲")
    watch.baseline()
    assert not rests(watch)
    watch.night(days=30)
    assert not rests(watch)
    watch.baseline()
    note(watch, 1, "same")
    watch.night(days=1)
    assert rests(watch)
    watch.night(days=1)
    assert rests(watch)
    watch.night(days=1)
    assert not rests(watch)


def test_a_source_that_was_never_read_does_not_rest(watch):
    assert not rests(watch)


@pytest.mark.parametrize(("kind", "awake"), [(IncidentKind.BLOCKED, True), (IncidentKind.QUIET, False)])
def test_an_incident_that_may_end_any_night_keeps_a_source_awake(watch, kind, awake):
    watch.baseline()
    watch.night(days=1)
    assert rests(watch)
    facts = {"url": "", "detail": "", "run_id": watch.run.id, "capture_id": None, "now": watch.now}
    watch.do(incidents.saw, source=SOURCE, kind=kind, **facts)
    assert rests(watch) != awake


def test_a_document_in_doubt_keeps_its_source_awake(watch):
    watch.see("甲")
    watch.night(days=30)
    note(watch, 1, "missing")
    watch.baseline()
    watch.night(days=1)
    assert not rests(watch)


def test_the_last_full_look_is_the_last_that_came_to_its_end(watch):
    now = watch.now + timedelta(days=9)
    assert watch.ask(runs.last_full, now) is None
    first = watch.do(runs.begin, sources=[SOURCE], now=watch.now, full=True)
    assert watch.ask(runs.last_full, now) is None
    watch.do(runs.end, first.id, status=RunStatus.PARTIAL, counts={}, now=watch.now)
    later = watch.do(runs.begin, sources=[SOURCE], now=watch.now + timedelta(days=7), full=True)
    watch.do(runs.end, later.id, status=RunStatus.FAILED, counts={}, now=watch.now)
    assert watch.ask(runs.last_full, now) == first.started_at


def test_a_full_look_of_a_clock_that_was_ahead_does_not_count(watch):
    first = watch.do(runs.begin, sources=[SOURCE], now=watch.now, full=True)
    watch.do(runs.end, first.id, status=RunStatus.DONE, counts={}, now=watch.now)
    ahead = watch.do(runs.begin, sources=[SOURCE], now=watch.now + timedelta(days=40), full=True)
    watch.do(runs.end, ahead.id, status=RunStatus.DONE, counts={}, now=watch.now)
    assert watch.ask(runs.last_full, watch.now + timedelta(days=1)) == first.started_at


def test_what_was_looked_at_by_a_clock_that_was_ahead_is_not_left_alone(watch, looked_at):
    watch.see("甲")
    watch.night(days=140)
    assert looked_at()
    watch.baseline()
    assert nights(watch, looked_at, 2) == [False, False]
    watch.night(days=-40)
    assert not rests(watch)
    assert looked_at()
