"""Where the characters of a Word 97-2003 document lie in its file: the piece table."""

import bisect
import struct
from array import array
from collections.abc import Iterator
from dataclasses import dataclass

from crawler.errors import FileUnreadable
from crawler.files.doc_streams import Streams

_CLX = 33
_PROPERTIES, _TABLE = 1, 2
_EIGHT_BITS = 0x40000000


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """Characters that lie side by side in the file."""

    first: int
    """Place of the first character in the document."""
    text: str
    """One element for each 16 bits, so that a place in it is a place in the document."""
    offset: int
    """Where the first character lies in the stream."""
    width: int
    """Bytes for one character."""


class Characters:
    """All characters of a document, in its order, with the places they have in the file."""

    def __init__(self, streams: Streams) -> None:
        self._pieces = list(_pieces(streams))
        self._firsts = [piece.first for piece in self._pieces]
        self.text = "".join(piece.text for piece in self._pieces)

    def offset(self, place: int) -> int:
        """Say where in the stream the character at a place of the document lies."""
        piece = self._pieces[bisect.bisect_right(self._firsts, place) - 1]
        return piece.offset + (place - piece.first) * piece.width

    def places(self, start: int, end: int) -> Iterator[range]:
        """List the places in the document of the characters between two places in the stream."""
        for piece in self._pieces:
            low = max(0, -(-(start - piece.offset) // piece.width))
            high = min(len(piece.text), -(-(end - piece.offset) // piece.width))
            if low < high:
                yield range(piece.first + low, piece.first + high)


def _pieces(streams: Streams) -> Iterator[Piece]:
    table = _table(streams.part(_CLX))
    count = (len(table) - 4) // 12
    places = struct.unpack_from(f"<{count + 1}I", table)
    room = len(streams.word)
    first = 0
    for number in range(count):
        length = places[number + 1] - places[number]
        address = struct.unpack_from("<2xI2x", table, 4 * (count + 1) + 8 * number)[0]
        offset, width = ((address & ~_EIGHT_BITS) // 2, 1) if address & _EIGHT_BITS else (address, 2)
        content = streams.word[offset : offset + length * width]
        room -= len(content)
        if length < 0 or len(content) < length * width or room < 0:
            raise FileUnreadable("the file is damaged: its text lies outside of it")
        yield Piece(first=first, text=_text(content, width), offset=offset, width=width)
        first += length


def _table(clx: bytes) -> bytes:
    place = 0
    while place < len(clx):
        if clx[place] == _TABLE:
            length = struct.unpack_from("<I", clx, place + 1)[0]
            return clx[place + 5 : place + 5 + length]
        if clx[place] != _PROPERTIES:
            break
        place += 3 + struct.unpack_from("<H", clx, place + 1)[0]
    raise FileUnreadable("the file is damaged: its table of text is missing")


def _text(content: bytes, width: int) -> str:
    if width == 1:
        return content.decode("cp1252", "replace")
    return "".join(map(chr, array("H", content)))
