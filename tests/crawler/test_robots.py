"""Real nights over hosts that want to be visited at certain hours, or very slowly."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
import warm
from scrapy.http import Response

from crawler.robots import heard
from jobs.demo.site import Page
from jobs.night import night
from jobs.progress import Silent
from jobs.receipts import keep_receipts
from store import runs
from store.hosts import Wish, wishes
from store.records import DocumentStatus, IncidentKind
from store.schema import EntryRow
from store.session import open_store, reading

EVENING = datetime(2026, 3, 1, 12, 0, tzinfo=UTC)
IN_WINDOW = datetime(2026, 3, 2, 7, 0, tzinfo=UTC)
WINDOW = b"User-agent: *\nVisit-time: 0600-0845\n"
TITLE = "秦州区2023年法治政府建设情况报告"


def rules(body):
    return Page(body=body, content_type="text/plain")


def visit(town, at, **crawl):
    """Run a night at a moment, keep what it learned, and return its summary and what it asked for."""
    place = replace(town.place(**crawl), now=at)
    seen = len(town.seen)
    summary = night(place, (), Silent(), launch=warm.run_spider)
    engine = open_store(place.settings.store.url)
    with reading(engine) as session:
        run = runs.last(session)
    keep_receipts(engine, place, run, summary.crawls)
    assert [one.errors for one in summary.crawls] == [{}]
    return summary, [(one.host.partition(".")[0], one.target) for one in town.seen[seen:]]


def known(town):
    with reading(open_store(f"sqlite:///{town.folder}/fazhi.db")) as session:
        return {name.partition(".")[0]: wish for name, wish in wishes(session).items()}


@pytest.fixture(scope="module")
def houred(new_town):
    """A host of certain hours, over nights out of them and in them; beside it one without."""
    town = new_town()
    host = town.with_report("houred")
    town.put(host, "/robots.txt", rules(WINDOW))
    town.with_report("free")
    told = {
        "first": visit(town, IN_WINDOW),
        "out": visit(town, EVENING + timedelta(days=1)),
        "in": visit(town, IN_WINDOW + timedelta(days=1)),
    }
    town.put(host, "/robots.txt", rules(b"User-agent: *\nDisallow:\n"))
    told["freed"] = visit(town, IN_WINDOW + timedelta(days=2))
    told["late"] = visit(town, EVENING + timedelta(days=3))
    return town, told


def of(asked, name):
    return [target for host, target in asked if host == name]


def test_in_its_hours_a_host_is_asked(houred):
    town, told = houred
    summary, asked = told["first"]
    assert summary.incidents == ()
    assert of(asked, "houred")[:2] == ["/robots.txt", "/"]
    assert town.document("houred.fazhi.test") is not None


def test_out_of_known_hours_not_even_robots_txt_is_asked_for(houred):
    _, told = houred
    summary, asked = told["out"]
    assert of(asked, "houred") == []
    assert "/" in of(asked, "free")
    (incident,) = summary.incidents
    assert (incident.source, incident.kind) == ("town/houred", IncidentKind.VISIT_TIME)
    assert "from 14:00 to 16:45, China time" in incident.detail


def test_the_receipt_of_such_a_night_says_that_nothing_was_asked(houred):
    _, told = houred
    (crawl,) = told["out"][0].crawls
    (one,) = [one for one in crawl.receipt.hosts if one.host.startswith("houred")]
    assert (one.requests, one.robots, one.delay_kept) == (0, "not asked", None)
    assert one.refused == 2


def test_nothing_is_concluded_from_such_a_night(houred):
    town, told = houred
    summary, _ = told["out"]
    (of_host,) = [one for one in summary.sources if one.source == "town/houred"]
    assert (dict(of_host.columns), dict(of_host.documents), of_host.undone) == ({}, {}, 2)
    document = town.document("houred.fazhi.test")
    assert (document.status, document.missing_nights) == (DocumentStatus.PRESENT, 0)


def test_the_incident_ends_with_the_next_visit(houred):
    _, told = houred
    summary, asked = told["in"]
    assert "/report_1001.html" in of(asked, "houred")
    assert summary.incidents == ()


def test_hours_that_are_lifted_are_forgotten(houred):
    town, told = houred
    assert "houred" not in known(town)
    assert "/" in of(told["late"][1], "houred")


def test_out_of_unknown_hours_only_robots_txt_is_asked_for(new_town):
    town = new_town()
    host = town.with_report("unknown")
    town.put(host, "/robots.txt", rules(WINDOW))
    summary, asked = visit(town, EVENING)
    assert of(asked, "unknown") == ["/robots.txt"]
    assert [one.kind for one in summary.incidents] == [IncidentKind.VISIT_TIME]
    name = f"unknown.fazhi.test:{town.port}"
    assert known(town)["unknown"] == Wish(host=name, visit_from="0600", visit_until="0845")


def test_a_visit_ends_with_its_hours(new_town):
    town = new_town()
    titles = {f"/report_{1000 + n}.html": f"秦州区{2001 + n}年法治政府建设情况报告" for n in range(12)}
    host = town.declare("ending")
    town.put(host, "/", town.list_page(titles))
    for path, title in titles.items():
        town.put(host, path, town.article(title))
    town.put(host, "/robots.txt", rules(WINDOW))
    almost = datetime(2026, 3, 2, 8, 44, 59, tzinfo=UTC)
    summary, asked = visit(town, almost, delay=0.2)
    assert 2 <= len(asked) <= 7
    assert [one.kind for one in summary.incidents] == [IncidentKind.VISIT_TIME]
    left = [row for row in town.rows(EntryRow) if row.tried_run is None]
    assert len(left) == 12 + 2 - len(asked)
    _, then = visit(town, IN_WINDOW + timedelta(days=1))
    assert {target for _, target in asked + then} >= set(titles)


def test_a_host_that_asks_for_more_time_than_there_is_says_so_at_once(new_town):
    town = new_town()
    host = town.with_report("sleepy")
    town.put(host, "/robots.txt", rules(b"User-agent: *\nCrawl-delay: 3600\n"))
    for _ in range(2):
        summary, asked = visit(town, EVENING, source_budget=60)
        assert of(asked, "sleepy") == ["/robots.txt"]
        (incident,) = summary.incidents
        assert incident.kind is IncidentKind.BUDGET_SPENT
        assert "asks for 3600 seconds between two requests; a source has 60 a night" in incident.detail
        (crawl,) = summary.crawls
        assert crawl.finished


def test_a_turn_that_would_come_too_late_is_not_waited_for(new_town):
    town = new_town()
    host = town.with_report("heavy")
    town.put(host, "/robots.txt", rules(b"User-agent: *\nCrawl-delay: 0.9\n"))
    summary, asked = visit(town, EVENING, source_budget=1.5)
    assert of(asked, "heavy") == ["/robots.txt", "/"]
    assert [one.kind for one in summary.incidents] == [IncidentKind.BUDGET_SPENT]


def test_a_delay_that_is_known_holds_from_the_first_request(new_town):
    town = new_town()
    host = town.with_report("known")
    town.put(host, "/robots.txt", Page(body=b"", status=302, headers=(("Location", town.url(host, "/rules")),)))
    town.put(host, "/rules", rules(b"User-agent: *\nCrawl-delay: 0.5\n"))
    visit(town, EVENING)
    seen = len(town.seen)
    summary, _ = visit(town, EVENING + timedelta(days=1))
    began = [one.began for one in town.seen[seen:]]
    assert began[-1] - began[0] >= 0.5 * (len(began) - 1) - 0.45
    (one,) = summary.crawls[0].receipt.hosts
    assert one.delay_kept >= one.delay_asked == 0.5


def test_a_delay_that_is_known_holds_while_robots_txt_cannot_be_had(new_town):
    town = new_town()
    host = town.with_report("deaf")
    town.put(host, "/robots.txt", rules(b"User-agent: *\nCrawl-delay: 0.5\n"))
    visit(town, EVENING)
    town.put(host, "/robots.txt", hang_up)
    summary, asked = visit(town, EVENING + timedelta(days=1))
    assert of(asked, "deaf") == ["/", "/report_1001.html"]
    (one,) = summary.crawls[0].receipt.hosts
    assert (one.requests, one.robots) == (5, "unreachable")
    assert one.delay_kept >= one.delay_asked == 0.5
    assert known(town)["deaf"].crawl_delay == 0.5


def hang_up(_asked):
    raise ConnectionResetError


@pytest.mark.parametrize(
    ("status", "words", "failed"),
    [
        (200, "allows", None),
        (203, "allows", None),
        (404, "none (404)", None),
        (403, "none (403)", None),
        (521, "none (521)", None),
        (503, "failed 503: closed for the night", 503),
    ],
)
def test_every_answer_has_its_words(status, words, failed):
    found = heard(Response("https://a.gov.cn/robots.txt", status=status, body=b""), "fazhi")
    assert (found.words, found.failed) == (words, failed)


def test_an_error_page_has_no_rules():
    body = b"User-agent: *\nDisallow: /\n"
    found = heard(Response("https://a.gov.cn/robots.txt", status=404, body=body), "fazhi")
    assert found.robots.allows("https://a.gov.cn/x")
