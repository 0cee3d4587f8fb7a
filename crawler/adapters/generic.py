"""Any list of dated links, of whatever system; and a page that only frames one."""

import re
from dataclasses import replace

from lxml import etree

from crawler.adapters.base import Listing, ListPage, ListRequest
from crawler.adapters.document import Document, parse
from crawler.adapters.entries import read_entries
from crawler.adapters.paging import further_page, next_link, same_host
from crawler.errors import ListNotUnderstood

_FRAMED = ("framed", "yes")
_NO_SIZE = ("0", "0p", "1", "1p")
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden|(?:width|height)\s*:\s*[01](?:px)?\s*(?:;|$)")


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
        except ListNotUnderstood:
            framed = _framed(page, document)
            if framed is None:
                raise
            return Listing(adapter=self.name, entries=(), following=framed)
        return Listing(adapter=self.name, entries=entries, following=further_page(page, next_link(document)))


def _framed(page: ListPage, document: Document) -> ListRequest | None:
    """Ask for the one frame of this host that a page without entries holds; frames in frames are not followed."""
    if _FRAMED in page.carry:
        return None
    frames = [frame for frame in document.root.iter("iframe") if not _is_hidden(frame)]
    addresses = {document.address(frame.get("src")) for frame in frames}
    own = [address for address in addresses if address is not None and same_host(address, page.url)]
    request = further_page(page, own[0]) if len(own) == 1 else None
    return replace(request, page=page.page, carry=(_FRAMED,)) if request is not None else None


def _is_hidden(frame: etree._Element) -> bool:
    # Counters of visits are frames too.
    if frame.get("width", "")[:2] in _NO_SIZE or frame.get("height", "")[:2] in _NO_SIZE:
        return True
    return _HIDDEN.search(frame.get("style", "")) is not None
