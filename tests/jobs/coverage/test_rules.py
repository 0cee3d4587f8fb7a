"""The rules, case by case, and what holds in every case."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jobs.coverage.duty import Duty
from jobs.coverage.rules import Case, Dated, DateFrom, Sighting, State, judge
from store.records import DocumentStatus

DUE = date(2026, 4, 1)
PRESENT, WITHDRAWN, MOVED = DocumentStatus.PRESENT, DocumentStatus.WITHDRAWN, DocumentStatus.MOVED


def seen(on: str, page: str = "", address: str = "", number: int = 1, status=PRESENT, gone: str = "") -> Sighting:
    told = [(DateFrom.PAGE, page), (DateFrom.ADDRESS, address)]
    return Sighting(
        id=number,
        document=number,
        url=f"https://www.example.gov.cn/{number}.html",
        seen_on=date.fromisoformat(on),
        dates=tuple(Dated(on=date.fromisoformat(day), where=where) for where, day in told if day),
        status=status,
        gone_on=date.fromisoformat(gone) if gone else None,
    )


def judged(*sightings: Sighting, duty=Duty.DUTY, today="2026-06-01", obstacle=None, year=2025):
    at = date.fromisoformat(today)
    return judge(Case(year=year, duty=duty, today=at, sightings=sightings, obstacle=obstacle))


@pytest.mark.parametrize(
    ("page", "state", "late"),
    [
        ("2025-11-03", State.IN_TIME, None),
        ("2026-03-31", State.IN_TIME, None),
        ("2026-04-01", State.ON_THE_DAY, None),
        ("2026-04-02", State.LATE, 1),
        ("2026-05-20", State.LATE, 49),
    ],
)
def test_the_printed_day_decides(page, state, late):
    verdict = judged(seen("2026-05-20", page))
    assert (verdict.state, verdict.days_late, verdict.why) == (state, late, "")
    assert verdict.published == Dated(on=date.fromisoformat(page), where=DateFrom.PAGE)


@pytest.mark.parametrize("page", ["2026-12-31", "2026-05-21", "2025-10-31", "2024-03-20"])
def test_an_impossible_day_decides_nothing(page):
    verdict = judged(seen("2026-05-20", page))
    assert verdict.state is State.NOT_CHECKABLE
    assert page in verdict.why
    assert verdict.published is None


def test_the_address_stands_in_for_an_impossible_day_and_is_flagged():
    verdict = judged(seen("2026-05-20", "2026-12-31", "2026-03-20"))
    assert (verdict.state, verdict.why) == (State.IN_TIME, "dated by its address alone")


def test_the_page_comes_before_its_address():
    assert judged(seen("2026-05-20", "2026-03-25", "2026-04-03")).state is State.IN_TIME


def test_nobody_is_late_whose_page_and_address_disagree():
    verdict = judged(seen("2026-05-20", "2026-05-02", "2026-03-20"))
    assert verdict.state is State.NOT_CHECKABLE
    assert verdict.published is None
    assert verdict.shown_by is not None


def test_what_we_saw_in_time_was_there_in_time():
    verdict = judged(seen("2026-03-20", "2026-05-02"))
    assert (verdict.state, verdict.published) == (
        State.IN_TIME,
        Dated(on=date(2026, 3, 20), where=DateFrom.SEEN),
    )


def test_the_address_of_one_copy_is_not_weighed_against_the_page_of_another():
    verdict = judged(seen("2026-05-20", "", "2026-03-20"), seen("2026-05-20", "2026-04-20", number=2))
    assert (verdict.state, verdict.shown_by and verdict.shown_by.id) == (State.IN_TIME, 1)


def test_what_is_withdrawn_was_published():
    gone = seen("2026-03-20", "2026-03-10", status=WITHDRAWN, gone="2026-05-01")
    verdict = judged(gone)
    assert (verdict.state, verdict.withdrawn_on) == (State.IN_TIME, date(2026, 5, 1))
    assert judged(gone, seen("2026-05-20", number=2)).withdrawn_on is None
    assert judged(seen("2026-03-20", "2026-03-10", status=MOVED), gone).withdrawn_on == date(2026, 5, 1)


def test_nothing_seen():
    assert judged(today="2026-03-31").state is State.AWAITED
    assert judged(today="2026-04-01").state is State.NOT_SEEN
    assert judged(today="2026-04-01", obstacle="blocked").why == "blocked"
    assert judged(today="2026-04-01", obstacle="blocked").state is State.NOT_CHECKABLE
    assert judged(duty=Duty.PRACTICE).state is State.NONE_SEEN


def test_the_older_rule_is_labelled():
    assert "no day of publication was fixed" in judged(duty=Duty.DUTY_WITHOUT_DATE).why


days = st.dates(date(2025, 6, 1), date(2026, 12, 31))
dated = st.builds(
    Dated, on=days, where=st.sampled_from([DateFrom.PAGE, DateFrom.LIST, DateFrom.FILE, DateFrom.ADDRESS])
)
sightings = st.builds(
    Sighting,
    id=st.integers(1, 4),
    document=st.integers(1, 4),
    url=st.just("https://www.example.gov.cn/"),
    seen_on=days,
    dates=st.lists(dated, max_size=3).map(tuple),
    status=st.sampled_from(DocumentStatus),
    gone_on=st.none(),
)
cases = st.builds(
    Case,
    year=st.just(2025),
    duty=st.sampled_from(Duty),
    today=days,
    sightings=st.lists(sightings, max_size=4).map(tuple),
    obstacle=st.sampled_from([None, "blocked"]),
)


@given(cases)
def test_late_is_only_who_is_late_by_all_that_is_known(case):
    verdict = judge(case)
    if verdict.state is State.LATE:
        assert verdict.published is not None
        first = min(one.seen_on for one in case.sightings)
        assert first > DUE
        assert not any(date(2025, 11, 1) <= told.on <= DUE for one in case.sightings for told in one.dates)
        assert DUE < verdict.published.on <= first
        assert case.duty is not Duty.PRACTICE


@given(cases)
def test_missing_is_only_who_was_read_and_shows_nothing(case):
    if judge(case).state is State.NOT_SEEN:
        assert not case.sightings
        assert case.obstacle is None
        assert case.duty is not Duty.PRACTICE
        assert case.today >= DUE


@given(cases, sightings, st.integers(0, 200))
def test_a_copy_that_comes_later_makes_nobody_late(case, copy, later):
    before = judge(case)
    if not case.sightings:
        return
    last = max(one.seen_on for one in case.sightings)
    copy = replace(copy, id=9, seen_on=last + timedelta(days=later))
    after = judge(replace(case, sightings=(*case.sightings, copy)))
    if before.state in (State.IN_TIME, State.ON_THE_DAY):
        assert after.state in (State.IN_TIME, State.ON_THE_DAY)
