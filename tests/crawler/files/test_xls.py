import pytest
from damage import PATIENT, cut, flipped, reads_or_refuses, sample
from hypothesis import given as drawn_by
from sample_files import FILES

from crawler.errors import FileUnreadable
from crawler.files.base import LIMITS, FileKind
from crawler.files.xls import read


def test_cells_read_as_they_are_shown() -> None:
    found = read(sample("figures.xls"), limits=LIMITS)
    assert list(found.lines) == (FILES / "figures.txt").read_text("utf-8").splitlines()
    assert (found.kind, found.title) == (FileKind.XLS, "青禾县2023年行政执法数据统计表")
    assert found.notes == ("1 hidden sheets were not read",)


@pytest.mark.parametrize(("name", "reason"), [("locked.xls", "password"), ("rich.doc", "no workbook")])
def test_what_cannot_be_read_says_why(name: str, reason: str) -> None:
    with pytest.raises(FileUnreadable, match=reason):
        read(sample(name), limits=LIMITS)


_FIGURES = sample("figures.xls")


@PATIENT
@drawn_by(cut(_FIGURES) | flipped(_FIGURES))
def test_damaged_files_are_read_or_refused(body: bytes) -> None:
    reads_or_refuses(read, body)
