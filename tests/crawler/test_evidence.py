"""Two nights, the second unchanged, and what the archive holds of them."""

import gzip
import hashlib
from base64 import b32encode

import pytest

from jobs.demo.site import Page
from store.archive.reader import body_of
from store.recorder import capture_of
from store.schema import CaptureRow

REPORT = "/report_1001.html"
TITLE = "秦州区2023年法治政府建设情况报告"
IDENTICAL = "http://netpreserve.org/warc/1.1/revisit/identical-payload-digest"
NOT_MODIFIED = "http://netpreserve.org/warc/1.1/revisit/server-not-modified"


@pytest.fixture(scope="module")
def nights(town):
    """Run both nights and return, for each, the requests that reached the server."""
    town.with_report("plain")
    tagged = town.with_report("tagged")
    page = town.article(TITLE).encode()
    town.put(tagged, REPORT, Page(body=page, headers=(("ETag", '"a1"'),)))
    gzipped = town.with_report("gzipped")
    coded = gzip.compress(page, mtime=0)
    town.put(gzipped, REPORT, Page(body=coded, headers=(("Content-Encoding", "gzip"),)))
    gbk = town.with_report("gbk")
    town.put(
        gbk, REPORT, Page(body=town.article(TITLE).replace("utf-8", "gbk").encode("gb18030"), content_type="text/html")
    )
    hopping = town.with_report("hopping")
    town.put(hopping, REPORT, Page(body=b"moved", status=301, headers=(("Location", "/moved_1001.html"),)))
    town.put(hopping, "/moved_1001.html", town.article(TITLE))
    busy = town.with_report("busy")
    answers = iter([Page(body=b"one", status=503), Page(body=b"two", status=503)])
    town.put(busy, REPORT, lambda _asked: next(answers, Page(body=page)))
    town.put("plain.fazhi.test", "/robots.txt", Page(body=b"User-agent: *\nAllow: /\n", content_type="text/plain"))
    town.night(1)
    then = len(town.seen)
    town.night(2)
    return town.seen[:then], town.seen[then:]


@pytest.mark.parametrize("run", [1, 2])
def test_every_answer_is_kept_as_it_was_sent(town, nights, run):
    """robots.txt, each hop of a redirect and each try of a busy page among them."""
    sent = sorted((town.url(one.host, one.target), str(one.page.status), one.page.body) for one in nights[run - 1])
    kept = sorted((one.url, one.status, one.payload) for one in town.archive(run) if one.type == "response")
    revisited = {(one.url, one.status) for one in town.archive(run) if one.type == "revisit"}
    assert kept == [one for one in sent if one[:2] not in revisited]
    assert bool(revisited) == (run == 2)


def test_tries_and_hops_are_among_them(town, nights):
    kept = [(one.url, one.payload) for one in town.archive(1) if one.type == "response"]
    assert [payload for url, payload in kept if url == town.url("busy.fazhi.test", REPORT)][:2] == [b"one", b"two"]
    assert (town.url("hopping.fazhi.test", REPORT), b"moved") in kept
    assert (town.url("plain.fazhi.test", "/robots.txt"), b"User-agent: *\nAllow: /\n") in kept


def test_every_answer_has_its_digest_and_its_request(town, nights):
    records = town.archive(1)
    responses = [one for one in records if one.type == "response"]
    assert all(one.digest == f"sha256:{b32encode(hashlib.sha256(one.payload).digest()).decode()}" for one in responses)
    assert [one.url for one in records if one.type == "request"] == [one.url for one in responses]


@pytest.mark.parametrize(
    ("name", "path", "profile"),
    [
        ("busy", REPORT, IDENTICAL),
        ("gbk", REPORT, IDENTICAL),
        ("gzipped", REPORT, IDENTICAL),
        ("hopping", "/moved_1001.html", IDENTICAL),
        ("plain", REPORT, IDENTICAL),
        ("tagged", REPORT, NOT_MODIFIED),
    ],
)
def test_an_unchanged_page_is_not_kept_twice(town, nights, name, path, profile):
    url = town.url(f"{name}.fazhi.test", path)
    (again,) = [one for one in town.archive(2) if one.url == url and one.type not in ("request", "warcinfo")]
    (before,) = [one for one in town.archive(1) if one.url == url and one.type == "response" and one.status == "200"]
    assert (again.type, again.profile, again.payload) == ("revisit", profile, b"")
    assert again.digest == before.digest


@pytest.mark.parametrize("name", ["busy", "gbk", "gzipped", "hopping", "plain", "tagged"])
def test_the_capture_of_a_version_gives_the_page_back(town, nights, name):
    host = f"{name}.fazhi.test"
    path = "/moved_1001.html" if name == "hopping" else REPORT
    (version,) = town.versions(host, path)
    capture = capture_of(next(row for row in town.rows(CaptureRow) if row.id == version.capture_id))
    sent = next(one.page.body for one in nights[0] if (one.host, one.target, one.page.status) == (host, path, 200))
    page = gzip.decompress(sent) if name == "gzipped" else sent
    assert body_of(town.folder / "data/archive", capture) == page
    assert (capture.digest, capture.length) == (hashlib.sha256(sent).hexdigest(), len(sent))


def test_a_night_on_which_nothing_changed_makes_no_version(town, nights):
    for name in ("busy", "gbk", "gzipped", "plain"):
        document = town.document(f"{name}.fazhi.test")
        assert (document.checked_run, document.checked_as) == (2, "same")
