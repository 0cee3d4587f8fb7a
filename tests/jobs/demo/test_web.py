"""The sample web must answer as real servers do, quietly, and stop at once."""

import gzip
import http.client
import socket
import time
from concurrent.futures import ThreadPoolExecutor

import pytest

from jobs.demo.site import Page
from jobs.demo.story import CHALLENGED, EDITED, FORBIDDEN, GONE, JIZHOU, NEW_REPORT, QINZHOU, REBUILT, SEEDS
from jobs.demo.web import EDITED_FIGURES, RESOLVE, SampleWeb


@pytest.mark.parametrize("report", SEEDS, ids=lambda report: report.host)
def test_planted_pages_are_served(ask, report) -> None:
    answer = ask(report.host, report.path)
    assert answer.status == 200
    assert len(answer.body) > 9000


def test_second_night(web, ask) -> None:
    assert ask(NEW_REPORT.host, NEW_REPORT.path).status == 404
    web.show(2)
    told = (NEW_REPORT, REBUILT, EDITED, CHALLENGED, GONE)
    assert [ask(report.host, report.path).status for report in told] == [200, 200, 200, 412, 404]
    assert all(after.encode() in ask(EDITED.host, EDITED.path).body for _, after in EDITED_FIGURES)
    web.show(1)
    assert ask(GONE.host, GONE.path).status == 200


def test_there_are_two_nights(web) -> None:
    with pytest.raises(ValueError, match="3"):
        web.show(3)


@pytest.mark.parametrize("host", RESOLVE)
def test_every_site_has_a_home_page_robots_and_a_404_page(ask, host: str) -> None:
    assert ask(host, "/").status == 200
    robots = ask(host, "/robots.txt")
    assert robots.status == 200
    assert robots.headers["Content-Type"] == "text/plain"
    missing = ask(host, "/no/such/page.html")
    assert missing.status == 404
    assert b"404" in missing.body


def test_one_site_closes_a_folder(ask) -> None:
    robots = ask(FORBIDDEN.host, "/robots.txt").body.decode()
    assert "Crawl-delay: 0.5" in robots
    assert f"Disallow: /{FORBIDDEN.path.split('/')[1]}/" in robots
    assert FORBIDDEN.path.encode() in ask(FORBIDDEN.host, "/zwgk/fzzf/").body


def test_unknown_hosts_are_refused(ask) -> None:
    assert ask("www.fazhi.test", "/").status == 421


def test_addresses_carry_the_port(web) -> None:
    assert web.url("jizhou.fazhi.test", "/a.html") == f"http://jizhou.fazhi.test:{web.port}/a.html"


@pytest.mark.parametrize(("held", "asked"), [("ETag", "If-None-Match"), ("Last-Modified", "If-Modified-Since")])
def test_validators_are_honoured(web, ask, held: str, asked: str) -> None:
    validator = ask(QINZHOU.host, QINZHOU.path).headers[held]
    again = ask(QINZHOU.host, QINZHOU.path, headers={asked: validator})
    assert (again.status, again.body) == (304, b"")
    assert again.headers[held] == validator
    web.show(2)
    assert ask(QINZHOU.host, QINZHOU.path, headers={asked: validator}).status == 200


def test_an_etag_outweighs_a_date(ask) -> None:
    since = ask(QINZHOU.host, QINZHOU.path).headers["Last-Modified"]
    headers = {"If-None-Match": '"other"', "If-Modified-Since": since}
    assert ask(QINZHOU.host, QINZHOU.path, headers=headers).status == 200


def test_some_pages_have_validators_and_some_have_none(ask) -> None:
    held = [{"ETag", "Last-Modified"} & ask(report.host, report.path).headers.keys() for report in SEEDS]
    assert held == [{"ETag", "Last-Modified"}, {"ETag", "Last-Modified"}, {"Last-Modified"}, set(), set()]
    column = ask(JIZHOU.host, "/zwgk/fzzfjsbg/fzzfjsgzbg/")
    again = ask(JIZHOU.host, "/zwgk/fzzfjsbg/fzzfjsgzbg/", headers={"If-None-Match": column.headers["ETag"]})
    assert again.status == 304


def test_one_site_compresses_when_asked(ask) -> None:
    bare = ask(JIZHOU.host, JIZHOU.path)
    packed = ask(JIZHOU.host, JIZHOU.path, headers={"Accept-Encoding": "gzip, deflate"})
    assert packed.headers["Content-Encoding"] == "gzip"
    assert int(packed.headers["Content-Length"]) == len(packed.body) < len(bare.body)
    assert gzip.decompress(packed.body) == bare.body
    other = ask(QINZHOU.host, QINZHOU.path, headers={"Accept-Encoding": "gzip"})
    assert "Content-Encoding" not in other.headers


def test_connections_are_kept(web) -> None:
    connection = http.client.HTTPConnection("127.0.0.1", web.port, timeout=10)
    sockets = set()
    for method, status in (("GET", 200), ("HEAD", 200), ("GET", 304), ("POST", 200), ("GET", 200)):
        tag = {"If-Modified-Since": "Fri, 29 Jan 2021 01:00:00 GMT"} if status == 304 else {}
        connection.request(method, QINZHOU.path, headers={"Host": QINZHOU.host, **tag})
        response = connection.getresponse()
        response.read()
        sockets.add(connection.sock)
        assert response.status == status
    assert len(sockets) == 1
    connection.close()


def test_pages_can_be_put_and_removed_until_the_next_show(web, ask) -> None:
    web.put(QINZHOU.host, QINZHOU.path, Page(body=b"busy", status=503, headers=(("Retry-After", "9"),)))
    web.put("shiyan.fazhi.test", "/gkmlpt/api/all/0?page=2&sid=420300", Page(body=b"{}"))
    web.put(QINZHOU.host, "/fresh.htm", Page(body=b"", content_type="text/plain"))
    web.remove(JIZHOU.host, JIZHOU.path)
    busy = ask(QINZHOU.host, QINZHOU.path)
    assert (busy.status, busy.body, busy.headers["Retry-After"]) == (503, b"busy", "9")
    assert ask("shiyan.fazhi.test", "/gkmlpt/api/all/0?page=2&sid=420300").body == b"{}"
    assert len(ask("shiyan.fazhi.test", "/gkmlpt/api/all/0?page=1&sid=420300").body) > 9000
    assert ask(QINZHOU.host, "/fresh.htm").headers["Content-Length"] == "0"
    assert ask(JIZHOU.host, JIZHOU.path).status == 404
    web.show(1)
    assert ask(QINZHOU.host, QINZHOU.path).status == 200
    assert ask(JIZHOU.host, JIZHOU.path).status == 200


def test_requests_are_written_down(web, ask) -> None:
    start = time.monotonic()
    ask(QINZHOU.host, "/x?y=1", headers={"User-Agent": "fazhi/1", "If-None-Match": '"a"'})
    ask(QINZHOU.host, "/", method="HEAD")
    first, second = web.requests
    assert (first.host, first.method, first.path, first.status) == (QINZHOU.host, "GET", "/x?y=1", 404)
    assert (first.user_agent, first.conditional) == ("fazhi/1", True)
    assert (second.method, second.status, second.conditional) == ("HEAD", 200, False)
    assert start <= first.at <= second.at <= time.monotonic()


def test_many_clients_at_once(web, ask) -> None:
    with ThreadPoolExecutor(12) as pool:
        answers = list(pool.map(lambda report: ask(report.host, report.path).status, SEEDS * 12))
    assert answers == [200] * 60
    assert len(web.requests) == 60


def test_it_stops_at_once_and_says_nothing(capfd) -> None:
    with SampleWeb() as sample:
        kept = http.client.HTTPConnection("127.0.0.1", sample.port, timeout=10)
        kept.request("GET", "/", headers={"Host": QINZHOU.host})
        kept.getresponse().read()
        broken = socket.create_connection(("127.0.0.1", sample.port))
        broken.sendall(b"GET / HTTP/1.1\r\nHost: " + JIZHOU.host.encode() + b"\r\nContent-Length: 9\r\n\r\n")
        start = time.monotonic()
    assert time.monotonic() - start < 2
    with pytest.raises(ConnectionRefusedError):
        socket.create_connection(("127.0.0.1", sample.port), timeout=2)
    assert kept.sock.recv(1) == b""
    kept.close()
    broken.close()
    assert capfd.readouterr() == ("", "")
