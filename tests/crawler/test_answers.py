"""A good night, then one on which every site answers in its own bad way: nothing may be concluded from that."""

import pytest

from crawler.answers import COLUMN_FAULTS, PAGE_FAULTS
from jobs.demo.site import Page
from store.records import DocumentStatus, IncidentKind, PageState

REPORT = "/report_1001.html"
HOME = "<html><head><title>区人民政府</title></head><body>" + "<a href='/a.html'>政务公开</a>" * 30 + "</body></html>"
CHALLENGE = "<html><head><script>$_ts=window['$_ts'];$_ts.cd='q';</script></head><body></body></html>"
UPKEEP = "<html><head><title>系统维护</title></head><body><p>系统维护中，请稍后访问。</p></body></html>"
LOST = "<html><head><title>页面不存在</title></head><body><p>您访问的页面不存在或已删除。</p></body></html>"


def shown(text, status=200, headers=()):
    return Page(body=text.encode(), status=status, headers=headers)


BAD = {
    "challenged": (shown(CHALLENGE, 412), IncidentKind.BLOCKED),
    "empty": (shown(""), IncidentKind.UNREADABLE),
    "erring": (shown("<html>Internal Server Error</html>", 500), IncidentKind.SERVER_ERROR),
    "forbidden": (shown("<html>403 Forbidden</html>", 403), IncidentKind.BLOCKED),
    "hasty": (shown("<html>429 Too Many Requests</html>", 429), IncidentKind.RATE_LIMITED),
    "homing": (shown("", 302, (("Location", "/"),)), IncidentKind.UNREADABLE),
    "lost": (shown(LOST), IncidentKind.UNREADABLE),
    "upkeep": (shown(UPKEEP), IncidentKind.MAINTENANCE),
}
"""Name of a source -> what its report answers on the second night, and what that is."""
GONE = {"gone": shown("<html>Not Found</html>", 404), "removed": shown("<html>Gone</html>", 410)}


@pytest.fixture(scope="module")
def nights(town, cut):
    """Run both nights and return the second's summary; the cut report holds most of its page."""
    hosts = {name: town.with_report(name) for name in (*BAD, *GONE, "cut", "tabled")}
    town.put(hosts["homing"], "/list/", town.list_page({REPORT: "秦州区2023年法治政府建设情况报告"}))
    town.declare("homing", "/list/")
    town.put(hosts["homing"], "/", HOME)
    town.night(1)
    for name, (page, _) in BAD.items():
        town.put(hosts[name], REPORT, page)
    for name, page in GONE.items():
        town.put(hosts[name], REPORT, page)
    whole = town.article("秦州区2023年法治政府建设情况报告（cut）").encode()
    town.put(hosts["cut"], REPORT, Page(body=cut(whole[:-900]), headers=(("Connection", "close"),)))
    town.put(hosts["tabled"], "/", shown(UPKEEP))
    return town.night(2)


def test_the_night_itself_is_sound(nights):
    assert [crawl.errors for crawl in nights.crawls] == [{}]
    assert nights.changes == ()


@pytest.mark.parametrize("name", [*BAD, "cut"])
def test_what_is_no_page_makes_no_version_and_takes_nothing_away(town, nights, name):
    document = town.document(f"{name}.fazhi.test")
    assert document.status == DocumentStatus.PRESENT
    assert document.missing_since is None
    assert (document.checked_run, document.suspect_sha) == (2, None)
    assert len(town.versions(f"{name}.fazhi.test")) == 1


@pytest.mark.parametrize("name", [*BAD, "cut"])
def test_what_is_no_page_is_an_incident_that_rests_on_a_capture(town, nights, name):
    kind = BAD[name][1] if name in BAD else IncidentKind.UNREADABLE
    incident = town.incidents(f"{name}.fazhi.test")[kind]
    assert incident.capture_id is not None
    assert town.document(f"{name}.fazhi.test").checked_as == kind


@pytest.mark.parametrize("name", GONE)
def test_only_404_and_410_make_a_document_missing(town, nights, name):
    document = town.document(f"{name}.fazhi.test")
    assert (document.status, document.missing_nights) == (DocumentStatus.MISSING, 1)
    assert town.incidents(f"{name}.fazhi.test") == {}


def test_a_bad_column_fails_its_source_and_not_its_documents(town, nights):
    assert nights.failed == ("town/tabled",)
    assert IncidentKind.MAINTENANCE in town.incidents("tabled.fazhi.test")
    assert town.document("tabled.fazhi.test").checked_as == "same"
    assert town.column("tabled.fazhi.test").checked_as == IncidentKind.MAINTENANCE


def test_a_failing_page_is_tried_three_times_and_a_refusing_one_once(town, nights):
    assert town.targets("erring.fazhi.test").count(REPORT) == 4
    assert town.targets("challenged.fazhi.test").count(REPORT) == 2
    assert town.targets("hasty.fazhi.test").count(REPORT) == 2


@pytest.mark.parametrize(("faults", "may_be"), [(COLUMN_FAULTS, {PageState.LIST}), (PAGE_FAULTS, set())])
def test_every_state_that_is_no_page_has_a_fault(faults, may_be):
    assert set(PageState) - set(faults) == {PageState.PAGE} | may_be


@pytest.mark.parametrize(
    ("name", "state"), [("homing", "redirected_home"), ("lost", "soft_404"), ("upkeep", "maintenance")]
)
def test_an_incident_begins_with_what_the_answer_is(town, nights, name, state):
    (incident,) = town.incidents(f"{name}.fazhi.test").values()
    assert incident.detail.startswith(f"{state}: ")
