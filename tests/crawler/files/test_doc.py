import pytest
from damage import PATIENT, cut, flipped, reads_or_refuses, sample
from hypothesis import given as drawn_by
from sample_files import FILES, given

from crawler.errors import FileUnreadable
from crawler.files.base import LIMITS, FileKind
from crawler.files.doc import read


def test_paragraphs_come_back_as_they_were_given() -> None:
    found = read(sample("report.doc"), limits=LIMITS)
    assert found.lines == given()
    assert (found.kind, found.title) == (FileKind.DOC, "云溪县人民政府2023年法治政府建设情况报告")


def test_lists_notes_tables_boxes_and_changes_read_as_they_are_seen() -> None:
    lines = [line.replace("]\t", "] ") for line in read(sample("rich.doc"), limits=LIMITS).lines]
    seen = (FILES / "rich.txt").read_text("utf-8").splitlines()
    # Where on the page a box hangs does not follow from where its text lies: it comes last.
    seen.append(seen.pop(seen.index("专栏：青禾县首创“执法监督码”。")))
    assert lines == seen


@pytest.mark.parametrize(
    ("name", "reason"), [("locked.doc", "password"), ("locked.docx", "password"), ("figures.xls", "no Word document")]
)
def test_what_cannot_be_read_says_why(name: str, reason: str) -> None:
    with pytest.raises(FileUnreadable, match=reason):
        read(sample(name), limits=LIMITS)


def test_no_ole_file_at_all_is_damaged() -> None:
    with pytest.raises(FileUnreadable, match="damaged"):
        read(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", limits=LIMITS)


_REPORT, _RICH = sample("report.doc"), sample("rich.doc")


@PATIENT
@drawn_by(cut(_RICH) | flipped(_RICH) | flipped(_REPORT))
def test_damaged_files_are_read_or_refused(body: bytes) -> None:
    reads_or_refuses(read, body)
