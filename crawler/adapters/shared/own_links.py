"""Which articles a page links to on its own host; to another host's articles any system's page may link."""

import re

from crawler.adapters.base import ListPage
from crawler.adapters.shared.document import absolute
from crawler.adapters.shared.paging import same_host

_HREF = re.compile(r"\bhref\s{0,9}=\s{0,9}(?:\"([^\"]{1,500})\"|'([^']{1,500})'|([^\s\"'<>]{1,500}))", re.IGNORECASE)


def links_to(page: ListPage, form: re.Pattern[str]) -> bool:
    """Say whether a link of the page leads to an address of this form on the page's own host."""
    for link in _HREF.finditer(page.text):
        written = (link[1] or link[2] or link[3]).strip()
        address = absolute(page.url, written) if form.search(written) is not None else None
        if address is not None and same_host(address, page.url):
            return True
    return False
