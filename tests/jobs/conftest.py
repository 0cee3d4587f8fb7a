"""Services on loopback that take, refuse or drop what is sent to them."""

import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest
from beside import Beside
from calendarweb.ahead import Ahead

AHEAD = pytest.StashKey[Ahead]()
NIGHTS = "test_every_planted_event_is_found_on_its_night_and_nothing_else"
YEAR = pytest.StashKey[Beside]()
TOLD = "test_after_a_year_all_was_told_once_and_no_night_is_lost"

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


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Let the worlds come first where tests run side by side: who waits for one leaves its core to it."""
    if _is_one_of_several(config):
        items.sort(key=lambda item: item.name not in {NIGHTS, TOLD})


def pytest_collection_finish(session: pytest.Session) -> None:
    """Begin the nights of the calendar and the year, when they are wanted at all, beside the other tests."""
    if session.config.option.collectonly or _is_one_of_several(session.config):
        return
    wanted = {item.name for item in session.items}
    if NIGHTS in wanted:
        session.config.stash[AHEAD] = Ahead()
    if TOLD in wanted:
        session.config.stash[YEAR] = Beside("yearweb", 1)


def pytest_sessionfinish(session: pytest.Session) -> None:
    """End them, if the tests did not wait for them."""
    for key in (AHEAD, YEAR):
        if key in session.config.stash:
            session.config.stash[key].end()


def _is_one_of_several(config: pytest.Config) -> bool:
    return hasattr(config, "workerinput")


@pytest.fixture
def ahead(request: pytest.FixtureRequest) -> Ahead:
    """The nights of the calendar, under way since the tests began, or from now on."""
    stash = request.config.stash
    if AHEAD not in stash:
        stash[AHEAD] = Ahead()
    return stash[AHEAD]


@pytest.fixture
def year(request: pytest.FixtureRequest) -> Beside:
    """The year, under way since the tests began, or from now on."""
    stash = request.config.stash
    if YEAR not in stash:
        stash[YEAR] = Beside("yearweb", 1)
    return stash[YEAR]
