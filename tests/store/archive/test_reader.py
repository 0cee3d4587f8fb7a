import gzip
import hashlib
import zlib
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from store.archive.reader import body_of
from store.archive.writer import ArchiveWriter
from store.errors import ArchiveDamaged
from store.records import KnownBody

HTML = "<html><p>2025年法治政府建设情况报告</p></html>".encode()


def bare(body):
    packer = zlib.compressobj(wbits=-15)
    return packer.compress(body) + packer.flush()


@pytest.fixture
def kept(writer, exchange, tmp_path):
    """Keep a body under some content codings and read it back."""

    def keep(body, *codings):
        capture = writer.write(exchange(body, *(("Content-Encoding", coding) for coding in codings)))
        return body_of(tmp_path, capture)

    return keep


def test_a_body_comes_back(kept):
    assert kept(HTML) == HTML
    assert kept(b"") == b""
    assert kept(bytes(range(256)) * 1000) == bytes(range(256)) * 1000


@pytest.mark.parametrize(
    ("coding", "sent"),
    [
        ("gzip", gzip.compress(HTML, mtime=0)),
        ("GZIP", gzip.compress(HTML, mtime=0)),
        ("x-gzip", gzip.compress(HTML, mtime=0)),
        ("deflate", zlib.compress(HTML)),
        ("deflate", bare(HTML)),
        ("identity", HTML),
        ("", HTML),
        ("deflate, gzip", gzip.compress(zlib.compress(HTML), mtime=0)),
        ("gzip", gzip.compress(HTML[:9], mtime=0) + gzip.compress(HTML[9:], mtime=0)),
        ("gzip", gzip.compress(HTML, mtime=0) + b"\0" * 512),
        ("gzip", b""),
    ],
)
def test_a_content_coding_is_undone(kept, coding, sent):
    assert kept(sent, coding) == (HTML if sent else b"")


def test_a_body_cut_short_gives_what_it_holds(kept):
    sent = gzip.compress(HTML * 100, mtime=0)
    assert HTML in kept(sent[:-20], "gzip")


@pytest.mark.parametrize(("coding", "sent"), [("gzip", HTML), ("deflate", b"\xff" * 9), ("br", HTML), ("zstd", HTML)])
def test_a_coding_that_cannot_be_undone_is_named(kept, coding, sent):
    with pytest.raises(ArchiveDamaged, match=f"cannot be decoded as '{coding}'"):
        kept(sent, coding)


def test_a_chunked_answer_is_not_undone_twice(writer, exchange, tmp_path):
    chunked = b"5\r\nhello\r\n0\r\n\r\n"
    capture = writer.write(exchange(chunked, ("Transfer-Encoding", "chunked")))
    assert body_of(tmp_path, capture) == chunked


def test_a_revisit_has_no_body_of_its_own(writer, exchange, tmp_path):
    first = writer.write(exchange(HTML))
    again = writer.write(exchange(HTML, known=KnownBody(digest=first.digest, url=first.url, at=first.at)))
    with pytest.raises(ArchiveDamaged, match="not the one captured"):
        body_of(tmp_path, again)


def test_another_body_than_the_captured_is_damage(writer, exchange, tmp_path):
    capture = replace(writer.write(exchange(HTML)), digest=hashlib.sha256(b"other").hexdigest())
    with pytest.raises(ArchiveDamaged, match=r"x\.warc\.gz at \d+: the body is not the one captured"):
        body_of(tmp_path, capture)


@pytest.mark.parametrize("lost", [{"file": "none.warc.gz"}, {"offset": 10_000_000}, {"offset": 1}, {"offset": 0}])
def test_a_record_that_is_not_there_is_damage(writer, exchange, tmp_path, lost):
    capture = writer.write(exchange(HTML))
    with pytest.raises(ArchiveDamaged, match=" at "):
        body_of(tmp_path, replace(capture, **lost))


def test_what_was_torn_is_damage_and_what_came_before_is_not(writer, exchange, tmp_path):
    first, second = writer.write(exchange(HTML * 9)), writer.write(exchange(HTML * 9))
    path = tmp_path / first.file
    path.write_bytes(path.read_bytes()[: second.offset + 200])
    assert body_of(tmp_path, first) == HTML * 9
    with pytest.raises(ArchiveDamaged):
        body_of(tmp_path, second)


@pytest.fixture(scope="module")
def archive(tmp_path_factory):
    return tmp_path_factory.mktemp("archive")


@given(flip=st.integers(min_value=0), bit=st.integers(min_value=0, max_value=7))
@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_a_flipped_bit_never_gives_another_body(archive, exchange, origin, flip, bit):
    path = archive / "x.warc.gz"
    path.unlink(missing_ok=True)
    writer = ArchiveWriter(archive, path.name, origin)
    captures = [
        writer.write(exchange(HTML)),
        writer.write(exchange(gzip.compress(HTML, mtime=0), ("Content-Encoding", "gzip"))),
    ]
    writer.close()
    data = bytearray(path.read_bytes())
    data[flip % len(data)] ^= 1 << bit
    path.write_bytes(data)
    for capture in captures:
        try:
            body = body_of(archive, capture)
        except ArchiveDamaged:
            continue
        assert body == HTML


def test_a_flipped_byte_of_the_body_is_damage(writer, exchange, tmp_path):
    noise = b"".join(hashlib.sha256(bytes([number])).digest() for number in range(100))
    capture = writer.write(exchange(noise))
    path = tmp_path / capture.file
    data = bytearray(path.read_bytes())
    data[capture.offset + 2000] ^= 0xFF
    path.write_bytes(data)
    with pytest.raises(ArchiveDamaged):
        body_of(tmp_path, capture)


def test_a_member_that_holds_no_record_is_damage(exchange, writer, tmp_path):
    capture = writer.write(exchange(HTML))
    (tmp_path / "empty.warc.gz").write_bytes(gzip.compress(b"", mtime=0))
    with pytest.raises(ArchiveDamaged, match="no record there"):
        body_of(tmp_path, replace(capture, file="empty.warc.gz", offset=0))
