"""The politeness receipt of a crawl: counted where requests leave and answers arrive, written as it grows."""

import logging
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from http import HTTPStatus
from pathlib import Path
from time import monotonic
from typing import Self
from urllib.parse import urlsplit

from pydantic import TypeAdapter, ValidationError
from scrapy import Request, signals
from scrapy.crawler import Crawler
from scrapy.http import Response
from scrapy.utils.asyncio import create_looping_call

from crawler.order import order_of
from store.hosts import Wish
from store.receipts import NOT_ASKED, Receipt
from store.whole_file import replace_file

log = logging.getLogger(__name__)

WRITE_SECONDS = 5.0
"""So much of a receipt is lost at most when its crawl is killed."""
_PORTS = {"http": 80, "https": 443}


@dataclass(frozen=True, slots=True, kw_only=True)
class CrawlReceipt:
    """How politely one crawl asked, and what the hosts it asked want."""

    hosts: tuple[Receipt, ...] = ()
    wishes: tuple[Wish, ...] = ()
    """Of every host whose robots.txt was read."""


_FILE = TypeAdapter(CrawlReceipt)


@dataclass(slots=True, kw_only=True)
class HostTally:
    """One host's figures as they grow."""

    at: datetime
    """When it was first spoken of."""
    delay_asked: float
    requests: int = 0
    bytes: int = 0
    not_modified: int = 0
    refused: int = 0
    robots: str = NOT_ASKED
    delay_kept: float | None = None
    first_at: datetime | None = None
    last_at: datetime | None = None
    _left: float = field(default=0.0, init=False)

    def left(self, at: datetime, now: float) -> None:
        """Count a request that left; `now` is in monotonic seconds."""
        if self.requests:
            gap = now - self._left
            self.delay_kept = gap if self.delay_kept is None else min(gap, self.delay_kept)
        self.requests += 1
        self._left = now
        self.first_at, self.last_at = self.first_at or at, at

    def ask(self, delay: float) -> None:
        """Note the delay that holds from now on; what was kept before a longer one was known is no measure of it."""
        if delay > self.delay_asked:
            self.delay_kept = None
        self.delay_asked = delay

    def receipt(self, host: str) -> Receipt:
        """Give the figures as they are."""
        return Receipt(
            host=host,
            requests=self.requests,
            bytes=self.bytes,
            not_modified=self.not_modified,
            refused=self.refused,
            robots=self.robots,
            delay_asked=self.delay_asked,
            delay_kept=self.delay_kept,
            first_at=self.first_at or self.at,
            last_at=self.last_at or self.at,
        )


class ReceiptMiddleware:
    """Keeps the receipt of this crawl, in a file beside its last word; nearest to the wire, so that it sees all."""

    def __init__(self, crawler: Crawler) -> None:
        order = order_of(crawler.settings)
        self._file = None if order.report is None else receipt_file(order.report)
        self._clock: Callable[[], datetime] = order.clock
        self._delay = order.crawl.delay
        self._hosts: dict[str, HostTally] = {}
        self._wishes: dict[str, Wish] = {}
        self._is_written = True
        self._writing = create_looping_call(self._write)
        crawler.signals.connect(self._received, signal=signals.bytes_received)
        if self._file is not None and order.run_id is not None:
            crawler.signals.connect(self._opened, signal=signals.spider_opened)
            crawler.signals.connect(self._closed, signal=signals.spider_closed)

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        return cls(crawler)

    def process_response(self, request: Request, response: Response) -> Response:
        """Count an answer."""
        if response.status == HTTPStatus.NOT_MODIFIED:
            self.of(host_name(request.url)).not_modified += 1
        return response

    def left(self, url: str) -> None:
        """Count a request that leaves now."""
        self.of(host_name(url)).left(self._clock(), monotonic())

    def learned(self, wish: Wish) -> None:
        """Note what a host's robots.txt asks for."""
        self._wishes[wish.host] = wish

    def of(self, host: str) -> HostTally:
        """Give the figures of a host, to be changed."""
        self._is_written = False
        tally = self._hosts.get(host)
        if tally is None:
            tally = self._hosts[host] = HostTally(at=self._clock(), delay_asked=self._delay)
        return tally

    def receipt(self) -> CrawlReceipt:
        """Give the receipt as it is; a host that nothing was asked of, nor refused, has none."""
        asked = {host: one for host, one in self._hosts.items() if one.requests or one.refused}
        return CrawlReceipt(
            hosts=tuple(one.receipt(host) for host, one in sorted(asked.items())), wishes=tuple(self._wishes.values())
        )

    def _received(self, data: bytes, request: Request) -> None:
        self.of(host_name(request.url)).bytes += len(data)

    def _opened(self) -> None:
        self._writing.start(WRITE_SECONDS, now=False)

    def _closed(self) -> None:
        self._writing.stop()
        self._write()

    def _write(self) -> None:
        if self._file is not None and not self._is_written:
            self._is_written = True
            replace_file(self._file, _FILE.dump_json(self.receipt()))


def receipt_of(crawler: Crawler) -> ReceiptMiddleware:
    """Return the receipt that a crawl keeps."""
    keeper = crawler.get_downloader_middleware(ReceiptMiddleware)
    if keeper is None:
        raise TypeError("every crawl keeps a receipt")
    return keeper


def host_name(url: str) -> str:
    """Name the host of an address as a receipt does: with its port where that is not the scheme's own."""
    parts = urlsplit(url)
    name = parts.hostname or ""
    name = f"[{name}]" if ":" in name else name
    return name if parts.port in (None, _PORTS.get(parts.scheme)) else f"{name}:{parts.port}"


def receipt_file(report: Path) -> Path:
    """Name the file of a crawl's receipt by that of its last word."""
    return report.with_suffix(".receipt.json")


def read_receipt(file: Path) -> CrawlReceipt:
    """Read what a crawl left of its receipt; nothing where it left none, or none that can be read."""
    try:
        return _FILE.validate_json(file.read_bytes()) if file.exists() else CrawlReceipt()
    except ValidationError:
        # It is asked for again by each night until it is kept: no night is to end of it.
        log.warning("the receipt %s is damaged and was not kept", file)
        return CrawlReceipt()
