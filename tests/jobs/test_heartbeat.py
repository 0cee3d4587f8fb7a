import threading
from collections.abc import Callable, Iterator
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from jobs.heartbeat import PAUSES, heartbeat


@pytest.fixture
def pauses() -> list[float]:
    """The pauses that were made, in place of a clock."""
    return []


@pytest.fixture
def answering() -> Iterator[Callable[..., str]]:
    """Run a service that answers with the statuses it is given, one after another."""
    statuses: list[HTTPStatus] = []

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self.send_response(statuses.pop(0))
            self.send_header("Content-Length", "0")
            self.end_headers()

        def log_message(self, *_: object) -> None:
            pass

    def answer(*wanted: HTTPStatus) -> str:
        statuses.extend(wanted)
        return f"http://127.0.0.1:{server.server_port}/ping"

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever, args=(0.01,))
    thread.start()
    yield answer
    server.shutdown()
    thread.join()
    server.server_close()
    assert statuses == []


def test_no_address_no_beat(pauses: list[float]) -> None:
    assert heartbeat("", pauses.append) is None


def test_a_beat_is_heard(endpoint, pauses: list[float]) -> None:
    assert heartbeat(f"http://{endpoint.host}/ping", pauses.append) is None
    assert [taken.path for taken in endpoint.taken] == ["GET /ping"]
    assert pauses == []


def test_what_went_wrong_is_said_without_the_address(closed_port: int, pauses: list[float]) -> None:
    told = heartbeat(f"http://127.0.0.1:{closed_port}/secret-token", pauses.append)
    assert told == "heartbeat not delivered: ConnectionError"
    assert pauses == list(PAUSES)


@pytest.mark.parametrize("address", ["no address", "http://", "http://[::1/", "ftp://example.com/x", "http://\udcff/"])
def test_an_address_that_is_none_is_asked_once(address: str, pauses: list[float]) -> None:
    told = heartbeat(address, pauses.append)
    assert told is not None
    assert told.startswith("heartbeat not delivered: ")
    assert pauses == []


def test_a_service_that_comes_back_hears_it(answering, pauses: list[float]) -> None:
    url = answering(HTTPStatus.BAD_GATEWAY, HTTPStatus.TOO_MANY_REQUESTS, HTTPStatus.OK)
    assert heartbeat(url, pauses.append) is None
    assert pauses == list(PAUSES[:2])


@pytest.mark.parametrize("status", [HTTPStatus.NOT_FOUND, HTTPStatus.FORBIDDEN, HTTPStatus.NOT_MODIFIED])
def test_a_service_that_does_not_know_us_is_asked_once(answering, status: HTTPStatus, pauses: list[float]) -> None:
    assert heartbeat(answering(status), pauses.append) == f"heartbeat not delivered: status {status.value}"
    assert pauses == []


def test_tries_are_few(answering, pauses: list[float]) -> None:
    tries = len(PAUSES) + 1
    url = answering(*[HTTPStatus.SERVICE_UNAVAILABLE] * tries)
    assert heartbeat(url, pauses.append) == "heartbeat not delivered: status 503"
    assert pauses == list(PAUSES)
