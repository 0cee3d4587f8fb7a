"""A year of one store: downtime, wrong clocks, keepers side by side, dead channels, sites that come and go."""

import pytest
from beside import Beside
from yearweb.comparison import table, told_otherwise, truth
from yearweb.kept import kept_otherwise
from yearweb.plan import How, Mode, What, plan
from yearweb.sites import figures
from yearweb.ticks import Fate, Keepers, nights, ticks
from yearweb.told import told

LONGEST = 1800
"""Seconds, on a machine that others use too."""


def test_the_plan_has_a_year_of_nights_and_every_kind_of_trouble() -> None:
    assert len([night for night in nights() if night.fate is Fate.ENDED]) >= 365
    assert {night.fate for night in nights()} == set(Fate)
    assert {tick.keepers for tick in ticks()} == set(Keepers)
    assert {event.what for event in plan().events} == set(What)
    assert {outage.how for outage in plan().outages} == set(How)
    for channel in ("hook", "mail"):
        assert {one.mode for one in plan().troubles if one.channel == channel} == set(Mode) - {Mode.UP}


def test_no_tick_falls_into_the_minutes_in_which_a_night_may_or_may_not_have_begun() -> None:
    clocks = [tick.clock for tick in ticks()]
    assert not [clock for clock in clocks if clock.hour == 1 and 30 <= clock.minute < 46]


def test_the_truth_has_a_tale_for_every_event_that_is_told() -> None:
    tales, spells = truth()
    assert all(before != after for before, after in map(figures, (e for e in plan().events if e.what is What.EDITED)))
    assert len([tale for tale in tales if tale.figures]) == len([e for e in plan().events if e.what is What.EDITED])
    assert all(tale.moments for tale in tales)
    assert {count for spell in spells for count in spell.reminders} >= {0, 1, 2, 5}


@pytest.mark.timeout(LONGEST)
def test_after_a_year_all_was_told_once_and_no_night_is_lost(year: Beside) -> None:
    year.wait()
    (folder,) = year.folders
    wrong = (*told_otherwise(folder), *kept_otherwise(folder))
    if wrong:
        year.keep()

    assert not wrong, table(wrong, folder)
    assert told(folder).repeats, "something came again, and was known as the same"
