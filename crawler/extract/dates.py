"""Dates as Chinese pages write them."""

import re
from collections.abc import Iterator
from datetime import date

from crawler.address_dates import EARLIEST_YEAR

_NUMERALS = str.maketrans("〇○Ｏ零Oo一二三四五六七八九", "000000123456789")
_CHINESE = re.compile(
    r"([12一二][0-9〇○Ｏ零Oo一二三四五六七八九]{3})\s*年\s*([0-9一二三四五六七八九十]{1,3})\s*月\s*([0-9一二三四五六七八九十]{1,3})\s*日"
)
_FIGURES = re.compile(r"(?<!\d)((?:19|20)\d\d)\s?[-/.年]\s?(\d{1,2})\s?[-/.月]\s?(\d{1,2})(?!\d)")
_DATE_LINE = re.compile(rf"[(（\[]?\s*(?:{_CHINESE.pattern}|{_FIGURES.pattern}日?)\s*[)）\]]?")
_MONTH_LINE = re.compile(r"[(（\[]\s*[12二][0-9〇○零]{3}\s*年\s*[0-9一二三四五六七八九十]{1,3}\s*月\s*[)）\]]")


def first_date(text: str) -> date | None:
    """Read the first possible date of a text, in figures or in Chinese numerals."""
    return next(_dates(text), None)


def is_date_line(line: str) -> bool:
    """Say whether a line holds a date and nothing else, as under a signature."""
    return _DATE_LINE.fullmatch(line.strip()) is not None


def is_month_line(line: str) -> bool:
    """Say whether a line holds a day or a month in brackets and nothing else, as under a title."""
    return _MONTH_LINE.fullmatch(line.strip()) is not None or is_date_line(line)


def _dates(text: str) -> Iterator[date]:
    matches = [*_FIGURES.finditer(text), *_CHINESE.finditer(text)]
    for match in sorted(matches, key=re.Match.start):
        found = _possible(*match.groups())
        if found is not None:
            yield found


def _possible(year: str, month: str, day: str) -> date | None:
    try:
        found = date(int(year.translate(_NUMERALS)), _number(month), _number(day))
    except ValueError:
        return None
    return found if found.year >= EARLIEST_YEAR else None


def _number(numeral: str) -> int:
    tens, ten, ones = numeral.partition("十")
    if not ten:
        return int(numeral.translate(_NUMERALS))
    return 10 * int(tens.translate(_NUMERALS) or 1) + int(ones.translate(_NUMERALS) or 0)
