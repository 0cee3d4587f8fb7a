"""TRS WCM: a static list whose further pages are numbered by a call of createPageHTML."""

import re
from dataclasses import dataclass

from crawler.adapters.base import Listing, ListPage
from crawler.adapters.document import Document, parse
from crawler.adapters.entries import read_entries
from crawler.adapters.paging import MOST_PAGES, further_page, next_link

_ARTICLE = re.compile(r"\b\d{6}/t\d{8}_\d+\.s?html?\b")
_CALL = re.compile(r"createPageHTML\w*\s*\(([^()]{1,200})\)")
_QUOTES = ("'", '"')
_NUMBER = re.compile(r"[0-9]{1,9}")
_NAME = re.compile(r"[\w-]{1,60}", re.ASCII)
_EXTENSION = re.compile(r"s?html?")
# The same written out, in templates that draw the page numbers themselves.
_WRITTEN_COUNT = re.compile(r"\bcountPage\s*=\s*(\d{1,9})\b")
_WRITTEN_CURRENT = re.compile(r"\bcurrentPage\s*=\s*(\d{1,9})\b")
_WRITTEN_NAMES = re.compile(
    r"\b(\w{1,60})\\?[\"']\s*\+\s*[\"']_[\"']\s*\+\s*nextPage\s*\+\s*[\"']\.[\"']\s*\+\s*[\"'](s?html?)"
)


@dataclass(frozen=True, slots=True)
class _Paging:
    """What a page says of its place among the pages of its column."""

    next: int
    """The number in the name of the next page's file."""
    last: int
    """The number in the name of the last page's file."""
    name: str
    extension: str


class Trs:
    """Reads lists of TRS WCM, and of systems that number pages with its script."""

    name = "trs"

    def recognises(self, page: ListPage) -> bool:
        """Say whether the page links to TRS articles or numbers its pages as TRS does."""
        return _ARTICLE.search(page.text) is not None or _paging(page.text) is not None

    def read(self, page: ListPage) -> Listing:
        """Read one page of a column; raises ListNotUnderstood."""
        document = parse(page.text, page.url)
        return Listing(
            adapter=self.name,
            entries=read_entries(document),
            following=further_page(page, _next_address(page.text, document)),
        )


def _next_address(text: str, document: Document) -> str | None:
    paging = _paging(text)
    if paging is None:
        return next_link(document)
    if paging.next > min(paging.last, MOST_PAGES):
        return None
    return document.address(f"{paging.name}_{paging.next}.{paging.extension}")


def _paging(text: str) -> _Paging | None:
    called = (_called([argument.strip() for argument in call[1].split(",")]) for call in _CALL.finditer(text))
    return next((paging for paging in called if paging is not None), None) or _written(text)


def _called(arguments: list[str]) -> _Paging | None:
    # (pages, current from 0, name, extension, ...); or an element's id first and current from 1.
    from_one = arguments[0][:1] in _QUOTES
    pages, current, name, extension = [*arguments[from_one:], "", "", "", ""][:4]
    if _NUMBER.fullmatch(pages) is None or _NUMBER.fullmatch(current) is None:
        return None
    return _named(name.strip("'\""), extension.strip("'\""), int(current) + 1, int(pages) - 1 + from_one)


def _written(text: str) -> _Paging | None:
    count, current, names = _WRITTEN_COUNT.search(text), _WRITTEN_CURRENT.search(text), _WRITTEN_NAMES.search(text)
    if count is None or current is None or names is None:
        return None
    return _named(names[1], names[2], int(current[1]) + 1, int(count[1]) - 1)


def _named(name: str, extension: str, following: int, last: int) -> _Paging | None:
    if _NAME.fullmatch(name) is None or _EXTENSION.fullmatch(extension) is None:
        return None
    return _Paging(name=name, extension=extension, next=following, last=last)
