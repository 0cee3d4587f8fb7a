import pytest
from damage import PATIENT, cut, flipped, packed, reads_or_refuses, sample, twisted
from hypothesis import given as drawn_by
from sample_files import given

from crawler.errors import FileUnreadable
from crawler.files.base import LIMITS, FileKind, Limits
from crawler.files.ofd import read

_OFD = "<OFD>{}<DocBody><DocRoot>Doc_0/Document.xml</DocRoot></DocBody></OFD>"
_DOCUMENT = '<Document><Pages><Page ID="1" BaseLoc="P.xml"/></Pages></Document>'


def _file(content: str, head: str = "") -> bytes:
    page = f"<Page><Content><Layer>{content}</Layer></Content></Page>"
    parts = {"OFD.xml": _OFD.format(head), "Doc_0/Document.xml": _DOCUMENT, "Doc_0/P.xml": page}
    return packed({name: text.encode() for name, text in parts.items()})


@pytest.mark.parametrize(
    ("name", "title"), [("runs.ofd", "云溪县人民政府2023年法治政府建设情况报告"), ("letters.ofd", None)]
)
def test_paragraphs_come_back_as_they_were_given(name: str, title: str | None) -> None:
    found = read(sample(name), limits=LIMITS)
    # The samples are set without footnotes.
    assert found.lines == tuple(line.replace("[1]", "") for line in given() if not line.startswith("[1]"))
    assert (found.kind, found.title, found.pages, found.notes) == (FileKind.OFD, title, 3, ())


def test_askew_and_invisible_letters_are_no_text() -> None:
    shown = (
        '<TextObject Boundary="20 20 90 6" Size="5"><TextCode X="0" Y="5" DeltaX="g 9 5">法治政府建设情况报告'
        "</TextCode></TextObject>"
    )
    askew = shown.replace("Boundary", 'CTM="0.7 0.7 -0.7 0.7 0 0" Boundary').replace("20 20", "20 90")
    unseen = shown.replace("<TextObject", '<TextObject Visible="false"').replace("20 20", "20 60")
    assert read(_file(askew + shown + unseen), limits=LIMITS).lines == ("法治政府建设情况报告",)


@pytest.mark.parametrize(
    ("body", "reason"),
    [
        (packed({"a": b""}), "no OFD document"),
        (_file("", "<Encryptions>E.xml</Encryptions>"), "password"),
        (packed({"OFD.xml": _OFD.format("").encode()}), "missing"),
        (packed({"OFD.xml": _OFD.format("").encode(), "Doc_0/Document.xml": _DOCUMENT.encode()}), "missing"),
        (_file('<ImageObject ResourceID="1"/>'), "scanned"),
        (_file(""), "no text"),
    ],
)
def test_what_cannot_be_read_says_why(body: bytes, reason: str) -> None:
    with pytest.raises(FileUnreadable, match=reason):
        read(body, limits=LIMITS)


def test_too_many_pages_are_refused() -> None:
    with pytest.raises(FileUnreadable, match="more than 2 pages"):
        read(sample("runs.ofd"), limits=Limits(pages=2))


_RUNS = sample("runs.ofd")


@PATIENT
@drawn_by(cut(_RUNS) | flipped(_RUNS) | twisted(_RUNS))
def test_damaged_files_are_read_or_refused(body: bytes) -> None:
    reads_or_refuses(read, body)
