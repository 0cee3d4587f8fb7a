"""A fixed number of requests for one crawl: everything that goes over the wire counts."""

from typing import Self

from scrapy import Request
from scrapy.crawler import Crawler

from crawler.politeness import BudgetSpent

SETTING = "FAZHI_REQUESTS"
"""How many requests the crawl may make."""

ORDER = 900
"""Nearest to the network: each hop, retry and robots.txt comes by here, and nothing that was refused before."""


class RequestBudgetMiddleware:
    """Counts requests and refuses the one too many."""

    def __init__(self, limit: int) -> None:
        self.spent = 0
        self._limit = limit

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        return cls(crawler.settings.getint(SETTING))

    @property
    def left(self) -> int:
        """Tell how many requests may still be made."""
        return self._limit - self.spent

    def process_request(self, request: Request) -> None:
        """Refuse a request when all have been made."""
        if not self.left:
            raise BudgetSpent(f"the {self._limit} requests are used up: {request.url} is not asked for")
        self.spent += 1
