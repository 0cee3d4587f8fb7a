import io
import zipfile
from contextlib import suppress

import pytest
from hypothesis import given as drawn_by
from hypothesis import settings
from hypothesis import strategies as st
from sample_files import FILES, given

from crawler.errors import FileUnreadable
from crawler.files.base import LIMITS, FileKind, FileText, Limits
from crawler.files.read import read_file


def _sample(name: str) -> bytes:
    return (FILES / name).read_bytes()


def _packed(name: str, body: bytes) -> bytes:
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(name, body)
    return written.getvalue()


@pytest.mark.parametrize("name", ["report.pdf", "report.docx", "report.doc", "report.rtf"])
def test_one_text_comes_out_of_every_format(name: str) -> None:
    found = read_file(_sample(name), name=name)
    assert found.lines == given()
    assert found.kind == name.rpartition(".")[2]


def test_the_name_does_not_decide() -> None:
    assert read_file(_sample("report.docx"), name="report.pdf").kind is FileKind.DOCX


def test_a_packed_report_is_read() -> None:
    assert read_file(_packed("报告.pdf", _sample("report.pdf"))).lines == given()
    assert read_file(_packed("a.zip", _packed("报告.pdf", _sample("report.pdf")))).lines == given()


def test_archives_in_archives_have_an_end() -> None:
    packed = _packed("a.zip", _packed("b.zip", _packed("c.txt", b"text")))
    with pytest.raises(FileUnreadable, match="too many archives"):
        read_file(packed)


@pytest.mark.parametrize(
    ("body", "name", "reason"),
    [
        (b"", "a.pdf", "empty"),
        (b"\0\0 \r\n", "a.pdf", "empty"),
        (b"<html><title>404</title>", "a.pdf", "is a web page, not a file"),
        (b"Not Found", "a.pdf", "plain text under the name of another kind"),
        (b"Rar!\x1a\x07\0", "a.doc", "is a RAR archive"),
        (b'{"code": 500}', "", "JSON"),
        (_sample("scanned.pdf"), "a.pdf", "scanned"),
        (_sample("locked.pdf"), "a.pdf", "needs a password"),
        (_sample("locked.docx"), "a.docx", "needs a password"),
        (_sample("locked.doc"), "a.doc", "needs a password"),
    ],
)
def test_the_reason_is_told(body: bytes, name: str, reason: str) -> None:
    with pytest.raises(FileUnreadable, match=reason):
        read_file(body, name=name)


def test_a_large_file_is_not_opened() -> None:
    with pytest.raises(FileUnreadable, match="has 11 bytes; 10 are read at most"):
        read_file(b"hello world", limits=Limits(bytes=10))


@pytest.mark.timeout(120)
@settings(max_examples=40, deadline=5000)
@drawn_by(
    name=st.sampled_from(["report.docx", "report.doc", "report.rtf", "figures.xlsx", "letters.ofd", "locked.zip"]),
    cut=st.floats(0.05, 1),
    flips=st.lists(st.tuples(st.floats(0, 0.999), st.integers(1, 255)), max_size=20),
)
def test_a_damaged_file_is_read_or_refused(name: str, cut: float, flips: list[tuple[float, int]]) -> None:
    body = bytearray(_sample(name))
    body = body[: int(len(body) * cut)]
    for place, value in flips:
        body[int(len(body) * place)] ^= value
    with suppress(FileUnreadable):
        assert isinstance(read_file(bytes(body), limits=LIMITS), FileText)
