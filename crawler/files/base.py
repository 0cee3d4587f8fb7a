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


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """What a file may cost before it is refused."""

    bytes: int = 64 * 2**20
    unpacked: int = 256 * 2**20
    """Bytes of all that an archive holds, unpacked."""
    ratio: int = 200
    """Unpacked bytes for one packed byte."""
    pages: int = 600
    depth: int = 2
    """Archives within archives."""
    entries: int = 1000


LIMITS = Limits()
CELL_MARK = " | "


class Reader(Protocol):
    """Reads one kind of file."""

    def __call__(self, body: bytes, *, limits: Limits) -> FileText:
        """Read a file; raises FileUnreadable."""
