from datetime import timedelta

import pytest

from store import captures, incidents, own, runs
from store.records import IncidentKind, RunStatus

SOURCE = "tianjin/jizhou"
URL = "https://www.tjjz.gov.cn/zwgk/"


@pytest.fixture
def saw(watch):
    """See something wrong this night."""

    def see(kind=IncidentKind.BLOCKED, detail="412 瑞数", source=SOURCE, capture_id=None):
        words = {"source": source, "kind": kind, "url": URL, "detail": detail, "capture_id": capture_id}
        watch.do(incidents.saw, **words, run_id=watch.run.id, now=watch.now)

    return see


@pytest.fixture
def close(watch):
    """End the night well for the source."""
    return lambda: watch.do(incidents.close_quiet, sources=[SOURCE], frontier=watch.run.frontier, now=watch.now)


def is_open(watch):
    return [incident.kind for incident in watch.ask(incidents.still_open)]


def untold(watch):
    return watch.ask(incidents.untold_openings, judged=watch.run.id)


def reminders(watch):
    return watch.ask(incidents.reminders_due, watch.now, judged=watch.run.id)


def test_an_incident_opens_goes_on_and_closes(watch, saw, close):
    saw()
    close()
    (opened,) = watch.ask(incidents.still_open)
    assert (opened.kind, opened.source, opened.url, opened.detail) == (IncidentKind.BLOCKED, SOURCE, URL, "412 瑞数")
    watch.night(days=1)
    saw(detail="412 again")
    (goes_on,) = watch.ask(incidents.still_open)
    assert (goes_on.id, goes_on.opened_at) == (opened.id, opened.opened_at)
    assert (goes_on.seen_at, goes_on.detail) == (watch.now, "412 again")
    watch.night(days=1)
    close()
    assert is_open(watch) == []


def test_a_night_that_did_not_end_well_closes_nothing(watch, saw):
    saw()
    watch.night(days=1)
    watch.do(incidents.close_quiet, sources=[], frontier=watch.run.frontier, now=watch.now)
    assert is_open(watch) == [IncidentKind.BLOCKED]


def test_a_continued_night_does_not_close_what_its_first_try_saw(watch, saw, close):
    saw()
    frontier = watch.run.frontier
    watch.night()
    watch.do(incidents.close_quiet, sources=[SOURCE], frontier=frontier, now=watch.now)
    assert is_open(watch) == [IncidentKind.BLOCKED]


def test_kinds_and_sources_are_apart(watch, saw, close, make_source):
    watch.seeds = (*watch.seeds, make_source("tianjin/other"))
    watch.night(days=1)
    saw()
    saw(IncidentKind.TEXT_NOT_FOUND)
    saw(source="tianjin/other")
    watch.night(days=1)
    saw(IncidentKind.TEXT_NOT_FOUND)
    close()
    found = [(incident.source, incident.kind) for incident in watch.ask(incidents.still_open)]
    assert found == [(SOURCE, IncidentKind.TEXT_NOT_FOUND), ("tianjin/other", IncidentKind.BLOCKED)]


def test_what_comes_back_is_another_incident(watch, saw, close):
    saw()
    first = watch.ask(incidents.still_open)[0].id
    watch.night(days=1)
    close()
    watch.night(days=1)
    saw()
    (again,) = watch.ask(incidents.still_open)
    assert again.id != first
    assert again.opened_at == watch.now


def test_beginning_and_end_are_told_once_each(watch, saw, close):
    saw()
    (opening,) = untold(watch)
    watch.do(incidents.opening_told, opening.id, opening.opened_at)
    watch.night(days=1)
    saw()
    assert untold(watch) == ()
    assert watch.ask(incidents.untold_closings) == ()
    watch.night(days=1)
    close()
    (closing,) = watch.ask(incidents.untold_closings)
    assert (closing.id, closing.closed_at) == (opening.id, watch.now)
    watch.do(incidents.closing_told, closing.id)
    assert watch.ask(incidents.untold_closings) == ()
    watch.night(days=1)
    saw()
    assert len(untold(watch)) == 1, "what comes back is told again"


def test_what_began_and_ended_untold_is_not_told(watch, saw, close):
    saw()
    watch.night(days=1)
    close()
    assert untold(watch) == ()
    assert watch.ask(incidents.untold_closings) == ()


def test_a_night_lists_what_it_saw(watch, saw, close):
    saw()
    watch.night(days=1)
    saw(IncidentKind.TEXT_NOT_FOUND)
    seen = watch.ask(incidents.seen_since, watch.run.frontier)
    assert [incident.kind for incident in seen] == [IncidentKind.TEXT_NOT_FOUND]


def test_an_incident_may_rest_on_a_capture(watch, saw, make_capture):
    capture = watch.do(captures.add_capture, make_capture("滑动验证"), watch.run.id)
    saw(capture_id=capture.id)
    assert is_open(watch) == [IncidentKind.BLOCKED]


@pytest.fixture
def told(watch, saw):
    """Open an incident and tell it."""
    saw()
    (opening,) = untold(watch)
    watch.do(incidents.opening_told, opening.id, watch.now)
    return opening


def remind(watch):
    """Tell that incidents go on and return how many did."""
    due = reminders(watch)
    for one in due:
        watch.do(incidents.reminder_told, one.id, watch.now)
    return len(due)


def test_what_goes_on_is_told_again_every_week(watch, saw, told):
    nights = []
    for night in range(1, 30):
        watch.night(days=1)
        saw()
        nights += [night] * remind(watch)
        assert reminders(watch) == ()
    assert nights == [7, 14, 21, 28]


def test_nights_do_not_begin_on_the_minute(watch, saw, told):
    nights = []
    for night in range(1, 31):
        watch.night(days=1 if night % 2 else 0.99)
        saw()
        nights += [night] * remind(watch)
    assert nights == [8, 15, 22, 29]


def test_after_a_long_downtime_there_is_one_reminder_and_only_when_it_is_seen_again(watch, saw, told):
    watch.night(days=40)
    assert reminders(watch) == ()
    saw()
    assert remind(watch) == 1
    assert reminders(watch) == ()


def test_what_was_not_told_or_has_ended_is_not_told_again(watch, saw, close):
    saw()
    watch.night(days=8)
    saw()
    assert reminders(watch) == ()
    watch.do(incidents.opening_told, untold(watch)[0].id, watch.now)
    watch.night(days=8)
    close()
    assert reminders(watch) == ()


def test_a_clock_set_back_silences_nothing(watch, saw, told):
    watch.do(incidents.reminder_told, told.id, watch.now + timedelta(days=365))
    assert remind(watch) == 1
    assert reminders(watch) == ()
    watch.night(days=7)
    saw()
    assert remind(watch) == 1


def test_a_trouble_of_our_own_lasts_until_it_is_over(watch):
    watch.do(own.trouble, IncidentKind.BACKUP_FAILED, detail="no space", now=watch.now)
    (opening,) = watch.ask(incidents.untold_openings)
    watch.do(incidents.opening_told, opening.id, watch.now)
    for _ in range(3):
        watch.now += timedelta(days=7)
        (goes_on,) = watch.ask(incidents.reminders_due, watch.now)
        assert goes_on.seen_at == watch.now
        watch.do(incidents.reminder_told, goes_on.id, watch.now)
    watch.do(own.well, IncidentKind.BACKUP_FAILED, now=watch.now)
    assert [one.kind for one in watch.ask(incidents.untold_closings)] == [IncidentKind.BACKUP_FAILED]


def test_what_a_night_under_way_saw_waits_for_its_judgement(watch, saw):
    saw()
    watch.do(own.trouble, IncidentKind.DISK_LOW, detail="1 GB", now=watch.now)
    assert [one.kind for one in watch.ask(incidents.untold_openings)] == [IncidentKind.DISK_LOW]
    watch.do(runs.end, watch.run.id, status=RunStatus.DONE, counts={}, now=watch.now)
    assert len(watch.ask(incidents.untold_openings)) == 2


def test_a_source_that_is_no_longer_declared_has_no_incidents(watch, saw, told, make_source):
    watch.seeds = (*watch.seeds, make_source("tianjin/other"))
    watch.night(days=1)
    saw(source="tianjin/other")
    watch.do(incidents.close_undeclared, {"tianjin/other"}, now=watch.now)
    assert [one.source for one in watch.ask(incidents.still_open)] == ["tianjin/other"]
    (ended,) = watch.ask(incidents.untold_closings)
    assert ended.detail == "the source is no longer declared; before: 412 瑞数"


def test_a_source_has_a_history(watch, saw, close):
    saw()
    watch.night(days=1)
    close()
    watch.night(days=1)
    saw(IncidentKind.TEXT_NOT_FOUND)
    past = watch.ask(incidents.history, SOURCE)
    assert [(one.kind, one.closed_at is None) for one in past] == [
        (IncidentKind.BLOCKED, False),
        (IncidentKind.TEXT_NOT_FOUND, True),
    ]
    assert watch.ask(incidents.history, "b/b") == ()
