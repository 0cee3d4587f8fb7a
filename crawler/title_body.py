"""The second look: what a page's body proves where its title does not decide."""

import re
from dataclasses import dataclass

from crawler.title_words import STRONG, SUBJECT, WORDS, either, letters
from crawler.title_years import opening, year_of_opening


@dataclass(frozen=True, slots=True)
class Witness:
    """What a body says of itself."""

    length: int
    """Letters, spaces not counted."""
    opens_as: str | None
    """The words of another kind of paper in its opening."""
    proofs: tuple[str, ...]
    """What makes it the yearly report's, in words; empty when it hardly names the subject."""


def question(text: str) -> Witness:
    """Read from a body what it proves of its kind."""
    text = text[:_LONGEST_BODY]
    body = letters(text)
    other = _OTHERS.search(body[:_OPENING_LETTERS])
    return Witness(len(body), other[0] if other else None, tuple(_proofs(body, text)))


def _proofs(body: str, text: str) -> list[str]:
    if len(SUBJECT.findall(body)) < _SUBJECT_NAMED:
        return []
    first = opening(text)
    proofs = [what for what, pattern in _PARTS if pattern.search(body)]
    if _OPENS.search(body[: 4 * _OPENING_LETTERS]):
        proofs.append("a report's opening words")
    if SUBJECT.search(first) and year_of_opening(first):
        proofs.append("subject and year in its first paragraph")
    if len(STRONG.findall(body)) >= _STRONGLY_NAMED:
        proofs.append("the subject all through")
    if len(_SECTIONS.findall(text)) > 1:
        proofs.append("numbered sections")
    return proofs


_LONGEST_BODY = 40_000
_OPENING_LETTERS = 400
_SUBJECT_NAMED = 4
# Five real reports name 法治政府建设 five times and more.
_STRONGLY_NAMED = 5
_OTHERS = re.compile(either(WORDS["body"]["others"]))
_OPENS = re.compile(either(WORDS["body"]["openings"]))
_SECTIONS = re.compile(r"(?m)^\s*[一二三四五六七八九]、")
_PARTS = tuple((part["what"], re.compile(either(part["words"]))) for part in WORDS["body"]["parts"])
