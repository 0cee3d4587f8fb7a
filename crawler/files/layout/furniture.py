"""What stands on every page and is no part of its text: page numbers, running heads and feet."""

import re
from collections import Counter
from collections.abc import Sequence

from crawler.files.layout.lines import Line

_DASH = r"[-—–―─－·•~～]"
_NUMBER = r"(?:\d{1,4}|[ivxlc]{1,6})"
_PAGE_NUMBER = re.compile(
    rf"{_DASH}+ ?{_NUMBER} ?{_DASH}+|第 ?{_NUMBER} ?页(?: ?[,，/|]? ?\(?共 ?{_NUMBER} ?页\)?)?|{_NUMBER} ?/ ?{_NUMBER}"
    rf"|page ?{_NUMBER}(?: ?(?:of|/) ?{_NUMBER})?",
    re.IGNORECASE,
)
_DIGITS = re.compile(r"\d+")
_SENTENCE_END = ("。", ".", ";", "；", "!", "！", "?", "？")

_MOST_HEADS = 3
"""Lines: a running head may stand over two lines and a date."""
_SAME_PLACE = 3.0
_SHARE = 0.4
"""Of the pages; heads of left and right pages may differ."""


def without_furniture(pages: Sequence[Sequence[Line]]) -> list[list[Line]]:
    """Take page numbers, running heads and feet off pages whose lines are listed from the top."""
    heads = _running([page[:_MOST_HEADS] for page in pages])
    feet = _running([page[-_MOST_HEADS:] for page in pages])
    kept = []
    for number, page in enumerate(pages, start=1):
        first = _count(page[:_MOST_HEADS], heads, number)
        last = len(page) - _count(page[first:][::-1][:_MOST_HEADS], feet, number)
        kept.append(list(page[first:last]))
    return kept


def _count(edge: Sequence[Line], running: list[tuple[str, float]], number: int) -> int:
    """Count the lines of furniture, from the page's edge inwards."""
    count = 0
    for line in edge:
        if not (_PAGE_NUMBER.fullmatch(line.text) or line.text == str(number) or _is_running(line, running)):
            break
        count += 1
    return count


def _running(edges: Sequence[Sequence[Line]]) -> list[tuple[str, float]]:
    """List what returns at one place of several pages."""
    seen = [(_key(line), line.base) for edge in edges for line in edge if not line.text.endswith(_SENTENCE_END)]
    counts = Counter(key for key, _ in seen)
    enough = max(2.0, len(edges) * _SHARE)
    return [
        (key, base)
        for key, base in seen
        if counts[key] >= enough and sum(_is_same(key, base, other) for other in seen) >= enough
    ]


def _is_running(line: Line, running: list[tuple[str, float]]) -> bool:
    return any(_is_same(_key(line), line.base, other) for other in running)


def _is_same(key: str, base: float, other: tuple[str, float]) -> bool:
    return key == other[0] and abs(base - other[1]) <= _SAME_PLACE


def _key(line: Line) -> str:
    return _DIGITS.sub("#", line.text.replace(" ", "").casefold())
