"""What a robots.txt says to us."""

from dataclasses import dataclass, field
from datetime import datetime

from protego import Protego

from crawler.visit_time import Window, window

MOST_BYTES = 512 * 1024
"""RFC 9309 (2.5) asks for at least 500 KiB to be read."""
LONGEST_DELAY = 24 * 60 * 60
"""Seconds: more than any source has in a night. Some ask for more than a number can hold."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Rate:
    """So many seconds between two requests, always or in certain hours."""

    delay: float
    hours: Window | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Robots:
    """The rules for one user agent."""

    agent: str
    crawl_delay: float | None = None
    rate: Rate | None = None
    window: Window | None = None
    """The only hours in which anything may be asked for."""
    _rules: Protego = field(default_factory=Protego, repr=False)

    def allows(self, url: str) -> bool:
        """Say whether an address may be asked for at all."""
        return self._rules.can_fetch(url, self.agent)

    def delay(self, at: datetime) -> float:
        """Return the seconds that are to lie between two requests at a moment; 0 where nothing is said."""
        delays = [self.crawl_delay or 0.0]
        if self.rate is not None and (self.rate.hours is None or self.rate.hours.is_open(at)):
            delays.append(self.rate.delay)
        return max(delays)

    @property
    def standing_delay(self) -> float | None:
        """Return the seconds that are to lie between two requests at any hour; None where nothing is said."""
        delays = [] if self.crawl_delay is None else [self.crawl_delay]
        if self.rate is not None and self.rate.hours is None:
            delays.append(self.rate.delay)
        return max(delays, default=None)


def read_robots(body: bytes, agent: str) -> Robots:
    """Read a robots.txt for one user agent; what cannot be read says nothing."""
    rules = Protego.parse(body[:MOST_BYTES].decode("utf-8-sig", "ignore"))
    visit, rate = rules.visit_time(agent), rules.request_rate(agent)
    return Robots(
        agent=agent,
        crawl_delay=rules.crawl_delay(agent),
        rate=None
        if rate is None
        else Rate(delay=min(rate.seconds, LONGEST_DELAY) / rate.requests, hours=window(rate.start_time, rate.end_time)),
        window=None if visit is None else window(visit.start_time, visit.end_time),
        _rules=rules,
    )
