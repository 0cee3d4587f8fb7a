"""广东 NFCMS: a static list of content/post_ links; the second page is index_2.html."""

import re
from urllib.parse import urlsplit

from crawler.adapters.base import Listing, ListPage
from crawler.adapters.shared.document import Document, parse
from crawler.adapters.shared.entries import read_entries
from crawler.adapters.shared.next_page import next_request
from crawler.adapters.shared.own_links import links_to
from crawler.adapters.shared.paging import MOST_PAGES, further_page

_ARTICLE = re.compile(r"\bcontent/m?post_\d+\.html\b")
_COLUMN = re.compile(r"NFCMS_PUB_TYPE\s*=\s*[\"']cat[\"']")
# mindex is the same list for telephones.
_NUMBER = re.compile(r"/(m?index)(?:_(\d{1,9}))?\.html$")
_COUNT = re.compile(r"共\s*(\d{1,9})\s*页|\b(?:totalPages?|pageCount)[\"']?\s*[:=]\s*[\"']?(\d{1,9})\b")


class Nfcms:
    """Reads lists of 广东's common system."""

    name = "nfcms"

    def recognises(self, page: ListPage) -> bool:
        """Say whether the page links to NFCMS articles of its own or calls itself one of its columns."""
        return _COLUMN.search(page.text) is not None or links_to(page, _ARTICLE)

    def read(self, page: ListPage) -> Listing:
        """Read one page of a column; raises ListNotUnderstood."""
        document = parse(page.text, page.url)
        following = next_request(page, document) or further_page(page, _numbered(page, document))
        return Listing(adapter=self.name, entries=read_entries(document), following=following)


def _numbered(page: ListPage, document: Document) -> str | None:
    """Name the next page by number, where the page counts its pages or links to that number."""
    here = _NUMBER.search(urlsplit(page.url).path)
    number = int(here[2] or 1) + 1 if here is not None else 2
    address = document.address(f"{here[1] if here is not None else 'index'}_{number}.html")
    counted = _COUNT.search(page.text)
    last = int(counted[1] or counted[2]) if counted is not None else 0
    linked = any(document.address(link.get("href")) == address for link in document.root.iter("a"))
    return address if linked or number <= min(last, MOST_PAGES) else None
