"""RTF -> its braces, control words and characters, one after another."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

_TOKEN = re.compile(
    rb"\\(?P<word>[a-zA-Z]{1,32})(?P<number>-?[0-9]{1,10})? ?"
    rb"|\\'(?P<hex>[0-9a-fA-F]{2})"
    rb"|\\(?P<sign>[^a-zA-Z])"
    rb"|(?P<brace>[{}])"
    rb"|(?P<text>[^\\{}\r\n]+)"
    rb"|[\r\n]+|\\",
    re.DOTALL,
)


@dataclass(frozen=True, slots=True)
class Open:
    """A group begins."""


@dataclass(frozen=True, slots=True)
class Close:
    """A group ends."""


@dataclass(frozen=True, slots=True)
class Word:
    """A control word or sign, without its backslash."""

    name: str
    number: int | None


@dataclass(frozen=True, slots=True)
class Raw:
    """Characters in the charset of their font."""

    content: bytes
    escaped: bool
    """One byte written in hexadecimal: one character to readers that know no Unicode."""


Token = Open | Close | Word | Raw
OPEN, CLOSE = Open(), Close()


def tokens(body: bytes) -> Iterator[Token]:
    """List the tokens of a file."""
    place = 0
    while (found := _TOKEN.match(body, place)) is not None:
        place = found.end()
        match found.lastgroup:
            case "word" | "number":
                number = None if found["number"] is None else int(found["number"])
                if found["word"] == b"bin":
                    place += max(number or 0, 0)
                else:
                    yield Word(found["word"].decode("ascii"), number)
            case "hex":
                yield Raw(bytes.fromhex(found["hex"].decode("ascii")), escaped=True)
            case "sign":
                yield Word(found["sign"].decode("latin-1"), None)
            case "brace":
                yield OPEN if found["brace"] == b"{" else CLOSE
            case "text":
                yield Raw(found["text"], escaped=False)
