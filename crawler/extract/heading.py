"""The page's title where it stands again at the head of the body, whole, broken over lines or varied."""

import re
from difflib import SequenceMatcher

from crawler.titles import classify
from store.records import Kind

# Titles set over more lines than this have not been seen.
_MOST_LINES = 4
# Found on repeated titles of real pages: variants score .78 and more, first sentences and headings below .6.
_ALIKE = 0.78
# A title that is all contained in the other must be at least this long and this share of it.
_CONTAINED_LENGTH = 8
_CONTAINED_SHARE = 0.4
_LONGEST = 120

_NOT_A_LETTER = re.compile(r"[\W_]+")
_NOT_A_TITLE = re.compile(r"[。;!?]|:$|^[(（]?[一二三四五六七八九十]+[)）、.]|^\d+[、.．]")


def title_lines(lines: tuple[str, ...], titles: tuple[str, ...]) -> int:
    """Count the first lines that together repeat one of the titles; 0 when they do not."""
    best, count, joined = 0.0, 0, ""
    letters = {_letters(title) for title in titles}
    for number, line in enumerate(lines[:_MOST_LINES], start=1):
        joined += line
        if len(joined) <= _LONGEST and _letters(joined) in letters:
            return number
        if len(joined) > _LONGEST or _NOT_A_TITLE.search(line):
            break
        likeness = max((_likeness(_letters(joined), _letters(title)) for title in titles), default=0.0)
        if likeness == 0.0 and classify(joined).kind is Kind.REPORT:
            likeness = _ALIKE
        if likeness > best:
            best, count = likeness, number
    return count


def alike(one: str, other: str) -> bool:
    """Say whether two lines are one title, whole or varied."""
    return _likeness(_letters(one[:_LONGEST]), _letters(other[:_LONGEST])) > 0


def is_within(title: str, text: str) -> bool:
    """Say whether a text holds a title, whatever its spaces and marks."""
    letters = _letters(title)
    return len(letters) >= _CONTAINED_LENGTH and letters in _letters(text)


def _letters(text: str) -> str:
    return _NOT_A_LETTER.sub("", text)


def _likeness(one: str, other: str) -> float:
    if not one or not other:
        return 0.0
    ratio = SequenceMatcher(None, one, other, autojunk=False).ratio()
    shorter, longer = sorted((one, other), key=len)
    contained = len(shorter) >= max(_CONTAINED_LENGTH, _CONTAINED_SHARE * len(longer)) and _within(shorter, longer)
    return ratio if ratio >= _ALIKE or contained else 0.0


def _within(shorter: str, longer: str) -> bool:
    letters = iter(longer)
    return all(letter in letters for letter in shorter)
