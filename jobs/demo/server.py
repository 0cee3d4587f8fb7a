"""HTTP/1.1 on loopback, thin and quiet: a request in as a value, a page out."""

import contextlib
import socket
import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qsl

from jobs.demo.site import Page


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """One request."""

    host: str
    method: str
    target: str
    """Path and query."""
    form: Mapping[str, str]
    body: bytes = b""
    """As sent; `form` is what it says where it is a form."""
    user_agent: str
    if_none_match: str
    if_modified_since: str
    accept_encoding: str


class Server(ThreadingHTTPServer):
    """Listens at a port of its own on 127.0.0.1; one thread a connection."""

    request_queue_size = 128

    def __init__(self, respond: Callable[[Asked], Page]) -> None:
        self.respond = respond
        self._open: set[socket.socket] = set()
        super().__init__(("127.0.0.1", 0), _Handler)

    def get_request(self) -> tuple[socket.socket, tuple[str, int]]:
        """Accept a connection and remember it."""
        connection, address = super().get_request()
        self._open.add(connection)
        return connection, address

    def shutdown_request(self, request: socket.socket | tuple[bytes, socket.socket]) -> None:
        """End a connection and forget it."""
        if isinstance(request, socket.socket):
            self._open.discard(request)
        super().shutdown_request(request)

    def server_close(self) -> None:
        """Hang up on everybody: a kept-alive connection would otherwise last until its client ends it."""
        super().server_close()
        for connection in tuple(self._open):
            with contextlib.suppress(OSError):
                connection.shutdown(socket.SHUT_RDWR)

    def handle_error(self, request: socket.socket | tuple[bytes, socket.socket], client_address: object) -> None:
        """Let a client hang up in the middle of an answer without a word."""
        if not isinstance(sys.exception(), ConnectionError):
            super().handle_error(request, client_address)


class _Handler(BaseHTTPRequestHandler):
    server: Server
    protocol_version = "HTTP/1.1"
    server_version = "nginx"
    sys_version = ""
    disable_nagle_algorithm = True
    wbufsize = -1

    def do_GET(self) -> None:
        self._answer()

    def do_HEAD(self) -> None:
        self._answer()

    def do_POST(self) -> None:
        self._answer()

    def log_message(self, *words: object) -> None:
        """Say nothing: the caller keeps its own list of requests."""

    def _answer(self) -> None:
        page = self.server.respond(self._asked())
        self.send_response(page.status)
        for name, value in page.headers:
            self.send_header(name, value)
        if page.status != 304:
            self.send_header("Content-Type", page.content_type)
            self.send_header("Content-Length", str(len(page.body)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(page.body)

    def _asked(self) -> Asked:
        length = self.headers.get("Content-Length", "")
        body = self.rfile.read(int(length) if length.isdecimal() else 0)
        return Asked(
            host=self.headers.get("Host", "").partition(":")[0].lower(),
            method=self.command,
            target=self.path,
            form=dict(parse_qsl(body.decode("utf-8", "replace"))),
            body=body,
            user_agent=self.headers.get("User-Agent", ""),
            if_none_match=self.headers.get("If-None-Match", ""),
            if_modified_since=self.headers.get("If-Modified-Since", ""),
            accept_encoding=self.headers.get("Accept-Encoding", ""),
        )
