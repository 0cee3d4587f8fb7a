"""Reports whose addresses send on, by header or by script: followed at first, then only asked whether they still do."""

import pytest

from jobs.demo.site import Page
from store.records import DocumentStatus
from store.schema import DocumentRow
from store.schema_proof import RedirectRow

OLD, NEW, THIRD = "/report_1001.html", "/zwgk/report_2001.html", "/gk/report_3001.html"
NAMES = ("steady", "scripted", "further", "back", "failing", "secure")


def sent(place, status=301):
    return Page(body=b"", status=status, headers=(("Location", place),))


def script(place):
    return Page(body=f"<html><script>window.location.href='{place}';</script></html>".encode())


@pytest.fixture(scope="module")
def nights(town):
    """Run a night, one on which the reports have moved, and one a week later; return where each began in `seen`."""
    hosts = {name: town.with_report(name) for name in NAMES}
    articles = {name: town._answers[host, OLD] for name, host in hosts.items()}
    tagged = {name: Page(body=page.body, headers=(("ETag", '"one"'),)) for name, page in articles.items()}
    for name, host in hosts.items():
        town.put(host, OLD, tagged[name])
    begun = [0]
    town.night(1)
    for name, host in hosts.items():
        town.put(host, NEW, tagged[name])
        town.put(host, OLD, script(NEW) if name == "scripted" else sent(NEW))
    begun.append(len(town.seen))
    town.night(2)
    town.put(hosts["further"], OLD, sent(THIRD, 302))
    town.put(hosts["further"], THIRD, tagged["further"])
    town.put(hosts["back"], OLD, tagged["back"])
    town.put(hosts["failing"], OLD, Page(body=b"<html>error</html>", status=403))
    town.put(hosts["secure"], OLD, sent(f"{OLD}?from=old"))
    town.put(hosts["secure"], f"{OLD}?from=old", sent(NEW))
    begun.append(len(town.seen))
    summary = town.night(9)
    assert [crawl.errors for crawl in summary.crawls] == [{}]
    return begun


def redirects(town, name):
    """List where the old report's address was seen to send on to."""
    document = town.document(f"{name}.fazhi.test", OLD)
    rows = [row for row in town.rows(RedirectRow) if row.document_id == document.id]
    return [(row.to_url.rpartition("/")[2], row.until_at is None) for row in rows]


@pytest.mark.parametrize("name", NAMES)
def test_the_same_validator_at_another_address_does_not_hide_the_move(town, nights, name):
    assert redirects(town, name)[0][0] == "report_2001.html"
    assert len(town.versions(f"{name}.fazhi.test", NEW)) == 1


@pytest.mark.parametrize("name", ["steady", "scripted"])
def test_an_address_that_still_sends_on_is_asked_and_not_followed(town, nights, name):
    host = f"{name}.fazhi.test"
    assert town.document(host, OLD).checked_as == "moved"
    assert redirects(town, name) == [("report_2001.html", True)]
    assert sorted(town.targets(host, nights[2])) == ["/", OLD, NEW]


def test_another_target_is_followed(town, nights):
    assert redirects(town, "further") == [("report_2001.html", False), ("report_3001.html", True)]


def test_a_second_hop_to_the_same_place_is_the_same_move(town, nights):
    assert redirects(town, "secure") == [("report_2001.html", True)]
    assert town.document("secure.fazhi.test", OLD).checked_as == "moved"


def test_an_address_that_shows_the_report_again_is_back(town, nights):
    document = town.document("back.fazhi.test", OLD)
    assert (document.status, document.moved_to_id) == (DocumentStatus.PRESENT, None)
    assert redirects(town, "back") == [("report_2001.html", False)]


def test_an_old_address_that_fails_is_nobodys_trouble(town, nights):
    assert town.incidents("failing.fazhi.test") == {}
    assert redirects(town, "failing") == [("report_2001.html", True)]


def test_no_report_is_counted_twice_or_lost(town, nights):
    lost = (DocumentStatus.MISSING, DocumentStatus.WITHDRAWN)
    assert not [row for row in town.rows(DocumentRow) if row.status in lost]
