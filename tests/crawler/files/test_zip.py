import io
import struct
import zipfile

import pytest
from sample_files import FILES

from crawler.errors import FileUnreadable
from crawler.files.base import LIMITS, Limits
from crawler.files.zip import report_in

_REPORT = "云溪县人民政府2023年法治政府建设情况报告"
_TEXT = "现将有关情况报告如下。".encode()
_PICTURE = b"\x89PNG\r\n\x1a\n"


def _packed(*members: tuple[str, bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w", method) as archive:
        for name, body in members:
            archive.writestr(name, body)
    return written.getvalue()


def _named_in(charset: str, name: str, body: bytes) -> bytes:
    """Pack one file as old programs do: its name in a charset that the archive does not tell."""
    raw = name.encode(charset)
    packed = _packed(("n" * len(raw), body))
    return packed.replace(b"n" * len(raw), raw)


def test_the_report_is_known_by_its_name() -> None:
    packed = _packed(("说明.txt", b"x"), (f"附件/{_REPORT}.txt", _TEXT), ("实施方案.txt", b"y"))
    assert report_in(packed, limits=LIMITS).body == _TEXT


def test_the_only_file_that_can_be_read_is_the_report() -> None:
    packed = _packed(("1.txt", _TEXT), ("2.png", _PICTURE), ("__MACOSX/._1.txt", b"litter"), ("Thumbs.db", b"x"))
    assert report_in(packed, limits=LIMITS).name == "1.txt"


def test_of_two_formats_the_one_with_paragraphs_is_read() -> None:
    pdf, docx = (FILES / "report.pdf").read_bytes(), (FILES / "report.docx").read_bytes()
    packed = _packed((f"{_REPORT}.pdf", pdf), (f"{_REPORT}.docx", docx))
    assert report_in(packed, limits=LIMITS).body == docx


@pytest.mark.parametrize("charset", ["gb18030", "utf-8"])
def test_names_without_a_charset(charset: str) -> None:
    assert report_in(_named_in(charset, f"{_REPORT}.txt", _TEXT), limits=LIMITS).name == f"{_REPORT}.txt"


@pytest.mark.parametrize("name", ["../../etc/passwd.txt", "/etc/passwd.txt", "C:\\Windows\\a.txt"])
def test_a_name_that_is_a_path_opens_nothing(name: str) -> None:
    assert report_in(_packed((name, _TEXT)), limits=LIMITS).body == _TEXT


def test_several_files_are_named() -> None:
    packed = _packed(*((f"第{number}部分\u202e.txt", _TEXT) for number in range(7)))
    with pytest.raises(FileUnreadable, match=r"several files, .*: 第0部分\.txt, .* and 2 more"):
        report_in(packed, limits=LIMITS)


def test_nothing_that_can_be_read() -> None:
    with pytest.raises(FileUnreadable, match="no file that can be read"):
        report_in(_packed(("a.png", _PICTURE)), limits=LIMITS)


def test_a_bomb_is_not_unpacked() -> None:
    with pytest.raises(FileUnreadable, match="packed more than 200 times: a bomb"):
        report_in(_packed(("a.txt", bytes(8 * 2**20))), limits=LIMITS)


def test_an_archive_larger_than_it_may_be() -> None:
    packed = _packed(("a.txt", _TEXT * 1000), ("b.txt", _TEXT * 1000))
    with pytest.raises(FileUnreadable, match="too large when unpacked"):
        report_in(packed, limits=Limits(unpacked=40_000))


def test_too_many_files() -> None:
    packed = _packed(*((f"{number}.txt", b"") for number in range(30)))
    with pytest.raises(FileUnreadable, match="more than 20 files"):
        report_in(packed, limits=Limits(entries=20))


def test_a_wrong_checksum_is_damage() -> None:
    packed = _packed(("a.txt", _TEXT), method=zipfile.ZIP_STORED)
    with pytest.raises(FileUnreadable, match="damaged: Bad CRC-32"):
        report_in(packed.replace(_TEXT, _TEXT[::-1]), limits=LIMITS)


def test_a_password_is_told_of() -> None:
    with pytest.raises(FileUnreadable, match="encrypted and needs a password"):
        report_in((FILES / "locked.zip").read_bytes(), limits=LIMITS)


def test_a_way_of_packing_that_is_not_known() -> None:
    packed = _packed(("a.txt", _TEXT), method=zipfile.ZIP_STORED)
    local, listed = packed.index(b"PK\x03\x04") + 8, packed.index(b"PK\x01\x02") + 10
    lying = bytearray(packed)
    for place in (local, listed):
        lying[place : place + 2] = struct.pack("<H", 97)
    with pytest.raises(FileUnreadable, match="damaged"):
        report_in(bytes(lying), limits=LIMITS)
