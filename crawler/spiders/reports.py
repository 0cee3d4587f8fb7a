"""The night's spider: columns first, then second looks and first fetches; what is due is asked of the store."""

import hashlib
from collections.abc import AsyncIterator, Iterator
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any, Self

from scrapy import Request, Spider, signals
from scrapy.crawler import Crawler
from scrapy.exceptions import DontCloseSpider
from scrapy.http import Response
from sqlalchemy import Engine
from sqlalchemy.orm import Session
from twisted.python.failure import Failure

from crawler.adapters.base import Listing
from crawler.answers import COLUMN_FAULTS, header, is_unchanged, refusal, request_of, text_of
from crawler.asking import column_request, first_fetch, further_page, second_look
from crawler.column_answer import listing_of
from crawler.column_walk import ColumnWalk
from crawler.errors import ListNotUnderstood, NotAPage
from crawler.evidence import capture_of
from crawler.inline import shows_beside
from crawler.items import ColumnArticle, ColumnPageRead, ColumnUnchanged, Fault, Item, Trouble
from crawler.not_found import Sign
from crawler.order import CrawlOrder, Depth, order_of
from crawler.page_answer import Look, page_to_read, read_answer, to_ask_again
from crawler.probing import Doubt, Probing
from crawler.registry import Source, load_sources, pick
from crawler.render import drawn
from crawler.runlog import open_run, seed_of
from crawler.tasks import ColumnTask, PageTask, task_of
from store import frontier, not_found
from store.dates import local_date
from store.records import IncidentKind
from store.session import open_store, reading

REMEMBERED = timedelta(days=30)
"""How long a host's own not-found page is believed to be as it was."""


class ReportsSpider(Spider):
    """Looks at every column and document that is due, and at what the columns newly announce."""

    name = "reports"

    def __init__(self, order: CrawlOrder, sources: dict[str, Source]) -> None:
        super().__init__()
        if order.run_id is None or order.frontier is None:
            raise ValueError("a crawl works under a run")
        self._order = order
        self._run, self._frontier = order.run_id, order.frontier
        self._sources = sources
        self._engine: Engine = open_store(order.store.url)
        self._walk = ColumnWalk({})
        self._probing = Probing({})
        self._asked: set[tuple[str, str]] = set()

    @classmethod
    def from_crawler(cls, crawler: Crawler, sources: str = "") -> Self:
        order = order_of(crawler.settings)
        wanted = [word for word in sources.split(",") if word] or list(order.sources)
        chosen = dict(pick(load_sources(order.crawl.sources), wanted))
        order = open_run(crawler, order, chosen)
        spider = cls(order, chosen)
        spider._set_crawler(crawler)
        crawler.signals.connect(spider._idle, signal=signals.spider_idle)
        return spider

    async def start(self) -> AsyncIterator[Any]:
        """Ask for everything that is due now."""
        ids = list(self._sources)
        with reading(self._engine) as session:
            columns = frontier.columns_due(
                session, [seed_of(source) for source in self._sources.values()], self._frontier
            )
            documents = frontier.documents_due(session, ids, self._frontier, self._order.tiers)
            candidates = frontier.candidates_due(session, ids, self._frontier)
            self._probing = Probing(_signs(session, since=self._order.clock() - REMEMBERED))
            self._walk = ColumnWalk(frontier.known_keys(session, ids))
        for column in columns:
            due = replace(column, complete=False) if self._order.depth is Depth.ALL else column
            source = self._sources[column.source]
            yield self._to_column(column_request(due, source.hosts), source)
        for document in documents:
            yield self._second_look(document)
        for candidate in candidates:
            yield self._first_fetch(candidate)

    def parse_column(self, response: Response) -> Iterator[Item | Request]:
        """Read one page of a column and go on from it."""
        task = task_of(request_of(response))
        if not isinstance(task, ColumnTask):
            raise TypeError("a column's answer lost its task")
        if is_unchanged(response):
            yield ColumnUnchanged(task=task)
            return
        try:
            listing = listing_of(response, task, self._sources[task.source].adapter)
        except NotAPage as error:
            fault = Fault(kind=COLUMN_FAULTS[error.state], url=response.url, detail=f"{error.state}: {error.detail}")
            yield Trouble(task=task, fault=fault, capture=capture_of(response))
            return
        except ListNotUnderstood as error:
            fault = Fault(kind=IncidentKind.LIST_NOT_UNDERSTOOD, url=response.url, detail=str(error))
            if task.adapter is None:
                yield self._column_article(response, task, fault)
            else:
                yield Trouble(task=task, fault=fault, capture=capture_of(response))
            return
        yield from self._listed(response, task, listing)

    def parse_page(self, response: Response) -> Iterator[Item | Request]:
        """Hand a page on to be read, unless it is the same or is not a page."""
        task = task_of(request_of(response))
        if not isinstance(task, PageTask):
            raise TypeError("a page's answer lost its task")
        again = to_ask_again(response, task)
        if again is not None:
            yield self._to_page(again)
            return
        look = Look(task=task, source=self._sources[task.source], on=local_date(self._order.clock()))
        found = read_answer(response, look)
        if isinstance(found, Doubt):
            yield from self._probing.settle(found)
        else:
            yield found

    def failed(self, failure: Failure) -> Iterator[Item]:
        """Note why there was no answer."""
        request: Request = failure.request  # type: ignore[attr-defined]
        task = task_of(request)
        if task is not None:
            yield Trouble(task=task, fault=refusal(failure, request.url), capture=None)

    def _listed(self, response: Response, task: ColumnTask, listing: Listing) -> Iterator[Item | Request]:
        walked = self._walk.step(task, listing, self._sources[task.source].expect)
        # What a shell's second request answers with says nothing about the column's own address.
        is_own = task.adapter is None
        yield ColumnPageRead(
            task=task,
            adapter=listing.adapter,
            entries=tuple(sighting.entry for sighting in walked.sightings),
            newest_on=max((entry.listed_on for entry in listing.entries if entry.listed_on), default=None),
            finished=walked.following is None,
            faults=walked.faults,
            etag=header(response, "ETag") if is_own else None,
            last_modified=header(response, "Last-Modified") if is_own else None,
        )
        if is_own and listing.entries and shows_beside(text_of(response), tuple(listing.entries)):
            yield self._column_article(response, task, None)
        for sighting in walked.sightings:
            if sighting.deserves_fetch:
                yield self._first_fetch(
                    frontier.CandidateDue(
                        source=task.source,
                        key=sighting.entry.key,
                        url=sighting.entry.url,
                        title=sighting.entry.title,
                        listed_on=sighting.entry.listed_on,
                        kind=sighting.entry.kind,
                    )
                )
        if walked.following is not None:
            yield self._to_column(further_page(task, walked.following, listing.adapter), self._sources[task.source])

    def _column_article(self, response: Response, task: ColumnTask, otherwise: Fault | None) -> ColumnArticle:
        source = self._sources[task.source]
        return ColumnArticle(
            task=task,
            page=page_to_read(response, source, title=None, listed_on=None, on=local_date(self._order.clock())),
            capture=capture_of(response),
            body_digest=hashlib.sha256(response.body).hexdigest(),
            source=source,
            etag=header(response, "ETag"),
            last_modified=header(response, "Last-Modified"),
            otherwise=otherwise,
        )

    def _to_page(self, request: Request) -> Request:
        return request.replace(callback=self.parse_page, errback=self.failed)

    def _first_fetch(self, candidate: frontier.CandidateDue) -> Request:
        self._asked.add((candidate.source, candidate.key))
        return self._to_page(first_fetch(candidate, self._sources[candidate.source].hosts))

    def _second_look(self, document: frontier.DocumentDue) -> Request:
        return self._to_page(second_look(document, self._sources[document.source].hosts))

    def _to_column(self, request: Request, source: Source) -> Request:
        request = drawn(request) if source.render else request
        return request.replace(callback=self.parse_column, errback=self.failed)

    def _idle(self) -> None:
        ids = list(self._sources)
        with reading(self._engine) as session:
            suspects = frontier.suspects_due(session, ids, self._run)
            candidates = frontier.candidates_due(session, ids, self._frontier)
        requests = [self._second_look(one) for one in suspects if self._unasked(one.source, f"again {one.key}")]
        requests += [self._first_fetch(one) for one in candidates if self._unasked(one.source, one.key)]
        engine = self.crawler.engine
        if not requests or engine is None:
            return
        for request in requests:
            engine.crawl(request)
        raise DontCloseSpider

    def _unasked(self, source: str, what: str) -> bool:
        if (source, what) in self._asked:
            return False
        self._asked.add((source, what))
        return True


def _signs(session: Session, since: datetime) -> dict[str, Sign]:
    return {
        one.host: Sign(status=one.status, sent_on_to=one.sent_on_to, fingerprint=one.fingerprint)
        for one in not_found.learned(session, since=since)
    }
