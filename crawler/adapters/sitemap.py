"""sitemap.xml: every page of a site, without titles; an index of site maps is read part by part."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from urllib.parse import urldefrag, urlsplit

from lxml import etree

from crawler.adapters.base import Entry, Listing, ListPage, ListRequest
from crawler.adapters.shared.document import absolute
from crawler.adapters.shared.entries import listed_on, without_doubles
from crawler.adapters.shared.link_reader import tidy
from crawler.adapters.shared.list_dates import mark_beside_link
from crawler.adapters.shared.paging import further_page, same_host
from crawler.adapters.shared.xml_page import child_text, local_name, parse_xml, root_name
from crawler.errors import ListNotUnderstood

MOST_ENTRIES = 10_000
"""Pages of one site map that are believed, the newest first; the protocol allows 50,000."""

_INDEX = "sitemapindex"
_ROOTS = frozenset({"urlset", _INDEX})
_MOST_PARTS = 40
_COUNT = re.compile(r"[0-9]{1,3}")
_LONGEST_DATE = 40
_LONGEST_TITLE = 300


class Sitemap:
    """Reads site maps and indexes of site maps."""

    name = "sitemap"

    def recognises(self, page: ListPage) -> bool:
        """Say whether the page is a site map, whatever its content type."""
        return root_name(page.text) in _ROOTS

    def read(self, page: ListPage) -> Listing:
        """Read a site map or an index of site maps; raises ListNotUnderstood."""
        root = parse_xml(page.text, page.url)
        if local_name(root) not in _ROOTS:
            raise ListNotUnderstood("not a site map", url=page.url)
        waiting = _waiting(page)
        if local_name(root) == _INDEX:
            parts = dict.fromkeys((*_parts(root, page.url), *waiting.parts))
            waiting = replace(waiting, parts=[*parts])
        entries = without_doubles(_newest(_entries(root, page.url)), page.url)
        following = _request(page, waiting)
        if not entries and following is None:
            raise ListNotUnderstood("the site map names no page of its own host that can be read", url=page.url)
        # Parts are pages of the column, but an index is none.
        if following is not None and not entries:
            following = replace(following, page=page.page)
        return Listing(adapter=self.name, entries=entries, following=following)


@dataclass(frozen=True, slots=True)
class _Waiting:
    """The parts that are still to be asked for, and how many more are believed."""

    parts: Sequence[str]
    left: int


def _waiting(page: ListPage) -> _Waiting:
    carried = dict(page.carry) if page.asked_by == Sitemap.name else {}
    parts, left = carried.get("parts", "").split("\n"), carried.get("left", "")
    return _Waiting([part for part in parts if part], int(left) if _COUNT.fullmatch(left) else _MOST_PARTS)


def _request(page: ListPage, waiting: _Waiting) -> ListRequest | None:
    for number, part in enumerate(waiting.parts[: waiting.left], 1):
        request = further_page(page, part)
        if request is not None:
            left = min(waiting.left, _MOST_PARTS) - 1
            carry = (("left", str(left)), ("parts", "\n".join(waiting.parts[number : number + left])))
            return replace(request, carry=carry)
    return None


def _parts(root: etree._Element, url: str) -> list[str]:
    """Name the parts of an index, the newest first, so that a night which finds nothing new there can stop."""
    found = [
        (_day(child_text(part, "lastmod")) or date.min, address)
        for part in root
        if local_name(part) == "sitemap" and (address := _own(child_text(part, "loc"), url))
    ]
    readable = [(day, address) for day, address in found if not urlsplit(address).path.lower().endswith(".gz")]
    if found and not readable:
        raise ListNotUnderstood(f"all {len(found)} parts of the site map are packed (.gz)", url=url)
    return [address for _, address in sorted(readable, key=lambda part: part[0], reverse=True)]


def _entries(root: etree._Element, url: str) -> Iterator[Entry]:
    for page in root:
        address = _own(child_text(page, "loc"), url) if local_name(page) == "url" else None
        if address is not None:
            news = next((child for child in page if local_name(child) == "news"), page)
            day = _day(child_text(news, "publication_date")) or _day(child_text(page, "lastmod"))
            title = tidy(child_text(news, "title"))[:_LONGEST_TITLE]
            yield Entry(url=address, title=title, listed_on=listed_on(day, address))


def _newest(entries: Iterator[Entry]) -> list[Entry]:
    found = list(entries)
    if len(found) <= MOST_ENTRIES:
        return found
    return sorted(found, key=lambda entry: entry.listed_on or date.min, reverse=True)[:MOST_ENTRIES]


def _own(loc: str, url: str) -> str | None:
    address = absolute(url, loc)
    return urldefrag(address).url if address is not None and same_host(address, url) else None


def _day(written: str) -> date | None:
    mark = mark_beside_link(written[:_LONGEST_DATE].partition("T")[0])
    return mark.on if mark is not None else None
