"""Excel's files of 1997 to 2003: XLS, as Excel, WPS (.xls, .et) and LibreOffice write it."""

import io
import struct
from collections.abc import Iterator, Mapping
from datetime import date

import xlrd

from crawler.errors import FileUnreadable
from crawler.files.base import FileKind, FileText, Limits
from crawler.files.metadata import real_title
from crawler.files.number_formats import shown
from crawler.files.ole import streams
from crawler.files.ole_title import STREAM, summary_title
from crawler.files.sheet import sheet_lines

# What xlrd lets out on damaged records, beside its own XLRDError.
_DAMAGED = (
    xlrd.XLRDError,
    ArithmeticError,
    AssertionError,
    AttributeError,
    LookupError,
    NotImplementedError,
    TypeError,
    ValueError,
    struct.error,
)
_EPOCHS = (date(1899, 12, 30), date(1904, 1, 1))


def read(body: bytes, *, limits: Limits) -> FileText:  # noqa: ARG001 a cell counts once, so a file cannot swell
    """Read the visible sheets of an XLS file, a row a line, numbers as their cells show them."""
    found = dict(streams(body, ("Workbook", "Book", STREAM)))
    title = summary_title(found.pop(STREAM, b""))
    if not found:
        raise FileUnreadable("the file holds no workbook")
    try:
        # The stream alone: xlrd's own reading of the file around it does not end on some damaged ones.
        book = xlrd.open_workbook(file_contents=next(iter(found.values())), formatting_info=True, logfile=io.StringIO())
        sheets = book.sheets()
        lines = [line for sheet in sheets if sheet.visibility == 0 for line in sheet_lines(_rows(book, sheet))]
    except _DAMAGED as error:
        if "encrypted" in str(error):
            raise FileUnreadable("the file is encrypted and needs a password") from error
        raise FileUnreadable(f"the workbook is damaged: {error}") from error
    if not lines:
        raise FileUnreadable("the workbook has no text")
    hidden = sum(sheet.visibility != 0 for sheet in sheets)
    notes = (f"{hidden} hidden sheets were not read",) if hidden else ()
    return FileText(kind=FileKind.XLS, lines=tuple(lines), title=real_title(title), notes=notes)


def _rows(book: xlrd.Book, sheet: xlrd.sheet.Sheet) -> Iterator[Mapping[int, str]]:
    for number in range(sheet.nrows):
        texts = ((column, _shown(book, cell)) for column, cell in enumerate(sheet.row(number)))
        yield {column: text for column, text in texts if text.strip()}


def _shown(book: xlrd.Book, cell: xlrd.sheet.Cell) -> str:
    match cell.ctype:
        case xlrd.XL_CELL_TEXT:
            return str(cell.value)
        case xlrd.XL_CELL_NUMBER | xlrd.XL_CELL_DATE:
            code = book.format_map[book.xf_list[cell.xf_index].format_key].format_str
            return shown(cell.value, code, epoch=_EPOCHS[book.datemode])
        case xlrd.XL_CELL_BOOLEAN:
            return "TRUE" if cell.value else "FALSE"
        case xlrd.XL_CELL_ERROR:
            return str(xlrd.error_text_from_code.get(cell.value, "#N/A"))
    return ""
