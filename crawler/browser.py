"""Chromium through scrapy-playwright; imported only where the extra `render` is installed."""

import asyncio
from contextlib import suppress
from itertools import count

from playwright.async_api import Error as PlaywrightError
from playwright.async_api import Page
from scrapy import Request
from scrapy.crawler import Crawler
from scrapy.http import Response
from scrapy_playwright.handler import ScrapyPlaywrightDownloadHandler

from crawler.order import order_of
from crawler.parts import OwnTime, Parts
from crawler.render import NoBrowser, NotDrawn
from crawler.rendering import Ask, Canvas, Drawing
from crawler.urls import host

LOOK_SECONDS = 0.1
QUIET_SECONDS = 1.0
"""A page that asked for nothing and gained no element for so long, by its own clock, is taken for finished."""
CLOSE_SECONDS = 10.0
MOST_LETTERS = 16_000_000
"""Of a drawn page; the largest real list seen has under two million."""

# Timed by the page itself: however slow the machine, what it set itself to do within that time is done before.
ELEMENTS = """quiet => new Promise(
    resolve => setTimeout(() => resolve(document.getElementsByTagName('*').length), quiet)
)"""
# A list in a frame of the same site is put where the frame stood; the answer is the length of the whole.
OPEN_FRAMES = """() => {
    for (const frame of document.querySelectorAll('iframe')) {
        const inner = (() => { try { return frame.contentDocument } catch { return null } })();
        if (!inner || !inner.body || !inner.querySelector('a')) continue;
        for (const link of inner.querySelectorAll('a[href]')) {
            if (!link.getAttribute('href').startsWith('#')) link.setAttribute('href', link.href);
        }
        const box = document.createElement('div');
        box.innerHTML = inner.body.innerHTML;
        frame.replaceWith(box);
    }
    return document.documentElement.outerHTML.length;
}"""


class Chromium:
    """The system's browser, started with the first page; each page in a context of its own, without cookies."""

    def __init__(self, crawler: Crawler) -> None:
        self._crawler = crawler
        self._limit = order_of(crawler.settings).crawl.timeout
        self._handler: ScrapyPlaywrightDownloadHandler | None = None
        self._scripts: dict[str, Response] = {}
        self._number = count()

    async def draw(self, canvas: Canvas, ask: Ask) -> Drawing:
        """Draw a page; raises NoBrowser, NotDrawn, or what refused the page its time."""
        handler = await self._started()
        browser = f"chromium {handler.browser.version}"
        try:
            async with asyncio.timeout(self._limit) as deadline:
                visit = _Visit(Parts(canvas, ask, OwnTime(deadline), self._scripts))
                try:
                    await self._open(handler, canvas, visit)
                    url, html = await visit.settled()
                finally:
                    await visit.end()
        except TimeoutError as error:
            await self.close()
            raise NotDrawn(f"the page was not drawn within {self._limit:g} seconds of its own") from error
        except PlaywrightError as error:
            raise NotDrawn(_said(error)) from error
        if visit.parts.spent is not None:
            raise visit.parts.spent
        if not host(url):
            raise NotDrawn(f"the page went to {url[:80]}")
        return Drawing(url=url, html=html, browser=browser)

    async def close(self) -> None:
        """End the browser."""
        handler, self._handler = self._handler, None
        if handler is None:
            return
        with suppress(PlaywrightError):
            await handler.close()

    async def _started(self) -> ScrapyPlaywrightDownloadHandler:
        if self._handler is None:
            handler = ScrapyPlaywrightDownloadHandler.from_crawler(self._crawler)
            # It would do so by itself when the crawl begins, on every night, whether or not a page is to be drawn.
            await handler._launch()
            self._handler = handler
        try:
            await self._handler._maybe_launch_browser()
        except PlaywrightError as error:
            await self.close()
            raise NoBrowser(f"Chromium does not start: {_said(error)}") from error
        return self._handler

    async def _open(self, handler: ScrapyPlaywrightDownloadHandler, canvas: Canvas, visit: "_Visit") -> None:
        meta = {
            "playwright": True,
            "playwright_context": f"page {next(self._number)}",
            "playwright_context_kwargs": {
                "user_agent": self._crawler.settings["USER_AGENT"],
                "locale": "zh-CN",
                "timezone_id": "Asia/Shanghai",
                "service_workers": "block",
                "accept_downloads": False,
            },
            "playwright_page_init_callback": visit.begin,
            # Not until it is loaded: what we do not let a page fetch may keep that from ever coming.
            "playwright_page_goto_kwargs": {"wait_until": "commit"},
            "playwright_include_page": True,
        }
        try:
            await handler.download_request(Request(canvas.url, meta=meta))
        except PlaywrightError:
            # It reads the page at once, and that may just be on its way to another address.
            if not visit.is_open:
                raise


class _Visit:
    """One page while it is open."""

    def __init__(self, parts: Parts) -> None:
        self.parts = parts
        self._page: Page | None = None

    @property
    def is_open(self) -> bool:
        """Whether the browser shows a page of the site."""
        return self._page is not None and bool(host(self._page.url))

    async def begin(self, page: Page, request: Request) -> None:  # noqa: ARG002
        """Take over what the page asks for."""
        self._page = page
        page.on("popup", _dismiss)
        await page.route("**/*", self.parts.answer)

    async def settled(self) -> tuple[str, str]:
        """Give address and HTML once the page neither asks for more nor grows, or half of its time is gone."""
        if self._page is None:
            raise NotDrawn("the browser opened no page")
        await self._settle(self._page)
        letters = await self._page.evaluate(OPEN_FRAMES)
        if letters > MOST_LETTERS:
            raise NotDrawn(f"the page has {letters} letters")
        return self._page.url, await self._page.content()

    async def _settle(self, page: Page) -> None:
        before = (await _elements(page, 0), self.parts.asked)
        while self.parts.time.is_ample:
            now = (await _elements(page, QUIET_SECONDS), self.parts.asked)
            if now == before and not self.parts.time.is_stopped:
                return
            before = now

    async def end(self) -> None:
        """Forget the page and all it left in the browser."""
        self.parts.time.end()
        if self._page is None:
            return
        with suppress(PlaywrightError, TimeoutError):
            async with asyncio.timeout(CLOSE_SECONDS):
                await self._page.context.close()


async def _elements(page: Page, quiet: float) -> int:
    try:
        return int(await page.evaluate(ELEMENTS, quiet * 1000))
    except PlaywrightError:
        if page.is_closed():
            raise
        await asyncio.sleep(LOOK_SECONDS)
        return -1  # on its way to another address


def _said(error: PlaywrightError) -> str:
    return str(error).partition("\n")[0]


async def _dismiss(popup: Page) -> None:
    with suppress(PlaywrightError):
        await popup.close()
