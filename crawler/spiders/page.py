"""One page, fetched as politely as any, for a person who asks what we read in it."""

import json
from base64 import b64encode
from collections.abc import AsyncIterator
from typing import Any, Self

from scrapy import Request, Spider
from scrapy.crawler import Crawler
from scrapy.http import Response
from twisted.python.failure import Failure

from crawler.answers import content_type, refusal, text_of, verdict_on
from crawler.order import CrawlOrder, order_of


class PageSpider(Spider):
    """Fetches one address and leaves what it answered in the order's report."""

    name = "page"
    custom_settings = {"ITEM_PIPELINES": {}, "EXTENSIONS": {"crawler.runlog.RunLog": None}}

    def __init__(self, order: CrawlOrder, url: str) -> None:
        super().__init__()
        if order.report is None:
            raise ValueError("the page spider needs a place for its report")
        self._report = order.report
        self._url = url

    @classmethod
    def from_crawler(cls, crawler: Crawler, url: str) -> Self:
        spider = cls(order_of(crawler.settings), url)
        spider._set_crawler(crawler)
        return spider

    async def start(self) -> AsyncIterator[Any]:
        """Ask for the page."""
        yield Request(self._url, callback=self.parse, errback=self.failed)

    def parse(self, response: Response) -> None:
        """Leave the answer."""
        verdict = verdict_on(response, requested=self._url, text=text_of(response))
        self._leave(
            {
                "url": response.url,
                "state": verdict.state,
                "reason": verdict.reason,
                "content_type": content_type(response),
                "body": b64encode(response.body).decode("ascii"),
            }
        )

    def failed(self, failure: Failure) -> None:
        """Leave why there is no answer."""
        fault = refusal(failure, self._url)
        self._leave({"url": fault.url, "state": fault.kind, "reason": fault.detail, "content_type": "", "body": ""})

    def _leave(self, word: dict[str, str]) -> None:
        self._report.write_text(json.dumps(word), "utf-8")
