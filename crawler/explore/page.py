"""What a page says of itself: its names, and whether it can be a column."""

import re
from dataclasses import dataclass
from urllib.parse import urlsplit

from crawler.adapters.shared.document import Document
from crawler.adapters.shared.link_reader import tidy
from crawler.explore.ways import lists_excerpts
from crawler.explore.words import LONGEST_NAME, is_search

_PIECES = re.compile(r"[_|>»—–,，:：]+|\s-+\s|-+")
_META_NAMES = ("columnname", "columntitle")


@dataclass(frozen=True, slots=True, kw_only=True)
class PageSelf:
    """A page as it names itself."""

    url: str
    names: tuple[str, ...]
    """Its column's name in meta data, and the pieces of its title."""
    fault: str
    """Why it is no column; empty where it may be."""
    is_home: bool
    """It is what a host shows first, wherever that lies."""
    has_excerpts: bool
    """It shows the heads of several lists."""


def page_self(document: Document, *, asked: str) -> PageSelf:
    """Read what a page says of itself; `asked` is the address that led to it."""
    is_home = is_root(document.url) or is_root(asked)
    named = metas(document)
    pieces = _PIECES.split(title_of(document))
    names = [*(named.get(name, "") for name in _META_NAMES), *pieces]
    kept = dict.fromkeys(name for name in map(tidy, names) if name and len(name) <= LONGEST_NAME)
    return PageSelf(
        url=document.url,
        names=tuple(kept),
        fault="a home page" if is_home else _fault(document.url, named),
        is_home=is_home,
        has_excerpts=lists_excerpts(document),
    )


def metas(document: Document) -> dict[str, str]:
    """Map the names of a page's meta elements, in lower case, to their contents."""
    found: dict[str, str] = {}
    for meta in document.root.iter("meta"):
        content = tidy(meta.get("content", ""))
        if content:
            found.setdefault(meta.get("name", "").lower(), content)
    return found


def title_of(document: Document) -> str:
    """Give the title of a page."""
    return next((tidy("".join(map(str, title.itertext()))) for title in document.root.iter("title")), "")


def is_root(url: str) -> bool:
    """Say whether an address is that of a host's own first page."""
    parts = urlsplit(url)
    return re.fullmatch(r"/?(?:(?:index|default|home|main)(?:\.\w+)?/?)?", parts.path) is not None and not parts.query


def _fault(url: str, named: dict[str, str]) -> str:
    if named.get("articletitle"):
        return "an article"
    if is_search(url):
        return "a search"
    return ""
