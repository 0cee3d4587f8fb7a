"""Services on loopback that take, refuse or drop what is sent to them."""

import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest
from calendarweb.ahead import Ahead

AHEAD = pytest.StashKey[Ahead]()
NIGHTS = "test_every_planted_event_is_found_on_its_night_and_nothing_else"

HANG_UP = 0
"""A status: close the connection without an answer."""


@dataclass(frozen=True, slots=True)
class Taken:
    """A request as it arrived."""

    path: str
    body: str
    headers: dict[str, str] = field(default_factory=dict)


@dataclass(slots=True)
class Endpoint:
    """A web service whose answers a test chooses."""

    port: int = 0
    status: int = 200
    answer: str = "{}"
    headers: dict[str, str] = field(default_factory=dict)
    on_request: Callable[[Taken], None] | None = None
    """Called before the answer."""
    taken: list[Taken] = field(default_factory=list)

    @property
    def host(self) -> str:
        return f"127.0.0.1:{self.port}"


@pytest.fixture
def endpoint() -> Iterator[Endpoint]:
    """Run a web service."""
    service = Endpoint()

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["Content-Length"])).decode()
            service.taken.append(Taken(self.path, body, dict(self.headers)))
            if service.on_request is not None:
                service.on_request(service.taken[-1])
            if service.status == HANG_UP:
                self.close_connection = True
                return
            answer = service.answer.encode()
            self.send_response(service.status)
            for name, value in service.headers.items():
                self.send_header(name, value)
            self.send_header("Content-Length", str(len(answer)))
            self.end_headers()
            self.wfile.write(answer)

        def do_GET(self) -> None:
            service.taken.append(Taken(f"GET {self.path}", ""))
            self.send_response(200)
            self.send_header("Content-Length", "0")
            self.end_headers()

        def log_message(self, *_: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    service.port = server.server_port
    thread = threading.Thread(target=server.serve_forever, args=(0.01,))
    thread.start()
    yield service
    server.shutdown()
    thread.join()
    server.server_close()


@pytest.fixture
def closed_port() -> int:
    """Name a port on which nobody listens."""
    with ThreadingHTTPServer(("127.0.0.1", 0), BaseHTTPRequestHandler) as server:
        return server.server_port


def pytest_collection_finish(session: pytest.Session) -> None:
    """Begin the nights of the calendar, when they are wanted at all."""
    if any(item.name == NIGHTS for item in session.items) and not session.config.option.collectonly:
        session.config.stash[AHEAD] = Ahead()


def pytest_sessionfinish(session: pytest.Session) -> None:
    """End them, if the tests did not wait for them."""
    if AHEAD in session.config.stash:
        session.config.stash[AHEAD].end()


@pytest.fixture
def ahead(request: pytest.FixtureRequest) -> Ahead:
    """The nights of the calendar, under way since the tests began."""
    return request.config.stash[AHEAD]
