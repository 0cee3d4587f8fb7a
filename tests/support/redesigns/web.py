"""All redesigned sites on one loopback server, their installation, and the moment they are redesigned."""

import json
import threading
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from types import TracebackType
from typing import Self
from urllib.parse import parse_qsl, urlsplit

from sampleweb.plan import Built, Query

from crawler.configuration import CrawlTable
from jobs.alerts.settings import AlertTable
from jobs.demo.server import Asked, Server
from jobs.demo.site import Page
from jobs.place import Place
from jobs.settings import HeartbeatTable, ScheduleTable, Settings, WithdrawnTable
from redesigns.site import Redesign
from store.settings import StoreTable

NIGHT_ONE = datetime(2026, 3, 1, 17, 30, tzinfo=UTC)
"""01:30 in China on 2026-03-02."""
_MISSING = Page(body="<title>404</title>您访问的页面不存在".encode(), status=404)


@dataclass(slots=True)
class RedesignedWeb:
    """The sites at one port, from entering the context until leaving it."""

    folder: Path
    sites: Sequence[Redesign]
    requests: list[str] = field(default_factory=list)
    """Host and path of every request, in the order of their coming."""
    redesigned: bool = False
    port: int = 0
    _built: dict[str, Built] = field(default_factory=dict)
    _lock: threading.Lock = field(default_factory=threading.Lock)
    _server: Server | None = None

    def __enter__(self) -> Self:
        self._server = Server(self._respond)
        self.port = self._server.server_address[1]
        threading.Thread(target=self._server.serve_forever, args=(0.02,), daemon=True).start()
        for site in self.sites:
            self.declare(site, *([site.column] if site.column is not None else []))
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._server is not None:
            self._server.shutdown()
            self._server.server_close()

    def url(self, site: Redesign, path: str) -> str:
        """Give the address of a path on a site."""
        return f"http://{site.host}:{self.port}{path}"

    def path(self, url: str) -> str:
        """Give path and query of an address."""
        parts = urlsplit(url)
        return f"{parts.path}?{parts.query}" if parts.query else parts.path

    def file(self, site: Redesign) -> Path:
        """Name the file that declares a site."""
        return self.folder / f"sources/{site.id}.toml"

    def declare(self, site: Redesign, *columns: str) -> None:
        """Write a site's file."""
        file, addresses = self.file(site), [self.url(site, column) for column in columns]
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(
            f'issuer = "{site.issuer}"\nregion = "{site.region}"\nlevel = "{site.level}"\n'
            f'site = "{self.url(site, "/")}"\ncolumns = {json.dumps(addresses)}\nhosts = ["{site.host}"]\n',
            "utf-8",
        )

    def place(self, night: int, *alerts: AlertTable) -> Place:
        """Make the installation as it is on the night of that number."""
        hosts = [name for site in self.sites for name in (site.host, f"www.{site.host}")]
        settings = Settings.model_construct(
            store=StoreTable(url=f"sqlite:///{self.folder}/fazhi.db", data=self.folder / "data"),
            crawl=CrawlTable(
                sources=(str(self.folder / "sources"),),
                delay=0.0,
                allow_private=True,
                resolve=dict.fromkeys(hosts, "127.0.0.1"),
                night_limit=240,
            ),
            schedule=ScheduleTable(season=False, drill=False),
            withdrawn=WithdrawnTable(),
            alerts=alerts,
            heartbeat=HeartbeatTable(),
        )
        return Place(settings=settings, now=NIGHT_ONE + timedelta(days=night - 1))

    def _respond(self, asked: Asked) -> Page:
        with self._lock:
            self.requests.append(f"{asked.host}{asked.target}")
        host = asked.host.removeprefix("www.")
        site = next((one for one in self.sites if one.host == host), None)
        if site is None:
            return _MISSING
        parts = urlsplit(asked.target)
        if not self.redesigned:
            return site.before.get(asked.target) or site.before.get(parts.path, _MISSING)
        built = self._after(site)
        if parts.path in built.endpoints:
            parameters = {**dict(parse_qsl(parts.query)), **asked.form}
            return built.endpoints[parts.path](Query(parameters=parameters, body=asked.body, method=asked.method))
        return built.pages.get(asked.target) or built.pages.get(parts.path, built.missing)

    def _after(self, site: Redesign) -> Built:
        with self._lock:
            if site.name not in self._built:
                self._built[site.name] = site.after(self.url(site, ""))
            return self._built[site.name]
