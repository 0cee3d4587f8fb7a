"""One HTTP/1.1 server on loopback for every host, and for what is said about them."""

import asyncio
import threading
from collections.abc import Callable
from types import TracebackType
from typing import Self

from calendarweb.answers import Asked, Fate, Reply

_REASONS = {200: "OK", 301: "Moved Permanently", 302: "Found", 304: "Not Modified", 404: "Not Found"}
_MISSING_BYTES = 4000


class Server:
    """Answers in a thread of its own until it is left."""

    def __init__(self, answer: Callable[[Asked], Reply]) -> None:
        self._answer = answer
        self._loop = asyncio.new_event_loop()
        self._tasks: set[asyncio.Task[None]] = set()
        self._thread = threading.Thread(target=self._loop.run_forever, daemon=True)
        self._server: asyncio.Server | None = None
        self.messages: list[bytes] = []
        """What was posted here: the server is the channel's other end too."""
        self.port = 0

    def __enter__(self) -> Self:
        self._thread.start()
        starting = asyncio.start_server(self._serve, "127.0.0.1", 0, backlog=256)
        self._server = asyncio.run_coroutine_threadsafe(starting, self._loop).result()
        self.port = self._server.sockets[0].getsockname()[1]
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        asyncio.run_coroutine_threadsafe(self._stop(), self._loop).result()
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join()
        self._loop.close()

    async def _stop(self) -> None:
        if self._server is not None:
            self._server.close()
        for task in tuple(self._tasks):
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)

    async def _serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        task = asyncio.current_task()
        if task is not None:
            self._tasks.add(task)
            task.add_done_callback(self._tasks.discard)
        try:
            while await self._one(reader, writer):
                pass
        except (ConnectionError, asyncio.IncompleteReadError, asyncio.CancelledError):
            pass  # the client hung up, or the server is left
        finally:
            writer.transport.abort()

    async def _one(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> bool:
        head = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1")
        first, *lines = head.split("\r\n")
        method, target, _ = first.split(" ", 2)
        headers = {name.lower(): value.strip() for name, _, value in (line.partition(":") for line in lines)}
        if method == "POST":
            self.messages.append(await reader.readexactly(int(headers.get("content-length", "0"))))
            writer.write(b"HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n")
            await writer.drain()
            return True
        reply = self._answer(
            Asked(
                host=headers.get("host", "").partition(":")[0],
                path=target,
                if_none_match=headers.get("if-none-match", ""),
                if_modified_since=headers.get("if-modified-since", ""),
            )
        )
        return await _send(reply, reader, writer)


async def _send(reply: Reply, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> bool:
    if reply.fate is Fate.DROPPED:
        return False
    if reply.fate is Fate.HANGS:
        await reader.read()  # until the client gives up
        return False
    cut = reply.fate is Fate.CUT_SHORT
    length = len(reply.body) + (_MISSING_BYTES if cut else 0)
    names = "".join(f"{name}: {value}\r\n" for name, value in reply.headers)
    size = "" if reply.status == 304 else f"Content-Length: {length}\r\n"
    reason = _REASONS.get(reply.status, "Answer")
    writer.write(
        f"HTTP/1.1 {reply.status} {reason}\r\nServer: nginx\r\n{names}{size}\r\n".encode("latin-1") + reply.body
    )
    await writer.drain()
    if cut:
        writer.close()
        await writer.wait_closed()
    return not cut
