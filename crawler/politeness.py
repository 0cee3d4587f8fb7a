"""What we do not ask for, and how slowly we ask: robots.txt, hosts, and a source's share of the night."""

import asyncio
from time import monotonic
from typing import Self
from urllib.parse import urlsplit

from scrapy import Request, signals
from scrapy.crawler import Crawler
from scrapy.downloadermiddlewares.robotstxt import RobotsTxtMiddleware
from scrapy.exceptions import IgnoreRequest
from scrapy.http import Response
from scrapy.robotstxt import RobotParser

from crawler.order import order_of
from crawler.resolver import is_private
from crawler.tasks import Task, task_of
from crawler.urls import official


class RobotsForbidden(IgnoreRequest):
    """robots.txt asks us not to fetch this address."""


class HostRefused(IgnoreRequest):
    """The address is not on an official host."""


class BudgetSpent(IgnoreRequest):
    """The source has had its time for this night."""


CHALLENGE_STATUS = 521
"""What a well-known firewall answers to everything; the page itself will say so, and the source is called blocked."""


class RobotsMiddleware(RobotsTxtMiddleware):
    """Scrapy's, with Crawl-delay obeyed, a failing robots.txt respected, and a refusal that has a class of its own."""

    def __init__(self, crawler: Crawler) -> None:
        super().__init__(crawler)
        self._waiting: dict[str, asyncio.Lock] = {}
        self._failing: dict[str, int] = {}
        self._agent: str = crawler.settings["ROBOTSTXT_USER_AGENT"]
        crawler.signals.connect(self._slow_down, signal=signals.robots_parsed)

    async def robot_parser(self, request: Request) -> RobotParser | None:
        """Wait for the host's robots.txt, one request at a time.

        Scrapy 2.19 lets all that wait share one Deferred, whose result only the first of them gets: the others would be
        told that there are no rules.
        """
        lock = self._waiting.setdefault(urlsplit(request.url).netloc, asyncio.Lock())
        async with lock:
            return await super().robot_parser(request)

    def process_request_2(self, rp: RobotParser | None, request: Request) -> None:
        """Refuse what robots.txt forbids, and all of a host whose robots.txt fails (RFC 9309, 2.3.1.4)."""
        status = self._failing.get(urlsplit(request.url).netloc)
        if status is not None:
            raise RobotsForbidden(f"robots.txt answered {status}: the host is asked for nothing tonight")
        if rp is not None and not rp.allowed(request.url, self._agent):
            raise RobotsForbidden(f"robots.txt forbids {request.url}")

    def process_response(self, request: Request, response: Response) -> Response:
        """Note a robots.txt that fails; Scrapy would read its error page as one without rules."""
        address = urlsplit(request.url)
        if address.path == "/robots.txt" and response.status >= 500 and response.status != CHALLENGE_STATUS:
            self._failing[address.netloc] = response.status
        return response

    def _slow_down(self, robotparser: RobotParser, request: Request) -> None:
        asked = robotparser.crawl_delay(self._agent)
        engine = self.crawler.engine
        if asked is None or engine is None:
            return
        host = urlsplit(request.url).hostname or ""
        downloader = engine.downloader
        # The slot of a quiet host is dropped after a minute: its next one must start with the same delay.
        delay = max(asked, self.crawler.settings.getfloat("DOWNLOAD_DELAY"))
        downloader.per_slot_settings[host] = {"delay": delay}
        if host in downloader.slots:
            downloader.slots[host].delay = delay


class BoundsMiddleware:
    """Holds every hop of a source's requests to its own hosts, and to its time."""

    def __init__(self, crawler: Crawler) -> None:
        order = order_of(crawler.settings)
        self._crawler = crawler
        self._budget = order.crawl.source_budget
        self._allow_private = order.crawl.allow_private
        self._began: dict[str, float] = {}
        crawler.signals.connect(self._give_up, signal=signals.request_left_downloader)

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        return cls(crawler)

    def process_request(self, request: Request) -> None:
        """Refuse a request that leads outside; note when a source's time began."""
        host = urlsplit(request.url).hostname or ""
        if request.meta.get("download_slot") not in (None, host):
            # A redirect to another host carries the first one's slot along, and with it the first one's delay.
            del request.meta["download_slot"]
        if not self._allow_private and is_private(host):
            raise HostRefused(f"{host} is not a public address")
        task = task_of(request)
        if task is None:
            return
        if not official(request.url, task.hosts):
            raise HostRefused(f"{host} is not an official host of {task.source}")
        self._began.setdefault(task.source, monotonic())
        if self._is_spent(task):
            raise self._spent(task)

    def _give_up(self, request: Request) -> None:
        """Refuse what passed in time and still waits for its host's next turn."""
        task, engine = task_of(request), self._crawler.engine
        if task is None or engine is None or not self._is_spent(task):
            return
        slot = engine.downloader.slots[request.meta["download_slot"]]
        for waiting, answer in list(slot.queue):
            other = task_of(waiting)
            if other is not None and other.source == task.source:
                slot.queue.remove((waiting, answer))
                answer.errback(self._spent(task))

    def _is_spent(self, task: Task) -> bool:
        return monotonic() - self._began[task.source] > self._budget

    def _spent(self, task: Task) -> BudgetSpent:
        return BudgetSpent(f"{task.source} has had its {self._budget:.0f} seconds")
