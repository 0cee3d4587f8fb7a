"""Between the answer and the spider: a marked page is drawn before it is read."""

import asyncio
import codecs
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from http import HTTPStatus
from typing import Protocol, Self

from scrapy import Request, signals
from scrapy.crawler import Crawler
from scrapy.http import HtmlResponse, Response
from scrapy.utils.misc import load_object

from crawler.answers import answered_url, text_of, verdict_on
from crawler.evidence import EvidenceMiddleware
from crawler.order import order_of
from crawler.render import NoBrowser, is_drawn, missing
from crawler.tasks import Task, task_of
from store.records import PageState

Ask = Callable[[Request], Awaitable[Response]]
"""Fetches something as politely as any page."""

_SHOWABLE = (PageState.PAGE, PageState.EMPTY)
"""Before it is drawn a page may well be empty. What defends itself is not run: its script is there to be solved."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Canvas:
    """A page as fetched, to be drawn."""

    url: str
    """With the fragment that was asked for: scripts read it."""
    html: str
    task: Task | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Drawing:
    """A page as a browser shows it."""

    url: str
    html: str
    browser: str
    """Name and version."""


class Browser(Protocol):
    """Draws pages, one at a time."""

    async def draw(self, canvas: Canvas, ask: Ask) -> Drawing:
        """Draw a page; raises NoBrowser, NotDrawn, or what refused the page its time."""

    async def close(self) -> None:
        """End the browser."""


class RenderMiddleware:
    """Draws what is marked; outermost, so that all it is given was asked for politely and archived as it came."""

    def __init__(self, crawler: Crawler) -> None:
        self._crawler = crawler
        order = order_of(crawler.settings)
        self._clock = order.clock
        self._missing = missing(order.crawl.browser, crawler.settings["PLAYWRIGHT_LAUNCH_OPTIONS"]["executable_path"])
        self._browser: Browser | None = None
        self._drawing = asyncio.Lock()
        crawler.signals.connect(self._close, signal=signals.spider_closed)

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        return cls(crawler)

    def process_request(self, request: Request) -> None:
        """Refuse a marked request where nothing can draw it."""
        if is_drawn(request) and self._missing:
            raise NoBrowser(self._missing)

    async def process_response(self, request: Request, response: Response) -> Response:
        """Draw the page of a marked request; answers that are no pages go on as they came."""
        if not is_drawn(request) or request.method != "GET" or not isinstance(response, HtmlResponse):
            return response
        html = text_of(response)
        verdict = verdict_on(response, requested=request.url, text=html)
        if response.status != HTTPStatus.OK or verdict.state not in _SHOWABLE:
            return response
        canvas = Canvas(url=answered_url(response, request.url), html=html, task=task_of(request))
        async with self._drawing:
            return self._kept(await self._draw(canvas))

    async def _draw(self, canvas: Canvas) -> Drawing:
        engine = self._crawler.engine
        if engine is None:
            raise RuntimeError("a page is drawn while its crawl runs")
        if self._browser is None:
            # By name: without the extra that module cannot be imported.
            make: Callable[[Crawler], Browser] = load_object("crawler.browser.Chromium")
            self._browser = make(self._crawler)
        return await self._browser.draw(canvas, engine.download_async)

    def _kept(self, drawing: Drawing) -> Response:
        # The mark at its head outranks the charset that the page declared before it was drawn.
        body = codecs.BOM_UTF8 + drawing.html.encode("utf-8", "replace")
        kind = "text/html; charset=utf-8"
        evidence = self._crawler.get_downloader_middleware(EvidenceMiddleware)
        if not isinstance(evidence, EvidenceMiddleware):
            raise TypeError("what is drawn must be archived")
        evidence.keep_drawn(drawing.url, body, content_type=kind, browser=drawing.browser)
        headers = {"Content-Type": kind, "X-Fazhi-Rendered": drawing.browser}
        return HtmlResponse(drawing.url, headers=headers, body=body, flags=["rendered"])

    async def _close(self) -> None:
        browser, self._browser = self._browser, None
        if browser is not None:
            await browser.close()
