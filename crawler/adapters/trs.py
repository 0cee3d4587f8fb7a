"""TRS WCM: a static list whose further pages are numbered by a call of createPageHTML, or by a script's variables."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from urllib.parse import urlsplit

from crawler.adapters.base import Listing, ListPage, ListRequest
from crawler.adapters.shared.document import Document, absolute, parse
from crawler.adapters.shared.entries import read_entries
from crawler.adapters.shared.next_page import next_request
from crawler.adapters.shared.paging import MOST_PAGES, further_page, same_host

_LINK = re.compile(r"\bhref\s{0,5}=\s{0,5}\\?[\"']?([^\"'<>\s\\]{1,200}\.s?html?)(?!\w)", re.IGNORECASE)
# 202403/t20240305_5832432.html; in 广西 there is no date in the name, in 香格里拉 no t.
_ARTICLE = re.compile(r"(?:^|/)(?:t\d{8}_\d+(?:_wap)?|\d{6}/\d{8}_\d+|t\d{6,9})\.s?html?$", re.IGNORECASE)
_CALL = re.compile(r"(?<!function )\bcreatePage(?:HTML)?\w{0,10}\s{0,9}\(([^()]{1,300})\)", re.IGNORECASE)
_MOST_CALLS = 9
_QUOTES = ("'", '"')
_NUMBER = re.compile(r"[0-9]{1,9}")
_VARIABLE = re.compile(r"[A-Za-z_$][\w$]{0,60}")
_NAME = re.compile(r"[\w-]{1,60}", re.ASCII)
_EXTENSION = re.compile(r"s?html?")
_NUMBERED = re.compile(r"_\d{1,9}$")
# The same in variables, in templates that draw the page numbers themselves.
_PAGES = re.compile(r"\bcountPage\s{0,9}=\s{0,9}[\"']?(\d{1,9})\b[\"']?\s{0,9};?\s{0,9}(?P<remark>//\s{0,9}共多少页)?")
_CURRENT = re.compile(r"\b(?:currentPage|m_nCurrPage)\s{0,9}=\s{0,9}[\"']?(\d{1,9})\b")
_RECORDS = re.compile(r"\bm_nRecordCount\s{0,9}=\s{0,9}[\"']?(\d{1,9})\b")
_RECORDS_A_PAGE = re.compile(r"\bm_nPageSize\s{0,9}=\s{0,9}[\"']?([1-9]\d{0,3})\b")
_WRITTEN_NAME = re.compile(r"\b(?:m_sPageName|_PAGE_NAME)\s{0,9}=\s{0,9}[\"']([\w-]{1,60})[\"']", re.ASCII)
_WRITTEN_EXTENSION = re.compile(r"\b(?:m_sPageExt|_PAGE_EXT)\s{0,9}=\s{0,9}[\"'](s?html?)[\"']")
_WRITTEN_LINK = re.compile(
    r"(?<![\w-])([\w-]{1,60}?)(?:\\?[\"']\s{0,9}\+\s{0,9}[\"'])?_[\"']\s{0,9}\+\s{0,9}nextPage"
    r"\s{0,9}\+\s{0,9}[\"']\.(?:[\"']\s{0,9}\+\s{0,9}[\"'])?(s?html?)",
    re.ASCII,
)


@dataclass(frozen=True, slots=True)
class _File:
    """The name of a column's files, to which a number is added."""

    name: str
    extension: str


@dataclass(frozen=True, slots=True)
class _Paging:
    """What a page says of its place among the pages of its column."""

    current: int
    pages: int
    first: int
    """What the first page is called, 0 or 1, as far as the form of the script tells."""
    file: _File


class Trs:
    """Reads lists of TRS WCM, and of systems that number pages with its script."""

    name = "trs"

    def recognises(self, page: ListPage) -> bool:
        """Say whether the page links to TRS articles of its own host, or numbers its pages as TRS does."""
        paging = _paging(page)
        # Other systems call a script of the same name with an element first.
        if paging is not None and paging.first == 0:
            return True
        linked = (link[1] for link in _LINK.finditer(page.text) if _ARTICLE.search(link[1]) is not None)
        addresses = (absolute(page.url, link) for link in linked)
        return any(address is not None and same_host(address, page.url) for address in addresses)

    def read(self, page: ListPage) -> Listing:
        """Read one page of a column; raises ListNotUnderstood."""
        document = parse(page.text, page.url)
        paging = _paging(page)
        following = next_request(page, document) if paging is None else _numbered(page, paging, document)
        return Listing(adapter=self.name, entries=read_entries(document), following=following)


def _numbered(page: ListPage, paging: _Paging, document: Document) -> ListRequest | None:
    last = paging.pages - 1 + _first(page, paging)
    if paging.current >= min(last, MOST_PAGES):
        return None
    return further_page(page, document.address(f"{paging.file.name}_{paging.current + 1}.{paging.file.extension}"))


def _first(page: ListPage, paging: _Paging) -> int:
    """Say what the first page is called: its own call tells best, then how far this page is from it."""
    name, _, _ = _own_name(page).rpartition(".")
    if page.page == 1 and _NUMBERED.search(name) is not None:
        return paging.first
    first = paging.current - page.page + 1
    return first if first in (0, 1) else paging.first


def _paging(page: ListPage) -> _Paging | None:
    for _, call in zip(range(_MOST_CALLS), _CALL.finditer(page.text), strict=False):
        called = _called([_value(argument.strip(), page.text) for argument in call[1].split(",")[:6]])
        if called is not None:
            return called
    return _written(page)


def _value(argument: str, text: str) -> str:
    """Read an argument: a literal, or a variable to which the page gives one."""
    if argument[:1] in _QUOTES:
        return argument.strip("'\"").removeprefix("./")
    if _VARIABLE.fullmatch(argument) is None:
        return argument
    given = re.search(rf"(?<![\w$]){re.escape(argument)}\s{{0,9}}=\s{{0,9}}[\"']?([\w-]{{1,60}})", text)
    return given[1] if given is not None else ""


def _called(values: Sequence[str]) -> _Paging | None:
    # (pages, current from 0, name, extension, ...); or an element's id first and current from 1.
    after_element = _NUMBER.fullmatch(values[0]) is None
    pages, current, name, extension = [*values[after_element:], "", "", "", ""][:4]
    if _NUMBER.fullmatch(pages) is None or _NUMBER.fullmatch(current) is None:
        return None
    file = _file(name, extension)
    if file is None:
        return None
    return _Paging(current=int(current), pages=int(pages), first=int(after_element), file=file)


def _written(page: ListPage) -> _Paging | None:
    counted, current = _PAGES.search(page.text), _CURRENT.search(page.text)
    records, size = _RECORDS.search(page.text), _RECORDS_A_PAGE.search(page.text)
    # The template's own remark beside the count.
    is_remarked = counted is not None and counted["remark"] is not None
    if current is None and not is_remarked:
        return None
    here = current[1] if current is not None else str(page.page - 1)
    file = _written_file(page, here)
    if file is None:
        return None
    if counted is not None and (is_remarked or "nextPage" in page.text):
        return _Paging(current=int(here), pages=int(counted[1]), first=0, file=file)
    if records is not None and size is not None:
        return _Paging(current=int(here), pages=-(-int(records[1]) // int(size[1])), first=0, file=file)
    return None


def _written_file(page: ListPage, current: str) -> _File | None:
    """Read how the page names the files of its column, or take its own name."""
    link = _WRITTEN_LINK.search(page.text)
    if link is not None:
        return _file(link[1], link[2])
    name, extension = _WRITTEN_NAME.search(page.text), _WRITTEN_EXTENSION.search(page.text)
    if name is not None and extension is not None:
        return _file(name[1], extension[1])
    own, _, ending = _own_name(page).rpartition(".")
    if not own and not ending:
        return _file("index", _usual_extension(page.text))
    return _file(own.removesuffix(f"_{current}"), ending)


def _usual_extension(text: str) -> str:
    """Name what the page's own links mostly end with, as its further pages do where its address names no file."""
    endings = Counter(link[1].rpartition(".")[2].lower() for link in _LINK.finditer(text))
    return next((ending for ending, _ in endings.most_common(1)), "html")


def _own_name(page: ListPage) -> str:
    return urlsplit(page.url).path.rpartition("/")[2]


def _file(name: str, extension: str) -> _File | None:
    if _NAME.fullmatch(name) is None or _EXTENSION.fullmatch(extension) is None:
        return None
    return _File(name=name, extension=extension)
