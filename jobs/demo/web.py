"""The sample web: which site answers is decided by the Host header, what it shows by the night."""

import gzip
import threading
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from types import TracebackType
from typing import Self
from urllib.parse import parse_qsl, urlsplit

from jobs.demo.server import Asked, Server
from jobs.demo.site import Page, Question, Site
from jobs.demo.sites import ganzhou, jingyuan, jizhou, qinzhou, shiyan
from jobs.demo.story import EDITED_FIGURES, NIGHTS, SEEDS

__all__ = ["EDITED_FIGURES", "RESOLVE", "Page", "SampleWeb", "Seen"]

RESOLVE: Mapping[str, str] = {report.host: "127.0.0.1" for report in SEEDS}
"""Host name -> address, for a crawler that resolves these names itself."""

_BUILDERS: Mapping[str, Callable[[int], Site]] = {
    "qinzhou.fazhi.test": qinzhou.build,
    "jizhou.fazhi.test": jizhou.build,
    "jingyuan.fazhi.test": jingyuan.build,
    "shiyan.fazhi.test": shiyan.build,
    "ganzhou.fazhi.test": ganzhou.build,
}
_COMPRESSING = frozenset({"jizhou.fazhi.test"})
_UNKNOWN_HOST = Page(body=b"no such site", status=421, content_type="text/plain")


@dataclass(frozen=True, slots=True, kw_only=True)
class Seen:
    """One request and how it was answered."""

    host: str
    method: str
    path: str
    """Path and query as asked for."""
    status: int
    at: float
    """Monotonic seconds."""
    user_agent: str
    conditional: bool
    """It carried If-None-Match or If-Modified-Since."""


class SampleWeb:
    """Five sites on 127.0.0.1 at a port of their own, from entering the context until leaving it."""

    def __init__(self) -> None:
        self.requests: list[Seen] = []
        self._lock = threading.Lock()
        self._changed: dict[tuple[str, str], Page | None] = {}
        self._server = Server(self._respond)
        self._thread = threading.Thread(target=self._server.serve_forever, args=(0.02,), daemon=True)
        self.port: int = self._server.server_address[1]
        self._sites = _built(1)

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._server.shutdown()
        self._thread.join()
        self._server.server_close()

    def show(self, night: int) -> None:
        """Show the web as it stands on that night, 1 or 2; whatever was put or removed is forgotten."""
        if night not in NIGHTS:
            raise ValueError(night)
        sites = _built(night)
        with self._lock:
            self._sites = sites
            self._changed.clear()

    def url(self, host: str, path: str) -> str:
        """Give the address of a path on one of the sites."""
        return f"http://{host}:{self.port}{path}"

    def put(self, host: str, path: str, page: Page) -> None:
        """Answer a path with that page until the next `show`; a path with a query means just that query."""
        with self._lock:
            self._changed[host, path] = page

    def remove(self, host: str, path: str) -> None:
        """Answer a path as not found until the next `show`."""
        with self._lock:
            self._changed[host, path] = None

    def _respond(self, asked: Asked) -> Page:
        page = _not_modified(self._find(asked), asked)
        if asked.host in _COMPRESSING and "gzip" in asked.accept_encoding:
            page = _compressed(page)
        seen = Seen(
            host=asked.host,
            method=asked.method,
            path=asked.target,
            status=page.status,
            at=time.monotonic(),
            user_agent=asked.user_agent,
            conditional=bool(asked.if_none_match or asked.if_modified_since),
        )
        with self._lock:
            self.requests.append(seen)
        return page

    def _find(self, asked: Asked) -> Page:
        parts = urlsplit(asked.target)
        with self._lock:
            site = self._sites.get(asked.host)
            changed = dict(self._changed)
        if site is None:
            return _UNKNOWN_HOST
        for path in (asked.target, parts.path):
            if (asked.host, path) in changed:
                return changed[asked.host, path] or site.missing
        if parts.path in site.endpoints:
            parameters = {**dict(parse_qsl(parts.query)), **asked.form}
            return site.endpoints[parts.path](Question(origin=self.url(asked.host, ""), parameters=parameters))
        return site.pages.get(parts.path, site.missing)


def _built(night: int) -> Mapping[str, Site]:
    return {host: build(night) for host, build in _BUILDERS.items()}


def _not_modified(page: Page, asked: Asked) -> Page:
    """Answer 304 where the page's validator is the one the client holds; an ETag outweighs a date."""
    held = {name: value for name, value in page.headers if name in ("ETag", "Last-Modified")}
    if asked.if_none_match:
        fresh = held.get("ETag") in [tag.strip() for tag in asked.if_none_match.split(",")]
    else:
        fresh = bool(asked.if_modified_since) and held.get("Last-Modified") == asked.if_modified_since
    return replace(page, body=b"", status=304) if fresh and page.status == 200 else page


def _compressed(page: Page) -> Page:
    if not page.body:
        return page
    headers = (*page.headers, ("Content-Encoding", "gzip"), ("Vary", "Accept-Encoding"))
    return replace(page, body=gzip.compress(page.body, mtime=0), headers=headers)
