"""From any page of a site to the columns that carry its reports, one request at a time."""

from collections.abc import AsyncIterator, Iterator
from http import HTTPStatus
from pathlib import Path
from typing import Any, Self

from pydantic import TypeAdapter
from scrapy import Request, Spider
from scrapy.crawler import Crawler
from scrapy.http import Response
from scrapy.settings import BaseSettings
from twisted.python.failure import Failure

from crawler.adapters.base import ListPage
from crawler.answers import answered_url, content_type, refusal, text_of, verdict_on
from crawler.explore.errands import Errand
from crawler.explore.findings import Findings
from crawler.explore.old_titles import Remembered
from crawler.explore.search import Explorer
from crawler.order import CrawlOrder, order_of
from crawler.request_budget import ORDER, SETTING, RequestBudgetMiddleware
from crawler.tasks import META_KEY, ColumnTask
from store.records import PageState

_READABLE = ("html", "xml", "json", "javascript", "text/")


class ExploreSpider(Spider):
    """Fetches what the search asks for and leaves its findings in the order's report."""

    name = "explore"
    custom_settings = {
        "ITEM_PIPELINES": {},
        "EXTENSIONS": {"crawler.runlog.RunLog": None},
        # A page of a menu is not worth three requests.
        "RETRY_TIMES": 1,
        "DOWNLOAD_MAXSIZE": 8 * 1024 * 1024,
    }

    def __init__(
        self, order: CrawlOrder, url: str, hosts: tuple[str, ...], diary: Path | None, old: Remembered | None
    ) -> None:
        super().__init__()
        if order.report is None:
            raise ValueError("the explore spider needs a place for its report")
        self._report = order.report
        self._diary = diary
        self._hosts = hosts
        self._explorer = Explorer(url, hosts, old)

    @classmethod
    def update_settings(cls, settings: BaseSettings) -> None:
        """Add the budget to the middlewares of every crawl."""
        super().update_settings(settings)
        # At the project's priority it would be undone: Scrapy 2.19 lays the project's settings over a spider's again.
        middlewares = settings.getdict("DOWNLOADER_MIDDLEWARES") | {RequestBudgetMiddleware: ORDER}
        settings.set("DOWNLOADER_MIDDLEWARES", middlewares, priority="spider")

    @classmethod
    def from_crawler(
        cls, crawler: Crawler, url: str, budget: str, hosts: str = "", diary: str = "", old: str = ""
    ) -> Self:
        crawler.settings.set(SETTING, int(budget), priority="spider")
        declared = tuple(host for host in hosts.split(",") if host)
        remembered = TypeAdapter(Remembered).validate_json(Path(old).read_bytes()) if old else None
        spider = cls(order_of(crawler.settings), url, declared, Path(diary) if diary else None, remembered)
        spider._set_crawler(crawler)
        return spider

    async def start(self) -> AsyncIterator[Any]:
        """Make the search's first request."""
        for request in self._next():
            yield request

    def parse_page(self, response: Response, errand: Errand) -> Iterator[Request]:
        """Hand a page to the search and go on."""
        text = text_of(response)
        verdict = verdict_on(response, requested=errand.request.url, text=text)
        kind = content_type(response)
        page = ListPage(
            url=answered_url(response, errand.request.url),
            text=text,
            content_type=kind,
            page=errand.request.page,
            carry=errand.request.carry,
            asked_by=errand.adapter,
        )
        said = f"{verdict.state}: {verdict.reason}"
        if verdict.state is PageState.EMPTY and response.status == HTTPStatus.OK:
            self._explorer.read_bare(errand, page, said)
        elif verdict.state is not PageState.PAGE:
            self._explorer.miss(errand, said)
        elif kind and not any(word in kind.lower() for word in _READABLE):
            self._explorer.miss(errand, f"a file, {kind}")
        else:
            self._explorer.read(errand, page)
        yield from self._next()

    def failed(self, failure: Failure) -> Iterator[Request]:
        """Tell the search that there was no answer and go on."""
        request: Request = failure.request  # type: ignore[attr-defined]
        fault = refusal(failure, request.url)
        self._explorer.miss(request.cb_kwargs["errand"], f"{fault.kind}: {fault.detail}")
        yield from self._next()

    def _next(self) -> Iterator[Request]:
        budget = self.crawler.get_downloader_middleware(RequestBudgetMiddleware)
        if budget is None:
            raise TypeError("an exploration works under a budget of requests")
        errand = self._explorer.take(budget.left)
        if errand is not None:
            if self._diary is not None:
                self._diary.write_text(f"{budget.spent} {errand.request.url}", "utf-8")
            yield self._request(errand)
            return
        findings = self._explorer.findings(budget.spent)
        self._report.write_bytes(TypeAdapter(Findings).dump_json(findings))

    def _request(self, errand: Errand) -> Request:
        asked = errand.request
        # The task has every hop held to official hosts and to a source's time.
        task = ColumnTask(
            source=self.name, hosts=self._hosts, column=0, complete=False, page=asked, adapter=errand.adapter
        )
        return Request(
            asked.url,
            method=asked.method,
            body=asked.body,
            headers=dict(asked.headers),
            callback=self.parse_page,
            errback=self.failed,
            cb_kwargs={"errand": errand},
            meta={META_KEY: task},
            dont_filter=True,
        )
