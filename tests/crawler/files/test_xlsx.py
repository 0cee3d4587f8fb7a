import pytest
from damage import PATIENT, cut, flipped, packed, reads_or_refuses, sample, twisted
from hypothesis import given as drawn_by
from sample_files import FILES

from crawler.errors import FileUnreadable
from crawler.files.base import LIMITS, FileKind
from crawler.files.xlsx import read


def _book(sheet: str) -> bytes:
    parts = {
        "xl/workbook.xml": '<workbook xmlns:r="r"><sheets><sheet name="a" r:id="i1"/></sheets></workbook>',
        "xl/_rels/workbook.xml.rels": '<R><Relationship Id="i1" Type="x/worksheet" Target="a.xml"/></R>',
        "xl/a.xml": f"<worksheet><sheetData>{sheet}</sheetData></worksheet>",
    }
    return packed({name: content.encode() for name, content in parts.items()})


def test_cells_read_as_they_are_shown() -> None:
    found = read(sample("figures.xlsx"), limits=LIMITS)
    assert list(found.lines) == (FILES / "figures.txt").read_text("utf-8").splitlines()
    assert (found.kind, found.title) == (FileKind.XLSX, "青禾县2023年行政执法数据统计表")
    assert found.notes == ("1 hidden sheets were not read",)


def test_cells_say_what_they_hold() -> None:
    row = (
        '<row><c t="inlineStr"><is><r><t>甲</t></r><rPh><t>jia</t></rPh></is></c><c t="b"><v>1</v></c>'
        '<c t="e"><v>#N/A</v></c><c r="XFD1" t="str"><v>末</v></c></row><row/>'
    )
    assert read(_book(row), limits=LIMITS).lines == ("甲 | TRUE | #N/A | 末",)


@pytest.mark.parametrize(
    ("body", "reason"), [(_book(""), "no text"), (packed({"a": b""}), "no workbook"), (b"PK", "damaged")]
)
def test_what_cannot_be_read_says_why(body: bytes, reason: str) -> None:
    with pytest.raises(FileUnreadable, match=reason):
        read(body, limits=LIMITS)


def test_a_sheet_of_far_cells_is_refused() -> None:
    rows = "".join(
        f'<row><c r="{chr(65 + n % 26)}{chr(65 + n // 26 % 26)}{chr(65 + n // 676)}1"><v>1</v></c></row>'
        for n in range(1500)
    )
    with pytest.raises(FileUnreadable, match="too large"):
        read(_book(rows), limits=LIMITS)


_FIGURES = sample("figures.xlsx")


@PATIENT
@drawn_by(cut(_FIGURES) | flipped(_FIGURES) | twisted(_FIGURES))
def test_damaged_files_are_read_or_refused(body: bytes) -> None:
    reads_or_refuses(read, body)
