"""Dates as lists show them beside a link."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta, timezone

CHINA = timezone(timedelta(hours=8))
"""Where the days are that official sites show."""

LONGEST_LEAF = 16
"""Characters of the longest date set as a calendar leaf: 2024年03月 / 05日."""

# The digit or dot that must not stand before is looked for last: most texts have no 19 or 20 in them.
_DAY = r"(?:19|20)(?<![\d.]..)\d\d\s?[-/.年]\s?\d{1,2}\s?[-/.月]\s?\d{1,2}(?!\d)\s?日?"
_FULL = re.compile(rf"({_DAY})")
_CLOCK = re.compile(r"\d{1,2}[:：]\d{2}(?:[:：]\d{2}(?:\.\d+)?)?")
_LABEL = re.compile(r"(?:发布|发文|公开|公布|更新|生成|成文|录入|添加)?(?:日期|时间)?[:：]?")
_WITHOUT_YEAR = re.compile(r"(\d{1,2})-(\d{1,2})|(\d{1,2})月(\d{1,2})日?|(\d{2})[/.](\d{2})")
_PART = re.compile(r"(?:19|20)\d\d(?:\s?[-/.年]\s?\d{1,2}月?|年)?")
_PARTS_TOGETHER = (
    re.compile(r"(?P<d>\d{1,2})日?[\s/]*(?P<y>(?:19|20)\d\d)[-/.年](?P<m>\d{1,2})月?"),
    re.compile(r"(?P<y>(?:19|20)\d\d)[-/.年](?P<m>\d{1,2})月?[\s/]+(?P<d>\d{1,2})日?"),
    re.compile(r"(?P<m>\d{1,2})[-/.月](?P<d>\d{1,2})日?[\s/]*(?P<y>(?:19|20)\d\d)年?"),
    re.compile(r"(?P<y>(?:19|20)\d\d)年?[\s/]*(?P<m>\d{1,2})[-/.月](?P<d>\d{1,2})日?"),
)
_AT_EDGE = re.compile(
    r"^[\[【]?(?P<first>(?:19|20)\d\d([-/.])\d{1,2}\2\d{1,2})(?:[\]】]\s*|\s+)"
    r"|(?:\s+|[\[【])(?P<last>(?:19|20)\d\d([-/.])\d{1,2}\4\d{1,2})[\]】]?$"
)
# Dates of something other than publication.
_OTHER_DAY = re.compile(r"今天|现在|当前|截止|截至|失效|废止|实施|施行|有效期")
_FRAME = " \t\r\n\f\v\u00a0\u3000[]()（）【】〔〕<>|·,，;；"
# A date beside a link may share its line with a source or a count; a longer line is a sentence that speaks of a day.
_LONGEST_COMPANY = 24
# A day without its year, the time and the white space of the markup around it.
_LONGEST_BARE_MARK = 80


@dataclass(frozen=True, slots=True)
class DateMark:
    """A date standing in a list."""

    on: date | None
    """None where the list leaves out the year, or the day does not exist."""
    rest: str = ""
    """What the text says beside the date."""


def mark_beside_link(text: str) -> DateMark | None:
    """Read the date in a piece of text outside links; None where it is no mark of an entry."""
    found = _FULL.search(text)
    if found is None:
        return _bare_mark(text)
    if _OTHER_DAY.search(text) is not None:
        return None
    rest = _CLOCK.sub("", text[: found.start()] + text[found.end() :]).strip(_FRAME)
    return DateMark(_read(found[1]), rest) if len(rest) <= _LONGEST_COMPANY else _mark_at_edge(text)


def mark_inside_link(text: str) -> DateMark | None:
    """Read the date in a piece of a link's own text; a day that the title itself speaks of is none."""
    found = _FULL.search(text)
    if found is None:
        return _bare_mark(text)
    rest = _CLOCK.sub("", text[: found.start()] + text[found.end() :]).strip(_FRAME)
    if _LABEL.fullmatch(rest):
        return DateMark(_read(found[1]))
    return _mark_at_edge(text)


def is_part_of_date(text: str) -> bool:
    """Say whether a piece of text may be one half of a date that is set as a calendar leaf."""
    return _PART.fullmatch(text.strip(_FRAME)) is not None


def mark_on_leaf(text: str) -> DateMark | None:
    """Read a date set as a calendar leaf: the day large, year and month small."""
    leaf = text.strip(_FRAME)
    if len(leaf) > LONGEST_LEAF:
        return None
    for pattern in _PARTS_TOGETHER:
        found = pattern.fullmatch(leaf)
        if found is not None:
            return DateMark(_possible((found["y"], found["m"], found["d"])))
    return None


def _bare_mark(text: str) -> DateMark | None:
    if len(text) > _LONGEST_BARE_MARK:
        return None
    found = _WITHOUT_YEAR.fullmatch(_CLOCK.sub("", text).strip(_FRAME))
    if found is None:
        return None
    month, day = (int(part) for part in found.groups() if part is not None)
    return DateMark(None) if 1 <= month <= 12 and 1 <= day <= 31 else None


def _mark_at_edge(text: str) -> DateMark | None:
    line = text.strip()
    found = _AT_EDGE.search(line)
    if found is None:
        return None
    return DateMark(_read(found["first"] or found["last"]), line[: found.start()] + line[found.end() :])


def _read(day: str) -> date | None:
    return _possible(re.findall(r"\d+", day))


def _possible(parts: Iterable[str]) -> date | None:
    year, month, day = (int(part) for part in parts)
    try:
        return date(year, month, day)
    except ValueError:
        return None
