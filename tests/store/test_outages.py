import pytest

from store import incidents, outages, tally
from store.records import IncidentKind

SOURCE = "tianjin/jizhou"
URL = "https://www.tjjz.gov.cn/zwgk/"


@pytest.fixture
def saw(watch):
    """See this night that the source has something."""

    def see(kind, url=URL):
        words = {"source": SOURCE, "kind": kind, "url": url, "detail": f"as {kind}", "capture_id": None}
        watch.do(incidents.saw, **words, run_id=watch.run.id, now=watch.now)

    return see


@pytest.fixture
def down(watch, saw):
    """End a night on which the column did not answer."""

    def end(kind):
        saw(kind)
        watch.do(outages.join, {SOURCE: kind}, now=watch.now)
        return tell(watch)

    return end


def tell(watch):
    """Tell what nobody was told and return it."""
    untold = watch.ask(incidents.untold_openings, judged=watch.run.id)
    for one in untold:
        watch.do(incidents.opening_told, one.id, watch.now)
    return [one.kind for one in untold]


def good(watch):
    """End a night on which all was read."""
    watch.do(outages.end, sources=[SOURCE], frontier=watch.run.frontier, now=watch.now)
    watch.do(incidents.close_quiet, sources=[SOURCE], frontier=watch.run.frontier, now=watch.now)
    watch.do(tally.mark_good, [SOURCE], watch.now)


def is_open(watch):
    return [one.kind for one in watch.ask(incidents.still_open)]


def test_an_outage_that_changes_its_name_is_one_incident(watch, down):
    good(watch)
    began = watch.night(days=1).started_at
    assert down(IncidentKind.TIMEOUT) == [IncidentKind.TIMEOUT]
    watch.night(days=1)
    assert down(IncidentKind.DNS) == []
    (goes_on,) = watch.ask(incidents.still_open)
    assert (goes_on.kind, goes_on.opened_at) == (IncidentKind.DNS, began)
    assert goes_on.detail == "as dns; before: timeout"
    assert goes_on.seen_at == watch.now
    watch.night(days=1)
    assert down(IncidentKind.TIMEOUT) == []
    watch.night(days=1)
    good(watch)
    (whole,) = watch.ask(incidents.history, SOURCE)
    assert (whole.kind, whole.opened_at, whole.closed_at) == (IncidentKind.TIMEOUT, began, watch.now)


def test_what_one_night_calls_by_two_names_is_told_once(watch, saw, down):
    saw(IncidentKind.UNREACHABLE, f"{URL}a.html")
    assert down(IncidentKind.TIMEOUT) == [IncidentKind.TIMEOUT]
    assert is_open(watch) == [IncidentKind.TIMEOUT]


def test_what_is_wrong_otherwise_stays_apart(watch, saw, down):
    saw(IncidentKind.TEXT_NOT_FOUND)
    assert set(down(IncidentKind.BLOCKED)) == {IncidentKind.BLOCKED, IncidentKind.TEXT_NOT_FOUND}


@pytest.fixture
def ill_page(watch, saw):
    """Have a page of a source that is well otherwise answer with an error, and tell of it."""
    saw(IncidentKind.SERVER_ERROR, f"{URL}a.html")
    assert tell(watch) == [IncidentKind.SERVER_ERROR]
    watch.do(tally.mark_good, [SOURCE], watch.now)


def test_that_a_page_was_ill_does_not_hide_that_its_source_is(watch, ill_page, saw, down):
    watch.night(days=1)
    assert down(IncidentKind.DNS) == [IncidentKind.DNS]
    assert is_open(watch) == [IncidentKind.SERVER_ERROR, IncidentKind.DNS]
    watch.night(days=1)
    saw(IncidentKind.SERVER_ERROR, f"{URL}a.html")
    good(watch)
    assert is_open(watch) == [IncidentKind.SERVER_ERROR]


def test_nor_where_both_are_called_the_same(watch, ill_page, down):
    watch.night(days=1)
    assert down(IncidentKind.SERVER_ERROR) == [IncidentKind.SERVER_ERROR]
    page, whole = watch.ask(incidents.history, SOURCE)
    assert (page.closed_at, page.detail) == (watch.now, "now of the whole source: as server_error")
    assert (whole.opened_at, whole.closed_at) == (watch.now, None)
    watch.night(days=1)
    assert down(IncidentKind.SERVER_ERROR) == []
    assert len(watch.ask(incidents.history, SOURCE)) == 2


def test_a_continued_night_is_the_same_night(watch, down):
    down(IncidentKind.TIMEOUT)
    watch.night()
    watch.do(outages.join, {SOURCE: IncidentKind.TIMEOUT}, now=watch.now)
    assert is_open(watch) == [IncidentKind.TIMEOUT]


def test_an_outage_ends_when_the_columns_answer_whatever_they_say(watch, saw, down):
    down(IncidentKind.MAINTENANCE)
    watch.night(days=1)
    saw(IncidentKind.COLUMN_GONE)
    watch.do(outages.end, sources=[SOURCE], frontier=watch.run.frontier, now=watch.now)
    assert is_open(watch) == [IncidentKind.COLUMN_GONE]


def test_incidents_that_were_told_apart_end_apart(watch, saw, down):
    """As an older fazhi told them."""
    for kind in (IncidentKind.DNS, IncidentKind.TLS):
        saw(kind)
    tell(watch)
    watch.night(days=1)
    assert down(IncidentKind.TLS) == []
    assert is_open(watch) == [IncidentKind.DNS, IncidentKind.TLS]
    watch.night(days=1)
    good(watch)
    assert is_open(watch) == []
    assert len(watch.ask(incidents.untold_closings)) == 2
