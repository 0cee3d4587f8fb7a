"""Columns that do not say how long they are: whether to ask for one page more, and what shows that there is none."""

from collections.abc import Sequence
from hashlib import sha256

from crawler.adapters.base import Entry

_FEWEST_OF_A_PAGE = 10
"""Rows of a full page where nothing says how many there are: systems offer ten to fifty."""

_LONGEST_HEAD = 10_000


def fingerprint(entries: Sequence[Entry]) -> str:
    """Name a page by what it lists: a server that lists it again does not heed what it is asked."""
    return sha256("\n".join(entry.url for entry in entries).encode("utf-8", "surrogatepass")).hexdigest()


def looks_full(rows: int, asked: int) -> bool:
    """Say whether a page may have another behind it; `asked` is how many rows were asked for, 0 where none were.

    A fifth may be missing: rows without a link, or pinned ones that stand twice, are no entries.
    """
    return rows >= _FEWEST_OF_A_PAGE if asked < 1 else rows * 5 >= asked * 4


def says_nothing(answer: str) -> bool:
    """Say whether an interface's answer without entries may mean the end: a whole page in its place is an error."""
    return "<html" not in answer[:_LONGEST_HEAD].lower()
