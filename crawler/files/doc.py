"""Word's files of 1997 to 2003, as Word, WPS (.doc, .wps) and LibreOffice write them."""

import re
import struct
from collections.abc import Iterable, Mapping

from crawler.errors import FileUnreadable
from crawler.files.base import FileKind, FileText, Limits
from crawler.files.doc_lists import Lists
from crawler.files.doc_pieces import Characters
from crawler.files.doc_properties import Paragraphs, shown_otherwise
from crawler.files.doc_streams import Streams, open_streams
from crawler.files.flow import Flow
from crawler.files.metadata import real_title
from crawler.files.numbering import Numbering

_FOOTNOTES, _FOOTNOTE_TEXTS, _ENDNOTES, _ENDNOTE_TEXTS = 2, 3, 46, 47
_CELL_END = "\x07"
_ENDS = re.compile(r"[\r\x07\x0c]")
_FIELD_MARKS = re.compile(r"[\x13-\x15]")
_NOTE_MARK = "\x02"
_DEEPEST_FIELD = 64
# Pictures, anchors and separators have a character each and no text; the rest stands for something.
_SIGNS = str.maketrans(
    {"\x0b": "\n", "\x0e": "\n", "\x1e": "-", **dict.fromkeys("\0\x01\x02\x03\x04\x05\x06\x08\x1f\x13\x14\x15")}
)


def read(body: bytes, *, limits: Limits) -> FileText:  # noqa: ARG001 a piece of text counts once, so it cannot swell
    """Read a Word 97-2003 file as its author sees it, without headers, footers and what is struck out."""
    streams = open_streams(body)
    try:
        lines = _Document(streams).lines()
    except (struct.error, IndexError) as error:
        raise FileUnreadable(f"the file is damaged: {error}") from error
    if not lines:
        raise FileUnreadable("the document has no text, only pictures or nothing")
    return FileText(kind=FileKind.DOC, lines=lines, title=real_title(streams.title))


class _Document:
    """One document being read from its first paragraph to its last note."""

    def __init__(self, streams: Streams) -> None:
        self._streams = streams
        self._characters = Characters(streams)
        self._paragraphs = Paragraphs(streams)
        self._lists = Lists(streams)
        self._numbering = Numbering()
        self._flow = Flow()
        text = self._characters.text
        self._unseen = bytearray(len(text))
        self._signs: dict[int, str] = {}
        self._hide_field_codes()
        for shown in shown_otherwise(streams):
            for places in self._characters.places(shown.start, shown.end):
                self._unseen[places.start : places.stop] = b"\1" * len(places)
                if shown.sign:
                    self._signs.update(dict.fromkeys(places, shown.sign))

    def lines(self) -> tuple[str, ...]:
        """List the lines of the body, its notes in the order of their numbers, and its text boxes."""
        stories = self._streams.stories
        footnotes = stories.text
        endnotes = footnotes + stories.footnotes + stories.headers + stories.macros + stories.comments
        boxes = endnotes + stories.endnotes
        notes = {
            **_notes(self._streams.part(_FOOTNOTES), self._streams.part(_FOOTNOTE_TEXTS), footnotes),
            **_notes(self._streams.part(_ENDNOTES), self._streams.part(_ENDNOTE_TEXTS), endnotes),
        }
        labels = self._label(notes)
        self._story(0, stories.text)
        for place in sorted(notes):
            self._note(notes[place], labels.get(place, ""))
        self._story(boxes, boxes + stories.boxes)
        return self._flow.lines()

    def _label(self, notes: Mapping[int, range]) -> Mapping[int, str]:
        text = self._characters.text
        # Only a mark that Word counts is this character; an author's own stands as text.
        counted = [
            place for place in sorted(notes) if text[place : place + 1] == _NOTE_MARK and not self._unseen[place]
        ]
        labels = {place: f"[{number}]" for number, place in enumerate(counted, start=1)}
        for place, label in labels.items():
            self._unseen[place] = 1
            self._signs[place] = label
        return labels

    def _note(self, places: range, label: str) -> None:
        text = self._characters.text
        head = text.find(_NOTE_MARK, places.start, places.stop)
        if label and head >= 0:
            self._unseen[head] = 1
            follows = text[head + 1 : head + 2]
            self._signs[head] = label if follows in (" ", "\t", "\xa0") else label + " "
        self._story(places.start, places.stop)

    def _story(self, start: int, end: int) -> None:
        text = self._characters.text
        begins = start
        for mark in _ENDS.finditer(text, start, min(end, len(text))):
            if not self._unseen[mark.start()]:
                self._paragraph(begins, mark.start())
                begins = mark.end()
        if text[begins:end].strip("\r"):
            self._flow.paragraph(self._words(begins, min(end, len(text))), depth=0)

    def _paragraph(self, start: int, end: int) -> None:
        paragraph = self._paragraphs.at(self._characters.offset(end))
        is_cell = self._characters.text[end] == _CELL_END
        if is_cell and paragraph.ends_row:
            self._flow.end_row()
            return
        words = self._words(start, end)
        used = self._lists.used(paragraph)
        if used is not None and words.strip():
            words = self._numbering.label(used, self._lists.depth(paragraph)) + words.lstrip()
        if is_cell:
            self._flow.end_cell(words)
        else:
            self._flow.paragraph(words, depth=paragraph.depth)

    def _words(self, start: int, end: int) -> str:
        words = self._characters.text[start:end]
        if any(self._unseen[start:end]):
            words = "".join(
                self._signs.get(place, "") if self._unseen[place] else sign
                for place, sign in enumerate(words, start=start)
            )
        # A character beyond the first 65,536 lies as two halves, which only together are one.
        return words.translate(_SIGNS).encode("utf-16-le", "surrogatepass").decode("utf-16-le", "ignore")

    def _hide_field_codes(self) -> None:
        """Of a field, keep the result: what lies between its second mark and its third."""
        codes: list[int | None] = []
        for mark in _FIELD_MARKS.finditer(self._characters.text):
            match mark[0]:
                case "\x13" if len(codes) == _DEEPEST_FIELD:
                    raise FileUnreadable("the file is damaged: its fields never end")
                case "\x13":
                    codes.append(mark.start())
                case "\x14" if codes and codes[-1] is not None:
                    self._hide(codes[-1], mark.end())
                    codes[-1] = None
                case "\x15" if codes:
                    begun = codes.pop()
                    self._hide(mark.start() if begun is None else begun, mark.end())

    def _hide(self, start: int, end: int) -> None:
        self._unseen[start:end] = b"\1" * (end - start)


def _notes(marks: bytes, texts: bytes, story: int) -> Mapping[int, range]:
    """Map the place of each note's mark in the text to the places of the note."""
    count = (len(marks) - 4) // 6
    if count < 1:
        return {}
    places = struct.unpack_from(f"<{count}I", marks)
    edges: Iterable[int] = struct.unpack_from(f"<{count + 1}I", texts)
    begins, *ends = (story + edge for edge in edges)
    found: dict[int, range] = {}
    for place, end in zip(places, ends, strict=True):
        found[place] = range(begins, end)
        begins = end
    return found
