"""The reading pool: pages gathered into tasks for worker processes, with a limit that no page can outlive."""

import asyncio
import logging
import os
from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from multiprocessing import get_context

from crawler.errors import PageTooSlow
from crawler.parent import follow_parent
from crawler.reading import PageToRead, Unread, read_batch, seconds_for
from store.records import Article

log = logging.getLogger(__name__)

BATCH = 16
"""Pages a task: more gain nothing, fewer pay for the hand-over (measured: 142 pages/s with 16, 63 in the callback)."""
WORKERS = min(2, os.cpu_count() or 1)
TASKS_A_WORKER = 500
"""After so many tasks a worker is replaced: the parsers' memory is never given back otherwise."""
START_SECONDS = 60.0
"""What a worker may take to start on a busy machine, beside its reading."""


class ReadingPool:
    """Reads pages in other processes; starts none until the first page comes."""

    def __init__(self) -> None:
        self._workers = tuple(_Worker() for _ in range(WORKERS))
        # The last one used comes first: a quiet night starts one process, not all.
        self._idle: asyncio.LifoQueue[_Worker] = asyncio.LifoQueue()
        for worker in self._workers:
            self._idle.put_nowait(worker)
        self._waiting: list[tuple[PageToRead, asyncio.Future[Article]]] = []
        self._flush: asyncio.TimerHandle | None = None
        self._tasks: set[asyncio.Task[None]] = set()

    async def read(self, page: PageToRead) -> Article:
        """Read one page; raises what the reader raises, PageTooSlow when it had to be killed."""
        loop = asyncio.get_running_loop()
        future: asyncio.Future[Article] = loop.create_future()
        self._waiting.append((page, future))
        if len(self._waiting) >= BATCH:
            self._send()
        elif self._flush is None:
            self._flush = loop.call_later(0.02, self._send)
        return await future

    def close(self) -> None:
        """End the workers."""
        for worker in self._workers:
            worker.end()

    def _send(self) -> None:
        if self._flush is not None:
            self._flush.cancel()
            self._flush = None
        batch, self._waiting = self._waiting, []
        if batch:
            task = asyncio.get_running_loop().create_task(self._work(batch))
            self._tasks.add(task)
            task.add_done_callback(self._tasks.discard)

    async def _work(self, batch: list[tuple[PageToRead, asyncio.Future[Article]]]) -> None:
        worker = await self._idle.get()
        try:
            results = await _read_all(worker, [page for page, _ in batch])
        finally:
            self._idle.put_nowait(worker)
        for (_, future), result in zip(batch, results, strict=True):
            if future.cancelled():
                continue
            if isinstance(result, Unread):
                future.set_exception(result.error)
            else:
                future.set_result(result)


class _Worker:
    """A process that reads, replaced when it hangs, when it dies, and when it has done its share."""

    def __init__(self) -> None:
        self._executor: ProcessPoolExecutor | None = None
        self._tasks = 0

    async def read(self, pages: Sequence[PageToRead]) -> list[Article | Unread] | None:
        """Read one task's pages; None when the process was lost over them."""
        if self._tasks >= TASKS_A_WORKER:
            self.end()
        if self._executor is None:
            log.info("reading process started")
            self._executor = _executor()
        self._tasks += 1
        limit = START_SECONDS + sum(map(seconds_for, pages))
        reading = asyncio.get_running_loop().run_in_executor(self._executor, read_batch, pages)
        try:
            return await asyncio.wait_for(reading, limit)
        except (TimeoutError, BrokenProcessPool, PageTooSlow):  # the last: an alarm that rang between two pages
            self.end()
            return None

    def end(self) -> None:
        """Kill the process, if there is one."""
        executor, self._executor, self._tasks = self._executor, None, 0
        if executor is None:
            return
        processes = list((executor._processes or {}).values())
        executor.shutdown(wait=False, cancel_futures=True)
        for process in processes:
            process.kill()


async def _read_all(worker: _Worker, pages: Sequence[PageToRead]) -> list[Article | Unread]:
    results = await worker.read(pages)
    if results is None and len(pages) > 1:
        # One of them hung or crashed its worker: find out which, and read the others.
        return [result for page in pages for result in await _read_all(worker, [page])]
    return results or [Unread(error=PageTooSlow("its reader had to be killed"))]


def _executor() -> ProcessPoolExecutor:
    # One process each and no max_tasks_per_child: with it, all processes of an executor that end at their limit while
    # tasks wait are never replaced (CPython gh-115634; seen here with 200 pages).
    # Forking a process that runs a reactor and threads copies their locks as they are: start clean.
    return ProcessPoolExecutor(
        max_workers=1, mp_context=get_context("spawn"), initializer=follow_parent, initargs=(os.getpid(),)
    )
