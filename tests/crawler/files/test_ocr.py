"""Files of pictures, read with the extra `ocr`; what is said without it is in test_picture."""

import io
from contextlib import suppress
from difflib import SequenceMatcher

import pytest
from damage import cut, flipped, sample
from hypothesis import given as drawn_by
from hypothesis import settings
from sample_files import given

from crawler.errors import FileUnreadable, PageTooSlow
from crawler.extract.canonical import canonical
from crawler.extract.facts import Hints
from crawler.files import ocr
from crawler.files.base import BY_OCR, LIMITS, FileKind, Limits
from crawler.files.read import read_file
from crawler.reading import OCR_SECONDS, PageToRead, _limit, read_batch, seconds_for

# It comes with the extra.
Image = pytest.importorskip("PIL.Image", reason="the extra `ocr` is not installed")
pytestmark = pytest.mark.skipif(not ocr.is_installed(), reason="the extra `ocr` is not installed")


def _letters(lines: tuple[str, ...]) -> str:
    return canonical("\n".join(lines)).replace("\n", "")


def _written(picture, kind: str = "PNG") -> bytes:
    target = io.BytesIO()
    picture.save(target, kind)
    return target.getvalue()


@pytest.fixture(scope="module")
def copied():
    """Read pages that lay on a copier."""
    return read_file(sample("copied.pdf"))


@pytest.fixture(scope="module")
def page():
    """Show the first page of the fax."""
    with Image.open(io.BytesIO(sample("fax.tif"))) as fax:
        return fax.convert("L")


def test_letters_are_read_from_a_scanned_pdf(copied) -> None:
    told, seen = _letters(given()), _letters(copied.lines)
    matching = SequenceMatcher(None, told, seen, autojunk=False).get_matching_blocks()
    assert sum(block.size for block in matching) >= len(told) * 0.98
    assert len(seen) <= len(told) * 1.02


def test_its_paragraphs_are_put_together(copied) -> None:
    told, seen = {canonical(line) for line in given()}, {canonical(line) for line in copied.lines}
    assert len(told & seen) >= 22


def test_it_says_that_it_was_read_from_pictures(copied) -> None:
    assert (copied.kind, copied.by, copied.pages) == (FileKind.PDF, BY_OCR, 3)
    assert copied.notes == ("read by OCR: 3 of 3 pages",)


def test_the_article_says_so_too() -> None:
    page = PageToRead(body=sample("copied.pdf"), url="https://www.example.gov.cn/1.pdf", content_type="", hints=Hints())
    assert seconds_for(page) == OCR_SECONDS
    (article,) = read_batch([page])
    assert article.method == "file:pdf+ocr"
    assert article.facts.title == "云溪县人民政府2023年法治政府建设情况报告"


def test_what_has_a_text_layer_is_not_read_from_its_picture() -> None:
    found = read_file(sample("report.pdf"))
    assert (found.by, found.notes) == ("", ())


def test_more_pages_than_there_is_time_for_are_refused() -> None:
    with pytest.raises(FileUnreadable, match="none of its 3 pages has a text layer, and OCR reads 2 pages at most"):
        read_file(sample("copied.pdf"), limits=Limits(ocr_pages=2))
    with pytest.raises(FileUnreadable, match="more than 2 pages; OCR reads so many at most"):
        read_file(sample("fax.tif"), limits=Limits(ocr_pages=2))


def test_a_picture_of_one_page_under_the_other_is_read(page) -> None:
    strip = Image.new("L", (page.width, page.height * 2), 255)
    strip.paste(page, (0, 0))
    strip.paste(page, (0, page.height))
    found = read_file(_written(strip))
    assert (found.kind, found.by) == (FileKind.IMAGE, BY_OCR)
    assert "".join(found.lines).count("一、主要举措和成效") == 2


@pytest.mark.parametrize(
    ("body", "reason"),
    [
        (_written(Image.new("L", (800, 600), 255)), "without a text"),
        (_written(Image.new("L", (800, 60), 255)), "800 x 60 dots: no page"),
        (_written(Image.new("1", (30_000, 30_000))), "no page|damaged"),
        (b"\x89PNG\r\n\x1a\n", "damaged"),
    ],
)
def test_what_is_no_page_is_refused(body: bytes, reason: str) -> None:
    with pytest.raises(FileUnreadable, match=reason):
        read_file(body)


def test_a_picture_that_is_no_scan_is_not_decoded() -> None:
    huge = sample("copied.pdf").replace(b"/Width 1241", b"/Width 91241")
    with pytest.raises(FileUnreadable, match="page 1 of the PDF have more than 80000000 dots"):
        read_file(huge)


def test_an_alarm_ends_it() -> None:
    with pytest.raises(PageTooSlow), _limit(0.3):
        read_file(sample("copied.pdf"))


_SMALL = _written(Image.radial_gradient("L"), "JPEG")


@settings(max_examples=25, deadline=None)
@drawn_by(cut(_SMALL) | flipped(_SMALL))
def test_damaged_pictures_are_read_or_refused(body: bytes) -> None:
    with suppress(FileUnreadable):
        assert read_file(body, limits=LIMITS).lines
