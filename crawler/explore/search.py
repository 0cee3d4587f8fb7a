"""From any page of a site to the columns that carry its reports: best first, within a number of requests."""

from collections.abc import Sequence
from dataclasses import replace
from urllib.parse import urlsplit

from crawler.adapters.base import Listing, ListPage
from crawler.discovery import sight
from crawler.explore.columns import Column, covered, difference
from crawler.explore.derivation import columns_implied
from crawler.explore.errands import (
    START,
    Errand,
    Purpose,
    article_lead,
    former_lead,
    further,
    home_lead,
    home_of,
    look,
    second_reading,
    start_lead,
    step_lead,
    visit,
)
from crawler.explore.findings import Findings, PassedOver, passed_over, proposal
from crawler.explore.frontier import Frontier, Lead, place_of
from crawler.explore.goal import goal_of
from crawler.explore.identity import Identity, identity_of
from crawler.explore.old_titles import Remembered
from crawler.explore.page import PageSelf, page_self
from crawler.explore.taking import around, column_of, document_of, listing_of, ways_of
from crawler.explore.texts import GENERAL, NAMED, first_open, judged
from crawler.explore.trail import trail
from crawler.explore.words import names_subject, weight_of_name
from crawler.urls import official, same_site
from store.records import EntrySeen

# What a lead must promise once a general column, or a dedicated one, is found: then only the subject's own name counts.
_LEAST_BESIDE_GENERAL = 20.0
_LEAST_BESIDE_DEDICATED = 40.0
_MOST_SHELLS = 6
_MOST_PAGES_NAMED = 8
_MOST_PAGES_GENERAL = 3
_FEWEST_FOR_MORE = 20
_A_PAGE_ON = 4.0
_MOST_TRAILS = 3
_COLUMN_OF_ARTICLE = 96.0
_ABOVE_IT = 55.0
_HOLDS_MORE = 70.0


class Explorer:
    """Says what to fetch next, and learns from what came."""

    def __init__(self, url: str, hosts: Sequence[str], old: Remembered | None = None) -> None:
        self._url = url
        self._hosts = tuple(hosts)
        self._site = url
        self._goal = goal_of(old)
        self._frontier = Frontier(url, self._goal)
        self._trails: set[str] = set()
        self._columns: dict[str, Column] = {}
        self._differences: dict[str, str] = {}
        self._looked: set[str] = set()
        self._missed: dict[str, PassedOver] = {}
        self._onward: Errand | None = None
        self._readable = False
        self._fault = ""
        self._identity = Identity()
        self._frontier.push(start_lead(url))
        for column in columns_implied(url):
            self._frontier.push(replace(start_lead(column), worth=START + 1))
        for column in old.columns if old is not None else ():
            self._frontier.push(former_lead(column))
        for article in old.articles if old is not None else ():
            self._frontier.push(article_lead(article, ()))

    def take(self, left: int) -> Errand | None:
        """Say what to fetch next with so many requests left; None when the search is over."""
        chosen = self._chosen()
        unread = [column for column in chosen if column.place not in self._differences]
        kept = sum(column.requests for column in unread)
        onward, self._onward = self._onward, None
        if left <= 0:
            return None
        if onward is not None and (onward.purpose is Purpose.CONFIRM or left > kept):
            self._frontier.see(onward.request.url)
            return onward
        # One more than the second readings need: a visit may be sent on to another address.
        errand = self._search(chosen) if left > kept + bool(kept) else None
        return errand or (second_reading(unread[0]) if unread else None)

    def read(self, errand: Errand, page: ListPage) -> None:
        """Learn from a page."""
        if errand.purpose is Purpose.LOOK and errand.entry is not None:
            place = place_of(errand.lead.url)
            self._columns[place] = judged(self._columns[place], errand.entry, page)
            return
        if self._readable and not self._is_own(page.url):
            self.miss(errand, f"it leads to {urlsplit(page.url).hostname}")
            return
        if errand.purpose is Purpose.TRAIL:
            self._go_back(errand.lead, page)
            return
        if errand.purpose is Purpose.VISIT and errand.page is None:
            seen = self._visit(errand, page)
            if seen is None:
                return
            errand = replace(errand, page=seen)
        elif errand.purpose is Purpose.VISIT and errand.page is not None and page.text.lstrip().startswith("<"):
            # A frame of the page before it: menus stand in one, too.
            self._lead_on(errand.lead, errand.page, page)
        listing = listing_of(page)
        if listing is None:
            self.miss(errand, "its list was not understood")
        elif listing.entries:
            self._list(errand, listing)
        elif listing.following is not None and errand.shells < _MOST_SHELLS:
            self._onward = replace(errand, request=listing.following, adapter=listing.adapter, shells=errand.shells + 1)
        else:
            self.miss(errand, "it lists nothing")

    def read_bare(self, errand: Errand, page: ListPage, reason: str) -> None:
        """Learn from a page with hardly a word on it, which pictures, frames or scripts may yet lead on from."""
        if errand.purpose in (Purpose.VISIT, Purpose.CONFIRM) and ways_of(page):
            self.read(errand, page)
        else:
            self.miss(errand, reason)

    def miss(self, errand: Errand, reason: str) -> None:
        """Learn that a page could not be had or read."""
        if errand.lead.url == self._url and not self._readable:
            self._fault = reason
            self._frontier.push(home_lead(self._url))
        if errand.purpose is Purpose.CONFIRM:
            self._differences[place_of(errand.lead.url)] = f"its second reading failed: {reason}"
        elif errand.purpose is Purpose.VISIT and names_subject(errand.lead.text):
            missed = PassedOver(column=errand.lead.url, name=errand.lead.text, reason=f"named so, but {reason}")
            self._missed[place_of(errand.lead.url)] = missed

    def findings(self, requests: int) -> Findings:
        """Say what was found with so many requests."""
        chosen, columns = self._chosen(), tuple(self._columns.values())
        return Findings(
            url=self._url,
            site=home_of(self._site),
            readable=self._readable,
            reason="" if self._readable else self._fault,
            requests=requests,
            columns=tuple(
                proposal(column, self._goal.matched(column))
                for column in chosen
                if self._differences.get(column.place) == ""
            ),
            passed_over=passed_over(columns, chosen, self._differences) + self._unread(chosen),
            identity=self._identity,
        )

    def _unread(self, chosen: Sequence[Column]) -> tuple[PassedOver, ...]:
        """List what is named for the subject and could not be read, and led to nothing that is proposed."""
        way = {name for column in chosen for name in column.path}
        missed = ((place, missed) for place, missed in self._missed.items() if place not in self._columns)
        return tuple(one for _, one in missed if one.name not in way)

    def _chosen(self) -> tuple[Column, ...]:
        return self._goal.choose(column for place, column in self._columns.items() if not self._differences.get(place))

    def _search(self, chosen: Sequence[Column]) -> Errand | None:
        if self._goal.is_met(chosen):
            return None
        dedicated = [column for column in chosen if column.is_dedicated and column.reports]
        general = [column for column in chosen if not column.is_dedicated]
        for column in dedicated if general else ():
            # What a general column shows may stand further back in the dedicated one.
            if column.following is not None and column.pages < _MOST_PAGES_NAMED and not covered(column, general):
                return further(column, column.following)
        found = bool(dedicated or general)
        errand = None if found else self._look(NAMED)
        if errand is not None:
            return errand
        lead = self._frontier.pop(_LEAST_BESIDE_DEDICATED if dedicated else _LEAST_BESIDE_GENERAL if general else 0.0)
        if lead is not None:
            return visit(lead)
        return None if found else self._look(GENERAL)

    def _look(self, least: float) -> Errand | None:
        found = first_open(self._columns.values(), self._looked, least=least)
        if found is None:
            return None
        self._looked.add(found.entry.key)
        return look(found.column, found.entry)

    def _visit(self, errand: Errand, page: ListPage) -> PageSelf | None:
        """Take in the ways out of a page; None where it was seen before or is none."""
        is_start = not self._readable
        if is_start:
            self._readable, self._site = True, page.url
            self._frontier.settle(page.url)
        is_new = self._frontier.see(page.url) or place_of(page.url) == place_of(errand.lead.url)
        document = document_of(page)
        if document is None or not is_new:
            return None
        seen = page_self(document, asked=errand.lead.url)
        if seen.is_home:
            self._identity = self._identity if self._identity.issuer else identity_of(document)
        elif is_start:
            self._frontier.push(home_lead(page.url))
        self._lead_on(errand.lead, seen, page)
        return seen

    def _lead_on(self, lead: Lead, seen: PageSelf, page: ListPage) -> None:
        ways = [way for way in ways_of(page) if self._is_own(way.url)]
        self._frontier.add(ways, around(lead, seen))
        for way in ways:
            if len(self._trails) < _MOST_TRAILS and self._goal.knows(way.text):
                self._trails.add(way.url)
                self._frontier.push(article_lead(way.url, lead.path))

    def _go_back(self, lead: Lead, page: ListPage) -> None:
        """Take in what an article that was listed before shows above it, and what its address implies."""
        document = document_of(page)
        steps = [step for step in trail(document) if self._is_own(step.url)] if document is not None else []
        for step in steps:
            self._frontier.push(step_lead(step, lead, worth=_COLUMN_OF_ARTICLE if step is steps[-1] else _ABOVE_IT))
        for column in columns_implied(page.url):
            self._frontier.push(replace(former_lead(column), path=lead.path))

    def _is_own(self, url: str) -> bool:
        is_declared = official(url, self._hosts) and not official(url)
        return is_declared or same_site(url, self._site)

    def _list(self, errand: Errand, listing: Listing) -> None:
        entries = tuple(
            sighting.entry for sighting in sight(listing.entries, known=(), hosts=self._hosts, column=errand.lead.url)
        )
        # Neither articles nor the pages of a list are ways to a column.
        for entry in entries:
            is_way = weight_of_name(entry.title) and not entry.listed_on
            # Where a home page shows an old title, its article may lead to the column.
            leads_back = errand.page is not None and errand.page.fault and self._goal.knows(entry.title)
            if not is_way and not leads_back:
                self._frontier.see(entry.url)
        if listing.following is not None:
            self._frontier.see(listing.following.url)
        if errand.purpose is Purpose.CONFIRM:
            place = place_of(errand.lead.url)
            self._differences[place] = difference(self._columns[place], entries)
        elif errand.purpose is Purpose.FURTHER:
            self._lengthen(self._columns[place_of(errand.lead.url)], errand.lead, listing, entries)
        elif errand.page is not None:
            self._keep(column_of(errand, errand.page, listing, entries), errand.lead)

    def _lengthen(self, column: Column, lead: Lead, listing: Listing, entries: Sequence[EntrySeen]) -> None:
        known = {entry.key for entry in column.entries}
        fresh = tuple(entry for entry in entries if entry.key not in known)
        following = listing.following if fresh else None
        self._keep(replace(column, entries=column.entries + fresh, following=following, pages=column.pages + 1), lead)

    def _keep(self, column: Column, lead: Lead) -> None:
        self._columns[column.place] = column
        promises = column.is_named or max(map(weight_of_name, column.names), default=0) >= _FEWEST_FOR_MORE
        most = _MOST_PAGES_NAMED if column.is_named else _MOST_PAGES_GENERAL
        if self._goal.wants_more(column):
            promises, most, lead = True, _MOST_PAGES_NAMED, replace(lead, worth=max(lead.worth, _HOLDS_MORE), less=0.0)
        elif column.reports:
            return
        if column.unfit or column.following is None or not promises or column.pages >= most:
            return
        self._frontier.push(
            replace(lead, url=column.url, less=lead.less + _A_PAGE_ON, more=column.following, adapter=column.adapter)
        )
