"""Real nights through the seasons: what the server is asked for, and what it is not."""

from dataclasses import replace

import pytest
import warm

from jobs.demo.site import Page
from jobs.night import NightSummary, night
from jobs.progress import Silent
from jobs.settings import ScheduleTable
from store.records import RunStatus

REPORT = "/report_1001.html"


@pytest.fixture
def town(new_town):
    """A town of the test's own."""
    return new_town()


@pytest.fixture
def seasonal(town):
    """Run the night of a number as it is run for real, with its seasons; a night may ask in any order."""

    def run(number: int) -> tuple[NightSummary, list[str]]:
        place = town.place(number)
        settings = place.settings.model_copy(update={"schedule": ScheduleTable(drill=False)})
        before = len(town.seen)
        summary = night(replace(place, settings=settings), (), Silent(), launch=warm.run_spider)
        assert summary.status is RunStatus.DONE
        return summary, sorted(town.targets("one.fazhi.test", before))

    return run


def test_a_source_and_its_report_through_the_year(town, seasonal) -> None:
    town.with_report("one")
    summary, asked = seasonal(1)
    assert summary.full
    assert asked == ["/", REPORT]
    assert [REPORT in seasonal(number)[1] for number in (2, 3, 4)] == [True] * 3
    assert seasonal(60)[0].full
    in_spring = [seasonal(number) for number in (61, 62, 63)]
    assert [asked for _, asked in in_spring] == [["/"], ["/"], ["/", REPORT]]
    assert [summary.failed for summary, _ in in_spring] == [()] * 3
    assert seasonal(160)[0].full
    in_summer = [seasonal(number) for number in (161, 162, 163)]
    assert [summary.resting for summary, _ in in_summer] == [("town/one",), ("town/one",), ()]
    assert [asked for _, asked in in_summer] == [[], [], ["/"]]


def test_an_old_report_that_vanishes_is_then_asked_for_every_night(town, seasonal) -> None:
    host = town.with_report("one")
    for number in (1, 60, 61):
        seasonal(number)
    town.put(host, REPORT, Page(body="找不到".encode(), status=404))
    assert [REPORT in seasonal(number)[1] for number in (62, 63, 64, 65)] == [False, True, True, True]
