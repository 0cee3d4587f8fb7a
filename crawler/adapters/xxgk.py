"""大汉 信息公开: a page whose table is drawn by a search of its unit's texts."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from html import unescape
from urllib.parse import parse_qsl, urlencode, urlsplit

from lxml import etree

from crawler.adapters.base import Entry, Listing, ListPage, ListRequest
from crawler.adapters.shared.address_query import query_of, with_query
from crawler.adapters.shared.document import Document, absolute, parse
from crawler.adapters.shared.entries import read_entries
from crawler.adapters.shared.link_words import leads_to_next_page, page_number
from crawler.adapters.shared.paging import MOST_PAGES, further_page, next_link, said_by
from crawler.adapters.shared.request_headers import BY_SCRIPT, FORM
from crawler.adapters.shared.uncounted import fingerprint, looks_full, says_nothing
from crawler.errors import ListNotUnderstood

_TABLE = re.compile(r"/module/xxgk/\w{1,40}\.jsp", re.IGNORECASE)
# A link to the search, or a form that leads there, stands on pages of any kind.
_SEARCH = re.compile(
    r"(?P<called>\bloadDynamic\s{0,5}\(\s{0,20})?(?<!href=)(?<!action=)(?<!src=)"
    r"(?=[\"'][^\"'\s<>]{0,100}/xxgk/search\w{0,20}\.jsp)",
    re.IGNORECASE,
)
_TREE = re.compile(r"/xxgk/tree\.jsp\?([^\"'\s<>]{1,500})", re.IGNORECASE)
_USUAL_SEARCH = "/module/xxgk/search.jsp"
_ROWS = "tr_main_value_"
# A script puts the address together from literals, variables and calls.
_PIECE = re.compile(
    r"\s{0,40}(?:'(?P<single>[^'\n]{0,600})'|\"(?P<double>[^\"\n]{0,600})\""
    r"|(?P<unknown>[\w.$]{1,60}(?:\s{0,3}\([^()]{0,100}\)[\w.$]{0,40})?)|(?P<mark>[+,;)}\]]))"
)
_MOST_PIECES = 60
# How far after an address the parameters of its request stand.
_AROUND = 1000
# As sent by the system's own script; what it does not know it sends empty.
_FIELDS = (
    "infotypeId",
    "jdid",
    "area",
    "divid",
    "vc_title",
    "vc_number",
    "sortfield",
    "currpage",
    "vc_filenumber",
    "vc_all",
    "texttype",
    "fbtime",
)
_FIELD = re.compile(
    r"\b(?P<name>infotypeId|jdid|area|divid|sortfield)[\"']?(?:\s{0,3}[:=]\s{0,3}[\"'](?P<quoted>[\w,:.-]{1,300})[\"']"
    r"|=(?P<sent>[\w,:.-]{1,300})|\s{0,3}:\s{0,3}(?P<bare>[\w.-]{1,60}))"
)
_SITE = re.compile(r"\b(?:jdid|webid)[\"']?\s{0,3}[:=]\s{0,3}[\"']?(\d{1,6})\b", re.IGNORECASE)
_AREA = re.compile(r"\bvc_xxgkarea=([\w-]{1,60})")
_PAGE = "currpage"
_GUESSED = "guessed"
"""What is carried to a page of which nobody said that it exists."""
_GAP = r"(?:\s|&nbsp;|<[^<>]{1,80}>){0,6}"
_COUNT = re.compile(rf"共{_GAP}(\d{{1,9}}){_GAP}页")
_COLUMN = re.compile(r"/col/col(\d{1,12})(?:/|$)")
_HEADERS = (FORM, BY_SCRIPT)


@dataclass(frozen=True, slots=True)
class _Search:
    """The search that draws a column's table."""

    address: str
    """Absolute, with what the page itself puts into it."""
    fields: Mapping[str, str]
    """What the form says besides."""


class Xxgk:
    """Reads columns of 大汉's disclosure module."""

    name = "xxgk"

    def recognises(self, page: ListPage) -> bool:
        """Say whether the page searches the module's texts, frames its tree, or is one of its tables."""
        if _is_table(page):
            return "<" in page.text
        return "/xxgk/" in page.text and (_SEARCH.search(page.text) is not None or _framed_tree(page.text) is not None)

    def read(self, page: ListPage) -> Listing:
        """Read the column's page or one answer of the search; raises ListNotUnderstood."""
        if page.carry or _is_table(page):
            return self._read_table(page)
        search = _search(page)
        if search is None:
            raise ListNotUnderstood("the page does not say what it searches", url=page.url)
        form = urlencode([(name, search.fields.get(name, "")) for name in _FIELDS if name != _PAGE])
        carry = (("column", page.url), ("form", form))
        if _ROWS in page.text:
            return self._read_table(replace(page, carry=(*carry, ("search", search.address))))
        request = _ask(page, search.address, page.page, carry)
        if request is None:
            raise ListNotUnderstood("the search lies on another host", url=page.url)
        return Listing(adapter=self.name, entries=(), following=request)

    def _read_table(self, page: ListPage) -> Listing:
        kept = dict(page.carry)
        column = kept.get("column", page.url)
        try:
            document = parse(page.text, column)
            entries = read_entries(document)
        except ListNotUnderstood:
            if _GUESSED in kept and says_nothing(page.text):
                return Listing(adapter=self.name, entries=(), following=None)
            raise
        following = None
        if kept.get("shown") != fingerprint(entries):
            following = _behind(page, document, entries)
        if following is None and not page.carry:
            following = further_page(page, next_link(document))
        return Listing(adapter=self.name, entries=_of_column(entries, column), following=following)


def _is_table(page: ListPage) -> bool:
    return _TABLE.search(urlsplit(page.url).path) is not None


def _framed_tree(text: str) -> dict[str, str] | None:
    found = _TREE.search(text)
    return dict(parse_qsl(unescape(found[1]), keep_blank_values=True)) if found is not None else None


def _search(page: ListPage) -> _Search | None:
    """Read from a page's script, or from the frame of its tree, what it searches."""
    given = query_of(page.url)
    tree = _framed_tree(page.text) or {}
    found = _SEARCH.search(page.text)
    if found is not None:
        arguments = _arguments(page.text, found.end())
        path, own = arguments[0], _fields(page.text, found, arguments)
    elif tree:
        path, own = _USUAL_SEARCH, {}
    else:
        return None
    site = _SITE.search(page.text)
    usual = {**tree, "jdid": site[1] if site is not None else ""}
    asked = {**usual, **own, **{name: value for name, value in query_of(path).items() if value}}
    area = given.get("vc_xxgkarea") or asked.get("area") or _area(page.text)
    # The page's own script puts the number of its address into the search.
    category = given.get("number") or asked.get("infotypeId", "")
    address = absolute(page.url, path)
    if address is None:
        return None
    query = {**query_of(address), "infotypeId": category, "area": area}
    query.pop(_PAGE, None)
    return _Search(
        address=with_query(address, query),
        fields={**asked, "infotypeId": category, "area": area},
    )


def _fields(text: str, found: re.Match[str], arguments: Sequence[str]) -> dict[str, str]:
    """Read the form of a search: from the arguments of the system's own function, or near the address."""
    if found["called"] is not None and len(arguments) > 5:
        return {"divid": arguments[1], "infotypeId": arguments[2].strip("0") and arguments[2], "jdid": arguments[5]}
    written = text[max(found.end() - _AROUND, 0) : found.end() + _AROUND]
    return {pair["name"]: pair["quoted"] or pair["sent"] or pair["bare"] for pair in _FIELD.finditer(written)}


def _arguments(text: str, start: int) -> list[str]:
    """Read the arguments of a call, with the known parts of each; what variables hold is left out."""
    arguments = [""]
    position = start
    for _ in range(_MOST_PIECES):
        piece = _PIECE.match(text, position)
        if piece is None or piece["mark"] not in (None, "+", ","):
            break
        if piece["mark"] == ",":
            arguments.append("")
        arguments[-1] += piece["single"] or piece["double"] or ""
        position = piece.end()
    return arguments


def _area(text: str) -> str:
    found = _AREA.search(text)
    return found[1] if found is not None else ""


def _ask(page: ListPage, address: str, number: int, carry: tuple[tuple[str, str], ...]) -> ListRequest | None:
    request = further_page(page, with_query(address, {**query_of(address), _PAGE: number}))
    if request is None:
        return None
    form = dict(parse_qsl(dict(carry)["form"], keep_blank_values=True))
    body = urlencode({**form, _PAGE: number}).encode()
    return replace(request, method="POST", body=body, headers=_HEADERS, page=number, carry=carry)


def _behind(page: ListPage, document: Document, entries: Sequence[Entry]) -> ListRequest | None:
    """Ask for the next page where there is one, or may be: a table without a pager does not tell its length."""
    is_told = page.page < _pages(page, document)
    if not is_told and (_has_pager(page, document) or not looks_full(len(entries), 0)):
        return None
    kept = {name: value for name, value in page.carry if name != _GUESSED}
    guessed = {} if is_told else {_GUESSED: "yes"}
    return _following(page, {**kept, **guessed, "shown": fingerprint(entries)})


def _has_pager(page: ListPage, document: Document) -> bool:
    return "页" in page.text or any(page_number(said_by(link)) is not None for link in document.root.iter("a"))


def _following(page: ListPage, kept: dict[str, str]) -> ListRequest | None:
    if "form" in kept:
        address = kept.pop("search", page.url)
        return _ask(page, address, page.page + 1, tuple(sorted(kept.items())))
    request = further_page(page, with_query(page.url, {**query_of(page.url), _PAGE: page.page + 1}))
    return replace(request, carry=tuple(sorted(kept.items()))) if request is not None else None


def _pages(page: ListPage, document: Document) -> int:
    """Count the pages of a table; where it does not count them, its link to the next page says whether there is one."""
    counted = _COUNT.search(page.text)
    if counted is not None:
        return min(int(counted[1]), MOST_PAGES)
    number = re.compile(rf"\b{page.page + 1}\b")
    leads_on = any(_leads_to(number, link) for link in document.root.iter("a"))
    return page.page + leads_on


def _leads_to(number: re.Pattern[str], link: etree._Element) -> bool:
    text = "".join(link.itertext()).strip()
    if number.search(f"{link.get('href', '')} {link.get('onclick', '')}") is None:
        return False
    return leads_to_next_page(text) or number.fullmatch(text) is not None


def _of_column(entries: tuple[Entry, ...], column: str) -> tuple[Entry, ...]:
    """Keep the entries that bear the column's number, where some do: a search can list the texts of the whole unit."""
    number = _COLUMN.search(urlsplit(column).path)
    if number is None:
        return entries
    return tuple(entry for entry in entries if f"/art_{number[1]}_" in entry.url) or entries
