"""博达 VSB: a static list whose page numbers fall, so that only its own link leads to the next page."""

import re

from crawler.adapters.base import Listing, ListPage
from crawler.adapters.document import parse
from crawler.adapters.entries import read_entries
from crawler.adapters.paging import further_page, next_link

_PAGE_SCRIPT = "_simple_list_gotopage_fun"
_MARKS = ("/system/resource/", "_vsb_content", "pb_sys_common", "wbnewsid", "wbtreeid")
_ARTICLE = re.compile(r"\binfo/\d+/\d+\.htm\b")


class Boda:
    """Reads lists of 博达 VSB."""

    name = "boda"

    def recognises(self, page: ListPage) -> bool:
        """Say whether the page has VSB's page script, or VSB articles beside other marks of VSB."""
        if _PAGE_SCRIPT in page.text:
            return True
        return _ARTICLE.search(page.text) is not None and any(mark in page.text for mark in _MARKS)

    def read(self, page: ListPage) -> Listing:
        """Read one page of a column; raises ListNotUnderstood."""
        document = parse(page.text, page.url)
        return Listing(
            adapter=self.name,
            entries=read_entries(document),
            following=further_page(page, next_link(document)),
        )
