"""龙讯 Lonsun's labels: the request by which a page's script fetches one page of its list as a piece of markup."""

import html
import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import islice
from urllib.parse import parse_qsl, urlencode, urlsplit

from crawler.adapters.base import ListPage, ListRequest
from crawler.adapters.shared.address_query import query_of
from crawler.adapters.shared.document import absolute
from crawler.adapters.shared.paging import further_page
from crawler.adapters.shared.request_headers import BY_SCRIPT

_LABEL = re.compile(r"[\"'](?P<path>(?:/[\w-]{1,40}){0,3}/site/label/\d{1,9})(?:\?(?P<query>[^\"'\s<>]{0,1500}))?[\"']")
_ADDED = re.compile(r"\s{0,9}\+\s{0,9}(?:(?P<name>[A-Za-z_][\w.]{0,60})|[\"'](?P<text>[^\"'\n<>]{0,1500})[\"'])")
_DATA = re.compile(r"\bdata[\"']?\s{0,9}:\s{0,9}\{([^{}]{1,3000})\}")
_PAIR = re.compile(
    r"\b(?P<name>\w{1,40})[\"']?\s{0,9}:\s{0,9}"
    r"(?:\"(?P<double>[^\"\n]{0,300})\"|'(?P<single>[^'\n]{0,300})'|(?P<bare>[\w.]{1,60}))"
)
# The parameters of one call stand within this many characters behind its address.
_LONGEST_CALL = 3500
_MOST_LABELS = 6
_MOST_PARAMETERS = 40
_LITERAL = re.compile(r"\d{1,19}|true|false")

_ANSWERED = re.compile(r"/site/label/\d{1,9}$")
_COLUMN = re.compile(r"/public/column/(\d{1,19})\b")
_META = re.compile(r"<meta\b[^<>]{1,200}>", re.IGNORECASE)
_SITE = re.compile(r"\bname\s*=\s*[\"']?SiteId\b", re.IGNORECASE)
_SITE_NUMBER = re.compile(r"\bcontent\s*=\s*[\"']?(\d{1,19})\b", re.IGNORECASE)
_USUAL_PATH = "/site/label/8888"
_USUAL = (
    ("labelName", "publicInfoList"),
    ("pageSize", "15"),
    ("isDate", "true"),
    ("dateFormat", "yyyy-MM-dd"),
    ("type", "4"),
    ("action", "list"),
)
# What distinguishes a column from the others of its organ.
_OF_COLUMN = ("action", "catId", "catIds", "type")
_NUMBER = "pageIndex"


def is_label(url: str) -> bool:
    """Say whether an address is a label's, which answers with a piece of a page."""
    return _ANSWERED.search(urlsplit(url).path) is not None


def asks_label(text: str) -> bool:
    """Say whether a page's script asks a label of its own host."""
    return _LABEL.search(text) is not None


def is_public_column(page: ListPage) -> bool:
    """Say whether a page is a disclosure column that names its site as the family does."""
    return _COLUMN.search(urlsplit(page.url).path) is not None and _site(page.text) is not None


def label_request(page: ListPage, script: str, number: int) -> ListRequest | None:
    """Ask for a page of the list as the script does; None where the script asks no label for pages."""
    if is_label(page.url):
        return _request(page, urlsplit(page.url).path, query_of(page.url), number)
    labels = list(islice(_LABEL.finditer(script), _MOST_LABELS))
    ends = [label.start() for label in labels[1:]] + [len(script)]
    for label, end in zip(labels, ends, strict=False):
        asked = dict(_asked(page, script[label.end() : min(end, label.end() + _LONGEST_CALL)], label["query"] or ""))
        if _NUMBER in asked:
            return _request(page, label["path"], _of_column(page, asked), number)
    return None


def usual_request(page: ListPage) -> ListRequest | None:
    """Ask for the first page of a disclosure column as such columns usually do; None where the page is none."""
    column, site = _COLUMN.search(urlsplit(page.url).path), _site(page.text)
    if column is None or site is None:
        return None
    prefix = urlsplit(page.url).path[: column.start()]
    asked = {**dict(_USUAL), **_of_column(page, {}), "siteId": site, "organId": column[1]}
    return _request(page, f"{prefix}{_USUAL_PATH}", asked, 1)


def _asked(page: ListPage, call: str, query: str) -> Iterator[tuple[str, str]]:
    """Read a call's parameters, which are added to its address piece by piece, or stand in an object behind it."""
    end = 0
    while (added := _ADDED.match(call, end)) is not None:
        query += added["text"] if added["text"] is not None else _value(page, added["name"])
        end = added.end()
    yield from parse_qsl(html.unescape(query), keep_blank_values=True)
    data = _DATA.search(call, end)
    for pair in islice(_PAIR.finditer(data[1] if data is not None else ""), _MOST_PARAMETERS):
        written = pair["double"] if pair["double"] is not None else pair["single"]
        yield pair["name"], written if written is not None else _value(page, pair["bare"])


def _value(page: ListPage, name: str) -> str:
    """Find what a script's variable stands for: what the page sets it to, or its namesake in the page's address."""
    if _LITERAL.fullmatch(name) is not None:
        return name
    bare = name.rpartition(".")[2]
    setting = re.search(
        rf"\b{re.escape(bare)}\s{{0,9}}=\s{{0,9}}[\"']?([\w,./-]{{1,200}})[\"']?\s{{0,9}}[;,\n]", page.text
    )
    return setting[1] if setting is not None else query_of(page.url).get(bare, "")


def _of_column(page: ListPage, asked: dict[str, str]) -> dict[str, str]:
    named = query_of(page.url)
    return {**asked, **{key: named[key] for key in _OF_COLUMN if named.get(key) and not asked.get(key)}}


def _site(text: str) -> str | None:
    for meta in _META.finditer(text):
        number = _SITE_NUMBER.search(meta[0]) if _SITE.search(meta[0]) is not None else None
        if number is not None:
            return number[1]
    return None


def _request(page: ListPage, path: str, asked: dict[str, str], number: int) -> ListRequest | None:
    query = urlencode({**asked, _NUMBER: number})
    request = further_page(page, absolute(page.url, f"{path}?{query}"))
    return replace(request, headers=(BY_SCRIPT,)) if request is not None else None
