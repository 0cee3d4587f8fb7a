"""大汉 jpaas: a page of units, each built by a request that the page spells out; the column's list is one of them."""

import json
import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from importlib.resources import files

from lxml import etree

from crawler.adapters.base import Entry, Listing, ListPage, ListRequest
from crawler.adapters.shared.address_query import query_of, with_query
from crawler.adapters.shared.document import Document, parse
from crawler.adapters.shared.entries import read_entries
from crawler.adapters.shared.json_answer import count_in, object_in
from crawler.adapters.shared.paging import further_page, next_link
from crawler.adapters.shared.uncounted import fingerprint, looks_full
from crawler.errors import ListNotUnderstood

_WORDS = tomllib.loads(files(__package__).joinpath("jpaas_tags.toml").read_text(encoding="utf-8"))
_USUAL_PATH = "/api-gateway/jpaas-publish-server/front/page/build/unit"
_BUILD = re.compile(r"/front/page/build/unit\b|\bunitbuild\.js\b", re.IGNORECASE)
_UNIT = re.compile(r"\bquerydata\s*=\s*[\"'][^<>]{0,1000}\bpageId\b", re.IGNORECASE)
# Single-quoted JSON, as an attribute needs the double quotes for itself.
_PARAMETER = re.compile(
    r"[\"'](?P<name>\w{1,40})[\"']\s{0,5}:\s{0,5}"
    r"(?:'(?P<single>[^'\n]{0,300})'|\"(?P<double>[^\"\n]{0,300})\"|(?P<bare>[\w.-]{1,60}))"
)
_PAGE = "paramJson"
# What is carried: that the page itself lists something, if no unit does; and that nobody said there is such a page.
_INLINE = "inline"
_GUESSED = "guessed"
_SIZE = re.compile(r"\"pageSize\":\"?(\d{1,3})\b")
# A list of twenty columns is a menu; the column's own list is among the first units by their names.
_MOST_UNITS = 4
_UNKNOWN, _FURNITURE = 2, 3
_NUMBER = re.compile(r"[0-9]{1,9}")
_PAGES = re.compile(
    r"共(?:\s|&nbsp;|<[^<>]{1,80}>){0,6}(\d{1,9})(?:\s|&nbsp;|<[^<>]{1,80}>){0,6}页"
    r"|\b(?:pageCount|totalPages?)[\"']?\s{0,3}[=:]\s{0,3}[\"']?(\d{1,9})\b",
    re.IGNORECASE,
)
_COUNTS = ("count", "total", "totalCount")
# Rows of one page; the system itself offers fifteen to fifty.
_MOST_ROWS = 500


@dataclass(frozen=True, slots=True)
class _Unit:
    """One unit of a page."""

    address: str
    """What its request asks for, without the number of a page."""
    tag: str


@dataclass(frozen=True, slots=True)
class _Extent:
    """How long the list is of which a page shows a part."""

    pages: int
    """0 where nothing says so."""
    size: int
    """Entries a page."""


class Jpaas:
    """Reads columns of 大汉 jpaas, the newer of the two 大汉 systems."""

    name = "jpaas"

    def recognises(self, page: ListPage) -> bool:
        """Say whether the page is made of jpaas units, or is one."""
        if _is_answer(page):
            return True
        return _BUILD.search(page.text) is not None and _UNIT.search(page.text) is not None

    def read(self, page: ListPage) -> Listing:
        """Read the column's page or one unit; raises ListNotUnderstood."""
        no_unit_lists = page.carry == ((_INLINE, "again"),)
        if not no_unit_lists and (page.carry or _is_answer(page)):
            return self._read_unit(page)
        document = parse(page.text, page.url)
        inline = self._read_inline(page, document)
        found = () if no_unit_lists else _units(document.root.iter("script"), document)
        units = sorted(found, key=_rank)
        if inline is not None and (inline.following is not None or not units or _rank(units[0]) >= _UNKNOWN):
            return inline
        kept = ((_INLINE, "passed over"),) if inline is not None else ()
        asked = _ask_units(page, page.url, [unit.address for unit in units][:_MOST_UNITS], kept)
        if asked is None:
            raise ListNotUnderstood("no entries, and no unit to ask for", url=page.url)
        return Listing(adapter=self.name, entries=(), following=asked)

    def _read_inline(self, page: ListPage, document: Document) -> Listing | None:
        """Read the list that the page holds already, beside the parameters of its further pages where it has them."""
        for pager in _pagers(document.root):
            entries = _entries_or_none(Document(root=_around(pager), url=document.url, base=document.base))
            unit = next(_units([pager], document), None)
            if entries is not None and unit is not None:
                extent = _extent(document, "", {}, len(entries))
                following = _further(page, unit.address, extent, entries, page.url)
                return Listing(adapter=self.name, entries=entries, following=following)
        entries = _entries_or_none(document)
        if entries is None:
            return None
        return Listing(adapter=self.name, entries=entries, following=further_page(page, next_link(document)))

    def _read_unit(self, page: ListPage) -> Listing:
        kept = dict(page.carry)
        column = kept.get("column", page.url)
        data: Mapping[str, object] = {}
        try:
            data = _data(page)
            markup = _markup(data)
            document = parse(markup, column)
            entries = read_entries(document)
        except ListNotUnderstood:
            asked = _ask_others(page, column)
            is_end = _GUESSED in kept and bool(data)
            if asked is None and not is_end:
                raise
            return Listing(adapter=self.name, entries=(), following=asked)
        following = None
        if kept.get("shown") != fingerprint(entries):
            size = _asked_size(page.url) or len(entries)
            following = _further(page, page.url, _extent(document, markup, data, size), entries, column)
        return Listing(adapter=self.name, entries=entries, following=following)


def _is_answer(page: ListPage) -> bool:
    return "/front/page/build/unit" in page.url and page.text.lstrip("\ufeff \t\r\n").startswith("{")


def _units(elements: Iterable[etree._Element], document: Document) -> Iterator[_Unit]:
    for element in elements:
        written = element.get("querydata")
        path = element.get("url") or element.get("uniturl") or _USUAL_PATH
        parameters = _parameters(written) if written else {}
        address = document.address(path)
        # An article is built in the same way.
        if address is not None and "pageId" in parameters and parameters.get("pageType") != "article":
            parameters.pop(_PAGE, None)
            yield _Unit(address=with_query(address, parameters), tag=parameters.get("tagId", ""))


def _parameters(written: str) -> dict[str, str]:
    found = _PARAMETER.finditer(written)
    return {pair["name"]: pair["single"] or pair["double"] or pair["bare"] or "" for pair in found}


def _rank(unit: _Unit) -> int:
    """Say how likely a unit is not to be the column's list, going by its name."""
    tag = unit.tag.lower()
    if any(word in tag for word in _WORDS["furniture"]):
        return _FURNITURE
    likely = (any(word in tag for word in _WORDS[kind]) for kind in ("own", "list"))
    return next((rank for rank, is_likely in enumerate(likely) if is_likely), _UNKNOWN)


def _ask_units(
    page: ListPage, column: str, addresses: Sequence[str], kept: tuple[tuple[str, str], ...]
) -> ListRequest | None:
    """Ask for the first unit, and keep the others for the case that it holds no entries."""
    if not addresses:
        return None
    request = further_page(page, addresses[0])
    carry = (("column", column), *kept, *(("unit", address) for address in addresses[1:]))
    return replace(request, page=page.page, carry=carry) if request is not None else None


def _ask_others(page: ListPage, column: str) -> ListRequest | None:
    """Ask for the next unit, and after the last for what the column's page itself lists."""
    waiting = [value for name, value in page.carry if name == "unit"]
    passed_over = tuple(pair for pair in page.carry if pair[0] == _INLINE)
    if waiting or not passed_over:
        return _ask_units(page, column, waiting, passed_over)
    request = further_page(page, column)
    return replace(request, page=page.page, carry=((_INLINE, "again"),)) if request is not None else None


def _data(page: ListPage) -> Mapping[str, object]:
    data = object_in(page).get("data")
    if isinstance(data, str):
        return {"html": data}
    if not isinstance(data, dict):
        raise ListNotUnderstood("the unit has no data", url=page.url)
    return data


def _markup(data: Mapping[str, object]) -> str:
    markup = data.get("html")
    return markup if isinstance(markup, str) else ""


def _entries_or_none(document: Document) -> tuple[Entry, ...] | None:
    try:
        return read_entries(document)
    except ListNotUnderstood:
        return None


def _pagers(root: etree._Element) -> list[etree._Element]:
    """Find the elements that say how long their list is."""
    return [element for element in root.iter("div", "ul", "nav") if _NUMBER.fullmatch(element.get("count", ""))]


def _around(pager: etree._Element) -> etree._Element:
    """Find the unit to which a pager belongs."""
    name = pager.get("unitid") or pager.get("id")
    named = (element for element in pager.iterancestors() if name and element.get("id") == name)
    parent = pager.getparent()
    return next(named, parent if parent is not None else pager)


def _extent(document: Document, markup: str, data: Mapping[str, object], size: int) -> _Extent:
    """Read how long a list is."""
    pager = next(iter(_pagers(document.root)), None)
    if pager is not None:
        rows = count_in(pager.get("rows") or pager.get("pagesize"))
        size = rows if 0 < rows <= _MOST_ROWS else size
        return _Extent(pages=-(-count_in(pager.get("count")) // size), size=size)
    told = _PAGES.search(markup)
    if told is not None:
        return _Extent(pages=int(told[1] or told[2]), size=size)
    numbers = (count_in(link.get("data-page")) for link in document.root.iter("a"))
    total = next((count_in(data[name]) for name in _COUNTS if name in data), 0)
    return _Extent(pages=max(-(-total // size), *numbers, 0), size=size)


def _further(
    page: ListPage, address: str, extent: _Extent, entries: Sequence[Entry], column: str
) -> ListRequest | None:
    may_go_on = page.page < extent.pages if extent.pages else looks_full(len(entries), _asked_size(page.url))
    if not may_go_on:
        return None
    # The system's own script sends the number so; in a parameter of its own it is not heeded.
    wanted = json.dumps({"pageNo": page.page + 1, "pageSize": extent.size}, separators=(",", ":"))
    request = further_page(page, with_query(address, {**query_of(address), _PAGE: wanted}))
    guessed = () if extent.pages else ((_GUESSED, "yes"),)
    carry = (("column", column), *guessed, ("shown", fingerprint(entries)))
    return replace(request, carry=carry) if request is not None else None


def _asked_size(url: str) -> int:
    found = _SIZE.search(query_of(url).get(_PAGE, ""))
    return int(found[1]) if found is not None else 0
