"""Spreadsheets since 2007: XLSX, as Excel, WPS and LibreOffice write it."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from lxml import etree

from crawler.errors import FileUnreadable
from crawler.files.base import FileKind, FileText, Limits
from crawler.files.metadata import real_title
from crawler.files.number_formats import built_in, shown
from crawler.files.package import Package, attribute, child, core_title, local, place, relations
from crawler.files.sheet import sheet_lines

_MAIN = "xl/workbook.xml"
_COLUMN = re.compile(r"[A-Z]{1,3}")
_TRUE = ("1", "true")
_EPOCH, _EPOCH_1904 = date(1899, 12, 30), date(1904, 1, 1)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Book:
    """What the cells of all sheets refer to."""

    texts: Sequence[str]
    formats: Sequence[str]
    """The number format of each cell style."""
    epoch: date


def read(body: bytes, *, limits: Limits) -> FileText:
    """Read the visible sheets of an XLSX file, a row a line, numbers as their cells show them."""
    package = Package(body, limits=limits)
    main = next(iter(relations(package, "").get("officeDocument", ())), _MAIN)
    workbook = package.xml(main)
    if workbook is None:
        raise FileUnreadable("the archive holds no workbook")
    book = _book(package, main, workbook)
    hidden = 0
    lines: list[str] = []
    parts = _sheet_parts(package, main)
    for sheet in workbook.iterfind("{*}sheets/{*}sheet"):
        if attribute(sheet, "state") in ("hidden", "veryHidden"):
            hidden += 1
            continue
        content = package.xml(parts.get(_relation(sheet), ""))
        if content is not None:
            lines += sheet_lines(_rows(content, book))
    if not lines:
        raise FileUnreadable("the workbook has no text")
    notes = (f"{hidden} hidden sheets were not read",) if hidden else ()
    return FileText(kind=FileKind.XLSX, lines=tuple(lines), title=real_title(core_title(package)), notes=notes)


def _book(package: Package, main: str, workbook: etree._Element) -> _Book:
    related = relations(package, main)
    texts = package.xml(next(iter(related.get("sharedStrings", ())), ""))
    styles = package.xml(next(iter(related.get("styles", ())), ""))
    properties = child(workbook, "workbookPr")
    return _Book(
        texts=() if texts is None else [_words(item) for item in texts.iterchildren("{*}si")],
        formats=() if styles is None else list(_formats(styles)),
        epoch=_EPOCH_1904 if attribute(properties, "date1904") in _TRUE else _EPOCH,
    )


def _formats(styles: etree._Element) -> Iterator[str]:
    own = {attribute(found, "numFmtId"): attribute(found, "formatCode") for found in styles.iter("{*}numFmt")}
    for style in styles.iterfind("{*}cellXfs/{*}xf"):
        number = attribute(style, "numFmtId") or "0"
        yield own.get(number) or built_in(int(number) if number.isdecimal() else 0)


def _sheet_parts(package: Package, main: str) -> Mapping[str, str]:
    folder, _, name = main.rpartition("/")
    found = package.xml(f"{folder}/_rels/{name}.rels")
    targets = () if found is None else found.iterchildren()
    return {target.get("Id", ""): place(folder, target.get("Target", "")) for target in targets}


def _relation(sheet: etree._Element) -> str:
    return next((str(value) for key, value in sheet.attrib.items() if str(key).endswith("}id")), "")


def _rows(sheet: etree._Element, book: _Book) -> Iterator[Mapping[int, str]]:
    for row in sheet.iterfind("{*}sheetData/{*}row"):
        cells: dict[int, str] = {}
        column = -1
        for cell in row.iterchildren("{*}c"):
            letters = _COLUMN.match(cell.get("r", ""))
            column = _column(letters[0]) if letters else column + 1
            text = _shown(cell, book)
            if text.strip():
                cells[column] = text
        yield cells


def _column(letters: str) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - ord("A") + 1
    return number - 1


def _shown(cell: etree._Element, book: _Book) -> str:
    value = child(cell, "v")
    text = "" if value is None else (value.text or "")
    match cell.get("t", "n"):
        case "s":
            return book.texts[int(text)] if text.isdecimal() and int(text) < len(book.texts) else ""
        case "inlineStr":
            inline = child(cell, "is")
            return "" if inline is None else _words(inline)
        case "n" if text:
            return _number(text, cell.get("s", "0"), book)
        case "b":
            return "TRUE" if text in _TRUE else "FALSE"
    return text


def _number(text: str, style: str, book: _Book) -> str:
    number = int(style) if style.isdecimal() else 0
    code = book.formats[number] if number < len(book.formats) else "General"
    try:
        return shown(float(text), code, epoch=book.epoch)
    except (ValueError, ArithmeticError):
        return text


def _words(item: etree._Element) -> str:
    """Join the runs of a text without the readings written above its characters."""
    return "".join(run.text or "" for run in item.iter("{*}t") if local(run.getparent()) != "rPh")
