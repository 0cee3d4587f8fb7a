"""jeecms: a static list of <id>.jhtml articles; the second page is index_2.jhtml, or <name>_2.jhtml."""

import re
from urllib.parse import urlsplit

from crawler.adapters.base import Listing, ListPage, ListRequest
from crawler.adapters.shared.document import Document, parse
from crawler.adapters.shared.entries import read_entries
from crawler.adapters.shared.next_page import next_request
from crawler.adapters.shared.page_numbers import told_pages
from crawler.adapters.shared.paging import MOST_PAGES, further_page

_ADDRESS = re.compile(r"\.jhtml$", re.IGNORECASE)
_ARTICLE = re.compile(
    r"\bhref\s{0,9}=\s{0,9}[\"']?[^\"'<>\s]{0,300}/\d{1,12}(?:_\d{1,4})?\.jhtml\b|[\"'=]\d{1,12}\.jhtml\b",
    re.IGNORECASE,
)
_NUMBERED = re.compile(r"_(\d{1,5})$")
# 共48条 每页20条, where no count of pages is told.
_GAP = r"(?:\s|&nbsp;|<[^<>]{0,120}>|[:：]){0,6}"
_RECORDS = re.compile(rf"共{_GAP}(\d{{1,7}}){_GAP}条")
_PER_PAGE = re.compile(rf"每页{_GAP}(?:显示)?{_GAP}(\d{{1,3}}){_GAP}条")
# The last page's number in a call that turns to it, and in the names of its files.
_CALLED = re.compile(r"\b_?(?:goto|go|get|turn)_?page\s{0,9}\(\s{0,9}[\"']?(\d{1,5})[\"']?\s{0,9}\)", re.IGNORECASE)
_NAMED = re.compile(r"_(\d{1,5})\.jhtml\b", re.IGNORECASE)


class Jeecms:
    """Reads lists of jeecms."""

    name = "jeecms"

    def recognises(self, page: ListPage) -> bool:
        """Say whether the page has a jeecms address, or links to articles that have."""
        return _ADDRESS.search(urlsplit(page.url).path) is not None or _ARTICLE.search(page.text) is not None

    def read(self, page: ListPage) -> Listing:
        """Read one page of a column; raises ListNotUnderstood."""
        document = parse(page.text, page.url)
        entries = read_entries(document)
        following = next_request(page, document) or _counted(page, document)
        return Listing(adapter=self.name, entries=entries, following=following)


def _counted(page: ListPage, document: Document) -> ListRequest | None:
    """Ask for the next page by name, where the page says that there are so many."""
    folder, _, name = urlsplit(page.url).path.rpartition("/")
    stem = _ADDRESS.sub("", name) or "index"
    if name and _ADDRESS.search(name) is None:
        return None
    here = _NUMBERED.search(stem)
    number = int(here[1]) + 1 if here is not None and page.page > 1 else page.page + 1
    base = stem[: here.start()] if here is not None else stem
    if number > min(_last(page.text), MOST_PAGES):
        return None
    return further_page(page, document.address(f"{folder}/{base}_{number}.jhtml"))


def _last(text: str) -> int:
    told = told_pages(text)
    if told:
        return told
    records, per_page = _RECORDS.search(text), _PER_PAGE.search(text)
    if records is not None and per_page is not None and int(per_page[1]):
        return -(-int(records[1]) // int(per_page[1]))
    return max((int(number[1]) for pattern in (_CALLED, _NAMED) for number in pattern.finditer(text)), default=0)
