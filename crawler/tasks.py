"""What a request is about: travels with it and comes back with the answer."""

from dataclasses import dataclass
from datetime import date

from scrapy import Request

from crawler.adapters.base import ListRequest
from crawler.titles import announces
from store.records import Kind, KnownBody

META_KEY = "fazhi"


@dataclass(frozen=True, slots=True, kw_only=True)
class ColumnTask:
    """One page of a column."""

    source: str
    hosts: tuple[str, ...]
    """Official hosts beside those under gov.cn."""
    column: int
    complete: bool
    """The column's last look went as far as it had to: stop at the first page that brings nothing unknown."""
    page: ListRequest
    adapter: str | None = None
    """What read the page before."""
    shells: int = 0
    """Answers in a row that listed nothing and led on."""
    known: KnownBody | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PageTask:
    """One page that may carry a report: a document's second look, or an entry's first fetch."""

    source: str
    hosts: tuple[str, ...]
    document: int | None = None
    key: str | None = None
    """Of the document: a redirect does not make it another."""
    body_digest: str | None = None
    """Of the page as last read: the same bytes need no reading."""
    reader: str | None = None
    """What read those."""
    listed_key: str | None = None
    listed_title: str | None = None
    listed_on: date | None = None
    listed_kind: Kind | None = None
    suspect: bool = False
    """A destructive edit of the document was seen once."""
    moved_to: str | None = None
    """Canonical address that the document's own was seen to send on to: the same answer again is nothing new."""
    known: KnownBody | None = None


Task = ColumnTask | PageTask


def may_be_textless(task: PageTask) -> bool:
    """Say whether a page without text is no surprise: its title left open what it is, or only speaks of a report."""
    return task.listed_kind is Kind.UNDECIDED or (task.listed_title is not None and announces(task.listed_title))


def task_of(request: Request) -> Task | None:
    """Return what a request is about; None for requests that Scrapy makes for itself."""
    task = request.meta.get(META_KEY)
    return task if isinstance(task, ColumnTask | PageTask) else None
