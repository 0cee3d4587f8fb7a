"""The canary: a site on loopback that knows what it was asked and what it answered."""

import hashlib
import threading
from dataclasses import dataclass
from time import monotonic
from typing import Self
from urllib.parse import urlsplit

from jobs.demo.server import Asked, Server
from jobs.demo.site import Page
from jobs.drill.story import HOST, Night

_MISSING = Page(body="<html><title>404</title>页面不存在</html>".encode(), status=404)


@dataclass(frozen=True, slots=True, kw_only=True)
class Seen:
    """One request and its answer."""

    path: str
    user_agent: str
    at: float
    """Monotonic seconds."""
    digest: str
    """SHA-256 of the body that was sent, hex."""


class Canary:
    """Serves one night at a time; a context manager."""

    def __init__(self, night: Night) -> None:
        self._night = night
        self._seen: list[Seen] = []
        self._lock = threading.Lock()
        self._server = Server(self._respond)
        self._thread = threading.Thread(target=self._server.serve_forever, args=(0.02,), daemon=True)
        self.origin = f"http://{HOST}:{self._server.server_address[1]}"

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._server.shutdown()
        self._thread.join()
        self._server.server_close()

    def show(self, night: Night) -> None:
        """Show a night, and forget what was asked before it."""
        with self._lock:
            self._night = night
            self._seen.clear()

    @property
    def seen(self) -> tuple[Seen, ...]:
        """What was asked this night, in order."""
        with self._lock:
            return tuple(self._seen)

    def _respond(self, asked: Asked) -> Page:
        path = urlsplit(asked.target).path
        with self._lock:
            page = self._night.pages.get(path, _MISSING)
            self._seen.append(
                Seen(
                    path=path,
                    user_agent=asked.user_agent,
                    at=monotonic(),
                    digest=hashlib.sha256(page.body).hexdigest(),
                )
            )
        return page
