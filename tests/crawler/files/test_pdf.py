from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given as drawn_by
from hypothesis import settings
from hypothesis import strategies as st
from sample_files import FILES, given

from crawler.errors import FileUnreadable
from crawler.files.base import LIMITS, FileKind, Limits
from crawler.files.pdf import read


def _sample(name: str) -> bytes:
    return (FILES / name).read_bytes()


@pytest.mark.parametrize("name", ["report.pdf", "chromium.pdf", "reportlab.pdf"])
def test_paragraphs_come_back_as_they_were_given(name: str) -> None:
    found = read(_sample(name), limits=LIMITS)
    assert found.lines == given()
    assert found.kind is FileKind.PDF
    assert found.notes == ()


def test_title_and_pages_are_the_files_own() -> None:
    found = read(_sample("report.pdf"), limits=LIMITS)
    assert (found.title, found.pages) == ("云溪县人民政府2023年法治政府建设情况报告", 3)


@pytest.mark.parametrize("name", ["chromium.pdf", "reportlab.pdf", "layout.pdf"])
def test_a_programs_own_title_is_none(name: str) -> None:
    assert read(_sample(name), limits=LIMITS).title is None


def test_merged_cells_bold_by_two_prints_a_watermark_and_a_page_on_its_side() -> None:
    assert read(_sample("layout.pdf"), limits=LIMITS).lines == (
        "行政执法情况统计表",
        "部门 | 检查",
        "云溪县应急管理局 | 136次 | 整改41处",
        "92次 | 整改7处",
        "一、全县森林面积为1286km2,与上年持平。",
        "二、附表另册装订,不再单独印发。",
    )


def test_scanned_pages_are_told_of() -> None:
    found = read(_sample("partly_scanned.pdf"), limits=LIMITS)
    assert found.lines == ("现将报告扫描件予以公布,供社会各界查阅。",)
    assert found.notes == ("2 of 3 pages have no text layer: scanned",)


def test_a_file_that_may_only_be_read_is_read() -> None:
    assert read(_sample("sealed.pdf"), limits=LIMITS).lines == ("现将有关情况报告如下,供社会各界查阅。",)


@pytest.mark.parametrize(
    ("body", "reason"),
    [
        (_sample("scanned.pdf"), "scanned: none of its 2 pages"),
        (_sample("locked.pdf"), "needs a password"),
        (_sample("report.pdf")[:200], "damaged"),
        (b"%PDF-1.7\n", "damaged"),
    ],
)
def test_the_reason_is_told(body: bytes, reason: str) -> None:
    with pytest.raises(FileUnreadable, match=reason):
        read(body, limits=LIMITS)


def test_a_book_is_refused() -> None:
    with pytest.raises(FileUnreadable, match="has 3 pages; 2 are read at most"):
        read(_sample("report.pdf"), limits=Limits(pages=2))


@pytest.mark.timeout(120)
@settings(max_examples=40, deadline=5000)
@drawn_by(
    name=st.sampled_from(["report.pdf", "layout.pdf", "reportlab.pdf", "sealed.pdf"]),
    cut=st.floats(0.05, 1),
    flips=st.lists(st.tuples(st.floats(0, 0.999), st.integers(1, 255)), max_size=20),
)
def test_a_damaged_file_is_read_or_refused(name: str, cut: float, flips: list[tuple[float, int]]) -> None:
    body = bytearray(Path(FILES, name).read_bytes())
    body = body[: int(len(body) * cut)]
    for place, value in flips:
        body[int(len(body) * place)] ^= value
    with suppress(FileUnreadable):
        assert read(bytes(body), limits=LIMITS).kind is FileKind.PDF
