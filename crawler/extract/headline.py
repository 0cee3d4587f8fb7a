"""The title of a page that marks it by nothing but its place: above the source and the time, or within the window's."""

import re
from collections.abc import Sequence
from itertools import pairwise

from crawler.extract.furniture import is_template
from crawler.extract.heading import alike, is_within

_SHORTEST = 8
_LONGEST = 120
_EDGE = r"(?:^|$|[\s_|\-–—])"
_NO_TITLE = re.compile(r"[。;>»]| \| |:$|(?:网|网站|门户|平台)$|^\d{4}[-/.年]|位置")
_TIME = re.compile(
    r"[\[【(]?(?:(?:发布|发表|更新|信息)?(?:日期|时间)|(?:信息|文章)?来源)\s?:|\d{4}[-/.年]\d{1,2}[-/.月]\d{1,2}"
)
# Title, source and time stand together; further up are menus.
_WITHIN = 30


def named_in(window: str, lines: Sequence[str]) -> str | None:
    """Give the longest line that is a whole part of the window's title."""
    parts = [line for line in lines if could_be_title(line) and line in window and _is_part(line, window)]
    return max(parts, key=len, default=None)


def is_seen(window: str, lines: Sequence[str], repeated: str | None) -> bool:
    """Say whether the window's title stands on the page too: in its lines, or repeated at the head of the body."""
    return is_within(window, "".join(lines)) or (repeated is not None and alike(window, repeated))


def above_the_time(lines: Sequence[str]) -> str | None:
    """Give the line above the first of source and time."""
    pairs = pairwise(lines[-_WITHIN:])
    return next((line for line, below in pairs if could_be_title(line) and _tells_time(below)), None)


def could_be_title(line: str) -> bool:
    """Say whether a line has the form of a title."""
    return _SHORTEST <= len(line) <= _LONGEST and not _NO_TITLE.search(line) and not is_template(line)


def _is_part(line: str, window: str) -> bool:
    return re.search(rf"{_EDGE}{re.escape(line)}{_EDGE}", window) is not None


def _tells_time(line: str) -> bool:
    return _TIME.match(line) is not None
