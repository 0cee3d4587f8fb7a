"""龙讯 Lonsun: lists that a page holds or its script fetches from a label, with further pages by Ls.pagination."""

import html
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import islice
from urllib.parse import urlsplit

from crawler.adapters.base import Entry, Listing, ListPage, ListRequest
from crawler.adapters.lonsun_label import asks_label, is_label, is_public_column, label_request, usual_request
from crawler.adapters.shared.address_query import query_of, with_query
from crawler.adapters.shared.article_page import ArticleShown
from crawler.adapters.shared.document import absolute, parse
from crawler.adapters.shared.entries import read_entries
from crawler.adapters.shared.json_answer import count_in
from crawler.adapters.shared.paging import MOST_PAGES, further_page, next_link
from crawler.adapters.shared.uncounted import looks_full, says_nothing
from crawler.errors import ListNotUnderstood

_OWN_SCRIPT = re.compile(r"\bLs\.(?:ajax|pagination)\s{0,9}\(")
_PAGER = re.compile(r"\bLs\.pagination\s{0,9}\(")
_LONGEST_CALL = 4000
_MOST_CALLS = 6
_COUNT = re.compile(r"\bpageCount[\"']?\s{0,9}:\s{0,9}[\"']?(\d{1,9})\b")
_TOTAL = re.compile(r"\btotal[\"']?\s{0,9}:\s{0,9}[\"']?(\d{1,9})\b")
_SIZE = re.compile(r"\bpageSize[\"']?\s{0,9}:\s{0,9}[\"']?([1-9]\d{0,2})\b")
_CURRENT = re.compile(r"\bcurrPage[\"']?\s{0,9}:\s{0,9}[\"'(]{0,3}(\d{1,9})(?:\s{0,9}\+\s{0,9}(\d))?")
_LOCATION = re.compile(
    r"\blocation(?:\.href)?\s{0,9}=\s{0,9}[\"'](?P<before>[^\"'\s<>]{1,1000})[\"']\s{0,9}\+\s{0,9}\w{1,30}"
    r"(?:\s{0,9}\+\s{0,9}[\"'](?P<behind>[^\"'\s<>]{0,500})[\"'])?"
)
_COLUMN = re.compile(r"/(?:public|content)/column/\d{1,19}$|/site/(?:tpl|label)/\d{1,9}$")
_PUBLIC_ARTICLE = re.compile(r"/public/(?:\d{1,19}|content)/\d{1,19}\b")
_GUESSED = "guessed"
"""What is carried to a page of which nobody said that it exists."""


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
            entries = read_entries(document)
        except ArticleShown:
            raise
        except ListNotUnderstood:
            request = _behind_shell(page)
            if request is None and not self._is_past_the_end(page):
                raise
            return Listing(adapter=self.name, entries=(), following=request)
        if written is None and _shows_only_others(page, entries):
            request = _behind_shell(page)
            if request is not None:
                return Listing(adapter=self.name, entries=(), following=request)
        return Listing(adapter=self.name, entries=entries, following=_following(page, written, entries))

    def _is_past_the_end(self, page: ListPage) -> bool:
        """Say whether the system answered to a guess that there is no such page."""
        if _GUESSED not in dict(page.carry):
            return False
        return says_nothing(page.text) if is_label(page.url) else self.recognises(page)


def _behind_shell(page: ListPage) -> ListRequest | None:
    if is_label(page.url) or page.page > 1:
        return None
    request = label_request(page, page.text, 1) or usual_request(page)
    return replace(request, page=page.page) if request is not None else None


def _shows_only_others(page: ListPage, entries: Sequence[Entry]) -> bool:
    """Say whether a disclosure column that counts no pages shows news of others, but no article of its own kind."""
    if not is_public_column(page) or _pager(page.text) is not None:
        return False
    return not any(_PUBLIC_ARTICLE.search(urlsplit(entry.url).path) for entry in entries)


def _following(page: ListPage, written: str | None, entries: Sequence[Entry]) -> ListRequest | None:
    kept, oldest, pager = dict(page.carry), entries[-1].url, _pager(page.text)
    last = pager.last if pager is not None else count_in(kept.get("pages"))
    # A server that gives the same page again does not heed the number it is asked.
    if kept.get("oldest") == oldest:
        return None
    if pager is not None:
        request = _by_pager(page, pager)
    elif is_label(page.url):
        request = _by_rows(page, last, len(entries))
    else:
        request = further_page(page, written) or _behind_full_page(page, len(entries))
    if request is None:
        return None
    return replace(request, carry=(*request.carry, ("oldest", oldest), ("pages", str(last or ""))))


def _pager(text: str) -> _Pager | None:
    """Find the first call that counts pages."""
    for start in islice(_PAGER.finditer(text), _MOST_CALLS):
        call = text[start.start() : start.start() + _LONGEST_CALL].partition("</script")[0]
        last, current = _last(call), _CURRENT.search(call)
        if last is not None:
            here = int(current[1]) + int(current[2] or 0) if current is not None else None
            return _Pager(current=here, last=last, call=call)
    return None


def _last(call: str) -> int | None:
    count, total, size = _COUNT.search(call), _TOTAL.search(call), _SIZE.search(call)
    if count is None and total is not None and size is not None:
        return -(-int(total[1]) // int(size[1]))
    return int(count[1]) if count is not None else None


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


def _is_column(address: str) -> bool:
    return _COLUMN.search(urlsplit(address).path) is not None


def _by_own_address(page: ListPage, number: int) -> ListRequest | None:
    if not _is_column(page.url):
        return None
    return further_page(page, with_query(page.url, {**query_of(page.url), "pageIndex": number}))


def _by_rows(page: ListPage, last: int, rows: int) -> ListRequest | None:
    """Ask for the next answer of a label whose answers hold rows alone."""
    number = _number(page.url) + 1
    request = label_request(page, "", number)
    if last:
        return request if number <= min(last, MOST_PAGES) else None
    return _guess(request, rows)


def _behind_full_page(page: ListPage, rows: int) -> ListRequest | None:
    """Ask for the next page of a column whose page does not count them."""
    number = _number(page.url) + 1
    request = label_request(page, page.text, number) if _is_column(page.url) else None
    return _guess(request or _by_own_address(page, number), rows)


def _guess(request: ListRequest | None, rows: int) -> ListRequest | None:
    """Ask for a page of which nobody said that it exists, where as many rows were shown as a page can hold."""
    size = count_in(query_of(request.url).get("pageSize")) if request is not None else 0
    if request is None or not looks_full(rows, size):
        return None
    return replace(request, carry=((_GUESSED, "yes"),))


def _number(url: str) -> int:
    return count_in(query_of(url).get("pageIndex")) or 1
