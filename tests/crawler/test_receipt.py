"""Two real nights over hosts of all manners: the receipt is the server's own log."""

import gzip
import json
import os
import subprocess
import sys
import time
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import pairwise
from pathlib import Path

import pytest

import crawler
from crawler.order import VARIABLE
from crawler.receipt import CrawlReceipt, HostTally, host_name, read_receipt, receipt_file
from jobs.demo.site import Page
from jobs.night import night as night_of
from jobs.progress import Silent

DELAY = 0.25
CRAWL_DELAY = 1.0
ARRIVAL = 0.45
"""Seconds by which requests may come closer to a busy server than they were sent, once a host."""
CLOSED = b"User-agent: *\nDisallow: /closed/\n"
TITLE = "秦州区2023年法治政府建设情况报告"


@dataclass(slots=True)
class Drops:
    """Hangs up on whoever asks, and keeps the log of it that the town cannot."""

    log: list
    after: float = 0.0
    """Seconds of silence before."""

    def __call__(self, asked):
        self.log.append((asked.host, time.monotonic()))
        time.sleep(self.after)
        raise ConnectionResetError


@dataclass(frozen=True, slots=True)
class Logged:
    """What the server's own log says of a host in a night."""

    requests: int
    bytes: int
    not_modified: int
    gaps: list


def sent_on(town, host, path):
    return Page(body=b"moved", status=302, headers=(("Location", town.url(host, path)),))


def report(town, **more):
    return Page(body=town.article(TITLE).encode(), **more)


def found(town, drops, cut):
    """Declare a host of each manner."""
    plain = town.with_report("plain")
    town.put(plain, "/report_1001.html", report(town, headers=(("ETag", '"one"'),)))
    town.put(plain, "/", Page(body=town.list_page({"/report_1001.html": TITLE}).encode(), headers=(("ETag", '"l"'),)))
    packed = town.with_report("packed")
    body = gzip.compress(town.article(TITLE).encode())
    town.put(packed, "/report_1001.html", Page(body=body, headers=(("Content-Encoding", "gzip"),)))
    town.put(packed, "/robots.txt", Page(body=b"User-agent: *\nDisallow:\n", content_type="text/plain"))
    moved = town.with_report("moved")
    town.put(moved, "/report_1001.html", sent_on(town, moved, "/there.html"))
    town.put(moved, "/there.html", report(town))
    town.put(moved, "/robots.txt", sent_on(town, moved, "/rules.txt"))
    town.put(moved, "/rules.txt", Page(body=CLOSED, content_type="text/plain"))
    closed = town.declare("closed")
    town.put(
        closed, "/", town.list_page({f"/closed/r_{n}.html": f"秦州区{n}年法治政府建设情况报告" for n in (2020, 2021)})
    )
    town.put(closed, "/robots.txt", Page(body=CLOSED, content_type="text/plain"))
    failing = town.with_report("failing")
    town.put(failing, "/robots.txt", Page(body=b"bad gateway", status=502))
    broken = town.with_report("broken")
    town.put(broken, "/report_1001.html", Page(body=b"down", status=503))
    slow = town.with_report("slow")
    town.put(slow, "/robots.txt", Page(body=f"User-agent: *\nCrawl-delay: {CRAWL_DELAY}\n".encode()))
    rated = town.with_report("rated")
    town.put(rated, "/robots.txt", Page(body=b"User-agent: *\nRequest-rate: 2/1\n"))
    dropping = town.with_report("dropping")
    town.put(dropping, "/report_1001.html", drops)
    deaf = town.with_report("deaf")
    town.put(deaf, "/robots.txt", drops)
    cut_off = town.with_report("cutoff")
    body = cut(town.article(TITLE).encode())
    town.put(cut_off, "/report_1001.html", Page(body=body, headers=(("Connection", "close"),)))
    tardy = town.with_report("tardy")
    town.put(tardy, "/report_1001.html", Drops(drops.log, after=1.5))
    town.with_report("doubtful")
    # TLS spoken to a server that has none: no request gets through.
    (town.folder / "sources/town/secure.toml").write_text(
        (town.folder / "sources/town/plain.toml")
        .read_text("utf-8")
        .replace("http://plain", "https://secure")
        .replace("plain.fazhi", "secure.fazhi"),
        "utf-8",
    )
    town._names.add("secure.fazhi.test")


def night(town, drops, number):
    seen, dropped = len(town.seen), len(drops.log)
    summary = town.night(number, delay=DELAY, timeout=1.0)
    assert [one.errors for one in summary.crawls] == [{}]
    return summary.crawls[0].receipt, logged(town, seen, drops.log[dropped:])


def logged(town, since, dropped):
    hosts = {}
    for one in town.seen[since:]:
        hosts.setdefault(one.host, []).append((one.began, one.page))
    for host, at in dropped:
        hosts.setdefault(host, []).append((at, Page(body=b"")))
    return {f"{host}:{town.port}": of_host(log) for host, log in hosts.items()}


def of_host(log):
    log.sort(key=lambda line: line[0])
    return Logged(
        requests=len(log),
        bytes=sum(memoryview(page.body).nbytes for _, page in log if page.status != 304),
        not_modified=sum(page.status == 304 for _, page in log),
        gaps=[after[0] - before[0] for before, after in pairwise(log)],
    )


@pytest.fixture(scope="module")
def nights(new_town, cut):
    """Two nights; on the second a page is gone in its host's own way, and asked about."""
    town = new_town()
    drops = Drops([])
    found(town, drops, cut)
    first = night(town, drops, 1)
    town.put(
        "doubtful.fazhi.test", "/report_1001.html", "<html><title>404</title><h1>您访问的页面不存在或已删除</h1></html>"
    )
    second = night(town, drops, 2)
    return town, first, second


@pytest.fixture(params=[1, 2])
def of_one(request, nights):
    """Give the receipt of each night, by host, and the server's log of it."""
    receipt, log = nights[request.param]
    return {one.host: one for one in receipt.hosts}, log


def test_every_host_that_was_asked_has_a_receipt_and_no_other(of_one):
    receipts, log = of_one
    assert sorted(receipts) == sorted(log)


def test_requests_are_those_of_the_server(of_one):
    receipts, log = of_one
    assert {name: one.requests for name, one in receipts.items()} == {name: one.requests for name, one in log.items()}


def test_bytes_are_those_of_the_server(of_one):
    receipts, log = of_one
    assert {name: one.bytes for name, one in receipts.items()} == {name: one.bytes for name, one in log.items()}


def test_answers_that_nothing_changed_are_those_of_the_server(of_one):
    receipts, log = of_one
    assert {name: one.not_modified for name, one in receipts.items()} == {
        name: one.not_modified for name, one in log.items()
    }


def test_the_delay_was_kept_by_both_clocks(of_one):
    receipts, log = of_one
    for name, one in receipts.items():
        # Before robots.txt said more, ours was kept.
        gaps = log[name].gaps[1 if one.delay_asked > DELAY else 0 :]
        assert one.delay_kept is None or one.delay_kept >= one.delay_asked, name
        assert sum(gaps) >= len(gaps) * one.delay_asked - ARRIVAL, name


def test_the_second_night_asks_conditionally_and_probes(nights):
    town, (first, _), (second, _) = nights
    plain = {one.host: one for one in second.hosts}[f"plain.fazhi.test:{town.port}"]
    assert (plain.requests, plain.not_modified, plain.robots) == (3, 2, "none (404)")
    assert sum(one.not_modified for one in first.hosts) == 0
    doubtful = {one.host: one for one in second.hosts}[f"doubtful.fazhi.test:{town.port}"]
    assert doubtful.requests == 4


@pytest.mark.parametrize(
    ("name", "robots", "refused", "delay"),
    [
        ("plain", "none (404)", 0, DELAY),
        ("packed", "allows", 0, DELAY),
        ("moved", "allows", 0, DELAY),
        ("closed", "forbids some", 2, DELAY),
        ("failing", "failed 502: closed for the night", 1, DELAY),
        ("slow", "allows", 0, CRAWL_DELAY),
        ("rated", "allows", 0, 0.5),
        ("deaf", "unreachable", 0, DELAY),
    ],
)
def test_it_says_what_robots_txt_said(nights, name, robots, refused, delay):
    town, (first, _), _ = nights
    one = {one.host: one for one in first.hosts}[f"{name}.fazhi.test:{town.port}"]
    assert (one.robots, one.refused, one.delay_asked) == (robots, refused, delay)


def test_a_broken_connection_is_tried_again_in_its_turn_and_seen(nights):
    town, (first, log), _ = nights
    name = f"dropping.fazhi.test:{town.port}"
    dropping = {one.host: one for one in first.hosts}[name]
    assert (dropping.requests, dropping.bytes) == (5, log[name].bytes)


def test_what_a_host_wants_is_told_of_every_host_that_was_asked(nights):
    _, (first, _), _ = nights
    wishes = {one.host.partition(".")[0]: one for one in first.wishes}
    assert wishes["slow"].crawl_delay == CRAWL_DELAY
    assert wishes["rated"].crawl_delay == 0.5
    assert wishes["plain"].is_empty
    assert "failing" not in wishes
    assert "deaf" not in wishes


def test_it_is_on_disk_beside_the_last_word(nights):
    town, (first, _), _ = nights
    report = town.folder / "data/runs/000001/001.report.json"
    assert json.loads(report.read_text("utf-8"))["reason"] == "finished"
    assert read_receipt(receipt_file(report)) == first


def test_it_outlives_a_crawl_that_is_killed(new_town):
    town = new_town()
    titles = {f"/report_{1000 + n}.html": f"秦州区{2001 + n}年法治政府建设情况报告" for n in range(20)}
    host = town.declare("killed")
    town.put(host, "/", town.list_page(titles))
    summary = night_of(town.place(delay=0.7), (), Silent(), launch=killed_once_written)
    (crawl,) = summary.crawls
    (one,) = crawl.receipt.hosts
    assert not crawl.finished
    assert 3 <= one.requests <= len(town.seen) < 20
    assert one.bytes > 0


def killed_once_written(order, order_file, spider, *, deadline, beat):
    """Run a crawl as a night does, and kill it as soon as some of its receipt is on disk."""
    order_file.write_text(order.model_dump_json(), "utf-8")
    environment = os.environ | {
        VARIABLE: str(order_file),
        "SCRAPY_SETTINGS_MODULE": "crawler.settings",
        "PYTHONPATH": str(Path(crawler.__file__).parents[1]),
    }
    command = [sys.executable, "-m", "scrapy", "crawl", *spider]
    with subprocess.Popen(command, env=environment, cwd=order_file.parent, stderr=subprocess.DEVNULL) as child:
        while not receipt_file(order.report).exists() and child.poll() is None and time.monotonic() < deadline:
            time.sleep(0.02)
        child.kill()
    return "killed"


def test_a_crawl_that_left_none_has_an_empty_one(tmp_path):
    assert read_receipt(tmp_path / "none") == CrawlReceipt()


@pytest.mark.parametrize("damaged", [b"", b'{"hosts": [{"ho', b'{"hosts": [{"host": "a.gov.cn"}]}', b"\xff\x00"])
def test_a_damaged_one_ends_no_night(tmp_path, damaged, caplog):
    file = tmp_path / "001.receipt.json"
    file.write_bytes(damaged)
    assert read_receipt(file) == CrawlReceipt()
    assert str(file) in caplog.text


def test_a_longer_delay_is_measured_from_when_it_is_known():
    at = datetime(2026, 3, 1, tzinfo=UTC)
    tally = HostTally(at=at, delay_asked=1.0)
    tally.left(at, 10.0)
    tally.left(at, 11.0)
    tally.ask(5.0)
    tally.left(at, 16.0)
    assert tally.receipt("a.gov.cn").delay_kept == 5.0
    tally.ask(2.0)
    tally.left(at, 18.0)
    assert tally.receipt("a.gov.cn").delay_kept == 2.0


@pytest.mark.parametrize(
    ("url", "name"),
    [
        ("https://WWW.a.gov.cn/x", "www.a.gov.cn"),
        ("http://a.gov.cn:80/", "a.gov.cn"),
        ("https://a.gov.cn:80/", "a.gov.cn:80"),
        ("http://a.gov.cn:8080/x?y", "a.gov.cn:8080"),
        ("http://[2001:db8::1]:81/", "[2001:db8::1]:81"),
    ],
)
def test_a_host_has_its_port_where_that_is_not_the_schemes_own(url, name):
    assert host_name(url) == name
