"""Any list of dated links, of whatever system; and a page that only frames one."""

import re
from dataclasses import replace
from urllib.parse import urlsplit

from lxml import etree

from crawler.adapters.article_page import ArticleShown
from crawler.adapters.base import Listing, ListPage, ListRequest
from crawler.adapters.document import Document, parse
from crawler.adapters.entries import read_entries
from crawler.adapters.next_page import next_request
from crawler.adapters.paging import further_page, same_host
from crawler.errors import ListNotUnderstood

_FRAMED = "framed"
"""What is carried to a frame: the frames to try after it, an address a line."""

_MOST_FRAMES = 3
_NO_SIZE = ("0", "0p", "1", "1p")
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden|(?:width|height)\s*:\s*[01](?:px)?\s*(?:;|$)")
# What else pages frame; tried last.
_FURNITURE = re.compile(
    r"visit|count|log(?:in|on)|tree|menu|nav|left|share|foot|head|top|banner|search|weather|tianqi|map|video|player",
    re.IGNORECASE,
)


class Generic:
    """Reads what no other adapter claims."""

    name = "generic"

    def recognises(self, page: ListPage) -> bool:
        """Say yes to all markup, as no family's mark is needed."""
        return "<" in page.text

    def read(self, page: ListPage) -> Listing:
        """Read one page of a column; raises ListNotUnderstood."""
        document = parse(page.text, page.url)
        try:
            entries = read_entries(document)
        except ListNotUnderstood as error:
            framed = _next_frame(page, document, error)
            if framed is None:
                raise
            return Listing(adapter=self.name, entries=(), following=framed)
        return Listing(adapter=self.name, entries=entries, following=next_request(page, document))


def _next_frame(page: ListPage, document: Document, error: ListNotUnderstood) -> ListRequest | None:
    """Ask for the next frame that may hold the list; frames in frames are not looked into, nor those of articles."""
    carried = dict(page.carry).get(_FRAMED)
    if carried is not None:
        waiting = carried.split("\n")
    else:
        waiting = _frames(page, document) if not isinstance(error, ArticleShown) else []
    for number, address in enumerate(waiting, 1):
        request = further_page(page, address or None)
        if request is not None:
            return replace(request, page=page.page, carry=((_FRAMED, "\n".join(waiting[number:])),))
    return None


def _frames(page: ListPage, document: Document) -> list[str]:
    """Name the page's visible frames of its own host, the likeliest first."""
    frames = [frame for frame in document.root.iter("iframe", "frame") if not _is_hidden(frame)]
    addresses = [document.address(frame.get("src")) for frame in frames]
    own = [address for address in dict.fromkeys(addresses) if address is not None and same_host(address, page.url)]
    return sorted(own, key=lambda address: _FURNITURE.search(urlsplit(address).path) is not None)[:_MOST_FRAMES]


def _is_hidden(frame: etree._Element) -> bool:
    # Counters of visits are frames too.
    if frame.get("width", "")[:2] in _NO_SIZE or frame.get("height", "")[:2] in _NO_SIZE:
        return True
    return _HIDDEN.search(frame.get("style", "")) is not None
