"""The year that a report speaks of, as titles, openings and dates tell it; never guessed."""

import re
from datetime import date

from crawler.title_plain import plain
from crawler.title_words import SUBJECT, figures, letters

# One year is not the matter of a paper that speaks of these.
MANY_YEARS = re.compile(
    r"20\d\d年?度?[-—–~～至到、和及与/]+20\d\d(?!\d)"
    r"|20\d\d年?[-—–~～至到]+\d\d年"
    r"|(?<![\d一二三四五六七八九十第])[两三四五几]年(?![度级])|十[一二三四五六]五”?(?:时期|期间|以来)|十[八九]大以来|二十大以来"
)
DELIVERED = re.compile(r"(20\d\d)年(1[0-2]|0?[1-9])月")

_LONGEST_OPENING = 2000
_SHORTEST_OPENING = 40
_DATE = re.compile(DELIVERED.pattern + r"(?:[0-3]?\d日)?")
_NUMBER = re.compile(r"[(\[【〔]20\d\d[)\]】〕]\d+号")
_YEARS = tuple(re.compile(rf"(?<!\d)(20[0-4]\d)(?!\d){rest}") for rest in ("年度", "年(?!度)", "(?!年)"))
_YEAR_OF_SUBJECT = re.compile(rf"(?<!\d)(20[0-4]\d)年度?\D{{0,10}}(?:{SUBJECT.pattern})")
_BOOK = re.compile(r"《[^《》]*》")
_BRACKETS = re.compile(r"\([^()]*\)|\[[^\[\]]*\]|〔[^〔〕]*〕")
_SINCE = re.compile(r"自?20\d\d年(?:度?以来|起)")
_OPENS_WITH_YEAR = re.compile(r"(20[0-4]\d)年(?!\d)")
_SAID_YEAR = re.compile(r"现[将就把][^。]{0,30}?(20[0-4]\d)年[^。]{0,40}?如下")


def report_year(title: str, *, text: str | None = None, published_on: date | None = None) -> int | None:
    """Tell the year a report speaks of from its title, its opening or its date; None where they do not say."""
    words = plain(title)
    year = year_of_title(words)
    if year is None and text is not None:
        year = year_of_opening(opening(text))
    if year is None:
        year = _year_delivered(words)
    if year is None and published_on is not None:
        year = _year_before(published_on.year, published_on.month)
    return year


def year_of_title(words: str) -> int | None:
    """Tell the one year that a plain title names; among several of equal weight the one beside the subject."""
    years = _years(words)
    if len(years) > 1:
        years = set(map(int, _YEAR_OF_SUBJECT.findall(words)))
    return years.pop() if len(years) == 1 else None


def opening(text: str) -> str:
    """Give the first paragraph that is more than a heading or a salutation, in plain letters."""
    for line in text.splitlines():
        words = letters(line[: 2 * _LONGEST_OPENING])
        if len(words) >= _SHORTEST_OPENING:
            return figures(words[:_LONGEST_OPENING])
    return ""


def year_of_opening(words: str) -> int | None:
    """Tell the year that a report's first paragraph names as its own."""
    said = _SAID_YEAR.search(words) or _OPENS_WITH_YEAR.match(words)
    if said:
        return int(said[1])
    years = _years(_SINCE.sub("", _BRACKETS.sub("", _BOOK.sub("", words))))
    return years.pop() if len(years) == 1 else None


def _years(words: str) -> set[int]:
    """Give the years named most weightily: 2023年度 before 2023年 before 2023."""
    words = _NUMBER.sub("", _DATE.sub("", MANY_YEARS.sub("", words)))
    found = (set(map(int, pattern.findall(words))) for pattern in _YEARS)
    return next(filter(None, found), set())


def _year_delivered(words: str) -> int | None:
    delivered = DELIVERED.search(words)
    return _year_before(int(delivered[1]), int(delivered[2])) if delivered else None


def _year_before(year: int, month: int) -> int | None:
    """Tell the year whose reports come out in a month: they come from November of their year to June of the next."""
    if month <= 6:
        return year - 1
    return year if month >= 11 else None
