"""What a drawn page asks for on its own: fetched by the crawl, or refused."""

import asyncio
import json
import logging
from contextlib import suppress

from playwright.async_api import Error as PlaywrightError
from playwright.async_api import Request as Asked
from playwright.async_api import Route
from scrapy import Request
from scrapy.http import Response

from crawler.answers import NO_ANSWER
from crawler.politeness import NotNow
from crawler.rendering import Ask, Canvas
from crawler.tasks import META_KEY
from crawler.urls import same_site

log = logging.getLogger(__name__)

KINDS = frozenset({"document", "fetch", "script", "xhr"})
"""What a list can be made of; images, fonts, media, sockets and the rest are not fetched."""
MOST_PARTS = 100
"""Of one page; at one request a second no page needs more, and some ask for ever."""
MOST_DOCUMENTS = 10
"""Of these: frames, and pages that a script goes on to."""
SCRIPT_BYTES = 16 * 1024 * 1024
"""Of scripts remembered for the crawl's other pages."""
OURS = frozenset(
    {"accept-encoding", "accept-language", "connection", "content-length", "cookie", "host", "te", "user-agent"}
)
"""Headers that are the crawl's own business, and no cookies."""


class OwnTime:
    """The seconds that a page takes for itself: it stands still while the page waits for its site.

    How long a site may take is bounded elsewhere: each answer by the timeout, all of them by the source's budget.
    """

    def __init__(self, deadline: asyncio.Timeout) -> None:
        self._deadline = deadline
        self._loop = asyncio.get_running_loop()
        self._left = self._whole = (deadline.when() or 0) - self._loop.time()
        self._waiting = 0
        self._ended = False

    @property
    def is_stopped(self) -> bool:
        """Whether the page waits for its site."""
        return self._waiting > 0

    @property
    def is_ample(self) -> bool:
        """Whether more than half of it is left."""
        when = self._deadline.when()
        left = self._left if when is None else when - self._loop.time()
        return left > self._whole / 2

    def stop(self) -> None:
        """Note that the page begins to wait for an answer."""
        when = self._deadline.when()
        if when is not None and self._runs:
            self._left = when - self._loop.time()
            self._deadline.reschedule(None)
        self._waiting += 1

    def go_on(self) -> None:
        """Note that an answer came."""
        self._waiting -= 1
        if self._waiting == 0 and self._runs:
            self._deadline.reschedule(self._loop.time() + self._left)

    def end(self) -> None:
        """Leave the deadline as it is from now on."""
        self._ended = True

    @property
    def _runs(self) -> bool:
        return not self._ended and not self._deadline.expired()


class Parts:
    """Answers one page."""

    def __init__(self, canvas: Canvas, ask: Ask, time: OwnTime, scripts: dict[str, Response]) -> None:
        self.time = time
        self.spent: NotNow | None = None
        self._canvas = canvas
        self._ask = ask
        self._scripts = scripts
        self._opened = False
        self._parts = self._documents = 0

    @property
    def asked(self) -> int:
        """How many parts the page has asked for."""
        return self._parts

    async def answer(self, route: Route) -> None:
        """Give the page what it asks for, or nothing."""
        asked = route.request
        with suppress(PlaywrightError):  # the page is gone meanwhile
            if not self._opened and asked.is_navigation_request():
                self._opened = True
                await _show(route, self._canvas.html)
            elif asked.resource_type == "stylesheet":
                # Scripts wait for it to be loaded; nothing is lost with it.
                await route.fulfill(content_type="text/css", body="")
            elif not self._wanted(asked):
                await route.abort("aborted")
            else:
                await self._fetch(route, asked)

    def _wanted(self, asked: Asked) -> bool:
        if asked.resource_type not in KINDS or not self._is_ours(asked.url):
            return False
        if asked.is_navigation_request():
            self._documents += 1
            if asked.method != "GET" or self._documents > MOST_DOCUMENTS:
                return False
        self._parts += 1
        return self._parts <= MOST_PARTS and asked.method in ("GET", "POST")

    def _is_ours(self, url: str) -> bool:
        task = self._canvas.task
        declared = () if task is None else task.hosts
        return any(same_site(url, ours) for ours in (self._canvas.url, *(f"https://{name}/" for name in declared)))

    async def _fetch(self, route: Route, asked: Asked) -> None:
        response = await self._response(asked)
        if response is None:
            await route.abort("aborted")
        elif not asked.is_navigation_request() or response.url == asked.url.partition("#")[0]:
            await route.fulfill(status=response.status, headers=_readable(response), body=response.body)
        else:
            # A page fulfilled where it was not found would read its relative addresses wrongly; the browser asks again.
            self._scripts[response.url] = response
            goal = json.dumps(response.url).replace("<", "\\u003c")
            await _show(route, f"<script>location.replace({goal})</script>")

    async def _response(self, asked: Asked) -> Response | None:
        known = self._scripts.get(asked.url) if asked.method == "GET" else None
        if known is not None:
            return known
        self.time.stop()
        try:
            response = await self._ask(self._request(asked))
        except NotNow as error:
            self.spent = error
            return None
        except NO_ANSWER as error:
            log.info("part refused", extra={"url": asked.url, "reason": str(error)})
            return None
        finally:
            self.time.go_on()
        if asked.resource_type == "script" and asked.method == "GET":
            self._remember(asked.url, response)
        return response

    def _request(self, asked: Asked) -> Request:
        headers = {
            name: value for name, value in asked.headers.items() if name not in OURS and not name.startswith("sec-")
        }
        return Request(
            asked.url,
            method=asked.method,
            headers=headers,
            body=asked.post_data_buffer or b"",
            meta={} if self._canvas.task is None else {META_KEY: self._canvas.task},
            dont_filter=True,
        )

    def _remember(self, url: str, response: Response) -> None:
        if sum(len(one.body) for one in self._scripts.values()) + len(response.body) > SCRIPT_BYTES:
            self._scripts.clear()
        self._scripts[url] = response


async def _show(route: Route, html: str) -> None:
    await route.fulfill(content_type="text/html; charset=utf-8", body=html)


def _readable(response: Response) -> dict[str, str]:
    """Keep the headers by which a page may read an answer; the body is decoded already, and cookies are not kept."""
    return {
        name.decode("latin-1"): b", ".join(values).decode("latin-1")
        for name, values in response.headers.items()
        if name.lower() == b"content-type" or name.lower().startswith(b"access-control-")
    }
