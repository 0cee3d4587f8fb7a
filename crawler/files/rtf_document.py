"""What an RTF file's tokens mean: groups, stories and how their characters are set."""

import tomllib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from enum import Enum, auto
from importlib.resources import files

from crawler.errors import FileUnreadable
from crawler.files.rtf_story import Story, whole
from crawler.files.rtf_tokens import Close, Open, Raw, Token, Word

_WORDS = tomllib.loads(files("crawler.files").joinpath("rtf_words.toml").read_text("utf-8"))
_UNSEEN, _SHOWN = frozenset(_WORDS["unseen"]), frozenset(_WORDS["shown"])
_PASSED, _RESUMED = frozenset(_WORDS["passed"]), frozenset(_WORDS["resumed"])
_NOTES, _BOXES = frozenset(_WORDS["notes"]), frozenset(_WORDS["boxes"])
_CHARSETS: Mapping[int, str] = {int(number): name for number, name in _WORDS["charsets"].items()}
_PAGES: Mapping[int, str] = {int(number): name for number, name in _WORDS["pages"].items()}
_SIGNS: Mapping[str, str] = _WORDS["signs"]
_SYMBOL = "symbol"
_TWO_BYTES = ("big5hkscs", "cp932", "cp949", "gb18030")
_DEEPEST = 2000


class _Place(Enum):
    """Where the characters of a group go."""

    TEXT = auto()
    UNSEEN = auto()
    PASSED = auto()
    LABEL = auto()
    TITLE = auto()
    FONTS = auto()


@dataclass(slots=True)
class _Group:
    """What holds until the group ends."""

    story: Story
    place: _Place = _Place.TEXT
    charset: str = ""
    fallback: int = 1
    """Characters after a \\u for readers that know no Unicode."""
    hidden: bool = False
    struck_out: bool = False
    depth: int = 0
    optional: bool = False
    """The next word may be unknown: \\* was met."""


class RtfDocument:
    """Takes the tokens of one file."""

    def __init__(self) -> None:
        self._body = Story()
        self._group = _Group(self._body)
        self._outer: list[_Group] = []
        self._others: list[Story] = []
        self._page = "cp1252"
        self._fonts: dict[int, str] = {}
        self._font = 0
        self._waiting: list[bytes] = []
        self._skip = 0
        self._notes = 0
        self._titles: list[str] = []
        self._actions: Mapping[str, Callable[[int | None], None]] = {
            "*": self._star,
            "ansicpg": self._ansicpg,
            "cell": self._cell,
            "chftn": self._note_mark,
            "deleted": self._deleted,
            "f": self._set_font,
            "fcharset": self._font_charset,
            "fonttbl": self._font_table,
            "intbl": self._in_table,
            "itap": self._tables_deep,
            "listtext": self._label,
            "nestcell": self._nested_cell,
            "par": self._end_paragraph,
            "pard": self._fresh_paragraph,
            "plain": self._plain,
            "pntext": self._label,
            "row": self._row,
            "sect": self._end_paragraph,
            "title": self._title,
            "u": self._unicode,
            "uc": self._unicode_fallback,
            "v": self._hidden,
            "'": self._nothing,
            "\n": self._end_paragraph,
            "\r": self._end_paragraph,
        }

    @property
    def is_closed(self) -> bool:
        """Whether the group that is the file has ended."""
        return not self._outer

    @property
    def title(self) -> str:
        """The title in the file's own properties."""
        return whole("".join(self._titles))

    def take(self, token: Token) -> None:
        """Take the next token of the file."""
        if isinstance(token, Raw):
            self._raw(token)
            return
        self._decode()
        match token:
            case Open():
                self._open()
            case Close():
                self._close()
            case Word():
                self._word(token)

    def lines(self) -> tuple[str, ...]:
        """List the lines of the body, its notes in the order of their numbers, and its text boxes."""
        self._body.end()
        notes_first = sorted(self._others, key=lambda story: story.note == 0)
        return tuple(line for story in (self._body, *notes_first) for line in story.flow.lines())

    def _raw(self, token: Raw) -> None:
        skipped = min(self._skip, len(token.content))
        self._skip -= skipped
        self._waiting.append(token.content[skipped:])

    def _decode(self) -> None:
        """Decode what came since the last word: the bytes of one character may be written in different ways."""
        if not self._waiting:
            return
        content = b"".join(self._waiting)
        self._waiting = []
        charset = self._group.charset or self._page
        if charset == _SYMBOL:
            return
        # Fonts for Latin letters carry Chinese too where the whole file is in a Chinese charset.
        if charset not in _TWO_BYTES and self._page in _TWO_BYTES:
            charset = self._page
        self._write(content.decode(charset, "ignore"))

    def _write(self, text: str) -> None:
        group = self._group
        match group.place:
            case _Place.TEXT if not (group.hidden or group.struck_out):
                group.story.words.append(text)
            case _Place.LABEL:
                group.story.label += text
            case _Place.TITLE:
                self._titles.append(text)

    def _open(self) -> None:
        self._skip = 0
        if len(self._outer) == _DEEPEST:
            raise FileUnreadable("the file is damaged: its groups never end")
        self._outer.append(self._group)
        self._group = replace(self._group, optional=False)

    def _close(self) -> None:
        self._skip = 0
        ended, self._group = self._group, self._outer.pop()
        if ended.story is not self._group.story:
            ended.story.end()

    def _word(self, word: Word) -> None:
        if self._skip:
            self._skip -= 1
            return
        optional = self._group.optional
        self._group.optional = False
        if word.name in self._actions:
            self._actions[word.name](word.number)
        elif word.name in _SIGNS:
            self._write(_SIGNS[word.name])
        elif self._group.place is not _Place.UNSEEN:
            self._destination(word.name, optional=optional)

    def _destination(self, name: str, *, optional: bool) -> None:
        if name in _NOTES or name in _BOXES:
            story = Story(note=self._notes if name in _NOTES else 0)
            self._others.append(story)
            self._group.story, self._group.depth = story, 0
        elif name in _PASSED:
            self._group.place = _Place.PASSED
        elif name in _RESUMED and self._group.place is _Place.PASSED:
            self._group.place = _Place.TEXT
        elif name in _UNSEEN or (optional and name not in _SHOWN):
            self._group.place = _Place.UNSEEN

    def _ansicpg(self, number: int | None) -> None:
        self._page = _PAGES.get(number or 0, self._page)

    def _cell(self, _: int | None) -> None:
        if self._group.place is _Place.TEXT:
            self._group.story.flow.end_cell(self._group.story.take())

    def _deleted(self, number: int | None) -> None:
        self._group.struck_out = number != 0

    def _end_paragraph(self, _: int | None) -> None:
        group = self._group
        # A struck out end joins a paragraph to the next.
        if group.place is _Place.TEXT and not group.struck_out:
            group.story.flow.paragraph(group.story.take(), depth=group.depth)

    def _font_charset(self, number: int | None) -> None:
        self._fonts[self._font] = _CHARSETS.get(number or 0, "")

    def _font_table(self, _: int | None) -> None:
        self._group.place = _Place.FONTS

    def _fresh_paragraph(self, _: int | None) -> None:
        self._group.depth = 0

    def _hidden(self, number: int | None) -> None:
        self._group.hidden = number != 0

    def _in_table(self, _: int | None) -> None:
        self._group.depth = max(self._group.depth, 1)

    def _label(self, _: int | None) -> None:
        if self._group.place is _Place.TEXT:
            self._group.place = _Place.LABEL

    def _nested_cell(self, _: int | None) -> None:
        if self._group.place is _Place.TEXT:
            self._group.story.flow.paragraph(self._group.story.take(), depth=max(self._group.depth, 2))

    def _note_mark(self, _: int | None) -> None:
        if self._group.place is not _Place.TEXT:
            return
        if self._group.story.note:
            self._write(f"[{self._group.story.note}] ")
        else:
            self._notes += 1
            self._write(f"[{self._notes}]")

    def _nothing(self, _: int | None) -> None:
        """A byte in hexadecimal whose digits are damaged."""

    def _plain(self, _: int | None) -> None:
        self._group.hidden = self._group.struck_out = False

    def _row(self, _: int | None) -> None:
        if self._group.place is _Place.TEXT:
            self._group.story.flow.end_row()

    def _set_font(self, number: int | None) -> None:
        if self._group.place is _Place.FONTS:
            self._font = number or 0
        else:
            self._group.charset = self._fonts.get(number or 0, "")

    def _star(self, _: int | None) -> None:
        self._group.optional = True

    def _tables_deep(self, number: int | None) -> None:
        self._group.depth = max(number or 0, 0)

    def _title(self, _: int | None) -> None:
        self._titles = []
        self._group.place = _Place.TITLE

    def _unicode(self, number: int | None) -> None:
        code = (number or 0) & 0xFFFF
        if self._group.charset != _SYMBOL:
            self._write(chr(code))
        self._skip = self._group.fallback

    def _unicode_fallback(self, number: int | None) -> None:
        self._group.fallback = min(max(number or 0, 0), 16)
