"""What is served over HTTP: how the installation is, for a monitoring system. Nothing can be changed through it."""

import json
import logging
import socket
import sys
from collections.abc import Callable
from dataclasses import asdict, dataclass
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler
from ipaddress import ip_address
from socketserver import TCPServer, ThreadingMixIn
from threading import Lock
from time import monotonic
from urllib.parse import urlsplit

from prometheus_client import CONTENT_TYPE_PLAIN_0_0_4
from sqlalchemy.exc import DatabaseError

from crawler.errors import CrawlerError
from jobs.checkup.checkup import checkup
from jobs.errors import JobError
from jobs.metrics import metrics
from jobs.place import Place
from store.errors import StoreError
from store.session import open_store

FRESH_SECONDS = 5.0
"""An answer serves all who ask within so many seconds: many who ask cost no more than one."""
PATIENCE_SECONDS = 10.0
"""For a client to ask, and to take its answer."""

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """One answer."""

    status: HTTPStatus
    content_type: str
    body: bytes


class Site:
    """The pages of an installation, each made anew when it is asked for and the last one has aged."""

    def __init__(self, place: Place, fresh: float = FRESH_SECONDS) -> None:
        """Take the installation, and for how many seconds a page is fresh."""
        self._place = place
        self._fresh = fresh
        self._pages: dict[str, Callable[[], Page]] = {"/metrics": self._metrics, "/health": self._health}
        self._made: dict[str, tuple[float, Page]] = {}
        self._making = Lock()

    def page(self, path: str) -> Page:
        """Return a page, or that there is none."""
        if path not in self._pages:
            return _plain(HTTPStatus.NOT_FOUND)
        with self._making:
            made_at, page = self._made.get(path, (None, None))
            if page is None or made_at is None or monotonic() - made_at >= self._fresh:
                page = self._pages[path]()
                self._made[path] = (monotonic(), page)
            return page

    def _metrics(self) -> Page:
        try:
            body = self._measured()
        except (StoreError, CrawlerError, JobError, DatabaseError, OSError) as error:
            log.warning("metrics not made", extra={"reason": str(error)})
            return _plain(HTTPStatus.SERVICE_UNAVAILABLE)
        return Page(status=HTTPStatus.OK, content_type=CONTENT_TYPE_PLAIN_0_0_4, body=body)

    def _measured(self) -> bytes:
        engine = open_store(self._place.settings.store.url)
        try:
            return metrics(engine, self._place)
        finally:
            engine.dispose()

    def _health(self) -> Page:
        found = checkup(self._place)
        status = HTTPStatus.OK if found.ok else HTTPStatus.SERVICE_UNAVAILABLE
        body = json.dumps(asdict(found), ensure_ascii=False).encode() + b"\n"
        return Page(status=status, content_type="application/json", body=body)


class Server(ThreadingMixIn, TCPServer):
    """Listens at an address, and answers each client in a thread of its own."""

    allow_reuse_address = True
    daemon_threads = True

    def __init__(self, host: str, port: int, site: Site) -> None:
        """Listen from now on; raises OSError."""
        self.site = site
        self.address_family = socket.AF_INET6 if ":" in host else socket.AF_INET
        super().__init__((host, port), _Handler)
        self.is_private = _is_loopback(str(self.server_address[0]))

    @property
    def url(self) -> str:
        """Where it is found."""
        host, port = str(self.server_address[0]), self.server_address[1]
        return f"http://{f'[{host}]' if ':' in host else host}:{port}"

    def handle_error(self, request: object, client_address: object) -> None:  # noqa: ARG002
        """Say what went wrong; the client is hung up on, and told nothing."""
        if isinstance(sys.exception(), OSError):
            log.debug("client gone", exc_info=True)
        else:
            log.exception("request failed")


class _Handler(BaseHTTPRequestHandler):
    server: Server
    timeout = PATIENCE_SECONDS

    def do_GET(self) -> None:
        page = self._page()
        self._begin(page)
        self.wfile.write(page.body)

    def do_HEAD(self) -> None:
        self._begin(self._page())

    def _page(self) -> Page:
        # A web page elsewhere may give its own name our address, and have a browser here read us out to it.
        if self.server.is_private and not _is_loopback(_host_of(self.headers.get("Host", ""))):
            return _plain(HTTPStatus.MISDIRECTED_REQUEST)
        return self.server.site.page(self.path.partition("?")[0])

    def _begin(self, page: Page) -> None:
        self.send_response(page.status)
        self.send_header("Content-Type", page.content_type)
        self.send_header("Content-Length", str(len(page.body)))
        self.send_header("Cache-Control", "no-store")
        self.send_header("X-Content-Type-Options", "nosniff")
        self.end_headers()

    def version_string(self) -> str:
        return "fazhi"

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002
        log.debug("asked", extra={"client": self.client_address[0], "words": format % args})


def _plain(status: HTTPStatus) -> Page:
    return Page(status=status, content_type="text/plain; charset=utf-8", body=f"{status.phrase}\n".encode())


def _host_of(header: str) -> str:
    try:
        return urlsplit(f"//{header}").hostname or ""
    except ValueError:
        return ""


def _is_loopback(host: str) -> bool:
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"
