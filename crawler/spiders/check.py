"""Each column fetched once, for an operator who asks whether a source works."""

import json
from collections.abc import AsyncIterator, Iterator
from typing import Any, Self

from scrapy import Request, Spider
from scrapy.crawler import Crawler
from scrapy.http import Response
from twisted.python.failure import Failure

from crawler.adapters.base import Entry, Listing
from crawler.answers import COLUMN_FAULTS, content_type, refusal
from crawler.asking import column_request, further_page
from crawler.column_answer import listing_of
from crawler.discovery import sight
from crawler.errors import ListNotUnderstood, NotAPage, TextNotFound
from crawler.extract.article import read
from crawler.inline import ADAPTER as INLINE
from crawler.order import CrawlOrder, order_of
from crawler.registry import Source, load_sources, pick
from crawler.render import drawn
from crawler.tasks import ColumnTask, task_of
from store.frontier import ColumnDue
from store.records import IncidentKind, Kind, PageState


class CheckSpider(Spider):
    """Looks at every column of the ordered sources and leaves a line on each in the order's report."""

    name = "check"
    custom_settings = {"ITEM_PIPELINES": {}, "EXTENSIONS": {"crawler.runlog.RunLog": None}}

    def __init__(self, order: CrawlOrder, sources: dict[str, Source]) -> None:
        super().__init__()
        if order.report is None:
            raise ValueError("the check spider needs a place for its report")
        self._report = order.report
        self._sources = sources

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        order = order_of(crawler.settings)
        spider = cls(order, dict(pick(load_sources(order.crawl.sources), order.sources)))
        spider._set_crawler(crawler)
        return spider

    async def start(self) -> AsyncIterator[Any]:
        """Ask for every column's first page."""
        for source in self._sources.values():
            for url in source.columns:
                column = ColumnDue(id=0, source=source.id, url=url, etag=None, last_modified=None, complete=False)
                yield self._ask(column_request(column, source.hosts), source, column=url)

    def parse_column(self, response: Response, column: str) -> Iterator[Request]:
        """Say what the column shows; where its entries lie behind a second request, make that."""
        task = task_of(response.request) if response.request else None
        if not isinstance(task, ColumnTask):
            raise TypeError("a column's answer lost its task")
        try:
            listing = listing_of(response, task, self._sources[task.source].adapter)
        except NotAPage as error:
            self._leave(task.source, column, state=COLUMN_FAULTS[error.state], reason=error.detail)
            return
        except ListNotUnderstood as error:
            shown = _report_shown(response) if task.adapter is None else None
            if shown is None:
                self._leave(task.source, column, state=IncidentKind.LIST_NOT_UNDERSTOOD, reason=str(error))
            else:
                listing = Listing(adapter=INLINE, entries=(shown,), following=None)
                self._leave(task.source, column, state=PageState.PAGE, reason="", listing=listing)
            return
        if not listing.entries and listing.following is not None:
            following = further_page(task, listing.following, listing.adapter)
            yield self._ask(following, self._sources[task.source], column=column)
            return
        self._leave(task.source, column, state=PageState.PAGE, reason="", listing=listing)

    def failed(self, failure: Failure) -> None:
        """Say why there was no answer."""
        request: Request = failure.request  # type: ignore[attr-defined]
        task = task_of(request)
        fault = refusal(failure, request.url)
        self._leave(task.source if task else "", request.cb_kwargs["column"], state=fault.kind, reason=fault.detail)

    def _ask(self, request: Request, source: Source, *, column: str) -> Request:
        request = drawn(request) if source.render else request
        return request.replace(callback=self.parse_column, errback=self.failed, cb_kwargs={"column": column})

    def _leave(self, source: str, column: str, *, state: str, reason: str, listing: Listing | None = None) -> None:
        line: dict[str, Any] = {
            "source": source,
            "column": column,
            "state": state,
            "reason": reason,
            "adapter": None,
            "entries": 0,
            "newest_on": None,
            "candidates": 0,
        }
        if listing is not None:
            sightings = sight(listing.entries, known=(), hosts=self._sources[source].hosts, column=column)
            newest = max((entry.listed_on for entry in listing.entries if entry.listed_on), default=None)
            line |= {
                "adapter": listing.adapter,
                "entries": len(sightings),
                "newest_on": newest.isoformat() if newest else None,
                "candidates": sum(sighting.deserves_fetch for sighting in sightings),
            }
        with self._report.open("a", encoding="utf-8") as file:
            file.write(json.dumps(line, ensure_ascii=False) + "\n")


def _report_shown(response: Response) -> Entry | None:
    """Read the report that a column shows in place of a list."""
    try:
        article = read(response.body, url=response.url, content_type=content_type(response))
    except TextNotFound:
        return None
    facts = article.facts
    if article.kind is not Kind.REPORT:
        return None
    return Entry(url=response.url, title=facts.title or "", listed_on=facts.published_on)
