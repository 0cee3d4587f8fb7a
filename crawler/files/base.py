"""What every reader of files takes and gives."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol


class FileKind(StrEnum):
    """What the bytes of a file are, whatever its name says."""

    PDF = "pdf"
    DOCX = "docx"
    DOC = "doc"
    WPS = "wps"
    OFD = "ofd"
    XLSX = "xlsx"
    XLS = "xls"
    RTF = "rtf"
    ZIP = "zip"
    HTML = "html"
    TEXT = "text"
    IMAGE = "image"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True, kw_only=True)
class FileText:
    """A file as read; not yet canonical."""

    kind: FileKind
    lines: tuple[str, ...]
    """Paragraphs as the author set them; a table's row is one line, its cells joined by CELL_MARK."""
    title: str | None = None
    """The title in the file's own metadata, if it has a real one."""
    pages: int | None = None
    notes: tuple[str, ...] = ()
    """What a person should know of the reading: "3 of 40 pages have no text layer"."""
    by: str = ""
    """BY_OCR where some of it was read from pictures: a text that is never exact."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """What a file may cost before it is refused."""

    bytes: int = 64 * 2**20
    unpacked: int = 256 * 2**20
    """Bytes of all that an archive holds, unpacked."""
    ratio: int = 200
    """Unpacked bytes for one packed byte."""
    pages: int = 120
    """Reports have 5 to 40; a page of a PDF or OFD takes 20 to 40 ms, and the reading pool has other work beside it."""
    letters: int = 120_000
    ocr_pages: int = 20
    """Pages read from pictures, some 3 s of one processor's time each."""
    depth: int = 2
    """Archives within archives."""
    entries: int = 1000


LIMITS = Limits()
CELL_MARK = " | "
BY_OCR = "ocr"
FEWEST_LETTERS = 10
"""Scanners print their own name, or a page number, on pictures: a page with fewer letters has no text."""


class Reader(Protocol):
    """Reads one kind of file."""

    def __call__(self, body: bytes, *, limits: Limits) -> FileText:
        """Read a file; raises FileUnreadable."""
