import http.client
import json
import socket
import threading
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import timedelta
from http import HTTPStatus

import pytest
from prometheus_client.parser import text_string_to_metric_families
from sqlalchemy import Engine

from jobs import serving
from jobs.place import Place
from jobs.serving import Server, Site
from store import runs
from store.records import RunStatus
from store.session import writing
from store.settings import StoreTable


@pytest.fixture
def well(engine: Engine, place: Place) -> Place:
    """An installation after a good night."""
    store = StoreTable(url=engine.url.render_as_string(), data=place.settings.store.data)
    with writing(engine) as session:
        run = runs.begin(session, sources=(), now=place.clock())
        runs.end(session, run.id, status=RunStatus.DONE, counts={}, now=place.clock())
    return replace(place, settings=place.settings.model_copy(update={"store": store}))


@pytest.fixture
def serve() -> Iterator[Callable[[Place], Server]]:
    """Serve installations on ports of their own."""
    served: list[tuple[Server, threading.Thread]] = []

    def begin(place: Place) -> Server:
        server = Server("127.0.0.1", 0, Site(place, fresh=0.0))
        thread = threading.Thread(target=server.serve_forever, args=(0.01,))
        thread.start()
        served.append((server, thread))
        return server

    yield begin
    for server, thread in served:
        server.shutdown()
        thread.join()
        server.server_close()


def ask(server: Server, path: str, method: str = "GET", **headers: str) -> tuple[http.client.HTTPResponse, bytes]:
    connection = http.client.HTTPConnection("127.0.0.1", server.server_address[1], timeout=10)
    try:
        connection.request(method, path, headers=headers)
        answer = connection.getresponse()
        return answer, answer.read()
    finally:
        connection.close()


def test_metrics(well: Place, serve: Callable[[Place], Server]) -> None:
    answer, body = ask(serve(well), "/metrics?name=x")
    assert answer.status == HTTPStatus.OK
    assert answer.headers["Content-Type"] == "text/plain; version=0.0.4; charset=utf-8"
    names = {family.name for family in text_string_to_metric_families(body.decode())}
    assert "fazhi_build_info" in names


def test_health(well: Place, serve: Callable[[Place], Server]) -> None:
    answer, body = ask(serve(well), "/health")
    told = json.loads(body)
    assert (answer.status, told["ok"], told["level"]) == (HTTPStatus.OK, True, "warn"), told
    assert {check["name"] for check in told["checks"]} >= {"store", "last night"}
    answer, body = ask(serve(replace(well, now=well.clock() + timedelta(days=3))), "/health")
    assert (answer.status, json.loads(body)["ok"]) == (HTTPStatus.SERVICE_UNAVAILABLE, False)


def test_a_head_is_a_get_without_its_body(well: Place, serve: Callable[[Place], Server]) -> None:
    server = serve(well)
    got, body = ask(server, "/health")
    headed, nothing = ask(server, "/health", "HEAD")
    assert (headed.status, nothing) == (got.status, b"")
    assert int(headed.headers["Content-Length"]) == len(body)


@pytest.mark.parametrize("path", ["/", "/metrics/", "/health/../metrics", "/%6detrics", "/fazhi.db"])
def test_nothing_else_is_there(well: Place, serve: Callable[[Place], Server], path: str) -> None:
    answer, body = ask(serve(well), path)
    assert (answer.status, body) == (HTTPStatus.NOT_FOUND, b"Not Found\n")


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "OPTIONS", "TRACE"])
def test_nothing_can_be_done(well: Place, serve: Callable[[Place], Server], method: str) -> None:
    answer, _ = ask(serve(well), "/metrics", method)
    assert answer.status == HTTPStatus.NOT_IMPLEMENTED


@pytest.mark.parametrize("host", ["evil.example", "evil.example:8080", "127.0.0.1.evil.example", "[", "10.0.0.1", ""])
def test_a_page_elsewhere_cannot_have_a_browser_here_read_us(
    well: Place, serve: Callable[[Place], Server], host: str
) -> None:
    answer, _ = ask(serve(well), "/health", Host=host)
    assert answer.status == HTTPStatus.MISDIRECTED_REQUEST


@pytest.mark.parametrize("host", ["localhost:8080", "127.0.0.1", "[::1]:8080"])
def test_names_of_this_machine_are_ours(well: Place, serve: Callable[[Place], Server], host: str) -> None:
    answer, _ = ask(serve(well), "/metrics", Host=host)
    assert answer.status == HTTPStatus.OK


def test_no_store_no_metrics_and_no_reason_for_the_client(place: Place, serve: Callable[[Place], Server]) -> None:
    server = serve(place)
    answer, body = ask(server, "/metrics")
    assert (answer.status, body) == (HTTPStatus.SERVICE_UNAVAILABLE, b"Service Unavailable\n")
    answer, _ = ask(server, "/health")
    assert answer.status == HTTPStatus.SERVICE_UNAVAILABLE


def test_who_says_nothing_is_hung_up_on(
    well: Place, serve: Callable[[Place], Server], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(serving._Handler, "timeout", 0.1)
    server = serve(well)
    with socket.create_connection(server.server_address, timeout=10) as silent:
        silent.sendall(b"GET /health HT")
        assert silent.recv(1000) == b""
    assert ask(server, "/health")[0].status == HTTPStatus.OK


def test_a_page_serves_all_who_ask_while_it_is_fresh(engine: Engine, well: Place) -> None:
    site = Site(well, fresh=60.0)
    first = site.page("/metrics")
    with writing(engine) as session:
        runs.begin(session, sources=(), now=well.clock() + timedelta(days=1))
    assert site.page("/metrics") is first
    assert Site(well).page("/metrics") != first


def test_its_address_is_said() -> None:
    with Server("127.0.0.1", 0, Site.__new__(Site)) as server:
        assert server.url == f"http://127.0.0.1:{server.server_address[1]}"
