"""PDF: the text layer put back into paragraphs, tables row by row."""

import re
from collections.abc import Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass

import pypdfium2 as pdfium
import pypdfium2.raw as raw

from crawler.errors import FileUnreadable
from crawler.files import ocr
from crawler.files.base import BY_OCR, FEWEST_LETTERS, FileKind, FileText, Limits
from crawler.files.layout.drawn import Drawn
from crawler.files.layout.laid_out import laid_out
from crawler.files.metadata import real_title
from crawler.files.pdf_page import drawn

_DETAILS = {
    raw.FPDF_ERR_PASSWORD: "the PDF is encrypted and needs a password",
    raw.FPDF_ERR_SECURITY: "the PDF is encrypted in a way that cannot be read",
}
_NAMELESS = re.compile(r"[\ufffd-\uffff\ue000-\uf8ff\U000f0000-\U0010ffff\x00\x01\x03-\x08\x0e-\x1f]")
"""A letter whose font does not say what it stands for."""
_MOST_NAMELESS = 0.2
_DEEPEST_FORM = 4


@dataclass(frozen=True, slots=True)
class _Page:
    """A page, and whether it was read from its picture."""

    drawn: Drawn
    by_ocr: bool = False

    @property
    def text(self) -> str:
        return "".join(glyph.text for glyph in self.drawn.glyphs if not glyph.text.isspace())

    @property
    def is_bare(self) -> bool:
        return len(self.text) < FEWEST_LETTERS

    @property
    def is_scanned(self) -> bool:
        return self.is_bare and self.drawn.has_image


def read(body: bytes, *, limits: Limits) -> FileText:
    """Read a PDF that has a text layer, or is scanned and the extra `ocr` installed; raises FileUnreadable."""
    try:
        with pdfium.PdfDocument(body) as document:
            if not 0 < len(document) <= limits.pages:
                raise FileUnreadable(f"the PDF has {len(document)} pages; {limits.pages} are read at most")
            pages = _read_scanned(document, list(_pages(document, limits)), limits)
            title = real_title(document.get_metadata_value("Title"))
    except pdfium.PdfiumError as wrong:
        raise FileUnreadable(_DETAILS.get(wrong.err_code, f"the PDF is damaged: {wrong}")) from wrong
    notes = _notes(pages, limits)
    return FileText(
        kind=FileKind.PDF,
        lines=tuple(laid_out([page.drawn for page in pages])),
        title=title,
        pages=len(pages),
        notes=notes,
        by=BY_OCR if any(page.by_ocr for page in pages) else "",
    )


def _pages(document: pdfium.PdfDocument, limits: Limits) -> Iterator[_Page]:
    letters = 0
    for index in range(len(document)):
        with closing(document[index]) as page:
            seen = drawn(page)
        letters += len(seen.glyphs)
        if letters > limits.letters:
            raise FileUnreadable(f"the PDF has more than {limits.letters} letters: too large for a report")
        yield _Page(seen)


def _read_scanned(document: pdfium.PdfDocument, pages: Sequence[_Page], limits: Limits) -> Sequence[_Page]:
    """Read the scanned pages from their pictures, all of them or, where they are too many, none."""
    scanned = sum(page.is_scanned for page in pages)
    if not 0 < scanned <= limits.ocr_pages:
        return pages
    engine = ocr.engine()
    if engine is None:
        return pages
    return [
        _read_picture(engine, document, index) or page if page.is_scanned else page for index, page in enumerate(pages)
    ]


def _read_picture(engine: ocr.Engine, document: pdfium.PdfDocument, index: int) -> _Page | None:
    """Read a page from its picture, None where no text is seen there."""
    page = _Page(ocr.read_page(engine, _raster(document, index)), by_ocr=True)
    return None if page.is_bare else page


def _raster(document: pdfium.PdfDocument, index: int) -> ocr.Raster:
    with closing(document[index]) as page:
        # They are decoded whole, however small the page is drawn.
        if sum(width * height for width, height in _pictures(page)) > ocr.LARGEST:
            raise FileUnreadable(f"the pictures on page {index + 1} of the PDF have more than {ocr.LARGEST} dots")
        with closing(page.render(scale=_scale(*page.get_size()))) as bitmap:
            return ocr.Raster(width=bitmap.width, height=bitmap.height, stride=bitmap.stride, dots=bytes(bitmap.buffer))


def _pictures(page: pdfium.PdfPage) -> Iterator[tuple[int, int]]:
    return (image.get_px_size() for image in page.get_objects(filter=[raw.FPDF_PAGEOBJ_IMAGE], max_depth=_DEEPEST_FORM))


def _scale(width: float, height: float) -> float:
    """Choose the dots for a point; what a file says of its pages' size may be anything."""
    long = max(width, height, 1.0)
    return min(max(ocr.DOTS, long * ocr.DOTS / ocr.A4_LONG), ocr.MOST_DOTS) / long


def _notes(pages: Sequence[_Page], limits: Limits) -> tuple[str, ...]:
    """Say what could not be read of the file; raises FileUnreadable where that is all of it."""
    scanned, seen = sum(page.is_scanned for page in pages), sum(page.by_ocr for page in pages)
    if all(page.is_bare for page in pages):
        raise FileUnreadable(_no_text(scanned, len(pages), limits))
    texts = [page.text for page in pages]
    letters, nameless = sum(map(len, texts)), sum(len(_NAMELESS.findall(text)) for text in texts)
    if nameless > letters * _MOST_NAMELESS:
        raise FileUnreadable(f"the fonts of the PDF do not say what {nameless} of its {letters} letters are")
    found = []
    if seen:
        found.append(ocr.note(seen, len(pages)))
    if scanned:
        found.append(f"{scanned} of {len(pages)} pages have no text layer: scanned")
    if nameless:
        found.append(f"{nameless} of {letters} letters could not be read: their fonts do not name them")
    return tuple(found)


def _no_text(scanned: int, count: int, limits: Limits) -> str:
    if not scanned:
        return f"the PDF has no text on its {count} pages"
    said = f"the PDF is scanned: none of its {count} pages has a text layer"
    if scanned > limits.ocr_pages:
        return f"{said}, and OCR reads {limits.ocr_pages} pages at most"
    return f"{said}, and OCR sees no text" if ocr.is_installed() else f"{said}; the extra `ocr` could read it"
