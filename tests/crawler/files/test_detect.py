import io
import zipfile

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sample_files import FILES

from crawler.files.base import FileKind
from crawler.files.detect import described, kind_of


def _packed(*names: str, body: bytes = b"x") -> bytes:
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w") as archive:
        for name in names:
            archive.writestr(name, body)
    return written.getvalue()


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("report.pdf", FileKind.PDF),
        ("locked.pdf", FileKind.PDF),
        ("report.doc", FileKind.DOC),
        ("report.docx", FileKind.DOCX),
        ("report.rtf", FileKind.RTF),
        ("report.txt", FileKind.TEXT),
        ("figures.xlsx", FileKind.XLSX),
        ("figures.xls", FileKind.XLS),
        ("letters.ofd", FileKind.OFD),
    ],
)
def test_files_of_real_programs(name: str, kind: FileKind) -> None:
    assert kind_of((FILES / name).read_bytes()) is kind


@pytest.mark.parametrize(
    ("body", "kind"),
    [
        (b"\n\n junk \n%PDF-1.4\n", FileKind.PDF),
        (b" {\\rtf1\\ansi", FileKind.RTF),
        (b"\x89PNG\r\n\x1a\n", FileKind.IMAGE),
        (b"\xff\xd8\xff\xe0\0\x10JFIF", FileKind.IMAGE),
        (b"BM\x36\0\0\0\0\0\0\0", FileKind.IMAGE),
        (b"RIFF\x24\0\0\0WEBPVP8 ", FileKind.IMAGE),
        (b"\xef\xbb\xbf\r\n<!-- x -->\n<!DOCTYPE html>", FileKind.HTML),
        (b'<?xml version="1.0"?><html xmlns:o="urn:office">', FileKind.HTML),
        (b"<script>location.href='/'</script>", FileKind.HTML),
        (b"MIME-Version: 1.0\r\nContent-Type: multipart/related", FileKind.HTML),
        ("BMW以外的公务用车".encode(), FileKind.TEXT),
        ("法治政府建设情况报告".encode("gb18030"), FileKind.TEXT),
        ("法治".encode("utf-16"), FileKind.TEXT),
        (b'<?xml version="1.0"?><?mso-application progid="Word.Document"?><w:wordDocument/>', FileKind.UNKNOWN),
        (b"\0\1\2\3" * 20, FileKind.UNKNOWN),
        (b"", FileKind.UNKNOWN),
    ],
)
def test_heads(body: bytes, kind: FileKind) -> None:
    assert kind_of(body) is kind


@pytest.mark.parametrize(
    ("names", "kind"),
    [
        (("[Content_Types].xml", "word/document.xml"), FileKind.DOCX),
        (("[Content_Types].xml", "xl/workbook.xml"), FileKind.XLSX),
        (("[Content_Types].xml", "ppt/presentation.xml"), FileKind.UNKNOWN),
        (("mimetype", "content.xml"), FileKind.UNKNOWN),
        (("OFD.xml", "Doc_0/Document.xml"), FileKind.OFD),
        (("word/report.pdf", "xl/a.pdf"), FileKind.ZIP),
        ((), FileKind.ZIP),
    ],
)
def test_archives_are_known_by_their_parts(names: tuple[str, ...], kind: FileKind) -> None:
    assert kind_of(_packed(*names)) is kind


def test_an_archive_that_shows_the_head_of_a_pdf_is_an_archive() -> None:
    assert kind_of(_packed("a.pdf", body=b"%PDF-1.7\n")) is FileKind.ZIP


def test_an_archive_cut_off_is_known_by_what_is_left() -> None:
    assert kind_of((FILES / "report.docx").read_bytes()[:6000]) is FileKind.DOCX


@pytest.mark.parametrize(
    ("body", "words"),
    [
        (b"Rar!\x1a\x07\x01\0", "a RAR archive"),
        (b"7z\xbc\xaf\x27\x1c\0\4", "a 7z archive"),
        (b"MZ\x90\0", "a program"),
        (b"<?xml version='1.0'?><a/>", "XML, which programs read"),
        (_packed("mimetype", "content.xml"), "an OpenDocument file"),
        (_packed("[Content_Types].xml", "ppt/presentation.xml"), "a slide show (PPTX)"),
        ((FILES / "locked.docx").read_bytes(), "encrypted and needs a password"),
        (b"\0\1\2", "of no known kind"),
    ],
)
def test_the_unknown_is_named(body: bytes, words: str) -> None:
    assert kind_of(body) is FileKind.UNKNOWN
    assert described(body) == words


@given(
    st.binary(max_size=400),
    st.sampled_from([b"", b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"<!--", b"%PDF-"]),
)
def test_any_bytes_have_a_kind(body: bytes, head: bytes) -> None:
    assert kind_of(head + body) in FileKind
    assert described(head + body)


@pytest.mark.timeout(10)
def test_a_page_of_comments_takes_no_time() -> None:
    assert kind_of(b"<!--" + b"--><!--" * 100_000) is not FileKind.HTML
