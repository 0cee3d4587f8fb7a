"""What such a site is, and all of them on one loopback server."""

import threading
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from types import TracebackType
from typing import Self
from urllib.parse import urlsplit

from jobs.demo.server import Asked, Server
from jobs.demo.site import Page


@dataclass(frozen=True, slots=True, kw_only=True)
class Site:
    """One site; addresses are written as host and path, links to other hosts with port 0."""

    name: str
    home: str
    must: frozenset[str] = frozenset()
    """The columns that an exploration must propose."""
    may: frozenset[str] = frozenset()
    """Those that it may propose beside or instead of them, being as good."""
    forbidden: tuple[str, ...] = ()
    """Beginnings of addresses that its robots.txt keeps for itself."""
    pages: Mapping[str, Page]
    """Address with or without the query -> answer."""
    blocked: Page | None = None
    """What every other address answers, a page that is not there by default."""


class ExploreWeb:
    """The sites on 127.0.0.1 at one port, from entering the context until leaving it."""

    def __init__(self, sites: Iterable[Site]) -> None:
        self._sites = {site.home.partition("/")[0].removeprefix("www."): site for site in sites}
        self._pages = {address: page for site in self._sites.values() for address, page in site.pages.items()}
        self.requests: list[str] = []
        """Host and path of every request, in the order of their coming."""
        self._lock = threading.Lock()
        self._server = Server(self._respond)
        self._thread = threading.Thread(target=self._server.serve_forever, args=(0.02,), daemon=True)
        self.port: int = self._server.server_address[1]

    @property
    def resolve(self) -> Mapping[str, str]:
        """Host name -> address, for a crawler that resolves these names itself."""
        hosts = {address.partition("/")[0] for address in self._pages} | {f"www.{name}" for name in self._sites}
        return dict.fromkeys((*hosts, *self._sites), "127.0.0.1")

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._server.shutdown()
        self._thread.join()
        self._server.server_close()

    def url(self, address: str) -> str:
        """Give the address of a host and path on this server."""
        host, _, path = address.partition("/")
        return f"http://{host}:{self.port}/{path}"

    def address(self, url: str) -> str:
        """Give host and path, `www.` as it is, of an address on this server."""
        parts = urlsplit(url)
        return f"{parts.hostname}{parts.path}" + (f"?{parts.query}" if parts.query else "")

    def _respond(self, asked: Asked) -> Page:
        address = f"{asked.host}{asked.target}"
        with self._lock:
            self.requests.append(address)
        page = self._find(address)
        return replace(page, body=page.body.replace(b".gov.cn:0/", b".gov.cn:%d/" % self.port))

    def _find(self, address: str) -> Page:
        bare = address.partition("?")[0]
        for known in (address, bare, f"www.{address}", f"www.{bare}"):
            if known in self._pages:
                return self._pages[known]
        site = self._sites.get(".".join(address.partition("/")[0].split(".")[-3:]))
        return (site and site.blocked) or Page(body="<title>404</title>您访问的页面不存在".encode(), status=404)
