from datetime import timedelta

import pytest

from store import frontier, glances, tally
from store.records import IncidentKind, Kind, Outcome
from store.tally import SourceNight

SOURCE = "tianjin/jizhou"
HOST = "https://www.tjjz.gov.cn"
LIST = f"{HOST}/zwgk/"


@pytest.fixture
def nights(watch):
    """Count this night."""
    columns = lambda: {seed.id: seed.columns for seed in watch.seeds}  # noqa: E731
    return lambda: watch.ask(tally.nights, columns(), watch.run.frontier)


@pytest.fixture
def read_column(watch):
    """Read the source's column this night."""

    def read():
        (column,) = watch.ask(frontier.columns_due, watch.seeds, watch.run.id + 1)
        watch.do(frontier.column_finished, column.id, as_="read", run_id=watch.run.id, now=watch.now)

    return read


def night_of(**counts):
    empty = {"columns": {}, "documents": {}, "candidates": {}, "undone": 0}
    return SourceNight(source=SOURCE, **(empty | counts))


def test_a_night_that_has_not_begun_has_all_to_do(watch, nights, entry):
    watch.see("甲", url=f"{HOST}/1")
    watch.listed(entry(f"{HOST}/2"), entry(f"{HOST}/3", kind=Kind.NEWS))
    watch.night(days=1)
    assert nights() == (night_of(undone=3),), "a column, a document and a candidate"


def test_a_night_counts_how_each_look_went(watch, nights, read_column, entry):
    first = watch.see("甲", url=f"{HOST}/1").document
    second = watch.see("乙", url=f"{HOST}/2").document
    watch.night(days=1)
    read_column()
    watch.listed(entry(f"{HOST}/3"), entry(f"{HOST}/4"), entry(f"{HOST}/5"))
    watch.do(glances.unchanged, first, run_id=watch.run.id, as_="not_modified", now=watch.now)
    watch.do(glances.looked, second, run_id=watch.run.id, as_=IncidentKind.BLOCKED)
    watch.see("丙", url=f"{HOST}/3", listed_key=f"{HOST}/3")
    tried = {"source": SOURCE, "key": f"{HOST}/4", "as_": "gone", "run_id": watch.run.id}
    watch.do(frontier.entry_tried, **tried)
    decided = {"source": SOURCE, "key": f"{HOST}/5", "kind": Kind.NEWS, "reason": "", "run_id": watch.run.id}
    watch.do(frontier.entry_decided, **decided)
    (night,) = nights()
    assert night == night_of(
        columns={"read": 1},
        documents={"not_modified": 1, "blocked": 1, "new": 1},
        candidates={"gone": 1, "decided": 1},
    )
    assert tally.totals([night, night]) == {"blocked": 2, "new": 2, "not_modified": 2}


def test_a_candidate_the_budget_did_not_reach_is_undone(watch, nights, read_column, entry):
    """Otherwise a baseline would end with most of its reports still to come, each of them news."""
    read_column()
    watch.listed(entry())
    assert nights()[0].undone == 1


def test_columns_no_longer_declared_do_not_count(watch, nights, read_column, make_source):
    read_column()
    watch.seeds = (make_source(columns=()),)
    assert nights() == (night_of(),)


def test_a_continued_night_counts_what_its_first_try_did(watch, nights, read_column):
    read_column()
    frontier_before = watch.run.frontier
    watch.night()
    (night,) = watch.ask(tally.nights, {SOURCE: (LIST,)}, frontier_before)
    assert night.columns == {"read": 1}


def test_sources_are_counted_apart(watch, nights, make_source):
    watch.seeds = (make_source("b/b"), *watch.seeds)
    watch.night(days=1)
    watch.see("甲", url=f"{HOST}/1", source="b/b")
    assert [(night.source, night.documents, night.undone) for night in nights()] == [
        ("b/b", {Outcome.NEW: 1}, 1),
        (SOURCE, {}, 1),
    ]


def test_the_first_good_night_ends_the_baseline(watch):
    assert watch.do(tally.mark_good, [SOURCE], watch.now) == (SOURCE,)
    assert watch.do(tally.mark_good, [SOURCE], watch.now + timedelta(days=1)) == ()


def test_documents_are_counted_by_source(watch, make_source):
    watch.seeds = (*watch.seeds, make_source("b/b"))
    watch.night(days=1)
    for number in range(3):
        watch.see("甲", url=f"{HOST}/{number}")
    assert watch.ask(tally.document_counts, [SOURCE, "b/b"]) == {SOURCE: 3}
