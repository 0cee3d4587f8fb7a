from dataclasses import replace
from datetime import timedelta

import pytest

from store.archive.proof import mismatch
from store.records import KnownBody

HTML = b"<html><p>report</p></html>"


def known(capture):
    return KnownBody(digest=capture.digest, url=capture.url, at=capture.at)


def test_every_kind_of_answer_is_what_its_capture_says(writer, exchange, tmp_path):
    first = writer.write(exchange(HTML))
    others = [
        writer.write(exchange(HTML, known=known(first))),
        writer.write(exchange(b"", status=304, known=known(first))),
        writer.write(exchange(b"", status=404)),
        writer.write(exchange(b"\x1f\x8b coded", ("Content-Encoding", "gzip"))),
    ]
    assert [mismatch(tmp_path, capture) for capture in (first, *others)] == [None] * 5


@pytest.mark.parametrize(
    ("altered", "told"),
    [
        ({"url": "https://www.other.gov.cn/"}, "another address"),
        ({"status": 404}, "another status"),
        ({"digest": "00" * 32}, "not the one captured"),
        ({"length": 3}, "not the one captured"),
        ({"file": "2026/03/y.warc.gz"}, "missing"),
        ({"offset": 10**6}, "after its file's end"),
        ({"offset": 7}, "cannot be read"),
        ({"offset": -7}, "cannot be read"),
        ({"offset": 0}, "a warcinfo at its place"),
    ],
)
def test_a_capture_that_says_otherwise(writer, exchange, tmp_path, altered, told):
    capture = writer.write(exchange(HTML))
    assert told in str(mismatch(tmp_path, replace(capture, **altered)))


def test_a_capture_of_another_time_or_body(writer, exchange, tmp_path):
    first = writer.write(exchange(HTML))
    again = writer.write(exchange(HTML, known=known(first)))
    assert "another time" in str(mismatch(tmp_path, replace(first, at=first.at + timedelta(seconds=1))))
    assert "revisits another body" in str(mismatch(tmp_path, replace(again, digest="00" * 32)))
