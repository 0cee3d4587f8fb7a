"""The reading pool: pages gathered into tasks for worker processes, with a limit that no page can outlive."""

import asyncio
import os
from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from multiprocessing import get_context

from crawler.errors import PageTooSlow
from crawler.parent import follow_parent
from crawler.reading import PAGE_SECONDS, PageToRead, Unread, read_batch
from store.records import Article

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
        self._executor: ProcessPoolExecutor | None = None
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
        self._kill()

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
        pages = [page for page, _ in batch]
        results = await self._run(pages)
        if results is None and len(pages) > 1:
            # One of them hung or crashed its worker: find out which, and read the others.
            results = [result for page in pages for result in await self._run([page]) or [_killed()]]
        for (_, future), result in zip(batch, results or [_killed()], strict=True):
            if future.cancelled():
                continue
            if isinstance(result, Article):
                future.set_result(result)
            elif isinstance(result, Unread):
                future.set_exception(result.error)

    async def _run(self, pages: Sequence[PageToRead]) -> list[object] | None:
        executor = self._executor = self._executor or _executor()
        loop = asyncio.get_running_loop()
        limit = START_SECONDS + PAGE_SECONDS * len(pages)
        try:
            return await asyncio.wait_for(loop.run_in_executor(executor, read_batch, pages), limit)
        except (TimeoutError, BrokenProcessPool, asyncio.CancelledError):
            if self._executor is executor:
                self._kill()
            return None

    def _kill(self) -> None:
        executor, self._executor = self._executor, None
        if executor is None:
            return
        workers = list((executor._processes or {}).values())
        executor.shutdown(wait=False, cancel_futures=True)
        for worker in workers:
            worker.kill()


def _executor() -> ProcessPoolExecutor:
    # Forking a process that runs a reactor and threads copies their locks as they are: start clean.
    return ProcessPoolExecutor(
        max_workers=WORKERS,
        mp_context=get_context("spawn"),
        initializer=follow_parent,
        initargs=(os.getpid(),),
        max_tasks_per_child=TASKS_A_WORKER,
    )


def _killed() -> Unread:
    return Unread(error=PageTooSlow("its reader had to be killed"))
