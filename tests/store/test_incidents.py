import pytest

from store import captures, incidents
from store.records import IncidentKind

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
    (opening,) = watch.ask(incidents.untold_openings)
    watch.do(incidents.opening_told, opening.id, opening.opened_at)
    watch.night(days=1)
    saw()
    assert watch.ask(incidents.untold_openings) == ()
    assert watch.ask(incidents.untold_closings) == ()
    watch.night(days=1)
    close()
    (closing,) = watch.ask(incidents.untold_closings)
    assert (closing.id, closing.closed_at) == (opening.id, watch.now)
    watch.do(incidents.closing_told, closing.id)
    assert watch.ask(incidents.untold_closings) == ()
    watch.night(days=1)
    saw()
    assert len(watch.ask(incidents.untold_openings)) == 1, "what comes back is told again"


def test_what_began_and_ended_untold_is_not_told(watch, saw, close):
    saw()
    watch.night(days=1)
    close()
    assert watch.ask(incidents.untold_openings) == ()
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
