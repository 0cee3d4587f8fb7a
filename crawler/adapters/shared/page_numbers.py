"""The pages that a pager counts and numbers, where it has no link to the next one."""

import re
from collections.abc import Iterator
from urllib.parse import urlsplit

from lxml import etree

from crawler.adapters.base import ListPage
from crawler.adapters.shared.document import Document
from crawler.adapters.shared.link_target import clickables, target_of
from crawler.adapters.shared.link_words import leads_to_last_page, page_number
from crawler.adapters.shared.paging import MOST_PAGES, said_by, same_host

# 共<b>12</b>页; 第1/12页; and what scripts call it.
_GAP = r"(?:\s|&nbsp;|<[^<>]{0,120}>){0,6}"
_TOLD = (
    re.compile(rf"共{_GAP}(\d{{1,5}}){_GAP}页"),
    re.compile(rf"[>第\s]\d{{1,5}}{_GAP}/{_GAP}(\d{{1,5}}){_GAP}页"),
    re.compile(r"\bid=[\"']index[\"'][^<>]{0,60}>\s{0,9}\d{1,5}\s{0,3}/\s{0,3}(\d{1,5})\s{0,9}<"),
    re.compile(
        r"\b(?:total_?pages?|page_?count|count_?page|total_?page_?count|page_?total)[\"']?\s{0,9}[:=]\s{0,9}[\"']?(\d{1,5})\b",
        re.I,
    ),
)
_SCAN = 400_000
_NUMBER_IN_QUERY = re.compile(r"((?:^|&)[A-Za-z_]{0,20}(?:page|pn|p)[A-Za-z_]{0,20}=)(\d{1,5})(?=&|$)", re.IGNORECASE)
_NUMBER_IN_NAME = re.compile(r"()(\d{1,5})(?=(?:/|\.\w{1,8})?$)")


def told_pages(text: str) -> int:
    """Read how many pages a page says that its column has; 0 where it does not say."""
    found = (pattern.search(text, 0, _SCAN) for pattern in _TOLD)
    return next((int(count[1]) for count in found if count is not None), 0)


def numbered_link(page: ListPage, document: Document) -> str | None:
    """Find the address of the next page by the numbers in the pager; None where they do not tell it."""
    wanted = page.page + 1
    labelled = dict(reversed([*_labelled(page, document)]))
    if wanted in labelled:
        return labelled[wanted]
    beyond = [_counted_down(address, label, wanted) for label, address in labelled.items() if label > wanted]
    # Where the numbers fall, or no two of them agree, the pager does not tell.
    return beyond[0] if beyond and len(set(beyond)) == 1 else None


def last_link(page: ListPage, document: Document) -> str | None:
    """Find the address of the next page by that of the last, where the page also says how many there are."""
    wanted, pages = page.page + 1, told_pages(page.text)
    if not wanted <= pages <= MOST_PAGES:
        return None
    for link in document.root.iter("a"):
        address = target_of(link, document) if leads_to_last_page(said_by(link)) else None
        if address is not None and _belongs(address, page.url):
            return address if wanted == pages else _counted_down(address, pages, wanted)
    return None


def _labelled(page: ListPage, document: Document) -> Iterator[tuple[int, str]]:
    for element in (*document.root.iter("a", "option"), *clickables(document.root)):
        number = page_number(said_by(element))
        address = _leads_to(element, document) if number is not None and number <= MOST_PAGES else None
        if number is not None and address is not None and _belongs(address, page.url):
            yield number, address


def _leads_to(element: etree._Element, document: Document) -> str | None:
    if element.tag != "option":
        return target_of(element, document)
    value = element.get("value", "")
    return document.address(value) if not value.isdecimal() else None


def _belongs(address: str, url: str) -> bool:
    """Say whether an address is one of the pages of the column at `url`, not one of its articles, nor a picture."""
    there, here = urlsplit(address), urlsplit(url)
    if not same_host(address, url):
        return False
    if there.path == here.path:
        return there.query != here.query
    folder, _, name = here.path.rpartition("/")
    stem = name.rpartition(".")[0] or name
    return there.path.rpartition("/")[0] in {folder, f"{folder}/{stem}"}


def _counted_down(address: str, label: int, wanted: int) -> str | None:
    """Write the address of an earlier page in the form of a later one's, where its number is the label, or one less."""
    parts = urlsplit(address)
    in_query = _NUMBER_IN_QUERY.search(parts.query)
    found = in_query or _NUMBER_IN_NAME.search(parts.path)
    if found is None or int(found[2]) - label not in (0, -1):
        return None
    number = wanted + int(found[2]) - label
    whole = found.string
    changed = f"{whole[: found.start()]}{found[1]}{number}{whole[found.end() :]}"
    return (parts._replace(query=changed) if in_query is not None else parts._replace(path=changed)).geturl()
