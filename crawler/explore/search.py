"""From any page of a site to the columns that carry its reports: best first, within a number of requests."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import Enum
from urllib.parse import urlsplit

from crawler.adapters import detect
from crawler.adapters.base import Listing, ListPage, ListRequest
from crawler.adapters.document import Document, parse
from crawler.discovery import sight
from crawler.errors import ListNotUnderstood
from crawler.explore.columns import Column, choose, covered
from crawler.explore.findings import Findings, passed_over, proposal
from crawler.explore.frontier import Frontier, Lead, place_of
from crawler.explore.identity import Identity, identity_of
from crawler.explore.page import PageSelf, page_self
from crawler.explore.ways import Way, scripted_ways, ways_out
from crawler.explore.words import names_a_year, names_subject, weight_of_name
from crawler.slugs import names_subject as address_names_subject
from crawler.urls import official, same_site
from store.records import EntrySeen

_START = 100.0
_HOME = 60.0
# What a lead must promise once a general column, or a dedicated one, is found: then only the subject's own name counts.
_LEAST_BESIDE_GENERAL = 20.0
_LEAST_BESIDE_DEDICATED = 40.0
_MOST_SHELLS = 6
_MOST_PAGES_NAMED = 8
_MOST_PAGES_GENERAL = 3
_FEWEST_FOR_MORE = 20
_A_PAGE_ON = 4.0


class Purpose(Enum):
    """Why a page is fetched."""

    VISIT = "visit"
    FURTHER = "further"
    CONFIRM = "confirm"


@dataclass(frozen=True, slots=True, kw_only=True)
class Errand:
    """One request of the search."""

    purpose: Purpose
    request: ListRequest
    lead: Lead
    adapter: str | None = None
    """Whose request it is."""
    shells: int = 0
    """Answers before this one that listed nothing and led on."""
    page: PageSelf | None = None
    """The first of those."""


class Explorer:
    """Says what to fetch next, and learns from what came."""

    def __init__(self, url: str, hosts: Sequence[str]) -> None:
        self._url = url
        self._hosts = tuple(hosts)
        self._site = url
        self._frontier = Frontier(url)
        self._columns: dict[str, Column] = {}
        self._agreed: dict[str, bool] = {}
        self._onward: Errand | None = None
        self._readable = False
        self._fault = ""
        self._identity = Identity()
        self._frontier.push(Lead(url=url, text="", path=(), worth=_START, is_told=False))

    def take(self, left: int) -> Errand | None:
        """Say what to fetch next with so many requests left; None when the search is over."""
        chosen = self._chosen()
        unread = [column for column in chosen if column.place not in self._agreed]
        kept = sum(column.requests for column in unread)
        onward, self._onward = self._onward, None
        if left <= 0:
            return None
        if onward is not None and (onward.purpose is Purpose.CONFIRM or left > kept):
            self._frontier.see(onward.request.url)
            return onward
        # One more than the second readings need: a visit may be sent on to another address.
        errand = self._search(chosen) if left > kept + bool(kept) else None
        return errand or (_second_reading(unread[0]) if unread else None)

    def read(self, errand: Errand, page: ListPage) -> None:
        """Learn from a page."""
        if self._readable and not self._is_own(page.url):
            self.miss(errand, f"it leads to {urlsplit(page.url).hostname}")
            return
        if errand.purpose is Purpose.VISIT and errand.page is None:
            seen = self._visit(errand, page)
            if seen is None:
                return
            errand = replace(errand, page=seen)
        listing = _listing(page)
        if listing is None:
            self.miss(errand, "its list was not understood")
        elif listing.entries:
            self._list(errand, listing)
        elif listing.following is not None and errand.shells < _MOST_SHELLS:
            self._onward = replace(errand, request=listing.following, adapter=listing.adapter, shells=errand.shells + 1)
        else:
            self.miss(errand, "it lists nothing")

    def miss(self, errand: Errand, reason: str) -> None:
        """Learn that a page could not be had or read."""
        if errand.lead.url == self._url and not self._readable:
            self._fault = reason
            self._frontier.push(_home_lead(self._url))
        if errand.purpose is Purpose.CONFIRM:
            self._agreed[place_of(errand.lead.url)] = False

    def findings(self, requests: int) -> Findings:
        """Say what was found with so many requests."""
        chosen, columns = self._chosen(), tuple(self._columns.values())
        return Findings(
            url=self._url,
            site=_home_of(self._site),
            readable=self._readable,
            reason="" if self._readable else self._fault,
            requests=requests,
            columns=tuple(proposal(column) for column in chosen if self._agreed.get(column.place)),
            passed_over=passed_over(columns, chosen, self._agreed),
            identity=self._identity,
        )

    def _chosen(self) -> tuple[Column, ...]:
        return choose(column for place, column in self._columns.items() if self._agreed.get(place, True))

    def _search(self, chosen: Sequence[Column]) -> Errand | None:
        dedicated = [column for column in chosen if column.is_dedicated and column.reports]
        general = [column for column in chosen if not column.is_dedicated]
        for column in dedicated if general else ():
            # What a general column shows may stand further back in the dedicated one.
            if column.following is not None and column.pages < _MOST_PAGES_NAMED and not covered(column, general):
                return _further(column, column.following)
        least = _LEAST_BESIDE_DEDICATED if dedicated else _LEAST_BESIDE_GENERAL if general else 0.0
        lead = self._frontier.pop(least)
        if lead is None:
            return None
        if lead.more is not None:
            return Errand(purpose=Purpose.FURTHER, request=lead.more, lead=lead, adapter=lead.adapter)
        return Errand(purpose=Purpose.VISIT, request=ListRequest(url=lead.url, page=1), lead=lead)

    def _visit(self, errand: Errand, page: ListPage) -> PageSelf | None:
        """Take in the ways out of a page; None where it was seen before or is none."""
        is_start = not self._readable
        if is_start:
            self._readable, self._site = True, page.url
            self._frontier = Frontier(page.url)
        is_new = self._frontier.see(page.url) or place_of(page.url) == place_of(errand.lead.url)
        try:
            document = parse(page.text, page.url)
        except ListNotUnderstood:
            return None
        if not is_new:
            return None
        seen = page_self(document, asked=errand.lead.url)
        if seen.is_home:
            self._identity = self._identity if self._identity.issuer else identity_of(document)
        elif is_start:
            self._frontier.push(_home_lead(page.url))
        ways = [way for way in _ways(document, page) if self._is_own(way.url)]
        self._frontier.add(ways, _around(errand.lead, seen))
        return seen

    def _is_own(self, url: str) -> bool:
        is_declared = official(url, self._hosts) and not official(url)
        return is_declared or same_site(url, self._site)

    def _list(self, errand: Errand, listing: Listing) -> None:
        place = place_of(errand.lead.url if errand.page is None else errand.page.url)
        entries = tuple(sighting.entry for sighting in sight(listing.entries, known=(), hosts=self._hosts))
        first = frozenset((entry.key, entry.title) for entry in entries)
        # Neither articles nor the pages of a list are ways to a column.
        for url in (entry.url for entry in entries if entry.listed_on or not weight_of_name(entry.title)):
            self._frontier.see(url)
        if listing.following is not None:
            self._frontier.see(listing.following.url)
        if errand.purpose is Purpose.CONFIRM:
            self._agreed[place] = self._columns[place].first == first
        elif errand.purpose is Purpose.FURTHER:
            column = self._columns[place]
            known = {entry.key for entry in column.entries}
            fresh = tuple(entry for entry in entries if entry.key not in known)
            following = listing.following if fresh else None
            column = replace(column, entries=column.entries + fresh, following=following, pages=column.pages + 1)
            self._keep(column, errand.lead)
        elif errand.page is not None:
            self._keep(_column(errand, errand.page, listing, entries, first), errand.lead)

    def _keep(self, column: Column, lead: Lead) -> None:
        self._columns[column.place] = column
        promises = column.is_named or max(map(weight_of_name, column.names), default=0) >= _FEWEST_FOR_MORE
        most = _MOST_PAGES_NAMED if column.is_named else _MOST_PAGES_GENERAL
        if column.reports or column.unfit or column.following is None or not promises or column.pages >= most:
            return
        self._frontier.push(
            replace(lead, url=column.url, less=lead.less + _A_PAGE_ON, more=column.following, adapter=column.adapter)
        )


def _listing(page: ListPage) -> Listing | None:
    try:
        return detect.read(page, None)
    except ListNotUnderstood:
        return None


def _ways(document: Document, page: ListPage) -> Sequence[Way]:
    if "javascript" in page.content_type:
        return tuple(scripted_ways(page.text, document))
    return ways_out(document, page.text)


def _around(lead: Lead, seen: PageSelf) -> Lead:
    """Say what a page promises of the links on it: a home page nothing, as it links to everything."""
    if seen.is_home:
        return replace(lead, worth=0.0)
    own = max(map(weight_of_name, seen.names), default=0)
    return replace(lead, url=seen.url, worth=max(lead.worth if lead.path else 0.0, own))


def _column(
    errand: Errand, page: PageSelf, listing: Listing, entries: tuple[EntrySeen, ...], first: frozenset[tuple[str, str]]
) -> Column:
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
        first=first,
        has_more=listing.following is not None,
        following=listing.following,
        pages=1,
        requests=errand.shells + 1,
    )


def _second_reading(column: Column) -> Errand:
    return Errand(purpose=Purpose.CONFIRM, request=ListRequest(url=column.url, page=1), lead=_known_lead(column))


def _further(column: Column, following: ListRequest) -> Errand:
    return Errand(purpose=Purpose.FURTHER, request=following, lead=_known_lead(column), adapter=column.adapter)


def _known_lead(column: Column) -> Lead:
    return Lead(url=column.url, text="", path=column.path, worth=_START, is_told=True)


def _home_lead(url: str) -> Lead:
    return Lead(url=_home_of(url), text="", path=(), worth=_HOME, is_told=False)


def _home_of(url: str) -> str:
    parts = urlsplit(url)
    return f"{parts.scheme}://{parts.netloc}/"
