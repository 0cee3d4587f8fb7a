"""A hundred and twenty nights over sixty sites: everything planted is found on its night, and nothing else."""

import pytest
from calendarweb.ahead import WORLDS, Ahead
from calendarweb.outcome import faults, outcome, table, together
from calendarweb.plan import NIGHTS, What, calendar, sites
from calendarweb.state import standing
from calendarweb.truth import truth
from calendarweb.world import divided

LONGEST = 1200
"""Seconds, on a machine that others use too."""


def test_calendar_names_every_kind_of_event_on_sixty_sites() -> None:
    assert len(sites()) == 60
    assert NIGHTS == 120
    assert {event.what for event in calendar()} == set(What)
    assert len({event.site for event in calendar()}) == 50, "ten sites stay quiet"


@pytest.mark.parametrize("count", [WORLDS, 2])
def test_the_worlds_are_all_sites_and_no_copy_is_without_its_original(count: int) -> None:
    worlds = [{site.id for site in world} for world in divided(count)]
    assert sorted(id_ for world in worlds for id_ in world) == [site.id for site in sites()]
    copies = [event for event in calendar() if event.what is What.COPIED]
    assert all(any({event.site, event.note[:3]} <= world for world in worlds) for event in copies)


def test_every_report_is_long_and_unlike_the_others() -> None:
    reports = [shown.report for site in sites() for shown in standing(site, 1).shown.values()]
    assert len({report.lines for report in reports}) == len(reports)
    assert min(sum(map(len, report.lines)) for report in reports) >= 1500


@pytest.mark.timeout(LONGEST)
def test_every_planted_event_is_found_on_its_night_and_nothing_else(ahead: Ahead) -> None:
    sent = ahead.sent()
    wrong = faults(truth(), together([outcome(folder) for folder in ahead.folders]))

    assert not wrong, table(wrong)
    assert all(sent), "something was sent from every world"
