"""The one form in which text is kept, compared and handed on."""

import re
import unicodedata

# FS, GS and RS are paragraph separators to Unicode and line ends to str.splitlines.
_LINE_ENDS = "\n\r\v\f\x1c\x1d\x1e\x85\u2028\u2029"
_REMOVED = frozenset({"Cc", "Cf", "Cs"})
_RUN_OF_SPACES = re.compile(" {2,}")


class _Characters(dict[int, str]):
    """Code point -> what stands for it, worked out when first met."""

    def __missing__(self, code: int) -> str:
        self[code] = written = _written(chr(code))
        return written


class _Shown(dict[int, str]):
    """The same with full-width marks as they are."""

    def __missing__(self, code: int) -> str:
        self[code] = shown = chr(code) if _is_full_width(chr(code)) else _CHARACTERS[code]
        return shown


def _is_full_width(character: str) -> bool:
    return "！" <= character <= "～"


def _written(character: str) -> str:
    if _is_full_width(character):
        return chr(ord(character) - 0xFEE0)
    if character in _LINE_ENDS:
        return "\n"
    category = unicodedata.category(character)
    if category == "Zs" or character == "\t":
        return " "
    return "" if category in _REMOVED else character


_CHARACTERS = _Characters()
_SHOWN = _Shown()


def canonical(text: str) -> str:
    """Write text in the form it is kept in: one paragraph a line, half-width ASCII, single spaces."""
    written = _RUN_OF_SPACES.sub(" ", text.translate(_CHARACTERS))
    lines = (line.strip(" ") for line in written.split("\n"))
    return "\n".join(line for line in lines if line)


def as_published(text: str) -> str:
    """Write text in its canonical form, letter for letter, but with its full-width marks."""
    written = _RUN_OF_SPACES.sub(" ", text.translate(_SHOWN))
    lines = (line.strip(" ") for line in written.split("\n"))
    return "\n".join(line for line in lines if line)
