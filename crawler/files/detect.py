"""What the bytes of a file are. Names and content types lie, so neither is asked."""

import io
import re
import struct
import zipfile
from collections.abc import Collection

import olefile

from crawler.encoding import REPLACEMENT, decode
from crawler.files.base import FileKind

_PICTURE = re.compile(rb"\x89PNG\r\n|\xff\xd8\xff|GIF8[79]a|II\*\0|MM\0\*|BM....\0\0\0\0|RIFF....WEBP", re.DOTALL)
_ZIP = (b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08")
_PART = re.compile(rb"PK\x03\x04.{22}(..)..", re.DOTALL)
_DIRECTORY_ENTRY = b"PK\x01\x02"
_MOST_PARTS = 10_000
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_PDF_WITHIN = 1024
_HTML = re.compile(
    rb"(?:\xef\xbb\xbf)?+\s*+(?:(?:<\?xml[^>]{0,200}+>|<!--(?:(?!-->).){0,2000}+-->)\s*+){0,5}+"
    rb"(?:<(?:!doctype\s+html|html|head|body|script|meta|title|div|table|p|style|form|iframe)\b|mime-version:)",
    re.IGNORECASE | re.DOTALL,
)
_XML = re.compile(rb"(?:\xef\xbb\xbf)?+\s*+<[?!\w]")
_WORD_STREAM, _WPS_STREAM = "worddocument", "wpscustomdata"
_BOOK_STREAMS, _LOCKED_STREAM = ("workbook", "book"), "encryptedpackage"
_CONTROLS = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
_BOMS_OF_UTF16 = (b"\xff\xfe", b"\xfe\xff")
# Bytes of no charset still decode, to letters that nobody writes beside each other.
_READ_TO_TELL = 65536
_MOST_STRANGE = 0.02
_STRANGE = re.compile(rf"[{REPLACEMENT}\x80-\x9f\ue000-\uf8ff]")

_OTHERS: tuple[tuple[bytes, str], ...] = (
    (b"7z\xbc\xaf\x27\x1c", "a 7z archive"),
    (b"AC1", "a drawing (DWG)"),
    (b"ID3", "a sound recording"),
    (b"MZ", "a program"),
    (b"Rar!", "a RAR archive"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"%!PS", "a PostScript file"),
)
_OWN = frozenset({"[content_types].xml", "_rels/.rels", "mimetype"})
_OTHER_PARTS = (("ppt/", "a slide show (PPTX)"), ("content.xml", "an OpenDocument file"))


def kind_of(body: bytes) -> FileKind:
    """Say what a file is by its bytes and its structure."""
    if body.startswith(_ZIP):
        return _archive(body)
    if body.startswith(_OLE):
        return _compound(body)
    if body.lstrip()[:5] == b"{\\rtf":
        return FileKind.RTF
    if _PICTURE.match(body):
        return FileKind.IMAGE
    if _HTML.match(body):
        return FileKind.HTML
    # Behind the others: an archive that does not pack its files shows the head of a PDF too.
    if b"%PDF-" in body[:_PDF_WITHIN]:
        return FileKind.PDF
    return FileKind.TEXT if _is_text(body) else FileKind.UNKNOWN


def described(body: bytes) -> str:
    """Name in words what an UNKNOWN file is."""
    for magic, words in _OTHERS:
        if body.startswith(magic):
            return words
    if _XML.match(body):
        return "XML, which programs read"
    if body.startswith(_ZIP):
        parts = _parts(body)
        return next((words for part, words in _OTHER_PARTS if _has(parts, part)), "an archive of no known kind")
    if body.startswith(_OLE):
        return "encrypted and needs a password" if _LOCKED_STREAM in _streams(body) else "an Office file without a text"
    return "of no known kind"


def _archive(body: bytes) -> FileKind:
    parts = _parts(body)
    if _has(parts, "word/"):
        return FileKind.DOCX
    if _has(parts, "xl/"):
        return FileKind.XLSX
    if "ofd.xml" in parts:
        return FileKind.OFD
    return FileKind.UNKNOWN if any(_has(parts, part) for part, _ in _OTHER_PARTS) else FileKind.ZIP


def _has(parts: Collection[str], start: str) -> bool:
    # An archive that somebody packed may hold a folder of any name; Office's own always describe themselves.
    return not _OWN.isdisjoint(parts) and any(part.startswith(start) for part in parts)


def _parts(body: bytes) -> Collection[str]:
    # A directory of a million entries takes seconds to read.
    if body.count(_DIRECTORY_ENTRY) > _MOST_PARTS:
        return _parts_of_damaged(body)
    try:
        with zipfile.ZipFile(io.BytesIO(body)) as archive:
            return {name.replace("\\", "/").lower() for name in archive.namelist()}
    except (zipfile.BadZipFile, ValueError, OSError, EOFError, NotImplementedError):
        return _parts_of_damaged(body)


def _parts_of_damaged(body: bytes) -> Collection[str]:
    """Read the names that stand before each part, where the directory at the end is lost."""
    heads = _PART.finditer(body[:_READ_TO_TELL])
    names = (body[head.end() : head.end() + int.from_bytes(head[1], "little")] for head in heads)
    return {name.decode("utf-8", "ignore").replace("\\", "/").lower() for name in names}


def _compound(body: bytes) -> FileKind:
    streams = _streams(body)
    if _WORD_STREAM in streams:
        return FileKind.DOC
    if _WPS_STREAM in streams:
        return FileKind.WPS
    return FileKind.XLS if any(stream in streams for stream in _BOOK_STREAMS) else FileKind.UNKNOWN


def _streams(body: bytes) -> Collection[str]:
    """List what lies at the root; embedded documents lie deeper."""
    try:
        with olefile.OleFileIO(io.BytesIO(body)) as ole:
            return {path[0].lower() for path in ole.listdir(streams=True, storages=False) if len(path) == 1}
    # What olefile lets out on damaged directories, beside its own OleFileError, which is an OSError.
    except (OSError, ValueError, TypeError, IndexError, AttributeError, OverflowError, struct.error):
        known = (_WORD_STREAM, _WPS_STREAM, *_BOOK_STREAMS, _LOCKED_STREAM)
        lowered = body.lower()
        return {name for name in known if name.encode("utf-16-le") in lowered}


def _is_text(body: bytes) -> bool:
    if body.startswith(_BOMS_OF_UTF16):
        return True
    head = body[:_READ_TO_TELL]
    if (
        not head.strip()
        or _XML.match(head)
        or any(head.startswith(magic) for magic, _ in _OTHERS)
        or _CONTROLS.search(head)
    ):
        return False
    text = decode(head)
    return len(_STRANGE.findall(text)) <= len(text) * _MOST_STRANGE
