"""Which of the five required parts a report has.

Wanted by 《法治政府建设与责任落实督察工作规定》(厅字〔2019〕28号): measures and results; shortcomings and their causes;
how the first persons in charge did their duty; next year's arrangements; other matters, where there are any.
"""

import re
import tomllib
from collections.abc import Mapping
from enum import StrEnum
from importlib.resources import files


class Part(StrEnum):
    """A part of a report."""

    MEASURES = "measures"
    SHORTCOMINGS = "shortcomings"
    DUTIES = "duties"
    NEXT = "next"
    OTHER = "other"
    """Only where there is something: its lack is none."""


class How(StrEnum):
    """By what a part was found."""

    HEADING = "heading"
    SENTENCE = "sentence"


REQUIRED = (Part.MEASURES, Part.SHORTCOMINGS, Part.DUTIES, Part.NEXT)

_WORDS = tomllib.loads(files("jobs.coverage").joinpath("parts.toml").read_text("utf-8"))


def _patterns(kind: str) -> Mapping[Part, re.Pattern[str]]:
    return {part: re.compile("|".join(_WORDS[part][kind]), re.MULTILINE) for part in Part}


_HEADINGS = _patterns("headings")
_SENTENCES = _patterns("sentences")
_LONGEST = 45
"""Characters of a heading: a longer one is a sentence."""
_NUMBERED = re.compile(
    r"(?:第?[一二三四五六七八九十]{1,3}(?:、|部分|章)|\([一二三四五六七八九十]{1,3}\)|\d{1,2}[.、])\s?"
)
_ENDS = re.compile("[。;!?]")


def read_parts(text: str) -> Mapping[Part, How]:
    """Say which parts a canonical text has, and by what each was found."""
    headings = tuple(_headings(text))
    found: dict[Part, How] = {}
    for part in Part:
        if any(_HEADINGS[part].search(heading) for heading in headings):
            found[part] = How.HEADING
        elif _SENTENCES[part].search(text):
            found[part] = How.SENTENCE
    return found


def missing(text: str) -> tuple[Part, ...]:
    """Name the required parts that a canonical text lacks."""
    found = read_parts(text)
    return tuple(part for part in REQUIRED if part not in found)


def _headings(text: str) -> list[str]:
    """List what stands as a heading: a short line, or the numbered beginning of a paragraph up to its first stop."""
    headings = []
    for line in text.split("\n"):
        numbered = _NUMBERED.match(line)
        words = line[numbered.end() :] if numbered else line
        words = _ENDS.split(words, maxsplit=1)[0] if numbered else words
        if 0 < len(words) <= _LONGEST and (numbered or not _ENDS.search(words)):
            headings.append(words.rstrip(":"))
    return headings
