"""开普 ucap's search, which lists a column as JSON: where a page says it lies, what it is asked, what it answers."""

import html
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from itertools import islice
from urllib.parse import urlencode

from crawler.adapters.base import Entry, Listing, ListPage, ListRequest
from crawler.adapters.shared.address_query import query_of, with_query
from crawler.adapters.shared.document import absolute
from crawler.adapters.shared.entries import listed_on, without_doubles
from crawler.adapters.shared.json_answer import count_in, object_in, text_in
from crawler.adapters.shared.link_reader import tidy
from crawler.adapters.shared.list_dates import CHINA, mark_beside_link
from crawler.adapters.shared.paging import further_page
from crawler.errors import ListNotUnderstood

_USUAL_PATH = "/common/search/"
_USUAL_SIZE = 20

_KEY = r"[0-9a-f]{32}"
# '/common/search/' + id + '?_isAgg=true...', "/searchList/<key>?...", or the parameters as an object behind the path.
_PATH = re.compile(
    rf"[\"'](?:(?:https?:)?//[\w.:-]{{1,100}})?(?P<path>/(?:[\w-]{{1,40}}/){{0,3}}search(?:List)?/)(?P<key>{_KEY})?"
)
_PARAMETER = re.compile(r"[^<>]{0,300}?\b_(?:isAgg|isJson|template)\b")
_MOST_PATHS = 200
_TAB = re.compile(rf"[?&]tab=({_KEY})\b")
_VARIABLE = re.compile(rf"\bchannel_?Id[\"']?\s{{0,9}}[:=]\s{{0,9}}[\"']({_KEY})[\"']", re.IGNORECASE)
_META = re.compile(r"<meta\b[^<>]{1,300}>", re.IGNORECASE)
_META_NAME = re.compile(r"\bname\s*=\s*[\"']?channel_?id\b", re.IGNORECASE)
_META_KEY = re.compile(rf"\bcontent\s*=\s*[\"']?({_KEY})\b", re.IGNORECASE)
_PAGE_SIZE = re.compile(
    r"page_?size(?:[\"']?\s{0,9}|[\"']\s{1,9}value\s{0,9})[:=]\s{0,9}[\"']?(\d{1,3})\b", re.IGNORECASE
)
_LARGEST_SIZE = 100

_RESULTS = re.compile(r"\"results\"\s*:")
_FIELDS = ("publishedTimeStr", "channelId", "manuscriptId")
_TAG = re.compile(r"<[^<>]{0,200}>")
_MILLISECONDS = re.compile(r"[1-9][0-9]{11,12}")
_OLDEST = "oldest"
"""What is carried: the last address read."""


@dataclass(frozen=True, slots=True)
class Search:
    """The search of a column."""

    path: str | None
    """None where the page leaves it to a script of its own."""
    key: str
    """The column's key."""
    size: int = _USUAL_SIZE
    """Results a page."""


def asks_search(page: ListPage) -> bool:
    """Say whether the page asks the search, or names its column by the search's key."""
    return _call(page.text) is not None or _key_in_meta(page.text) is not None


def search_of(page: ListPage) -> Search | None:
    """Read from a column's page how its search is asked; None where the page does not say which column it is."""
    call = _call(page.text)
    tab, variable = _TAB.search(page.url), _VARIABLE.search(page.text)
    keys = (tab and tab[1], call and call["key"], variable and variable[1], _key_in_meta(page.text))
    key = next(filter(None, keys), None)
    if key is None:
        return None
    return Search(path=call["path"] if call is not None else None, key=key, size=_size(page.text))


def path_of_script(text: str) -> str:
    """Read from a script where the search lies; the usual place where it does not say."""
    call = _call(text)
    return call["path"] if call is not None else _USUAL_PATH


def search_request(page: ListPage, search: Search, shown: int) -> ListRequest | None:
    """Ask for the results behind those that the page already shows, or for all where it shows none."""
    query = {
        "_isAgg": "true",
        "_isJson": "true",
        "_pageSize": search.size,
        "_template": "index",
        "_rangeTimeGte": "",
        "_channelName": "",
        "page": shown // search.size + 1,
    }
    request = further_page(page, absolute(page.url, f"{search.path or _USUAL_PATH}{search.key}?{urlencode(query)}"))
    # With a carry the answer is never taken for a list of any other kind.
    return replace(request, page=page.page + bool(shown), carry=_read_last("")) if request is not None else None


def is_results(page: ListPage) -> bool:
    """Say whether the page is an answer of the search."""
    text = page.text.lstrip("\ufeff \t\r\n")
    return text.startswith("{") and _RESULTS.search(text) is not None and any(field in text for field in _FIELDS)


def read_results(page: ListPage, adapter: str) -> Listing:
    """Read one page of results; raises ListNotUnderstood."""
    answer = object_in(page)
    inner = answer.get("data")
    data = inner if isinstance(inner, dict) else answer
    results = data.get("results")
    rows = results if isinstance(results, list) else []
    entries = without_doubles(_entries(rows, page.url), page.url)
    if not entries:
        if results == [] and data.get("total") is None and dict(page.carry).get(_OLDEST):
            return Listing(adapter=adapter, entries=(), following=None)  # past the end of a search without a total
        raise ListNotUnderstood("the search lists no articles", url=page.url)
    return Listing(adapter=adapter, entries=entries, following=_following(page, data, len(rows), entries[-1].url))


def _call(text: str) -> re.Match[str] | None:
    """Find the path of a search; a site's search box has one too, but none of the parameters."""
    paths = islice(_PATH.finditer(text), _MOST_PATHS)
    return next((path for path in paths if _PARAMETER.match(text, path.end()) is not None), None)


def _key_in_meta(text: str) -> str | None:
    for meta in _META.finditer(text):
        key = _META_KEY.search(meta[0]) if _META_NAME.search(meta[0]) is not None else None
        if key is not None:
            return key[1]
    return None


def _size(text: str) -> int:
    found = _PAGE_SIZE.search(text)
    size = int(found[1]) if found is not None else 0
    return size if 0 < size <= _LARGEST_SIZE else _USUAL_SIZE


def _entries(rows: list[object], url: str) -> Iterator[Entry]:
    for row in rows:
        entry = _entry(row, url) if isinstance(row, dict) else None
        if entry is not None:
            yield entry


def _entry(row: Mapping[str, object], url: str) -> Entry | None:
    title = tidy(html.unescape(_TAG.sub("", text_in(row.get("title")))))
    address = absolute(url, text_in(row.get("url")))
    if not title or address is None:
        return None
    day = _day(row.get("publishedTimeStr")) or _day(row.get("publishedTime"))
    return Entry(url=address, title=title, listed_on=listed_on(day, address))


def _day(value: object) -> date | None:
    written = str(value)
    if _MILLISECONDS.fullmatch(written):
        return datetime.fromtimestamp(int(written) // 1000, CHINA).date()
    mark = mark_beside_link(written)
    return mark.on if mark is not None else None


def _following(page: ListPage, data: Mapping[str, object], rows: int, oldest: str) -> ListRequest | None:
    # A server that gives the same page again does not heed the number it is asked.
    if dict(page.carry).get(_OLDEST) == oldest:
        return None
    query = query_of(page.url)
    number = count_in(query.get("page")) or 1
    size = count_in(data.get("rows")) or count_in(query.get("_pageSize")) or rows
    total = data.get("total")
    # Without a total a full page is taken to have a page behind it.
    if number * size >= count_in(total) if total is not None else rows < size:
        return None
    request = further_page(page, with_query(page.url, {**query, "page": number + 1}))
    return replace(request, carry=_read_last(oldest)) if request is not None else None


def _read_last(address: str) -> tuple[tuple[str, str], ...]:
    return ((_OLDEST, address),)
