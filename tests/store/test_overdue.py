from datetime import timedelta

from store import overdue


def test_what_is_missing_is_known_until_it_comes_and_after(watch, make_source):
    watch.seeds = (make_source(), make_source("gansu/qinzhou"))
    watch.night(days=1)
    watch.do(overdue.missed, ["tianjin/jizhou", "gansu/qinzhou"], 2025, now=watch.now)
    assert watch.ask(overdue.known, 2025) == {"tianjin/jizhou", "gansu/qinzhou"}
    assert watch.ask(overdue.known, 2024) == frozenset()
    assert watch.ask(overdue.years_waiting) == (2025,)
    watch.do(overdue.came, ["tianjin/jizhou"], 2025, now=watch.now + timedelta(days=1))
    assert watch.ask(overdue.years_waiting) == (2025,)
    watch.do(overdue.came, ["tianjin/jizhou", "gansu/qinzhou"], 2025, now=watch.now + timedelta(days=2))
    assert watch.ask(overdue.years_waiting) == ()
    assert watch.ask(overdue.known, 2025) == {"tianjin/jizhou", "gansu/qinzhou"}
