"""The streams of a Word 97-2003 file and the addresses at its head. Names are those of Microsoft's [MS-DOC]."""

import struct
from dataclasses import dataclass

from crawler.errors import FileUnreadable
from crawler.files.ole import streams
from crawler.files.ole_title import STREAM, summary_title

_WORD_97 = 0xC1
_WORD = (0xA5EC, 0xA5DC)
_ENCRYPTED = 0x0100
_SECOND_TABLE = 0x0200
_ADDRESSES = 0x9A
_SHORTEST = 0x382
"""Bytes of what stands at the head of a file of Word 97."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Stories:
    """How many characters each story of a document has, in the order in which they lie."""

    text: int
    footnotes: int
    headers: int
    macros: int
    comments: int
    endnotes: int
    boxes: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Streams:
    """What a Word file is made of."""

    word: bytes
    table: bytes
    data: bytes
    stories: Stories
    title: str | None

    def part(self, place: int) -> bytes:
        """Cut out the part of the table stream that the address number `place` points to."""
        start, length = struct.unpack_from("<II", self.word, _ADDRESSES + 8 * place)
        return self.table[start : start + length]

    def start(self, place: int) -> int:
        """Say where in the table stream that part begins."""
        return int(struct.unpack_from("<I", self.word, _ADDRESSES + 8 * place)[0])


def open_streams(body: bytes) -> Streams:
    """Open a Word 97-2003 file; raises FileUnreadable."""
    found = streams(body, ("WordDocument", "0Table", "1Table", "Data", STREAM))
    word = found.get("WordDocument", b"")
    if len(word) < _SHORTEST:
        raise FileUnreadable("the file holds no Word document")
    magic, version, flags = struct.unpack_from("<HH6xH", word)
    if magic not in _WORD or version < _WORD_97:
        raise FileUnreadable("the document was written by a Word older than 97")
    if flags & _ENCRYPTED:
        raise FileUnreadable("the file is encrypted and needs a password")
    table = "1Table" if flags & _SECOND_TABLE else "0Table"
    if table not in found:
        raise FileUnreadable("the file is damaged: its table of text is missing")
    counts = struct.unpack_from("<7I", word, 0x4C)
    stories = Stories(
        text=counts[0],
        footnotes=counts[1],
        headers=counts[2],
        macros=counts[3],
        comments=counts[4],
        endnotes=counts[5],
        boxes=counts[6],
    )
    title = summary_title(found.get(STREAM, b""))
    return Streams(word=word, table=found[table], data=found.get("Data", b""), stories=stories, title=title)
