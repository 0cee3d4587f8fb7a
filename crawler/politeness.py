"""What we do not ask for, and why: not official, forbidden, not at this hour, beyond a source's share of the night."""

from collections.abc import Callable
from time import monotonic
from typing import Self
from urllib.parse import urlsplit

from scrapy import Request, signals
from scrapy.core.downloader import Slot
from scrapy.crawler import Crawler
from scrapy.exceptions import IgnoreRequest

from crawler.order import order_of
from crawler.resolver import is_private
from crawler.tasks import Task, task_of
from crawler.urls import official


class RobotsForbidden(IgnoreRequest):
    """robots.txt asks us not to fetch this address."""


class HostRefused(IgnoreRequest):
    """The address is not on an official host."""


class NotNow(IgnoreRequest):
    """The address may be asked for, but no longer this night."""


class BudgetSpent(NotNow):
    """The source has had its time for this night."""


class OutsideVisitTime(NotNow):
    """The host asks to be visited at other hours (Visit-time in robots.txt)."""


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
        if self._is_spent(task, self._turn(host)):
            raise self._spent(task)

    def _give_up(self, request: Request) -> None:
        """Refuse what passed in time and still waits for its host's next turn."""
        task, engine = task_of(request), self._crawler.engine
        if task is None or engine is None:
            return
        host: str = request.meta["download_slot"]
        if self._is_spent(task, self._turn(host)):
            slot = engine.downloader.slots[host]
            withdraw(slot, lambda waiting: self._spent(task) if _source(waiting) == task.source else None)

    def _turn(self, host: str) -> float:
        """Tell when a host may be asked again, in monotonic seconds; 0 when it was not asked lately."""
        engine = self._crawler.engine
        slot = engine and engine.downloader.slots.get(host)
        return slot.lastseen + slot.delay if slot else 0.0

    def _is_spent(self, task: Task, turn: float) -> bool:
        """Say whether a source's time is over now, or will be when its host's turn comes."""
        return max(monotonic(), turn) - self._began[task.source] > self._budget

    def _spent(self, task: Task) -> BudgetSpent:
        return BudgetSpent(f"{task.source} has had its {self._budget:.0f} seconds")


def withdraw(slot: Slot, refusal: Callable[[Request], IgnoreRequest | None]) -> int:
    """Take requests that wait for their host's turn back, each with what refuses it; return how many."""
    refused = 0
    for waiting, answer in list(slot.queue):
        error = refusal(waiting)
        if error is not None:
            slot.queue.remove((waiting, answer))
            answer.errback(error)
            refused += 1
    return refused


def _source(request: Request) -> str | None:
    task = task_of(request)
    return None if task is None else task.source
