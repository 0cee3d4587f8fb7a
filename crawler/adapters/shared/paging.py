"""The way from one page of a column to the next, never off its host and never without end."""

import re
from urllib.parse import urldefrag, urlsplit

from lxml import etree

from crawler.adapters.base import ListPage, ListRequest
from crawler.adapters.shared.document import Document
from crawler.adapters.shared.link_target import clickables, target_of
from crawler.adapters.shared.link_words import leads_to_next_page

MOST_PAGES = 2000
"""Pages of one column that are believed; more is a trap or a fault."""

_LONGEST_WORD = 24
_USUAL_PORTS = (80, 443)
_PAGE_IN_QUERY = re.compile(r"page\w*=(\d+)", re.IGNORECASE)
_PAGE_IN_PATH = re.compile(r"(\d+)\.\w+$")


def further_page(page: ListPage, address: str | None) -> ListRequest | None:
    """Ask for the page behind an absolute address; None where it is this page, another host's or one too many."""
    if address is None or page.page >= MOST_PAGES:
        return None
    target = urldefrag(address).url
    if not same_host(target, page.url) or target == urldefrag(page.url).url:
        return None
    return ListRequest(url=target, page=page.page + 1)


def next_link(document: Document) -> str | None:
    """Find where the page's own link to the next page leads."""
    for link in (*document.root.iter("a", "link"), *clickables(document.root)):
        address = target_of(link, document) if is_next(link) else None
        if address is not None and not _is_beyond_belief(address):
            return address
    return None


def said_by(link: etree._Element) -> str:
    """Read what an element of a pager says; what goes on is no pager's word, and is cut."""
    said = ""
    for piece in link.itertext():
        said += piece.strip()
        if len(said) > _LONGEST_WORD:
            break
    return said[: _LONGEST_WORD + 1] or link.get("value", "")


def same_host(one: str, other: str) -> bool:
    """Say whether two addresses are served by one host, whatever the scheme."""
    return _place(one) == _place(other)


def is_next(link: etree._Element) -> bool:
    """Say whether an element is, by what it says or is marked as, the way to the next page."""
    if "next" in link.get("rel", "").lower().split():
        return True
    # 博达 marks the link with this class, spelled so, whatever its text; in lower case it is any slide show's arrow.
    if link.tag == "a" and "Next" in link.get("class", "").split():
        return True
    return _says_next(link)


def _says_next(link: etree._Element) -> bool:
    said = (said_by(link), link.get("title"))
    return any(leads_to_next_page(text) for text in said if text)


def _place(address: str) -> tuple[str | None, int | None]:
    parts = urlsplit(address)
    return parts.hostname, None if parts.port in _USUAL_PORTS else parts.port


def _is_beyond_belief(address: str) -> bool:
    parts = urlsplit(address)
    number = _PAGE_IN_QUERY.search(parts.query) if parts.query else _PAGE_IN_PATH.search(parts.path)
    return number is not None and (len(number[1]) > len(str(MOST_PAGES)) or int(number[1]) > MOST_PAGES)
