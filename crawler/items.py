"""What a spider's callbacks hand to the pipelines."""

from dataclasses import dataclass
from datetime import date

from crawler.reading import PageToRead
from crawler.source import Source
from crawler.tasks import ColumnTask, PageTask, Task
from store.records import Article, Capture, EntrySeen, IncidentKind


@dataclass(frozen=True, slots=True, kw_only=True)
class ColumnPageRead:
    """One page of a column as read."""

    task: ColumnTask
    adapter: str
    entries: tuple[EntrySeen, ...]
    newest_on: date | None
    finished: bool
    """No further page of this column is wanted tonight."""
    faults: tuple["Fault", ...]
    """What the number of entries says about the source."""
    etag: str | None
    last_modified: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ColumnUnchanged:
    """A column answered that it is as it was (304)."""

    task: ColumnTask


@dataclass(frozen=True, slots=True, kw_only=True)
class ColumnArticle:
    """A column's first page, on which a report may stand in place of a list or beside one."""

    task: ColumnTask
    page: PageToRead
    capture: Capture
    body_digest: str
    source: Source
    etag: str | None
    last_modified: str | None
    otherwise: "Fault | None"
    """What is wrong with the column if there is no report; None where it has a list too."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ColumnArticleRead:
    """A report as read on a column's own page."""

    shown: ColumnArticle
    article: Article
    reread: Article | None
    key: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PageFetched:
    """A page that wants reading."""

    task: PageTask
    page: PageToRead
    key: str
    capture: Capture
    body_digest: str
    source: Source
    etag: str | None
    last_modified: str | None
    sent_on_to: str | None = None
    """Canonical address that answered in place of a known document's own."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FileRead:
    """A file of a page as read."""

    key: str
    url: str
    article: Article
    reread: Article | None
    """As that of a page."""
    capture: Capture
    body_digest: str
    etag: str | None
    last_modified: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class PageRead:
    """A page as read."""

    fetched: PageFetched
    article: Article
    reread: Article | None
    """The current version's captures read with today's code, when tonight's reading is another."""
    rests_on: tuple[Capture, ...] = ()
    """What the text was read from, where that is not, or not only, the page itself: its pages in order, or a frame."""
    carrier: FileRead | None = None
    """The file whose text is the page's, where the page only announces it."""
    beside: tuple[FileRead, ...] = ()
    """Files that bear the report's name beside the page's own text."""
    faults: tuple["Fault", ...] = ()
    """What is wrong with its files."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PageTextless:
    """An entry whose title left open what it is, and whose page has no text that could be a report's."""

    task: PageTask
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PageUnchanged:
    """A document that answered 304, or with the very bytes it had."""

    task: PageTask
    as_: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PageGone:
    """A page whose address says that it is not there."""

    task: PageTask
    capture: Capture
    reason: str
    """What says so: a status, or the host's own page for what is not there."""


@dataclass(frozen=True, slots=True, kw_only=True)
class NotFoundLearned:
    """How a host answers for an address that never was."""

    host: str
    url: str
    status: int
    sent_on_to: str | None
    fingerprint: str
    capture: Capture


@dataclass(frozen=True, slots=True, kw_only=True)
class Fault:
    """What is wrong with a source."""

    kind: IncidentKind
    url: str
    detail: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Trouble:
    """A page of a source that could not be had or read; nothing is concluded from it."""

    task: Task
    fault: Fault
    capture: Capture | None


Item = (
    ColumnPageRead
    | ColumnUnchanged
    | ColumnArticle
    | ColumnArticleRead
    | PageFetched
    | PageRead
    | PageTextless
    | PageUnchanged
    | PageGone
    | NotFoundLearned
    | Trouble
)
