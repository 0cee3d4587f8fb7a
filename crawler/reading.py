"""Reading pages in a worker process, each under a time limit."""

import signal
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from types import FrameType

from crawler.errors import CrawlerError, FileUnreadable, PageTooSlow, TextNotFound
from crawler.extract.article import Hints, linked_files, read

PAGE_SECONDS = 10.0
"""No real page has taken longer than 1.1 s; what does is an attack or a fault."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PageToRead:
    """A page as a worker needs it."""

    body: bytes
    url: str
    content_type: str
    hints: Hints


@dataclass(frozen=True, slots=True, kw_only=True)
class Unread:
    """Why a page could not be read."""

    error: CrawlerError


def read_batch(pages: Sequence[PageToRead]) -> list[object]:
    """Read pages one after the other; each gives an Article or an Unread."""
    return [_read_one(page) for page in pages]


def _read_one(page: PageToRead) -> object:
    try:
        with _limit(PAGE_SECONDS):
            return read(page.body, url=page.url, content_type=page.content_type, hints=page.hints)
    except TextNotFound as error:
        return Unread(error=_only_files(page) or error)
    except CrawlerError as error:
        return Unread(error=error)


def _only_files(page: PageToRead) -> FileUnreadable | None:
    linked = linked_files(page.body, url=page.url, content_type=page.content_type)
    if not linked:
        return None
    names = ", ".join(file.name for file in linked)
    return FileUnreadable(f"the page carries its text only in files, which are not read yet: {names}", url=page.url)


@contextmanager
def _limit(seconds: float) -> Iterator[None]:
    def expire(_number: int, _frame: FrameType | None) -> None:
        raise PageTooSlow(f"reading took longer than {seconds:.0f} s")

    before = signal.signal(signal.SIGALRM, expire)
    signal.setitimer(signal.ITIMER_REAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)
