"""Real nights over hosts that say in their own ways what may be asked of them, and how slowly."""

import time
from itertools import pairwise

import pytest

from jobs.demo.site import Page
from store.records import IncidentKind

DELAY = 0.2
CRAWL_DELAY = 0.35
ARRIVAL = 0.08
"""Seconds by which two requests may come closer on the wire than they were sent."""
CLOSED = "User-agent: *\nDisallow: /closed/\n"


def robots(body, content_type="text/plain"):
    return Page(body=body, content_type=content_type)


def slowly(page, seconds):
    def answer(_asked):
        time.sleep(seconds)
        return page

    return answer


def reports(count):
    return {f"/report_{1000 + n}.html": f"秦州区{2001 + n}年法治政府建设情况报告" for n in range(count)}


def put_reports(town, host, titles):
    town.put(host, "/", town.list_page(titles))
    for path, title in titles.items():
        town.put(host, path, slowly(Page(body=town.article(title).encode()), 0.05))


@pytest.fixture(scope="module")
def polite(town):
    """One night over all of them, with a delay."""
    many = town.declare("many", *(f"/{'closed' if n % 3 == 1 else 'open'}/{n}/" for n in range(20)))
    town.put(many, "/robots.txt", slowly(robots(CLOSED.encode()), 0.3))
    for n in range(20):
        town.put(many, f"/open/{n}/", town.list_page({"/a_1001.html": "秦州区召开全区工作会议"}))
        town.put(many, f"/closed/{n}/", town.list_page({"/a_1001.html": "秦州区召开全区工作会议"}))

    listed = town.declare("listed")
    titles = {
        f"/{'closed' if n % 2 else 'open'}/r_{1000 + n}.html": f"秦州区{2005 + n}年法治政府建设情况报告"
        for n in range(8)
    }
    put_reports(town, listed, titles)
    town.put(listed, "/robots.txt", robots(CLOSED.encode()))

    slow = town.declare("slow")
    put_reports(town, slow, reports(4))
    town.put(slow, "/robots.txt", robots(f"User-agent: *\nCrawl-delay: {CRAWL_DELAY}\n".encode()))

    town.with_report("none")
    garbage = town.with_report("garbage")
    town.put(garbage, "/robots.txt", b"<html><body>\xff\xfe\x00<p>Disallow: /</p>\x81</body></html>")
    gbk = town.with_report("gbk")
    town.put(gbk, "/robots.txt", robots("# 政府网站\nUser-agent: *\nDisallow: /news\n".encode("gbk")))
    failing = town.with_report("failing")
    town.put(failing, "/robots.txt", Page(body=b"bad gateway", status=502))
    binary = town.with_report("binary")
    town.put(binary, "/robots.txt", robots(bytes(range(256))))

    moved = town.with_report("moved")
    elsewhere = town.url("moved.gov.cn.clone.test", "/report_1001.html")
    town.put("moved.gov.cn.clone.test", "/report_1001.html", town.article("秦州区2023年法治政府建设情况报告"))
    town.put(moved, "/report_1001.html", Page(body=b"", status=302, headers=(("Location", elsewhere),)))
    inward = town.with_report("inward")
    literal = (("Location", town.url("127.0.0.1", "/report_1001.html")),)
    town.put(inward, "/report_1001.html", Page(body=b"", status=302, headers=literal))
    return town.night(delay=DELAY, contact="mailto:it@example.org")


def by_host(town):
    hosts = {}
    for one in town.seen:
        hosts.setdefault(one.host, []).append(one)
    return hosts


def test_the_night_itself_is_sound(polite):
    assert [crawl.errors for crawl in polite.crawls] == [{}]


def test_nothing_forbidden_is_requested_however_many_wait_for_robots_txt(town, polite):
    asked = town.targets("many.fazhi.test")
    assert sorted(asked) == sorted(f"/open/{n}/" for n in range(20) if n % 3 != 1)
    assert IncidentKind.ROBOTS in town.incidents("many.fazhi.test")


def test_no_forbidden_entry_is_requested_and_the_others_are(town, polite):
    asked = town.targets("listed.fazhi.test")
    assert sorted(asked) == sorted(["/", *(f"/open/r_{1000 + n}.html" for n in range(0, 8, 2))])
    assert town.entry("listed.fazhi.test", "/closed/r_1001.html").tried_as == IncidentKind.ROBOTS


def test_robots_txt_is_asked_once_and_first(town, polite):
    hosts = by_host(town)
    del hosts["failing.fazhi.test"]  # tried again, as any answer of that kind
    for host, seen in hosts.items():
        assert [one.target == "/robots.txt" for one in seen] == [True] + [False] * (len(seen) - 1), host


def test_crawl_delay_is_obeyed(town, polite):
    seen = by_host(town)["slow.fazhi.test"]
    assert len(seen) == 6
    assert min(after.began - before.began for before, after in pairwise(seen)) >= CRAWL_DELAY - ARRIVAL


def test_no_host_is_asked_faster_than_the_delay(town, polite):
    gaps = [after.began - before.began for seen in by_host(town).values() for before, after in pairwise(seen)]
    assert min(gaps) >= DELAY - ARRIVAL


def test_a_host_is_asked_one_thing_at_a_time(town, polite):
    for seen in by_host(town).values():
        assert all(after.began >= before.ended for before, after in pairwise(seen))


def test_hosts_are_asked_side_by_side(town, polite):
    began = min(one.began for one in town.seen)
    took = max(one.ended for one in town.seen) - began
    assert took < sum(DELAY * len(seen) for seen in by_host(town).values()) / 2


def test_a_failing_robots_txt_closes_the_host_for_the_night(town, polite):
    assert {one.target for one in town.seen if one.host == "failing.fazhi.test"} == {"/robots.txt"}
    assert IncidentKind.ROBOTS in town.incidents("failing.fazhi.test")


@pytest.mark.parametrize("name", ["none", "garbage", "gbk", "binary"])
def test_an_odd_robots_txt_does_not_stop_the_crawl(town, polite, name):
    assert town.document(f"{name}.fazhi.test") is not None


def test_every_request_says_who_asks(town, polite):
    (agent,) = {one.user_agent for one in town.seen}
    assert agent.startswith("fazhi/")
    assert agent.endswith(" (+mailto:it@example.org)")


def test_a_redirect_to_a_host_that_is_not_official_is_not_followed(town, polite):
    assert town.targets("moved.fazhi.test") == ["/", "/report_1001.html"]
    assert not [one for one in town.seen if one.host == "moved.gov.cn.clone.test"]
    incident = town.incidents("moved.fazhi.test")[IncidentKind.NOT_OFFICIAL]
    assert "moved.gov.cn.clone.test" in incident.detail
    assert town.document("moved.fazhi.test") is None


def test_a_redirect_inward_is_not_followed(town, polite):
    assert not [one for one in town.seen if one.host == "127.0.0.1"]
    assert IncidentKind.NOT_OFFICIAL in town.incidents("inward.fazhi.test")


@pytest.fixture(scope="module")
def hurried(new_town):
    """A source whose time is spent before its pages are, another that shares its host, and the night after."""
    town = new_town()
    titles = reports(15)
    host = town.declare("hurried")
    put_reports(town, host, titles)
    first = town.night(1, delay=0.25, source_budget=1.2)
    asked = [one.began for one in town.seen if one.host == host]
    took = max(asked) - min(asked)
    left = [path for path in titles if town.entry(host, path).tried_run is None]
    visited = town.targets(host)
    second = town.night(2)
    return town, titles, first, took, left, visited, second


def test_a_source_gets_no_more_than_its_time(hurried):
    _, titles, _, took, left, visited, _ = hurried
    assert 2 <= len(visited) <= 7
    assert len(left) == len(titles) + 1 - len(visited)
    assert took < 15 * 0.25, "by the server's clock: the process that asks is begun before and ends after"


def test_a_spent_budget_is_an_incident(hurried):
    _, _, first, *_ = hurried
    assert [one.kind for one in first.incidents] == [IncidentKind.BUDGET_SPENT]
    assert first.crawls[0].errors == {}
    assert first.failed == ("town/hurried",)


def test_what_was_not_looked_at_is_looked_at_the_next_night(hurried):
    town, titles, *_, second = hurried
    assert all(town.document("hurried.fazhi.test", path) is not None for path in titles)
    assert second.incidents == ()


def test_no_private_address_is_asked_unless_the_operator_allowed_it(new_town):
    town = new_town()
    town.with_report("named")
    (town.folder / "sources/town/literal.toml").write_text(
        (town.folder / "sources/town/named.toml").read_text("utf-8").replace("named.fazhi.test", "127.0.0.1"), "utf-8"
    )
    summary = town.night(allow_private=False)
    assert town.seen == []
    kinds = {one.source: one for one in summary.incidents}
    assert kinds["town/literal"].kind == IncidentKind.NOT_OFFICIAL
    assert kinds["town/named"].kind == IncidentKind.DNS
