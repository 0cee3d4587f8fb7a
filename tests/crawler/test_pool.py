import asyncio
import multiprocessing
import os
import signal
import subprocess
import sys
import textwrap
import time

import pytest

from crawler import pool, reading
from crawler.errors import PageTooSlow, TextNotFound
from crawler.extract.article import Hints
from crawler.pool import ReadingPool
from crawler.reading import PageToRead
from store.records import Article

LINE = "2023年，全县法治政府建设扎实推进，现将有关情况报告如下。"
GOOD = f"<html><body><div class='TRS_Editor'>{f'<p>{LINE}</p>' * 4}</div></body></html>".encode()
MANY = 40
"""Pages: more than two tasks."""


class Deadly(bytes):
    """A body that ends the process that unpacks it."""

    def __reduce__(self):
        return os._exit, (1,)


class Endless(bytes):
    """A body over which the process that unpacks it hangs where no alarm is heard."""

    def __reduce__(self):
        return time.sleep, (600,)


def page(body=GOOD):
    return PageToRead(body=body, url="https://www.example.gov.cn/1001.html", content_type="text/html", hints=Hints())


def read(*pages):
    """Read pages at once in a pool of their own and tell what each gave."""

    async def all_of_them():
        readers = ReadingPool()
        try:
            return await asyncio.gather(*map(readers.read, pages), return_exceptions=True)
        finally:
            readers.close()

    return asyncio.run(all_of_them())


def kinds(results):
    return [type(result) for result in results]


def within(seconds, true):
    """Say whether something becomes true in time."""
    deadline = time.monotonic() + seconds
    while not true():
        if time.monotonic() > deadline:
            return False
        time.sleep(0.05)
    return True


def is_gone(pid):
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return True
    return False


def test_pages_come_back_in_order_and_errors_as_they_are():
    results = read(page(), page(b"{}"), page())
    assert kinds(results) == [Article, TextNotFound, Article]


def test_a_pool_without_pages_starts_no_process():
    assert within(5, lambda: not multiprocessing.active_children())
    readers = ReadingPool()
    assert not multiprocessing.active_children()
    readers.close()


def test_a_page_that_kills_its_reader_costs_itself_only():
    results = read(page(), page(Deadly(b"x")), page())
    assert kinds(results) == [Article, PageTooSlow, Article]


def test_a_page_that_hangs_its_reader_costs_itself_only(monkeypatch):
    monkeypatch.setattr(pool, "START_SECONDS", 2.5)
    monkeypatch.setattr(reading, "PAGE_SECONDS", 0.1)
    results = read(page(), page(Endless(b"x")))
    assert kinds(results) == [Article, PageTooSlow]


def test_a_reader_killed_from_outside_costs_nothing():
    async def killed_at_work():
        readers = ReadingPool()
        await readers.read(page())
        reading = asyncio.gather(*(readers.read(page()) for _ in range(MANY)))
        await asyncio.sleep(0)
        for child in multiprocessing.active_children():
            os.kill(child.pid, signal.SIGKILL)
        try:
            return await reading
        finally:
            readers.close()

    assert kinds(asyncio.run(killed_at_work())) == [Article] * MANY


def test_readers_that_have_done_their_share_are_replaced_while_pages_wait(monkeypatch):
    monkeypatch.setattr(pool, "TASKS_A_WORKER", 1)
    monkeypatch.setattr(pool, "BATCH", 8)
    assert kinds(read(*(page() for _ in range(MANY)))) == [Article] * MANY


def test_closing_ends_the_readers():
    read(page())
    assert within(5, lambda: not multiprocessing.active_children())


@pytest.mark.skipif(not hasattr(os, "fork"), reason="signals of POSIX")
def test_readers_die_with_a_parent_that_was_killed():
    program = textwrap.dedent(
        f"""
        import asyncio, multiprocessing, time
        from crawler.extract.article import Hints
        from crawler.pool import ReadingPool
        from crawler.reading import PageToRead

        async def main():
            page = PageToRead(body={GOOD!r}, url="https://www.example.gov.cn/1", content_type="", hints=Hints())
            readers = ReadingPool()
            await readers.read(page)
            print(*(child.pid for child in multiprocessing.active_children()), flush=True)
            time.sleep(600)

        asyncio.run(main())
        """
    )
    parent = subprocess.Popen(
        [sys.executable, "-c", program], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True
    )
    with parent:
        readers = [int(word) for word in parent.stdout.readline().split()]
        parent.kill()
    assert readers
    assert within(5, lambda: all(map(is_gone, readers)))
