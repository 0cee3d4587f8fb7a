"""robots.txt in the crawl: asked for once a host, and obeyed in all that it says."""

import asyncio
from dataclasses import dataclass
from http import HTTPStatus
from typing import Self
from urllib.parse import urlsplit

from scrapy import Request
from scrapy.crawler import Crawler
from scrapy.exceptions import NotConfigured
from scrapy.http import Response
from scrapy.http.request import NO_CALLBACK

from crawler.answers import NO_ANSWER
from crawler.order import CrawlOrder, order_of
from crawler.politeness import BudgetSpent, OutsideVisitTime, RobotsForbidden, withdraw
from crawler.receipt import host_name, receipt_of
from crawler.robots_txt import Robots, read_robots
from crawler.visit_time import Window, kept_window
from store.hosts import Wish, wishes
from store.session import open_store, reading

CHALLENGE_STATUS = 521
"""What a well-known firewall answers to everything; the page itself will say so, and the source is called blocked."""

_ITSELF = "dont_obey_robotstxt"
_FIRST = 1000


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """How a host's robots.txt answered."""

    words: str
    robots: Robots
    failed: int | None = None
    """The status that closes the host for the night (RFC 9309, 2.3.1.4)."""
    is_known: bool = True
    """It came, or there is none: what was known of the host before is out of date."""


class RobotsMiddleware:
    """Refuses what robots.txt forbids, at hours that it forbids too, and slows down as it asks."""

    def __init__(self, crawler: Crawler) -> None:
        if not crawler.settings.getbool("ROBOTSTXT_OBEY"):
            raise NotConfigured
        order = order_of(crawler.settings)
        self._crawler = crawler
        self._clock = order.clock
        self._budget, self._own_delay = order.crawl.source_budget, order.crawl.delay
        self._agent: str = crawler.settings["ROBOTSTXT_USER_AGENT"]
        self._waiting: dict[str, asyncio.Lock] = {}
        self._said: dict[str, Said] = {}
        self._delays: dict[str, dict[str, float]] = {}
        self._closed: set[str] = set()
        known = _known(order)
        self._windows = {name: window for name, wish in known.items() if (window := _window(wish)) is not None}
        self._known_delays = {name: wish.crawl_delay for name, wish in known.items() if wish.crawl_delay is not None}

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        return cls(crawler)

    async def process_request(self, request: Request) -> None:
        """Wait for the host's robots.txt, and refuse what it forbids; outside of a known window it is not asked."""
        if request.meta.get(_ITSELF):
            return
        name = host_name(request.url)
        try:
            self._refuse_by_time(name)
            said = await self._answer_of(name, request)
            self._refuse(said, request)
            self._refuse_by_time(name)
        except (RobotsForbidden, OutsideVisitTime):
            receipt_of(self._crawler).of(name).refused += 1
            raise
        self._slow_down(name, said.robots.delay(self._clock()) if said.is_known else self._known_delay(name))

    def _refuse(self, said: Said, request: Request) -> None:
        if said.failed is not None:
            raise RobotsForbidden(f"robots.txt answered {said.failed}: the host is asked for nothing tonight")
        if not said.robots.allows(request.url):
            tally = receipt_of(self._crawler).of(host_name(request.url))
            tally.robots = "forbids some"
            raise RobotsForbidden(f"robots.txt forbids {request.url}")

    def _refuse_by_time(self, name: str) -> None:
        window = self._windows.get(name)
        if window is not None and (name in self._closed or not window.is_open(self._clock())):
            raise _outside(name, window)

    async def _answer_of(self, name: str, request: Request) -> Said:
        if name in self._said:
            return self._said[name]
        async with self._waiting.setdefault(name, asyncio.Lock()):
            if name not in self._said:
                self._slow_down(name, self._known_delay(name))
                self._said[name] = await self._ask(name, urlsplit(request.url).scheme)
                self._learn(name, self._said[name])
            return self._said[name]

    def _known_delay(self, name: str) -> float:
        """Give the delay that was asked for before; one that leaves no time to ask anything is asked about anew."""
        known = self._known_delays.get(name, 0.0)
        return known if known <= self._budget else 0.0

    async def _ask(self, name: str, scheme: str) -> Said:
        engine = self._crawler.engine
        if engine is None:
            raise RuntimeError("robots.txt is asked for while its crawl runs")
        url = f"{scheme}://{name}/robots.txt"
        request = Request(url, priority=_FIRST, meta={_ITSELF: True}, callback=NO_CALLBACK, dont_filter=True)
        try:
            return heard(await engine.download_async(request), self._agent)
        except NO_ANSWER:
            return Said(words="unreachable", robots=Robots(agent=self._agent), is_known=False)

    def _learn(self, name: str, said: Said) -> None:
        receipt_of(self._crawler).of(name).robots = said.words
        if said.is_known:
            receipt_of(self._crawler).learned(_wish(name, said.robots))
            self._windows.pop(name, None)
            if said.robots.window is not None:
                self._windows[name] = said.robots.window
        window = self._windows.get(name)
        now = self._clock()
        if window is not None and window.is_open(now):
            seconds = (window.closes(now) - now).total_seconds()
            asyncio.get_running_loop().call_later(seconds, self._close, name, window)

    def _slow_down(self, name: str, asked: float) -> None:
        if asked > self._budget:
            raise BudgetSpent(
                f"{name} asks for {asked:g} seconds between two requests; a source has {self._budget:g} a night"
            )
        delay = max(asked, self._own_delay)
        host = _slot_key(name)
        delays, engine = self._delays.setdefault(host, {}), self._crawler.engine
        if engine is None or delays.get(name) == delay:
            return
        delays[name] = delay
        receipt_of(self._crawler).of(name).ask(delay)
        # The slot of a quiet host is dropped after a minute: its next one must start with the same delay.
        engine.downloader.per_slot_settings[host] = {"delay": max(delays.values())}
        if host in engine.downloader.slots:
            engine.downloader.slots[host].delay = max(delays.values())

    def _close(self, name: str, window: Window) -> None:
        """End the visit: what still waits for its turn is not asked for."""
        self._closed.add(name)
        engine = self._crawler.engine
        slot = engine and engine.downloader.slots.get(_slot_key(name))
        if not slot:
            return
        refused = withdraw(slot, lambda waiting: _outside(name, window) if host_name(waiting.url) == name else None)
        receipt_of(self._crawler).of(name).refused += refused


def heard(response: Response, agent: str) -> Said:
    """Read the answer to a request for robots.txt."""
    status = response.status
    if status >= HTTPStatus.INTERNAL_SERVER_ERROR and status != CHALLENGE_STATUS:
        words = f"failed {status}: closed for the night"
        return Said(words=words, robots=Robots(agent=agent), failed=status, is_known=False)
    if not HTTPStatus.OK <= status < HTTPStatus.MULTIPLE_CHOICES:
        return Said(words=f"none ({status})", robots=Robots(agent=agent))
    return Said(words="allows", robots=read_robots(response.body, agent))


def _known(order: CrawlOrder) -> dict[str, Wish]:
    """Read what hosts asked for before; a look without a run has no store."""
    if order.run_id is None:
        return {}
    with reading(open_store(order.store.url)) as session:
        return dict(wishes(session))


def _slot_key(name: str) -> str:
    """Give what Scrapy calls the queue of a host: all its ports share one."""
    return urlsplit(f"//{name}").hostname or ""


def _window(wish: Wish) -> Window | None:
    return kept_window(wish.visit_from, wish.visit_until)


def _wish(name: str, robots: Robots) -> Wish:
    window = robots.window
    return Wish(
        host=name,
        crawl_delay=robots.standing_delay,
        visit_from=None if window is None else f"{window.begins:%H%M}",
        visit_until=None if window is None else f"{window.ends:%H%M}",
    )


def _outside(name: str, window: Window) -> OutsideVisitTime:
    return OutsideVisitTime(f"{name} asks to be visited from {window.in_china()}, only")
