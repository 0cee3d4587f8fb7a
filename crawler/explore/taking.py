"""What one page gives the search: its list, its ways out, and the column it may be."""

from collections.abc import Sequence
from dataclasses import replace

from crawler.adapters import detect
from crawler.adapters.base import Listing, ListPage
from crawler.adapters.shared.document import Document, parse
from crawler.errors import ListNotUnderstood
from crawler.explore.columns import Column
from crawler.explore.errands import Errand
from crawler.explore.frontier import Lead, place_of
from crawler.explore.page import PageSelf
from crawler.explore.ways import Way, scripted_ways, ways_out
from crawler.explore.words import names_a_year, names_subject, weight_of_name
from crawler.slugs import names_subject as address_names_subject
from store.records import EntrySeen


def listing_of(page: ListPage) -> Listing | None:
    """Read a page as a list; None where nothing reads it as one."""
    try:
        return detect.read(page, None)
    except ListNotUnderstood:
        return None


def document_of(page: ListPage) -> Document | None:
    """Parse a page; None where there is nothing to parse."""
    try:
        return parse(page.text, page.url)
    except ListNotUnderstood:
        return None


def ways_of(page: ListPage) -> Sequence[Way]:
    """List the ways out of a page, or of a script that draws a menu."""
    document = document_of(page)
    if document is None:
        return ()
    if "javascript" in page.content_type:
        return tuple(scripted_ways(page.text, document))
    return ways_out(document)


def around(lead: Lead, seen: PageSelf) -> Lead:
    """Say what a page promises of the links on it: a home page nothing, as it links to everything."""
    if seen.is_home:
        return replace(lead, worth=0.0)
    own = max(map(weight_of_name, seen.names), default=0)
    return replace(lead, url=seen.url, worth=max(lead.worth if lead.path else 0.0, own))


def column_of(errand: Errand, page: PageSelf, listing: Listing, entries: tuple[EntrySeen, ...]) -> Column:
    """Make the column that a page may be from the first page of its list."""
    lead = errand.lead
    names = tuple(dict.fromkeys(name for name in (lead.text, *page.names) if name))
    excerpts = "the heads of several lists" if page.has_excerpts and listing.following is None else ""
    return Column(
        url=page.url,
        place=place_of(page.url),
        names=names,
        path=lead.path,
        is_named=any(map(names_subject, names)) or address_names_subject(page.url),
        is_slice=names_a_year(lead.text) or names_a_year(page.url.rstrip("/").rpartition("/")[2]),
        unfit=page.fault or excerpts,
        adapter=listing.adapter,
        entries=entries,
        first=frozenset((entry.key, entry.title) for entry in entries),
        has_more=listing.following is not None,
        following=listing.following,
        pages=1,
        requests=errand.shells + 1,
    )
