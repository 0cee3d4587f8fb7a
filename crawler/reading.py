"""Reading pages in a worker process, each under a time limit."""

import signal
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from types import FrameType

from crawler.errors import CrawlerError, PageTooSlow, TextNotFound
from crawler.extract.article import Hints, read
from crawler.extract.file_article import is_file, read_announcement, read_file_article
from crawler.files import ocr
from store.records import Article

PAGE_SECONDS = 10.0
"""No real page has taken longer than 1.1 s; what does is an attack or a fault."""
OCR_SECONDS = 180.0
"""For a file, where pictures are read: twenty pages take 60 s of a processor that has nothing else to do."""
AGAIN_SECONDS = 1.0


@dataclass(frozen=True, slots=True, kw_only=True)
class PageToRead:
    """A page as a worker needs it."""

    body: bytes
    url: str
    content_type: str
    hints: Hints


class ReaderFailed(RuntimeError):
    """Our reader failed on a page: a fault inside us, which says nothing about the site."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Unread:
    """Why a page could not be read."""

    error: CrawlerError | ReaderFailed


def read_batch(pages: Sequence[PageToRead]) -> list[Article | Unread]:
    """Read pages one after the other, whatever happens to one of them."""
    return [_read_one(page) for page in pages]


def seconds_for(page: PageToRead) -> float:
    """Say how long reading a page may take."""
    return OCR_SECONDS if ocr.is_installed() and is_file(page.body) else PAGE_SECONDS


def _read_one(page: PageToRead) -> Article | Unread:
    try:
        with _limit(seconds_for(page)):
            return read_page(page)
    except CrawlerError as error:
        return Unread(error=error)
    except Exception as error:  # noqa: BLE001  the worker's edge: one page's fault must not cost the others
        return Unread(error=ReaderFailed(f"{page.url}: {type(error).__name__}: {error}"))


def read_page(page: PageToRead) -> Article:
    """Read a page or a file; of a page whose text lies only in files, what it says of them."""
    if is_file(page.body):
        return read_file_article(page.body, url=page.url, hints=page.hints)
    try:
        return read(page.body, url=page.url, content_type=page.content_type, hints=page.hints)
    except TextNotFound:
        announcement = read_announcement(page.body, url=page.url, content_type=page.content_type, hints=page.hints)
        if announcement is None:
            raise
        return announcement


@contextmanager
def _limit(seconds: float) -> Iterator[None]:
    def expire(_number: int, _frame: FrameType | None) -> None:
        raise PageTooSlow(f"reading took longer than {seconds:.0f} s")

    before = signal.signal(signal.SIGALRM, expire)
    # Again and again: a library's own `except Exception` may swallow the first.
    signal.setitimer(signal.ITIMER_REAL, seconds, AGAIN_SECONDS)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)
