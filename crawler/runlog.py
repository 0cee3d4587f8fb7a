"""A crawl's frame: the run it works under, and what it says of itself at its end."""

import gc
import json
from collections import Counter
from contextlib import ExitStack
from typing import Any, Self

from scrapy import signals
from scrapy.crawler import Crawler
from scrapy.spiders import Spider
from twisted.python.failure import Failure

from crawler.order import SETTING, CrawlOrder, order_of
from crawler.receipt import receipt_of
from crawler.registry import Source
from store import documents, frontier, hosts, receipts, runs
from store.lock import single_instance
from store.records import RunStatus
from store.session import open_store, writing
from store.upgrade import create_store
from store.whole_file import replace_file

OWN_RUN = "FAZHI_OWN_RUN"
"""Setting: this crawl was started by Scrapy's own command and opened its run itself."""


def open_run(crawler: Crawler, order: CrawlOrder, sources: dict[str, Source]) -> CrawlOrder:
    """Give a crawl that was started by Scrapy's own command its lock and run; a night's child has both."""
    if order.run_id is not None:
        return order
    held = ExitStack()
    held.enter_context(single_instance(order.store.data))
    now = order.clock()
    with writing(create_store(order.store.url)) as session:
        frontier.register(session, [seed_of(source) for source in sources.values()], now)
        run = runs.begin(session, sources=list(sources), now=now)
    order = order.model_copy(update={"run_id": run.id, "frontier": run.frontier})
    crawler.settings.set(SETTING, order.model_dump_json(), priority="spider")
    crawler.settings.set(OWN_RUN, held, priority="spider")
    return order


def seed_of(source: Source) -> frontier.SourceSeed:
    """Give a declared source as the store needs it."""
    return frontier.SourceSeed(
        id=source.id,
        issuer=source.issuer,
        region=source.region,
        level=source.level,
        site=source.site,
        columns=source.columns,
    )


class RunLog:
    """Counts what went wrong inside us, which no answer of a site explains, and writes the crawl's last word."""

    def __init__(self, crawler: Crawler) -> None:
        self._crawler = crawler
        self._order = order_of(crawler.settings)
        self._own: ExitStack | None = crawler.settings.get(OWN_RUN)
        self._errors: Counter[str] = Counter()
        for signal in (signals.spider_error, signals.item_error):
            crawler.signals.connect(self._count, signal=signal)
        crawler.signals.connect(self._closed, signal=signals.spider_closed)
        crawler.signals.connect(self._opened, signal=signals.spider_opened)

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        return cls(crawler)

    def _opened(self, spider: Spider) -> None:  # noqa: ARG002
        # What is loaded by now stays to the end: it need not be searched for garbage again and again.
        gc.freeze()

    def _count(self, failure: Failure) -> None:
        self._errors[f"{type(failure.value).__name__}: {failure.value}"] += 1

    def _closed(self, spider: Spider, reason: str) -> None:  # noqa: ARG002
        stats = self._crawler.stats.get_stats() if self._crawler.stats else {}
        last_word = {
            "reason": reason,
            "errors": dict(self._errors.most_common(20)),
            "requests": stats.get("downloader/request_count", 0),
            "responses": stats.get("downloader/response_count", 0),
            "bytes": stats.get("downloader/response_bytes", 0),
            "not_modified": stats.get("downloader/response_status_count/304", 0),
        }
        if self._order.report is not None:
            replace_file(self._order.report, json.dumps(last_word, ensure_ascii=False).encode())
        if self._own is not None:
            self._end_own_run(last_word)

    def _end_own_run(self, last_word: dict[str, Any]) -> None:
        status = RunStatus.DONE if last_word["reason"] == "finished" and not self._errors else RunStatus.PARTIAL
        with writing(open_store(self._order.store.url)) as session:
            documents.number(session)
            run, now, receipt = self._order.run_id or 0, self._order.clock(), receipt_of(self._crawler).receipt()
            receipts.keep(session, run, receipt.hosts)
            hosts.learn(session, receipt.wishes, now=now)
            runs.end(session, run, status=status, counts=last_word, now=now)
        if self._own is not None:
            self._own.close()
