"""Every answer goes into the archive before anyone reads it."""

import os
from importlib.metadata import version
from typing import Self

from scrapy import Request, signals
from scrapy.crawler import Crawler
from scrapy.http import Headers, Response

from crawler.order import order_of
from crawler.tasks import task_of
from store.archive.writer import ArchiveWriter, Origin
from store.records import Capture, Exchange

META_KEY = "fazhi_capture"


class EvidenceMiddleware:
    """Archives each hop and each try as it came, below the middlewares that decode, follow and repeat."""

    def __init__(self, crawler: Crawler) -> None:
        self._order = order_of(crawler.settings)
        began = self._order.clock()
        # A file of its own for every process: appending after a kill would lose what follows the torn record.
        name = f"{began:%Y/%m}/{began:%Y%m%dT%H%M%SZ}-{self._order.run_id or 0:06d}-{os.getpid()}-{os.urandom(3).hex()}"
        origin = Origin(
            software=f"fazhi/{version('fazhi')} (warcio/{version('warcio')})",
            run=self._order.run_id,
            user_agent=self._order.user_agent,
            robots="obey" if self._order.crawl.robots else "ignore",
        )
        self._writer = ArchiveWriter(self._order.store.archive, f"{name}.warc.gz", origin)
        crawler.signals.connect(self._close, signal=signals.spider_closed)

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        return cls(crawler)

    def process_response(self, request: Request, response: Response) -> Response:
        """Write the exchange and leave word of where it lies."""
        task = task_of(request)
        request.meta[META_KEY] = self._writer.write(
            Exchange(
                url=response.url,
                method=request.method,
                request_headers=_pairs(request.headers),
                request_body=request.body,
                status=response.status,
                reason="",
                headers=_pairs(response.headers),
                body=response.body,
                at=self._order.clock(),
                known=None if task is None else task.known,
            )
        )
        return response

    def keep_drawn(self, url: str, body: bytes, *, content_type: str, browser: str) -> None:
        """Write what a browser made of answers that are archived; a record of its own kind, no answer of the site."""
        self._writer.convert(url, body, content_type=content_type, software=browser, at=self._order.clock())

    def _close(self) -> None:
        self._writer.close()


def capture_of(response: Response) -> Capture:
    """Return where the archive keeps this response."""
    capture = response.meta[META_KEY]
    if not isinstance(capture, Capture):
        raise TypeError(f"{response.url} was not archived")
    return capture


def _pairs(headers: Headers) -> tuple[tuple[str, str], ...]:
    return tuple(
        (name.decode("latin-1"), value.decode("latin-1")) for name, values in headers.items() for value in values
    )
