"""Any list of dated links, of whatever system; and a page that only frames one."""

from collections.abc import Sequence
from dataclasses import replace

from crawler.adapters.base import Listing, ListPage, ListRequest
from crawler.adapters.shared.article_page import ArticleShown
from crawler.adapters.shared.document import Document, parse
from crawler.adapters.shared.entries import Read, read_list
from crawler.adapters.shared.frames import frames
from crawler.adapters.shared.next_page import next_request
from crawler.adapters.shared.paging import further_page
from crawler.errors import ListNotUnderstood

_FRAMED = "framed"
"""What is carried to a frame: the frames to try after it, an address a line."""
_FRAMING = "framing"
"""What is carried with that where the page has entries of its own: its address."""
_SHOWN = "shown"
"""How many these are; 0 where a frame that lists anything is to be preferred."""

_MOST_FRAMES = 3


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
            read = read_list(document)
        except ListNotUnderstood as error:
            elsewhere = _behind_page_without_list(page, document, error)
            if elsewhere is None:
                raise
            return Listing(adapter=self.name, entries=(), following=elsewhere)
        following = next_request(page, document)
        elsewhere = _behind_box(page, document, read) if following is None else None
        if elsewhere is not None:
            return Listing(adapter=self.name, entries=(), following=elsewhere)
        return Listing(adapter=self.name, entries=read.entries, following=following)


def _behind_page_without_list(page: ListPage, document: Document, error: ListNotUnderstood) -> ListRequest | None:
    """Ask for the next frame that may hold the list; frames in frames are not looked into, nor those of articles."""
    carried = dict(page.carry).get(_FRAMED)
    if carried is not None:
        return _first_of(page, carried.split("\n")) or _back(page)
    if isinstance(error, ArticleShown):
        return None
    return _first_of(page, [frame.address for frame in frames(page, document)][:_MOST_FRAMES])


def _behind_box(page: ListPage, document: Document, read: Read) -> ListRequest | None:
    """Ask for what lists more than a box: the page's only frame; or, where the frame lists less, the page again."""
    kept = dict(page.carry)
    if _FRAMED in kept:
        lists_less = read.may_be_box and len(read.entries) < int(kept.get(_SHOWN, "0"))
        return _back(page) if lists_less else None
    found = frames(page, document) if read.may_be_box or read.is_box else []
    if len(found) != 1 or found[0].is_furniture or not found[0].has_room:
        return None
    request = _first_of(page, [found[0].address])
    shown = 0 if read.is_box else len(read.entries)
    carry = ((_FRAMING, page.url), (_SHOWN, str(shown)))
    return replace(request, carry=(*request.carry, *carry)) if request is not None else None


def _first_of(page: ListPage, addresses: Sequence[str]) -> ListRequest | None:
    for number, address in enumerate(addresses, 1):
        request = further_page(page, address or None)
        if request is not None:
            return replace(request, page=page.page, carry=((_FRAMED, "\n".join(addresses[number:])),))
    return None


def _back(page: ListPage) -> ListRequest | None:
    """Ask once more for the page whose own entries were passed over for a frame's."""
    return _first_of(page, [dict(page.carry).get(_FRAMING, "")])
