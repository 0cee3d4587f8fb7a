"""The other ends of two channels: a mail server and a web service, which take, refuse, fail or hang up."""

import asyncio
import email.policy
import json
import socket
import threading
from collections.abc import Callable
from dataclasses import asdict, dataclass
from datetime import datetime
from email import message_from_bytes
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from aiosmtpd.smtp import SMTP

from yearweb.plan import Mode

HERE = "127.0.0.1"
CHANNELS = ("hook", "mail")


@dataclass(frozen=True, slots=True, kw_only=True)
class Received:
    """A message as it reached a channel's other end: answered or not, it can be read there."""

    channel: str
    key: str
    """Message-ID or Idempotency-Key."""
    title: str
    body: str
    at: str
    """In truth, ISO 8601."""


class Ends:
    """Both other ends, in a thread of their own until they are left; what they get is written into a file."""

    def __init__(self, file: Path) -> None:
        self._file = file
        self._at = ""
        self._modes = dict.fromkeys(CHANNELS, Mode.UP)
        self._kill: tuple[str, Callable[[], None]] | None = None
        self._loop = asyncio.new_event_loop()
        self._thread = threading.Thread(target=self._loop.run_forever, daemon=True)
        self._reserved = {channel: _bound(0) for channel in CHANNELS}
        self._servers: dict[str, asyncio.Server] = {}
        self.ports = {channel: held.getsockname()[1] for channel, held in self._reserved.items()}

    def __enter__(self) -> Self:
        self._thread.start()
        for channel in CHANNELS:
            self._run(self._listen(channel))
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        for channel in tuple(self._servers):
            self._run(self._close(channel))
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join()
        for held in self._reserved.values():
            held.close()

    def behave(self, at: datetime, modes: dict[str, Mode]) -> None:
        """Let it be a moment, and the channels be as they are then."""
        self._at = at.isoformat()
        self._modes = modes
        for channel, mode in modes.items():
            if mode is Mode.REFUSED and channel in self._servers:
                self._run(self._close(channel))
            if mode is not Mode.REFUSED and channel not in self._servers:
                self._run(self._listen(channel))

    def kill_at_first(self, channel: str, kill: Callable[[], None]) -> None:
        """Kill whoever gives the next message to a channel, when it is given over and not yet answered."""
        self._kill = (channel, kill)

    def take(self, channel: str, key: str, title: str, body: str) -> Mode:
        """Note a message, unless it is refused unread, and say how to answer."""
        mode = self._modes[channel]
        if mode is Mode.FAILING:
            return mode
        got = Received(channel=channel, key=key, title=title, body=body, at=self._at)
        with self._file.open("a", encoding="utf-8") as file:
            file.write(json.dumps(asdict(got), ensure_ascii=False) + "\n")
        if self._kill is not None and self._kill[0] == channel:
            kill, self._kill = self._kill[1], None
            kill()
        return mode

    def _run(self, work: Any) -> None:
        asyncio.run_coroutine_threadsafe(work, self._loop).result(30)

    async def _listen(self, channel: str) -> None:
        place = _bound(self.ports[channel])
        if channel == "mail":
            server = await self._loop.create_server(lambda: SMTP(_Post(self), loop=self._loop), sock=place)
        else:
            server = await asyncio.start_server(self._hook, sock=place)
        self._servers[channel] = server

    async def _close(self, channel: str) -> None:
        self._servers.pop(channel).close()

    async def _hook(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        try:
            await self._answer(reader, writer)
        except (ConnectionError, asyncio.IncompleteReadError):
            pass  # the sender was killed
        finally:
            writer.close()

    async def _answer(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        head = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1")
        headers = {
            name.lower(): value.strip() for name, _, value in (line.partition(":") for line in head.split("\r\n"))
        }
        said = json.loads(await reader.readexactly(int(headers["content-length"])))
        mode = self.take("hook", headers["idempotency-key"], said["title"], said["message"])
        if mode is not Mode.HANGS_UP:
            status = "500 Internal Server Error" if mode is Mode.FAILING else "200 OK"
            writer.write(f"HTTP/1.1 {status}\r\nContent-Length: 0\r\nConnection: close\r\n\r\n".encode())
            await writer.drain()


class _Post:
    def __init__(self, ends: Ends) -> None:
        self._ends = ends

    async def handle_DATA(self, server: Any, _session: Any, envelope: Any) -> str:  # noqa: N802
        mail = message_from_bytes(envelope.content, policy=email.policy.default)
        mode = self._ends.take("mail", str(mail["Message-ID"]), str(mail["Subject"]), mail.get_content())
        if mode is Mode.HANGS_UP:
            server.transport.abort()
        return "554 Transaction failed" if mode is Mode.FAILING else "250 OK"


def _bound(port: int) -> socket.socket:
    """Bind a port that others of ours may bind, too: one that nobody listens on refuses, and stays ours."""
    place = socket.socket()
    place.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEPORT, 1)
    place.bind((HERE, port))
    return place
