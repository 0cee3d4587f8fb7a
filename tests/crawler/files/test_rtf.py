import pytest
from damage import PATIENT, cut, flipped, reads_or_refuses, sample
from hypothesis import given as drawn_by
from sample_files import FILES, given

from crawler.errors import FileUnreadable
from crawler.files.base import LIMITS, FileKind
from crawler.files.rtf import read


def _lines(body: str, head: str = r"\ansi\ansicpg936") -> tuple[str, ...]:
    return read(f"{{\\rtf1{head} {body}}}".encode("ascii"), limits=LIMITS).lines


def _gbk(text: str) -> str:
    return "".join(f"\\'{byte:02x}" for byte in text.encode("gbk"))


def test_paragraphs_come_back_as_they_were_given() -> None:
    found = read(sample("report.rtf"), limits=LIMITS)
    assert found.lines == given()
    assert (found.kind, found.title) == (FileKind.RTF, "云溪县人民政府2023年法治政府建设情况报告")


def test_lists_notes_tables_boxes_and_changes_read_as_they_are_seen() -> None:
    lines = [line.replace("] \t", "] ") for line in read(sample("rich.rtf"), limits=LIMITS).lines]
    seen = (FILES / "rich.txt").read_text("utf-8").splitlines()
    seen.append(seen.pop(seen.index("专栏：青禾县首创“执法监督码”。")))
    assert lines == seen


def test_bytes_are_in_the_charset_of_their_font_or_of_the_file() -> None:
    fonts = (
        r"{\fonttbl{\f0\fcharset0 Times;}{\f1\fcharset134 SimSun{\*\falt x};}{\f2\fcharset136 M;}{\f3\fcharset2 S;}}"
    )
    big5 = "".join(f"\\'{byte:02x}" for byte in "臺".encode("big5"))
    body = rf"{fonts}\f1 {_gbk('法治')}\f0 {_gbk('政府')}\f2 {big5}\f3 \'fe\f1 \'82@"
    assert _lines(body) == ("法治政府臺" + b"\x82@".decode("gbk"),)


def test_what_stands_for_unicode_is_skipped() -> None:
    body = r"\uc2\u27861\'b7\'a8\u27835 ab\uc0\u25919 {\uc1\u24220 ?}\uc1\u-10174?\u-8265?"
    assert _lines(body) == ("法治政府\U00020bb7",)


def test_of_two_ways_the_newer_is_seen_and_destinations_are_not() -> None:
    body = (
        r"{\header head\par}{\upr{old}{\*\ud new}}{\*\unknown x}{\pict 00ff}{\object{\*\objdata 00}{\result seen}}"
        r"{\field{\*\fldinst PAGE}{\fldrslt 7}}{\v hidden}{\deleted gone}{\info{\author me}}\bin3 }}}.\par"
    )
    assert _lines(body) == ("newseen7.",)


def test_tables_within_tables_are_paragraphs() -> None:
    row = r"\trowd\cellx1\pard\intbl a\par b\cell\pard\intbl c\cell\row\pard "
    nested = r"\trowd\pard\intbl\itap2 x\nestcell y\nestcell{\*\nesttableprops\nestrow}\pard\intbl z\cell\row\pard "
    assert _lines(row + r"end\par" + nested) == ("a b | c", "end", "x", "y", "z")


def test_bullets_are_no_words() -> None:
    assert _lines(r"{\listtext\'b7\tab}a\par{\pntext 1.\tab}b\par") == ("a", "1. b")


@pytest.mark.parametrize(
    ("body", "reason"),
    [
        (b"plain", "does not begin"),
        (rb"{\rtf1 a\par", "cut off"),
        (rb"{\rtf1 {\pict 00}}", "no text"),
        (b"{\\rtf1" + b"{" * 3000, "never end"),
    ],
)
def test_what_cannot_be_read_says_why(body: bytes, reason: str) -> None:
    with pytest.raises(FileUnreadable, match=reason):
        read(body, limits=LIMITS)


_RICH = sample("rich.rtf")


@PATIENT
@drawn_by(cut(_RICH) | flipped(_RICH))
def test_damaged_files_are_read_or_refused(body: bytes) -> None:
    reads_or_refuses(read, body)
