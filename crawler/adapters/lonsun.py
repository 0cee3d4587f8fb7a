"""龙讯 Lonsun: lists that a page holds or its script fetches from a label, with further pages by Ls.pagination."""

import html
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import islice
from urllib.parse import parse_qsl, urlencode, urljoin, urlsplit

from crawler.adapters.article_page import ArticleShown
from crawler.adapters.base import Entry, Listing, ListPage, ListRequest
from crawler.adapters.document import Document, absolute, parse
from crawler.adapters.entries import read_entries
from crawler.adapters.lonsun_label import asks_label, is_label, is_public_column, label_request, usual_request
from crawler.adapters.paging import MOST_PAGES, further_page, next_link
from crawler.errors import ListNotUnderstood

_OWN_SCRIPT = re.compile(r"\bLs\.(?:ajax|pagination)\s{0,9}\(")
_PAGER = re.compile(r"\bLs\.pagination\s{0,9}\(")
_LONGEST_CALL = 4000
_MOST_CALLS = 6
_COUNT = re.compile(r"\bpageCount[\"']?\s{0,9}:\s{0,9}[\"']?(\d{1,9})\b")
_CURRENT = re.compile(r"\bcurrPage[\"']?\s{0,9}:\s{0,9}[\"'(]{0,3}(\d{1,9})(?:\s{0,9}\+\s{0,9}(\d))?")
_LOCATION = re.compile(
    r"\blocation(?:\.href)?\s{0,9}=\s{0,9}[\"'](?P<before>[^\"'\s<>]{1,1000})[\"']\s{0,9}\+\s{0,9}\w{1,30}"
    r"(?:\s{0,9}\+\s{0,9}[\"'](?P<behind>[^\"'\s<>]{0,500})[\"'])?"
)
_COLUMN = re.compile(r"/(?:public|content)/column/\d{1,19}$|/site/(?:tpl|label)/\d{1,9}$")
_PUBLIC_ARTICLE = re.compile(r"/public/(?:\d{1,19}|content)/\d{1,19}\b")
_COUNTED = re.compile(r"[0-9]{1,9}")


@dataclass(frozen=True, slots=True)
class _Pager:
    """What a page says of its place among the pages of its column."""

    current: int | None
    last: int
    call: str
    """The script that leads to the other pages."""


class Lonsun:
    """Reads lists of 龙讯."""

    name = "lonsun"

    def recognises(self, page: ListPage) -> bool:
        """Say whether the page runs the family's own script, asks a label, or is a label's answer."""
        return (
            _OWN_SCRIPT.search(page.text) is not None
            or asks_label(page.text)
            or is_label(page.url)
            or is_public_column(page)
        )

    def read(self, page: ListPage) -> Listing:
        """Read a column's page or one answer of its label; raises ListNotUnderstood."""
        document = parse(page.text, page.url)
        written = next_link(document)
        try:
            entries = read_entries(_without_columns(document))
        except ArticleShown:
            raise
        except ListNotUnderstood:
            request = _behind_shell(page)
            if request is None:
                raise
            return Listing(adapter=self.name, entries=(), following=request)
        if written is None and _shows_only_others(page, entries):
            request = _behind_shell(page)
            if request is not None:
                return Listing(adapter=self.name, entries=(), following=request)
        return Listing(adapter=self.name, entries=entries, following=_following(page, written, entries))


def _behind_shell(page: ListPage) -> ListRequest | None:
    if is_label(page.url):
        return None
    request = label_request(page, page.text, 1) or usual_request(page)
    return replace(request, page=page.page) if request is not None else None


def _shows_only_others(page: ListPage, entries: Sequence[Entry]) -> bool:
    """Say whether a disclosure column that counts no pages shows news of others, but no article of its own kind."""
    if not is_public_column(page) or _pager(page.text) is not None:
        return False
    return not any(_PUBLIC_ARTICLE.search(urlsplit(entry.url).path) for entry in entries)


def _without_columns(document: Document) -> Document:
    """Take away the addresses of columns, whose numbers look like articles': the tree's links and the page's own."""
    for link in document.root.iter("a"):
        if _is_column(document.address(link.get("href"))):
            link.attrib.pop("href")
    return replace(document, url=urljoin(document.url, "/")) if _is_column(document.url) else document


def _is_column(address: str | None) -> bool:
    return address is not None and _COLUMN.search(urlsplit(address).path) is not None


def _following(page: ListPage, written: str | None, entries: Sequence[Entry]) -> ListRequest | None:
    kept, oldest, pager = dict(page.carry), entries[-1].url, _pager(page.text)
    # A server that gives the same page again does not heed the number it is asked.
    if kept.get("oldest") == oldest:
        return None
    if pager is not None:
        request = _by_pager(page, pager)
    elif is_label(page.url):
        request = _by_rows(page, _count(kept.get("pages")), len(entries))
    else:
        request = further_page(page, written)
    if request is None:
        return None
    pages = str(pager.last) if pager is not None else kept.get("pages", "")
    return replace(request, carry=(("oldest", oldest), ("pages", pages)))


def _pager(text: str) -> _Pager | None:
    """Find the first call that counts pages."""
    for start in islice(_PAGER.finditer(text), _MOST_CALLS):
        call = text[start.start() : start.start() + _LONGEST_CALL].partition("</script")[0]
        count, current = _COUNT.search(call), _CURRENT.search(call)
        if count is not None:
            here = int(current[1]) + int(current[2] or 0) if current is not None else None
            return _Pager(current=here, last=int(count[1]), call=call)
    return None


def _by_pager(page: ListPage, pager: _Pager) -> ListRequest | None:
    number = (pager.current or _number(page.url)) + 1
    if number > min(pager.last, MOST_PAGES):
        return None
    location = _LOCATION.search(pager.call)
    if location is not None:
        written = html.unescape(f"{location['before']}{number}{location['behind'] or ''}")
        return further_page(page, absolute(page.url, written))
    # The function may stand anywhere else on the page.
    return label_request(page, f"{pager.call}\n{page.text}", number) or _by_own_address(page, number)


def _by_own_address(page: ListPage, number: int) -> ListRequest | None:
    parts = urlsplit(page.url)
    query = urlencode({**dict(parse_qsl(parts.query, keep_blank_values=True)), "pageIndex": number})
    return further_page(page, parts._replace(query=query).geturl()) if _is_column(page.url) else None


def _by_rows(page: ListPage, last: int, rows: int) -> ListRequest | None:
    """Ask for the next answer of a label whose answers hold rows alone."""
    number, size = _number(page.url) + 1, _count(dict(parse_qsl(urlsplit(page.url).query)).get("pageSize"))
    # Without a count of pages a full answer is taken to have one behind it.
    more = number <= min(last, MOST_PAGES) if last else rows >= size > 0
    return label_request(page, "", number) if more else None


def _number(url: str) -> int:
    return _count(dict(parse_qsl(urlsplit(url).query)).get("pageIndex")) or 1


def _count(value: str | None) -> int:
    return int(value) if value is not None and _COUNTED.fullmatch(value) is not None else 0
