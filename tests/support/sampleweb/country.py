"""All the sites at one port: the Host header decides who answers, the night what is shown."""

import threading
import time
from collections.abc import Mapping
from dataclasses import dataclass, replace
from types import TracebackType
from typing import Self
from urllib.parse import parse_qsl, urlsplit

from jobs.demo.server import Asked, Server
from jobs.demo.site import Page, html_page
from sampleweb import (
    boda,
    epoint,
    feeds,
    framed,
    generic,
    gkmlpt,
    jcms,
    jeecms,
    jpaas,
    lonsun,
    nfcms,
    trs,
    truecms,
    ucap,
    xxgk,
)
from sampleweb.plan import NIGHTS, Built, GovSite, Member, Query

CLONE = "fazhi-zhengfu.clone.test"
"""Copies reports under a name of its own; sites link to it, and it must never be asked for anything."""
OUTSIDE = "lingxian.outside.test"
"""Another government's site, linked from the footers."""

_MEMBERS: Mapping[str, Member] = {
    member.site.host: member
    for family in (
        trs,
        nfcms,
        gkmlpt,
        jcms,
        jpaas,
        xxgk,
        boda,
        ucap,
        lonsun,
        jeecms,
        epoint,
        truecms,
        generic,
        framed,
        feeds,
    )
    for member in family.MEMBERS
}
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


class SampleCountry:
    """Every sample site on 127.0.0.1 at a port of its own, from entering the context until leaving it."""

    sites: Mapping[str, GovSite] = {host: member.site for host, member in _MEMBERS.items()}
    """By host."""
    resolve: Mapping[str, str] = {
        name: "127.0.0.1" for host in (*_MEMBERS, CLONE, OUTSIDE) for name in (host, f"www.{host}")
    }
    """Host name -> address, for a crawler that resolves these names itself."""

    def __init__(self) -> None:
        self.requests: list[Seen] = []
        self._lock = threading.Lock()
        self._server = Server(self.respond)
        self._thread = threading.Thread(target=self._server.serve_forever, args=(0.02,), daemon=True)
        self.port: int = self._server.server_address[1]
        self._built: dict[str, Built] = {}
        self._night = NIGHTS[0]

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
        """Show the country as it stands on that night, 1 or 2."""
        if night not in NIGHTS:
            raise ValueError(night)
        with self._lock:
            self._night = night
            self._built.clear()

    def url(self, host: str, path: str) -> str:
        """Give the address of a path on one of the sites."""
        return f"http://{host}:{self.port}{path}"

    def respond(self, asked: Asked) -> Page:
        """Answer a request and remember it."""
        page = self._find(asked)
        # Links to other hosts are written with port 0, for nobody knows the port when the pages are made.
        page = replace(page, body=page.body.replace(b".test:0/", b".test:%d/" % self.port))
        seen = Seen(host=asked.host, method=asked.method, path=asked.target, status=page.status, at=time.monotonic())
        with self._lock:
            self.requests.append(seen)
        return page

    def _find(self, asked: Asked) -> Page:
        host = asked.host.removeprefix("www.")
        if host in (CLONE, OUTSIDE):
            return html_page('<meta charset="utf-8"><a href="/r1.html">某某区2024年法治政府建设情况报告</a>')
        if host not in _MEMBERS:
            return _UNKNOWN_HOST
        parts = urlsplit(asked.target)
        built = self._site(host)
        if parts.path in built.endpoints:
            parameters = {**dict(parse_qsl(parts.query)), **asked.form}
            return built.endpoints[parts.path](Query(parameters=parameters, body=asked.body, method=asked.method))
        return built.pages.get(parts.path, built.missing)

    def _site(self, host: str) -> Built:
        with self._lock:
            if host not in self._built:
                self._built[host] = _MEMBERS[host].build(self._night, self.url(host, ""))
            return self._built[host]
