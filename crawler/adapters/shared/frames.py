"""The frames of a page that may hold the list of its column."""

import re
from dataclasses import dataclass
from urllib.parse import urlsplit

from lxml import etree

from crawler.adapters.base import ListPage
from crawler.adapters.shared.document import Document
from crawler.adapters.shared.paging import same_host

_NO_SIZE = ("0", "0p", "1", "1p")
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden|(?:width|height)\s*:\s*[01](?:px)?\s*(?:;|$)")
# What else pages frame.
_FURNITURE = re.compile(
    r"visit|count|log(?:in|on)|tree|menu|nav|left|share|foot|head|top|banner|search|weather|tianqi|map|video|player",
    re.IGNORECASE,
)
_HEIGHT = re.compile(r"(?<![\w-])height\s{0,9}:\s{0,9}(\d{1,6})(?:\.\d{1,9})?(?:px)?\s{0,9}(?:;|$)")
# Pixels; weather, counters and search boxes have up to 120.
_LOWEST_LIST = 200


@dataclass(frozen=True, slots=True)
class Frame:
    """A visible frame of the page's own host."""

    address: str
    is_furniture: bool
    """Its name is that of something other than a list."""
    has_room: bool
    """It stands in the main part of the page, and is not low."""


def frames(page: ListPage, document: Document) -> list[Frame]:
    """Find the page's visible frames of its own host, the likeliest first."""
    found: dict[str, Frame] = {}
    for element in document.root.iter("iframe", "frame"):
        address = document.address(element.get("src"))
        # Counters of visits are frames too.
        if address is None or not same_host(address, page.url) or _is_hidden(element):
            continue
        is_furniture = _FURNITURE.search(urlsplit(address).path) is not None
        found.setdefault(address, Frame(address, is_furniture=is_furniture, has_room=_has_room(element)))
    return sorted(found.values(), key=lambda frame: frame.is_furniture)


def _is_hidden(frame: etree._Element) -> bool:
    if frame.get("width", "")[:2] in _NO_SIZE or frame.get("height", "")[:2] in _NO_SIZE:
        return True
    return _HIDDEN.search(frame.get("style", "")) is not None


def _has_room(frame: etree._Element) -> bool:
    height = _HEIGHT.search(f"{frame.get('style', '')};height:{frame.get('height', '')}")
    is_low = height is not None and int(height[1]) < _LOWEST_LIST
    return not is_low and next(frame.iterancestors("aside", "footer", "header", "nav"), None) is None
