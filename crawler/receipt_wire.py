"""The wire: where requests really leave, and where the time between two of them is measured."""

from collections.abc import Callable
from functools import partial
from time import monotonic
from urllib.parse import urlsplit

from scrapy.core.downloader.handlers.http11 import HTTP11DownloadHandler, _LenientHTTP11ClientProtocol
from scrapy.crawler import Crawler
from twisted.internet.defer import Deferred
from twisted.internet.interfaces import IAddress, IHandshakeListener, ISSLTransport
from twisted.web._newclient import Request as RequestOnWire
from twisted.web.client import _HTTP11ClientFactory
from twisted.web.iweb import IResponse
from zope.interface import implementer  # type: ignore[import-untyped]

from crawler.receipt import receipt_of

Left = Callable[[str], None]
"""Is told the address of each request that leaves."""


class CountedHandler(HTTP11DownloadHandler):
    """Scrapy's, with a count of what leaves, and with delays from one departure to the next.

    A request may wait for its connection; the next one waits its delay from when that one left, not from when it was
    to leave. Twisted would repeat a request on a broken connection at once, unseen: Scrapy repeats it in its turn.
    """

    def __init__(self, crawler: Crawler) -> None:
        super().__init__(crawler)
        self._pool.retryAutomatically = False
        self._pool._factory = partial(_CountedFactory, self._left)  # type: ignore[assignment]

    def _left(self, url: str) -> None:
        receipt_of(self._crawler).left(url)
        engine = self._crawler.engine
        slot = engine and engine.downloader.slots.get(urlsplit(url).hostname or "")
        if slot:
            slot.lastseen = monotonic()


class _CountedFactory(_HTTP11ClientFactory):
    noisy = False

    def __init__(self, left: Left, quiescent: Callable[["_CountedProtocol"], None], metadata: str) -> None:
        super().__init__(quiescent, metadata)  # type: ignore[no-untyped-call]
        self._left = left

    def buildProtocol(self, addr: IAddress | None) -> "_CountedProtocol":  # noqa: ARG002, N802
        return _CountedProtocol(self._left, self._quiescentCallback)


@implementer(IHandshakeListener)
class _CountedProtocol(_LenientHTTP11ClientProtocol):
    def __init__(self, left: Left, quiescent: Callable[["_CountedProtocol"], None]) -> None:
        super().__init__(quiescent)  # type: ignore[no-untyped-call]
        self._left = left
        self._is_secured = False
        self._waiting: str | None = None

    def request(self, request: RequestOnWire) -> Deferred[IResponse]:
        """Send a request: at once, or as soon as the other side has shown who it is."""
        url = (request.absoluteURI or b"").decode("ascii")
        if self._is_secured or not ISSLTransport.providedBy(self.transport):
            self._left(url)
        else:
            self._waiting = url
        return super().request(request)

    def handshakeCompleted(self) -> None:  # noqa: N802
        """Count what waited for it."""
        self._is_secured = True
        if self._waiting is not None:
            self._left(self._waiting)
            self._waiting = None
