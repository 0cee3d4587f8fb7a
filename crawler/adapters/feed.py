"""RSS 0.9x, 1.0, 2.0 and Atom: a column as its site announces it to machines."""

import re
from collections.abc import Iterator
from datetime import date, datetime
from email.utils import parsedate_to_datetime

from lxml import etree

from crawler.adapters.base import Entry, Listing, ListPage
from crawler.adapters.shared.document import absolute
from crawler.adapters.shared.entries import listed_on, without_doubles
from crawler.adapters.shared.link_reader import tidy
from crawler.adapters.shared.list_dates import CHINA, mark_beside_link
from crawler.adapters.shared.paging import further_page
from crawler.adapters.shared.xml_page import child_text, local_name, parse_xml, plain, root_name
from crawler.errors import ListNotUnderstood

_ROOTS = frozenset({"feed", "rdf", "rss"})
_ITEMS = frozenset({"entry", "item"})
# The first says when a text was published, the last when its entry was touched.
_DATES = ("pubdate", "published", "issued", "date", "created", "updated", "modified")
_BASE = "{http://www.w3.org/XML/1998/namespace}base"
_ABOUT = "{http://www.w3.org/1999/02/22-rdf-syntax-ns#}about"
_WEB = re.compile(r"https?://", re.IGNORECASE)
_LONGEST_DATE = 60
_LONGEST_TITLE = 300


class Feed:
    """Reads feeds."""

    name = "feed"

    def recognises(self, page: ListPage) -> bool:
        """Say whether the page is a feed, whatever its content type."""
        return root_name(page.text) in _ROOTS

    def read(self, page: ListPage) -> Listing:
        """Read one page of a feed; raises ListNotUnderstood."""
        root = parse_xml(page.text, page.url)
        base = absolute(page.url, root.get(_BASE)) or page.url
        entries = without_doubles(_entries(root, base), page.url)
        if not entries:
            raise ListNotUnderstood("the feed announces nothing", url=page.url)
        return Listing(adapter=self.name, entries=entries, following=further_page(page, _next_address(root, base)))


def _entries(root: etree._Element, base: str) -> Iterator[Entry]:
    for item in root.iter():
        if local_name(item) not in _ITEMS:
            continue
        url = _address(item, absolute(base, item.get(_BASE)) or base)
        if url is not None:
            title = tidy(plain(child_text(item, "title")))[:_LONGEST_TITLE]
            yield Entry(url=url, title=title, listed_on=listed_on(_day(child_text(item, *_DATES)), url))


def _address(item: etree._Element, base: str) -> str | None:
    links = [child for child in item if local_name(child) == "link"]
    # Atom writes the address into an attribute, RSS between the tags.
    alternates = [link for link in links if link.get("rel", "alternate") == "alternate"]
    pages = sorted(alternates, key=lambda link: "html" not in link.get("type", "html"))
    written = [link.get("href") or "".join(link.itertext()).strip() for link in pages]
    identities = [child_text(item, "guid", "id"), item.get(_ABOUT)]
    named = [identity for identity in identities if identity and _WEB.match(identity)]
    return next((address for href in (*written, *named) if (address := absolute(base, href))), None)


def _next_address(root: etree._Element, base: str) -> str | None:
    for holder in (root, *(child for child in root if local_name(child) == "channel")):
        for link in holder:
            if local_name(link) == "link" and link.get("rel", "").lower() == "next":
                return absolute(base, link.get("href"))
    return None


def _day(written: str) -> date | None:
    """Read a date of RFC 822, of ISO 8601 or of a list; a time of another zone is the day it was in China."""
    text = written.strip()[:_LONGEST_DATE]
    moment = _rfc_822(text) or _iso_8601(text)
    if moment is None:
        mark = mark_beside_link(text)
        return mark.on if mark is not None else None
    try:
        return (moment.astimezone(CHINA) if moment.tzinfo is not None else moment).date()
    except OverflowError:
        return None


def _rfc_822(text: str) -> datetime | None:
    try:
        return parsedate_to_datetime(text) if text[:1].isalpha() or text[:2].strip().isdecimal() else None
    except (ValueError, TypeError, IndexError, OverflowError):
        return None


def _iso_8601(text: str) -> datetime | None:
    try:
        return datetime.fromisoformat(text)
    except ValueError:
        return None
