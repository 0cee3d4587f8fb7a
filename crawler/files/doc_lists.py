"""The lists of a Word 97-2003 document and the styles that number their paragraphs."""

import struct
from collections.abc import Mapping

from crawler.files.doc_properties import ParagraphSet, paragraph_set
from crawler.files.doc_streams import Streams
from crawler.files.numbering import Level, NumberedList
from crawler.files.numerals import notation_of

_STYLES, _LISTS, _USES = 1, 73, 74
_GAPS = {0: "tab", 1: "space", 2: "nothing"}
_MOST = 0xFFF
_NO_STYLE = 0xFFF
# A style based on itself over others is a damaged file; no real chain is longer.
_CHAIN = 12


class Cursor:
    """Reads numbers one after another; struct.error at the end of the bytes."""

    def __init__(self, content: bytes, place: int = 0) -> None:
        self.content = content
        self.place = place

    def take(self, layout: str) -> tuple[int, ...]:
        """Read what a struct layout, little-endian, describes."""
        found = struct.unpack_from("<" + layout, self.content, self.place)
        self.place += struct.calcsize("<" + layout)
        return found

    def cut(self, length: int) -> bytes:
        """Take so many bytes."""
        if self.place + length > len(self.content):
            raise struct.error("the bytes end early")
        found = self.content[self.place : self.place + length]
        self.place += length
        return found


class Lists:
    """What numbers the paragraphs of one file."""

    def __init__(self, streams: Streams) -> None:
        self._uses = _uses(streams)
        self._styles = _styles(streams)

    def used(self, paragraph: ParagraphSet) -> NumberedList | None:
        """Find the list that a paragraph is counted in."""
        number, _ = self._resolved(paragraph)
        return self._uses.get(number) if number else None

    def depth(self, paragraph: ParagraphSet) -> int:
        """Say on which level of its list a paragraph stands, 0 the outermost."""
        return self._resolved(paragraph)[1]

    def _resolved(self, paragraph: ParagraphSet) -> tuple[int, int]:
        number, level, style = paragraph.list_number, paragraph.level, paragraph.style
        for _ in range(_CHAIN):
            of_style = self._styles.get(style)
            if of_style is None or (number is not None and level is not None):
                break
            number = of_style.list_number if number is None else number
            level = of_style.level if level is None else level
            style = of_style.style
        return number or 0, level or 0


def _styles(streams: Streams) -> Mapping[int, ParagraphSet]:
    """Read how the paragraph styles set; `style` is the one that each is based on."""
    cursor = Cursor(streams.part(_STYLES))
    styles: dict[int, ParagraphSet] = {}
    if not cursor.content:
        return styles
    (length,) = cursor.take("H")
    count, base = Cursor(cursor.cut(length)).take("HH")
    for number in range(min(count, _MOST)):
        (length,) = cursor.take("H")
        content = cursor.cut(length)
        if length > base:
            styles[number] = _style(content, base, streams.data)
        cursor.place += length % 2
    return styles


def _style(content: bytes, base: int, data: bytes) -> ParagraphSet:
    kind = struct.unpack_from("<2xH", content)[0]
    based_on = kind >> 4
    cursor = Cursor(content, base)
    (letters,) = cursor.take("H")
    cursor.cut(2 * (letters + 1))
    if kind & 0xF != 1 or cursor.place + 2 > len(content):
        return ParagraphSet(style=based_on)
    (length,) = cursor.take("H")
    return paragraph_set(based_on, cursor.cut(length)[2:], data)


def _uses(streams: Streams) -> Mapping[int, NumberedList]:
    content = streams.part(_USES)
    if not content:
        return {}
    definitions = _definitions(streams)
    cursor = Cursor(content)
    (count,) = cursor.take("I")
    heads = [cursor.take("i8xB3x") for _ in range(min(count, _MOST))]
    found: dict[int, NumberedList] = {}
    for number, (identity, overrides) in enumerate(heads, start=1):
        cursor.take("I")
        levels = dict(definitions.get(identity, {}))
        starts: dict[int, int] = {}
        for _ in range(overrides):
            start, flags = cursor.take("iI")
            depth = flags & 0xF
            if flags & 0x20:
                levels[depth] = _level(cursor)
                start = levels[depth].start
            if flags & 0x10:
                starts[depth] = start
        found[number] = NumberedList(use=number, counters=identity, levels=levels, starts=starts)
    return found


def _definitions(streams: Streams) -> Mapping[int, Mapping[int, Level]]:
    # The levels lie behind the heads, past the end that the address tells.
    cursor = Cursor(streams.table, streams.start(_LISTS))
    (count,) = cursor.take("H")
    heads = [cursor.take("i22xBx") for _ in range(min(count, _MOST))]
    return {identity: {depth: _level(cursor) for depth in range(1 if flags & 1 else 9)} for identity, flags in heads}


def _level(cursor: Cursor) -> Level:
    start, code, flags, gap, characters, paragraphs, restart = cursor.take("iBB9xB8xBBBx")
    cursor.cut(characters + paragraphs)
    (letters,) = cursor.take("H")
    written = cursor.cut(2 * letters).decode("utf-16-le", "ignore")
    return Level(
        text="".join(f"%{ord(sign) + 1}" if ord(sign) < 9 else sign for sign in written),
        notation=notation_of(code),
        start=start,
        gap=_GAPS.get(gap, "tab"),
        restart_after=restart if flags & 0x08 else None,
        plain=bool(flags & 0x04),
    )
