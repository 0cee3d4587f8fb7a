"""PDF: the text layer put back into paragraphs, tables row by row."""

import re
from collections.abc import Iterator, Sequence

import pypdfium2 as pdfium
import pypdfium2.raw as raw

from crawler.errors import FileUnreadable
from crawler.files.base import FileKind, FileText, Limits
from crawler.files.laid_out import laid_out
from crawler.files.metadata import real_title
from crawler.files.pdf_page import Drawn, drawn

_DETAILS = {
    raw.FPDF_ERR_PASSWORD: "the PDF is encrypted and needs a password",
    raw.FPDF_ERR_SECURITY: "the PDF is encrypted in a way that cannot be read",
}
_NAMELESS = re.compile(r"[\ufffd-\uffff\ue000-\uf8ff\U000f0000-\U0010ffff\x00\x01\x03-\x08\x0e-\x1f]")
"""A letter whose font does not say what it stands for."""
_FEWEST_LETTERS = 10
"""Scanners print their own name, or a page number, on pictures."""
_MOST_NAMELESS = 0.2
_MOST_LETTERS = 1_000_000
"""A book of 600 pages has half as many."""


def read(body: bytes, *, limits: Limits) -> FileText:
    """Read a PDF that has a text layer; raises FileUnreadable."""
    try:
        with pdfium.PdfDocument(body) as document:
            if not 0 < len(document) <= limits.pages:
                raise FileUnreadable(f"the PDF has {len(document)} pages; {limits.pages} are read at most")
            pages = list(_pages(document))
            title = real_title(document.get_metadata_value("Title"))
    except pdfium.PdfiumError as wrong:
        raise FileUnreadable(_DETAILS.get(wrong.err_code, f"the PDF is damaged: {wrong}")) from wrong
    notes = _notes(pages)
    return FileText(kind=FileKind.PDF, lines=tuple(laid_out(pages)), title=title, pages=len(pages), notes=notes)


def _pages(document: pdfium.PdfDocument) -> Iterator[Drawn]:
    letters = 0
    for index in range(len(document)):
        page = document[index]
        try:
            seen = drawn(page)
        finally:
            page.close()
        letters += len(seen.glyphs)
        if letters > _MOST_LETTERS:
            raise FileUnreadable(f"the PDF has more than {_MOST_LETTERS} letters: too large for a report")
        yield seen


def _notes(pages: Sequence[Drawn]) -> tuple[str, ...]:
    """Say what could not be read of the file; raises FileUnreadable where that is all of it."""
    texts = ["".join(glyph.text for glyph in page.glyphs if not glyph.text.isspace()) for page in pages]
    bare = [page for page, text in zip(pages, texts, strict=True) if len(text) < _FEWEST_LETTERS]
    scanned = sum(page.has_image for page in bare)
    if len(bare) == len(pages):
        raise FileUnreadable(_no_text(scanned, len(pages)))
    letters, nameless = sum(map(len, texts)), sum(len(_NAMELESS.findall(text)) for text in texts)
    if nameless > letters * _MOST_NAMELESS:
        raise FileUnreadable(f"the fonts of the PDF do not say what {nameless} of its {letters} letters are")
    found = []
    if scanned:
        found.append(f"{scanned} of {len(pages)} pages have no text layer: scanned")
    if nameless:
        found.append(f"{nameless} of {letters} letters could not be read: their fonts do not name them")
    return tuple(found)


def _no_text(scanned: int, count: int) -> str:
    if not scanned:
        return f"the PDF has no text on its {count} pages"
    return f"the PDF is scanned: none of its {count} pages has a text layer; the extra `ocr` could read it"
