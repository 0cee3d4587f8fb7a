"""Pictures of pages: JPEG, PNG, TIFF and their like, which only OCR reads."""

from crawler.errors import FileUnreadable
from crawler.files import ocr
from crawler.files.base import BY_OCR, FEWEST_LETTERS, FileKind, FileText, Limits
from crawler.files.layout.laid_out import laid_out


def read(body: bytes, *, limits: Limits) -> FileText:
    """Read a picture where the extra `ocr` is installed; raises FileUnreadable."""
    engine = ocr.engine()
    if engine is None:
        raise FileUnreadable("the file is a picture; the extra `ocr` could read it")
    pages = [ocr.read_page(engine, raster) for raster in engine.pages(body, most=limits.ocr_pages)]
    if sum(len(page.glyphs) for page in pages) < FEWEST_LETTERS:
        raise FileUnreadable("the file is a picture without a text")
    notes = (ocr.note(len(pages), len(pages)),)
    return FileText(kind=FileKind.IMAGE, lines=tuple(laid_out(pages)), pages=len(pages), notes=notes, by=BY_OCR)
