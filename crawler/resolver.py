"""Name resolution that never leads to a private address unless the operator allowed it."""

from collections.abc import Mapping, Sequence
from ipaddress import ip_address
from typing import Self

from scrapy.crawler import Crawler
from scrapy.resolver import CachingThreadedResolver
from twisted.internet import defer
from twisted.internet.base import ReactorBase
from twisted.internet.error import DNSLookupError

from crawler.order import order_of


class PrivateAddress(DNSLookupError):
    """The host's address is not a public one."""


class GuardedResolver(CachingThreadedResolver):
    """Scrapy's resolver with a table of fixed names and a refusal of private addresses."""

    def __init__(
        self, reactor: ReactorBase, cache_size: int, timeout: float, *, fixed: Mapping[str, str], allow_private: bool
    ) -> None:
        super().__init__(reactor, cache_size, timeout)
        self._fixed = fixed
        self._allow_private = allow_private

    @classmethod
    def from_crawler(cls, crawler: Crawler, reactor: ReactorBase) -> Self:
        settings = crawler.settings
        order = order_of(settings)
        return cls(
            reactor,
            settings.getint("DNSCACHE_SIZE"),
            settings.getfloat("DNS_TIMEOUT"),
            fixed=order.crawl.resolve,
            allow_private=order.crawl.allow_private,
        )

    def getHostByName(self, name: str, timeout: Sequence[int] = ()) -> defer.Deferred[str]:  # noqa: N802
        """Resolve a name; fails with PrivateAddress where the answer is not public."""
        fixed = self._fixed.get(name)
        found = defer.succeed(fixed) if fixed is not None else super().getHostByName(name, timeout)
        return found.addCallback(self._public, name)

    def _public(self, address: str, name: str) -> str:
        if not self._allow_private and is_private(address):
            raise PrivateAddress(f"{name} is {address}, which is not a public address")
        return address


def is_private(host: str) -> bool:
    """Say whether a host, when it is written as an address, is not a public one."""
    try:
        return not ip_address(host.strip("[]")).is_global
    except ValueError:
        return host == "localhost"
