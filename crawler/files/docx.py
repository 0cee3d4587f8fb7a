"""Word's files since 2007: DOCX, as Word, WPS and LibreOffice write it."""

from collections.abc import Iterator

from lxml import etree

from crawler.errors import FileUnreadable
from crawler.files.base import FileKind, FileText, Limits
from crawler.files.docx_lists import Lists
from crawler.files.docx_words import Words
from crawler.files.flow import Cell, layout_lines, table_lines
from crawler.files.metadata import real_title
from crawler.files.numbering import Numbering
from crawler.files.package import Package, attribute, child, core_title, local, relations

_MAIN = "word/document.xml"
_TRANSPARENT = frozenset({"AlternateContent", "Choice", "customXml", "ins", "moveTo", "sdt", "sdtContent"})


def read(body: bytes, *, limits: Limits) -> FileText:
    """Read a DOCX file as its author sees it, without headers, footers and what is struck out."""
    package = Package(body, limits=limits)
    main = next(iter(relations(package, "").get("officeDocument", ())), _MAIN)
    content = child(package.xml(main), "body")
    if content is None:
        raise FileUnreadable("the archive holds no Word document")
    document = _Document(package, main)
    lines = tuple(line for line in document.lines(content) if line.strip())
    if not lines:
        raise FileUnreadable("the document has no text, only pictures or nothing")
    notes = ("a document embedded in it was not read",) if next(content.iter("{*}altChunk"), None) is not None else ()
    return FileText(kind=FileKind.DOCX, lines=lines, title=real_title(core_title(package)), notes=notes)


class _Document:
    """One document being read from its first paragraph to its last note."""

    def __init__(self, package: Package, main: str) -> None:
        related = relations(package, main)

        def part(kind: str) -> etree._Element | None:
            return next((package.xml(name) for name in related.get(kind, ())), None)

        self._lists = Lists(part("numbering"), part("styles"))
        self._numbering = Numbering()
        self._words = Words()
        self._notes = {"footnoteReference": _by_id(part("footnotes")), "endnoteReference": _by_id(part("endnotes"))}
        self._begun = ""

    def lines(self, content: etree._Element) -> Iterator[str]:
        """List the lines of the body and of the notes it refers to, in the order of their numbers."""
        yield from self._blocks(content)
        # A note may refer to a further one; each number is given once.
        told = 0
        while told < len(self._words.references):
            reference = self._words.references[told]
            told += 1
            note = self._notes[reference.kind].get(reference.id)
            if note is not None:
                first, *others = list(self._blocks(note)) or [""]
                yield from (f"{reference.label} {first.strip()}".strip(), *others)

    def _blocks(self, container: etree._Element) -> Iterator[str]:
        for block in _unwrapped(container):
            match local(block):
                case "p":
                    yield from self._paragraph(block)
                case "tbl":
                    yield from self._table(block)

    def _paragraph(self, paragraph: etree._Element) -> Iterator[str]:
        properties = child(paragraph, "pPr")
        text = "".join(self._words.of(paragraph))
        boxes = self._words.take_boxes()
        place = self._lists.place(properties)
        # A struck out end joins a paragraph to the next; the number is the first one's.
        if place is not None and not self._begun and text.strip():
            text = self._numbering.label(place.used, place.depth) + text.lstrip()
        text, self._begun = self._begun + text, ""
        if child(properties, "rPr", "del") is not None or child(properties, "rPr", "moveFrom") is not None:
            self._begun = text
        else:
            yield from text.split("\n")
        for box in boxes:
            yield from self._blocks(box)

    def _table(self, table: etree._Element) -> Iterator[str]:
        kept = (row for row in _unwrapped(table) if local(row) == "tr" and child(row, "trPr", "del") is None)
        rows = [[self._cell(cell) for cell in _unwrapped(row) if local(cell) == "tc"] for row in kept]
        nested = next(table.iterdescendants("{*}tbl"), None) is not None
        yield from layout_lines(rows) if nested else table_lines(rows)

    def _cell(self, cell: etree._Element) -> Cell:
        return list(self._blocks(cell))


def _unwrapped(container: etree._Element) -> Iterator[etree._Element]:
    for element in container.iterchildren(etree.Element):
        if local(element) == "AlternateContent":
            choice = next(element.iterchildren("{*}Choice", "{*}Fallback"), None)
            yield from () if choice is None else _unwrapped(choice)
        elif local(element) in _TRANSPARENT:
            yield from _unwrapped(element)
        else:
            yield element


def _by_id(notes: etree._Element | None) -> dict[str | None, etree._Element]:
    """Map the numbers that references use to notes; separators have a type of their own."""
    found = () if notes is None else notes.iterchildren(etree.Element)
    return {attribute(note, "id"): note for note in found if attribute(note, "type") in (None, "normal")}
