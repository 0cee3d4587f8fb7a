import gzip
import hashlib
from base64 import b32encode
from dataclasses import replace
from datetime import datetime, timedelta, timezone
from itertools import islice

import pytest
from warcio.archiveiterator import ArchiveIterator
from warcio.checker import Checker

from store.archive.reader import body_of
from store.archive.writer import ArchiveWriter, warc_date
from store.errors import ArchiveDamaged
from store.records import KnownBody

PAGE = "https://www.tjjz.gov.cn/zwgk/t20260301_1.html"
HTML = "<html><p>2025年法治政府建设情况报告</p></html>".encode()


@pytest.fixture
def file(tmp_path):
    return tmp_path / "2026" / "03" / "x.warc.gz"


def records(file):
    """Read a file back: type, WARC headers, HTTP headers, bytes as kept; every digest is checked."""
    with file.open("rb") as stream:
        return [
            (record.rec_type, record.rec_headers, record.http_headers, record.raw_stream.read())
            for record in ArchiveIterator(stream, check_digests="raise")
        ]


def known(capture):
    return KnownBody(digest=capture.digest, url=capture.url, at=capture.at)


def test_an_exchange_is_kept_as_it_was(writer, exchange, file):
    capture = writer.write(exchange(HTML, ("ETag", '"1"')))
    info, response, request = records(file)
    assert [info[0], response[0], request[0]] == ["warcinfo", "response", "request"]
    _, warc, http, body = response
    assert body == HTML
    assert http.get_statuscode() == "200"
    assert http.headers == [("Content-Type", "text/html"), ("ETag", '"1"')]
    assert warc.get_header("WARC-Target-URI") == PAGE
    assert warc.get_header("WARC-Date") == "2026-03-01T17:30:00.123456Z"
    assert (capture.status, capture.content_type, capture.length) == (200, "text/html", len(HTML))
    assert capture.digest == hashlib.sha256(HTML).hexdigest()
    assert capture.file == "2026/03/x.warc.gz"


def test_a_file_says_who_wrote_it_and_for_which_run(writer, exchange, file):
    writer.write(exchange(HTML))
    said = dict(line.split(": ", 1) for line in records(file)[0][3].decode().splitlines())
    assert (said["software"], said["isPartOf"], said["robots"]) == ("fazhi/0.1", "fazhi run 7", "obey")


def test_a_request_is_kept_with_its_answer(writer, exchange, file):
    writer.write(exchange(method="POST", request_body=b"page=2&size=20"))
    _, (_, answer, _, _), (_, warc, http, body) = records(file)
    assert body == b"page=2&size=20"
    assert (http.protocol, http.statusline) == ("POST", "/zwgk/t20260301_1.html HTTP/1.1")
    assert http.get_header("Host") == "www.tjjz.gov.cn"
    assert warc.get_header("WARC-Concurrent-To") == answer.get_header("WARC-Record-ID")


@pytest.mark.parametrize(("url", "target"), [("https://a.gov.cn", "/"), ("https://a.gov.cn/b/c?d=e/f", "/b/c?d=e/f")])
def test_a_request_names_its_target(writer, exchange, file, url, target):
    writer.write(exchange(url=url))
    assert records(file)[2][2].statusline == f"{target} HTTP/1.1"


def test_every_body_is_digested_with_sha256(writer, exchange, file):
    first = writer.write(exchange(HTML))
    writer.write(exchange(HTML, known=known(first)))
    answers = [warc for kind, warc, *_ in records(file) if kind in ("response", "revisit")]
    digest = "sha256:" + b32encode(hashlib.sha256(HTML).digest()).decode()
    assert [warc.get_header("WARC-Payload-Digest") for warc in answers] == [digest, digest]


def test_the_standards_own_checker_finds_nothing(writer, exchange, file, capsys):
    first = writer.write(exchange(HTML))
    writer.write(exchange(gzip.compress(HTML), ("Content-Encoding", "gzip")))
    writer.write(exchange(b"", status=304, known=known(first)))
    writer.write(exchange(HTML, known=known(first)))
    writer.write(exchange(b"", status=404))
    writer.close()

    class Words:
        inputs = (str(file),)
        verbose = False

    checker = Checker(Words())
    checker.process_all()
    assert (checker.exit_value, capsys.readouterr().out) == (0, "")


def test_a_gzip_body_is_kept_as_sent(writer, exchange, file):
    sent = gzip.compress(HTML, mtime=0)
    capture = writer.write(exchange(sent, ("Content-Encoding", "gzip"), ("Content-Length", str(len(sent)))))
    _, _, http, body = records(file)[1]
    assert body == sent
    assert http.get_header("Content-Encoding") == "gzip"
    assert capture.digest == hashlib.sha256(sent).hexdigest()


def test_a_transfer_coding_that_was_undone_is_kept_under_another_name(writer, exchange, file):
    writer.write(exchange(HTML, ("transfer-encoding", "chunked")))
    _, _, http, body = records(file)[1]
    assert body == HTML
    assert http.get_header("X-Archive-Orig-transfer-encoding") == "chunked"
    assert http.get_header("Transfer-Encoding") is None


@pytest.mark.parametrize(("status", "line"), [(412, "412 Precondition Failed"), (521, "521 -"), (999, "999 -")])
def test_odd_statuses_are_kept(writer, exchange, file, status, line):
    writer.write(exchange(status=status))
    assert records(file)[1][2].statusline == line


@pytest.mark.parametrize("value", ["attachment; filename=é\x81æ.doc", "", "a" * 70_000])
def test_odd_headers_are_kept_or_at_least_do_no_harm(writer, exchange, file, value):
    writer.write(exchange(HTML, ("Content-Disposition", value)))
    assert records(file)[1][3] == HTML


def test_not_modified_points_at_what_we_have(writer, exchange, file):
    first = writer.write(exchange(HTML))
    later = exchange(b"", ("ETag", '"1"'), status=304, at=first.at + timedelta(days=1), known=known(first))
    capture = writer.write(later)
    kind, warc, http, body = records(file)[3]
    assert (kind, body) == ("revisit", b"")
    assert warc.get_header("WARC-Profile").endswith("/revisit/server-not-modified")
    assert warc.get_header("WARC-Refers-To-Target-URI") == PAGE
    assert warc.get_header("WARC-Refers-To-Date") == "2026-03-01T17:30:00.123456Z"
    assert http.get_header("ETag") == '"1"'
    assert (capture.status, capture.length) == (304, 0)


def test_the_very_same_body_is_kept_once(writer, exchange, file):
    first = writer.write(exchange(HTML * 1000))
    writer.write(exchange(HTML * 1000, known=known(first)))
    kind, warc, http, body = records(file)[3]
    assert (kind, body) == ("revisit", b"")
    assert warc.get_header("WARC-Profile").endswith("/revisit/identical-payload-digest")
    assert http.get_statuscode() == "200"


@pytest.mark.parametrize("other", [{"body": b"<p>other</p>"}, {"status": 412}])
def test_what_is_not_the_same_is_kept_whole(writer, exchange, file, other):
    first = writer.write(exchange(HTML))
    writer.write(replace(exchange(HTML, known=known(first)), **other))
    assert records(file)[3][0] == "response"


def test_not_modified_of_something_unknown_is_a_response(writer, exchange, file):
    writer.write(exchange(b"", status=304))
    assert records(file)[1][0] == "response"


def test_captures_say_where_their_records_begin(writer, exchange, tmp_path):
    captures = [writer.write(exchange(body)) for body in (b"one", b"two", b"three" * 50_000)]
    for capture, body in zip(captures, (b"one", b"two", b"three" * 50_000), strict=True):
        with (tmp_path / capture.file).open("rb") as stream:
            stream.seek(capture.offset)
            assert next(iter(ArchiveIterator(stream))).raw_stream.read() == body


def test_what_is_written_is_in_the_file_before_the_next_line(writer, exchange, file):
    writer.write(exchange(HTML))
    assert len(records(file)) == 3


def test_a_torn_tail_costs_only_what_was_torn(writer, exchange, file, tmp_path):
    bodies = [f"<p>{number}</p>".encode() * 50 for number in range(4)]
    captures = [writer.write(exchange(body)) for body in bodies]
    writer.close()
    whole = file.read_bytes()
    end_of_last_response = whole.index(b"\x1f\x8b\x08", captures[3].offset + 1)
    for cut in range(captures[3].offset, end_of_last_response, 5):
        file.write_bytes(whole[:cut])
        with file.open("rb") as stream:
            before = [record.rec_type for record in islice(ArchiveIterator(stream), 7)]
        assert before == ["warcinfo", *["response", "request"] * 3]
        assert [body_of(tmp_path, capture) for capture in captures[:3]] == bodies[:3]
        with pytest.raises(ArchiveDamaged):
            body_of(tmp_path, captures[3])


def test_a_file_is_never_written_to_twice(writer, exchange, tmp_path, origin):
    writer.write(exchange())
    with pytest.raises(FileExistsError):
        ArchiveWriter(tmp_path, "2026/03/x.warc.gz", origin).write(exchange())


def test_where_nothing_was_fetched_no_file_is_made(tmp_path, origin):
    ArchiveWriter(tmp_path / "archive", "2026/03/x.warc.gz", origin).close()
    assert list(tmp_path.iterdir()) == []


def test_a_date_is_utc_with_every_digit():
    at = datetime(2026, 3, 2, 1, 30, 0, 5, tzinfo=timezone(timedelta(hours=8)))
    assert warc_date(at) == "2026-03-01T17:30:00.000005Z"


def test_what_software_made_is_kept_as_its_work(writer, exchange, file):
    answer = writer.write(exchange(HTML))
    writer.convert(PAGE, HTML + b"<ul></ul>", content_type="text/html", software="chromium 1.2", at=answer.at)
    kind, headers, http, body = records(file)[-1]
    assert (kind, http, body) == ("conversion", None, HTML + b"<ul></ul>")
    assert headers.get_header("X-Fazhi-Rendered") == "chromium 1.2"
    assert headers.get_header("WARC-Target-URI") == PAGE
    assert headers.get_header("WARC-Date") == warc_date(answer.at)
    assert body_of(file.parents[2], answer) == HTML
