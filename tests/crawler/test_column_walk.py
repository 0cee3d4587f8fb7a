"""How far a column is read."""

from datetime import date

import pytest

from crawler.adapters.base import Entry, Listing, ListRequest
from crawler.column_walk import ColumnWalk
from crawler.source import Expect
from crawler.tasks import ColumnTask
from crawler.urls import canonical_url
from store.records import IncidentKind

COLUMN = "https://www.dy.gov.cn/zwgk/fzzfjs/"


def address(number: int) -> str:
    return f"{COLUMN}202403/t20240305_{number}.html"


def listing(*numbers: int, following: int | None = None) -> Listing:
    entries = [
        Entry(url=address(number), title="某区2023年法治政府建设年度报告", listed_on=date(2024, 3, 5))
        for number in numbers
    ]
    request = ListRequest(url=f"{COLUMN}index_{following}.html", page=following) if following else None
    return Listing(adapter="trs", entries=entries, following=request)


def task(page: int = 1, *, complete: bool = False) -> ColumnTask:
    request = ListRequest(url=COLUMN, page=page)
    return ColumnTask(source="x/dy", hosts=(), column=7, complete=complete, page=request)


def walk(*known: int) -> ColumnWalk:
    return ColumnWalk({"x/dy": frozenset(canonical_url(address(number)) for number in known)})


def test_a_first_look_goes_to_the_end() -> None:
    first = walk()
    assert first.step(task(1), listing(1, 2, following=2), Expect()).following is not None
    assert first.step(task(2), listing(3, following=3), Expect()).following is not None
    assert first.step(task(3), listing(4), Expect()).following is None


def test_a_later_look_ends_at_the_first_page_that_brings_nothing_unknown() -> None:
    later = walk(1, 2, 3)
    walked = later.step(task(1, complete=True), listing(9, 1, following=2), Expect())
    assert [sighting.unknown for sighting in walked.sightings] == [True, False]
    assert walked.following is not None
    assert later.step(task(2, complete=True), listing(2, 3, following=3), Expect()).following is None


def test_an_incomplete_look_goes_on_over_what_is_known() -> None:
    assert walk(1, 2).step(task(1), listing(1, 2, following=2), Expect()).following is not None


def test_a_site_that_shows_the_same_page_again_is_left() -> None:
    circle = walk()
    assert circle.step(task(1), listing(1, 2, following=2), Expect()).following is not None
    assert circle.step(task(2), listing(2, 1, following=3), Expect()).following is None


def test_a_shell_leads_on() -> None:
    shell = Listing(adapter="gkmlpt", entries=(), following=ListRequest(url=f"{COLUMN}api", page=1))
    walked = walk().step(task(1, complete=True), shell, Expect())
    assert walked.following is shell.following
    assert walked.faults == ()


@pytest.mark.parametrize(
    ("expect", "kind"), [((3, 9), IncidentKind.TOO_FEW_ENTRIES), ((0, 1), IncidentKind.TOO_MANY_ENTRIES)]
)
def test_the_number_of_entries_is_judged(expect: tuple[int, int], kind: IncidentKind) -> None:
    (fault,) = walk().step(task(1), listing(1, 2), Expect(entries=expect)).faults
    assert fault.kind is kind


def test_what_was_listed_on_one_page_is_not_fetched_again_from_the_next() -> None:
    both = walk()
    both.step(task(1), listing(1, following=2), Expect())
    walked = both.step(task(2), listing(1, 2), Expect())
    assert [sighting.deserves_fetch for sighting in walked.sightings] == [False, True]


def test_a_column_that_tells_nothing_to_choose_by_is_a_fault() -> None:
    entries = [Entry(url=f"https://www.dy.gov.cn/c/{number}.html", title="", listed_on=None) for number in range(101)]
    (fault,) = walk().step(task(), Listing(adapter="sitemap", entries=entries, following=None), Expect()).faults
    assert fault.kind is IncidentKind.LIST_NOT_UNDERSTOOD
    assert "101 addresses without titles" in fault.detail
