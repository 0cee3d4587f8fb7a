"""How paragraphs and characters of a Word 97-2003 document are set: the formatted pages (FKP) of [MS-DOC]."""

import bisect
import struct
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from crawler.files.doc_streams import Streams

_CHARACTERS, _PARAGRAPHS = 12, 13
_PAGE = 512
_MOST_RUNS = 0x65
_IN_TABLE, _ROW_END, _DEPTH = 0x2416, 0x2417, 0x6649
_LEVEL, _LIST = 0x260A, 0x460B
_ELSEWHERE = (0x6645, 0x6646)
_STRUCK_OUT, _HIDDEN, _SYMBOL = 0x0800, 0x083C, 0x6A09
_TABLE_DEFINED, _TABS = 0xD608, 0xC615
_SIZES = (1, 1, 2, 4, 2, 2, 0, 3)


@dataclass(frozen=True, slots=True, kw_only=True)
class ParagraphSet:
    """How one paragraph is set."""

    style: int = 0
    depth: int = 0
    """Tables it lies in, one in another."""
    ends_row: bool = False
    list_number: int | None = None
    """The list's number counted from 1; 0 for none, None where the style decides."""
    level: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """Characters between two places of the stream that show as something else, or not at all."""

    start: int
    end: int
    sign: str


class Paragraphs:
    """How the paragraph around a place of the stream is set."""

    def __init__(self, streams: Streams) -> None:
        self._runs = sorted(_paragraph_runs(streams), key=lambda run: run[0])
        self._starts = [start for start, _ in self._runs]

    def at(self, offset: int) -> ParagraphSet:
        """Find the paragraph that the character at an offset belongs to."""
        place = bisect.bisect_right(self._starts, offset) - 1
        return self._runs[place][1] if place >= 0 else ParagraphSet()


def shown_otherwise(streams: Streams) -> Iterator[Shown]:
    """List the runs of characters that are struck out, hidden or signs of a symbol font."""
    for page, number, start, end in _runs(streams, _CHARACTERS):
        place = 2 * page[4 * (page[-1] + 1) + number]
        if place == 0:
            continue
        set_to = modifiers(page[place + 1 : place + 1 + page[place]])
        # 128 and 129 mean as, and contrary to, the style: it never strikes out or hides.
        if any(set_to.get(key, b"\0")[0] in (1, 129) for key in (_STRUCK_OUT, _HIDDEN)):
            yield Shown(start=start, end=end, sign="")
        elif len(set_to.get(_SYMBOL, b"")) == 4:
            code = struct.unpack_from("<2xH", set_to[_SYMBOL])[0]
            yield Shown(start=start, end=end, sign="" if 0xD800 <= code < 0xF900 else chr(code))


def paragraph_set(style: int, grpprl: bytes, data: bytes) -> ParagraphSet:
    """Read how a paragraph is set from its list of modifiers."""
    found = dict(modifiers(grpprl))
    for key in _ELSEWHERE:
        if key in found:
            place = struct.unpack("<I", found[key])[0]
            length = int.from_bytes(data[place : place + 2], "little")
            found.update(modifiers(data[place + 2 : place + 2 + length]))
    in_table = found.get(_IN_TABLE, b"\0") != b"\0"
    depth = int.from_bytes(found.get(_DEPTH, b"\0"), "little")
    listed, level = found.get(_LIST), found.get(_LEVEL)
    return ParagraphSet(
        style=style,
        depth=max(int(in_table), min(depth, 63)),
        ends_row=found.get(_ROW_END, b"\0") != b"\0",
        list_number=None if listed is None else int.from_bytes(listed, "little"),
        level=None if level is None else level[0],
    )


def modifiers(grpprl: bytes) -> Mapping[int, bytes]:
    """Read a list of modifiers (Prl): what each sets, the last one of a kind."""
    found: dict[int, bytes] = {}
    place = 0
    while place + 3 <= len(grpprl):
        key = grpprl[place] | grpprl[place + 1] << 8
        place += 2
        size = _SIZES[key >> 13]
        if key == _TABLE_DEFINED:
            size = int.from_bytes(grpprl[place : place + 2], "little") + 1
        elif key == _TABS and grpprl[place] == 0xFF:
            break
        elif size == 0:
            size = grpprl[place] + 1
        if place + size > len(grpprl):
            break
        found[key] = grpprl[place : place + size]
        place += size
    return found


def _paragraph_runs(streams: Streams) -> Iterator[tuple[int, ParagraphSet]]:
    known: dict[bytes, ParagraphSet] = {}
    for page, number, start, _ in _runs(streams, _PARAGRAPHS):
        place = 2 * page[4 * (page[-1] + 1) + 13 * number]
        content = b""
        if place:
            size = page[place]
            begins, length = (place + 1, 2 * size - 1) if size else (place + 2, 2 * page[place + 1])
            content = page[begins : min(begins + length, _PAGE - 1)]
        if content not in known:
            known[content] = paragraph_set(int.from_bytes(content[:2], "little"), content[2:], streams.data)
        yield start, known[content]


def _runs(streams: Streams, place: int) -> Iterator[tuple[bytes, int, int, int]]:
    """List the runs of all formatted pages: the page, the run's number in it, its start and end in the stream."""
    index = streams.part(place)
    count = (len(index) - 4) // 8
    numbers = struct.unpack_from(f"<{count}I", index, 4 * (count + 1)) if count > 0 else ()
    # A damaged index may name one page a million times.
    for number in dict.fromkeys(numbers):
        page = streams.word[(number & 0x3FFFFF) * _PAGE :][:_PAGE]
        runs = page[-1] if len(page) == _PAGE else 0
        if runs > _MOST_RUNS:
            continue
        edges = struct.unpack_from(f"<{runs + 1}I", page) if runs else ()
        for run in range(runs):
            yield page, run, edges[run], edges[run + 1]
