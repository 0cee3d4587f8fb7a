"""The day that many systems write into the address of an article."""

import re
from datetime import date

_PATTERNS = (
    re.compile(r"/t((?:19|20)\d\d)(\d\d)(\d\d)_"),
    re.compile(r"/((?:19|20)\d\d)/(\d{1,2})[-/](\d{1,2})/"),
    re.compile(r"/((?:19|20)\d\d)-?(\d\d)/(\d\d)/"),
    re.compile(r"/((?:19|20)\d\d)-?(\d\d)-?(\d\d)[/_]"),
)
EARLIEST_YEAR = 1996
"""The first government web sites are of that year."""


def date_in_address(url: str) -> date | None:
    """Read the day from an address; None where it names none, or one that does not exist."""
    for pattern in _PATTERNS:
        found = pattern.search(url)
        if found is not None:
            return _possible(*(int(part) for part in found.groups()))
    return None


def _possible(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day) if year >= EARLIEST_YEAR else None
    except ValueError:
        return None
