"""The vocabulary of titles, and letters as it meets them: simplified, half-width, years in figures."""

import re
import tomllib
from collections.abc import Iterable
from importlib.resources import files


def either(words: Iterable[str]) -> str:
    """Make the pattern that takes the longest of some words."""
    tails: dict[str, list[str]] = {}
    for word in sorted(words, key=len, reverse=True):
        tails.setdefault(word[0], []).append(re.escape(word[1:]))
    # By first letter: hundreds of words tried one by one at every letter of a title take half of the time.
    return "|".join(f"{re.escape(first)}(?:{'|'.join(rest)})" for first, rest in tails.items())


def letters(text: str) -> str:
    """Give a text in simplified, half-width letters without spaces."""
    return _SPACES.sub("", text.translate(_FOLD))


def figures(text: str) -> str:
    """Write spelled years (二〇二三年) in figures."""
    return _SPELLED_YEAR.sub(lambda year: year[0].translate(_NUMERALS), text)


WORDS = tomllib.loads(files("crawler").joinpath("titles.toml").read_text("utf-8"))
STRONG = re.compile(either(WORDS["strong"]))
SUBJECT = re.compile(either([*WORDS["strong"], *WORDS["weak"], *(f"法治{name}建设" for name in WORDS["sectors"])]))
NOUN = either(WORDS["papers"] + WORDS["summaries"])
YEAR = r"20[0-4]\d(?!年?\d)(?:年度?)?"

_HALF_WIDTH = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)}
_FOLD = _HALF_WIDTH | {ord(pair[0]): pair[1] for pair in WORDS["traditional"]}
_NUMERALS = str.maketrans("〇○◯零Oo一二三四五六七八九", "000000123456789")
_SPELLED_YEAR = re.compile(r"[2二](?<!\d[2二])[〇○◯零Oo0][〇○◯零Oo\d一二三四五六七八九]{2}(?=年|[-—–~～至到])")
_SPACES = re.compile(r"[\s\u200b-\u200f\u2060\ufeff]+")
