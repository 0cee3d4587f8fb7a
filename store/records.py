"""The nouns that travel between rooms: frozen values, each made once."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum


class Level(StrEnum):
    """Whose government a source is."""

    CENTRAL = "central"
    PROVINCE = "province"
    CITY = "city"
    COUNTY = "county"
    ZONE = "zone"
    DEPARTMENT = "department"
    TOWNSHIP = "township"


class Kind(StrEnum):
    """What a title, or a page, announces."""

    REPORT = "report"
    UNDECIDED = "undecided"
    ACADEMIC = "academic"
    EVALUATION = "evaluation"
    EXPLANATION = "explanation"
    INDEX_PAGE = "index_page"
    MODEL_NAMING = "model_naming"
    NEWS = "news"
    NOTICE = "notice"
    NPC_REVIEW = "npc_review"
    PLAN = "plan"
    RULES = "rules"
    WHITE_PAPER = "white_paper"
    WORK_POINTS = "work_points"
    WORK_REPORT = "work_report"
    YEARBOOK = "yearbook"
    OTHER = "other"


class PageState(StrEnum):
    """What a response really is; only PAGE may be read."""

    PAGE = "page"
    NOT_MODIFIED = "not_modified"
    GONE = "gone"
    SOFT_404 = "soft_404"
    REDIRECTED_HOME = "redirected_home"
    CHALLENGE = "challenge"
    FORBIDDEN = "forbidden"
    RATE_LIMITED = "rate_limited"
    MAINTENANCE = "maintenance"
    LIST = "list"
    """Links, or data for a script, and no text under the address of an article."""
    EMPTY = "empty"
    TRUNCATED = "truncated"
    SERVER_ERROR = "server_error"


class Outcome(StrEnum):
    """What recording a reading of a document did.

    REREAD: only our reading changed. SUSPECT: much of the text is gone, or the title is another: seen once, not told.
    """

    NEW = "new"
    EDITED = "edited"
    REREAD = "reread"
    SAME = "same"
    SUSPECT = "suspect"


class Cause(StrEnum):
    """Why a version exists."""

    BASELINE = "baseline"
    SITE = "site"
    EXTRACTOR = "extractor"


class DocumentStatus(StrEnum):
    """Where a document stands in its life."""

    PRESENT = "present"
    MISSING = "missing"
    WITHDRAWN = "withdrawn"
    MOVED = "moved"


class ChangeKind(StrEnum):
    """What happened to a document at its source."""

    NEW = "new"
    EDITED = "edited"
    WITHDRAWN = "withdrawn"
    RESTORED = "restored"
    MOVED = "moved"


class Severity(StrEnum):
    """How much a change matters to an analyst, least first."""

    MINOR = "minor"
    NOTABLE = "notable"
    MAJOR = "major"


class IncidentKind(StrEnum):
    """What is wrong with a source, or with ourselves."""

    ATTACHMENT_DIFFERS = "attachment_differs"
    BLOCKED = "blocked"
    BUDGET_SPENT = "budget_spent"
    COLUMN_GONE = "column_gone"
    DNS = "dns"
    FLAPPING = "flapping"
    FUTURE_DATE = "future_date"
    LIST_NOT_UNDERSTOOD = "list_not_understood"
    MAINTENANCE = "maintenance"
    NOT_OFFICIAL = "not_official"
    QUIET = "quiet"
    RATE_LIMITED = "rate_limited"
    ROBOTS = "robots"
    SAME_TEXT = "same_text"
    SERVER_ERROR = "server_error"
    TEXTS_SHORT = "texts_short"
    TEXT_NOT_FOUND = "text_not_found"
    TIMEOUT = "timeout"
    TLS = "tls"
    TOO_FEW_ENTRIES = "too_few_entries"
    TOO_MANY_ENTRIES = "too_many_entries"
    UNREACHABLE = "unreachable"
    UNREADABLE = "unreadable"
    UNSTABLE = "unstable"
    VISIT_TIME = "visit_time"
    # Of ourselves:
    BACKUP_FAILED = "backup_failed"
    CHANNEL_DEAD = "channel_dead"
    DISK_LOW = "disk_low"
    DRILL_RED = "drill_red"
    NIGHT_FAILED = "night_failed"
    NIGHT_HUNG = "night_hung"
    VERIFY_FAILED = "verify_failed"


class RunStatus(StrEnum):
    """How a run stands."""

    RUNNING = "running"
    DONE = "done"
    PARTIAL = "partial"
    FAILED = "failed"
    ABANDONED = "abandoned"


class AlertStatus(StrEnum):
    """How an alert stands on its way to its channel."""

    PENDING = "pending"
    SENT = "sent"
    DEAD = "dead"
    DROPPED = "dropped"
    """Somebody said that its channel needs it no more."""


class AlertKind(StrEnum):
    """What an alert speaks of; the words of `kinds` in a channel's table."""

    NEW = "new"
    EDITED = "edited"
    WITHDRAWN = "withdrawn"
    RESTORED = "restored"
    MOVED = "moved"
    FINDING = "finding"


@dataclass(frozen=True, slots=True, kw_only=True)
class Attachment:
    """A file that a page links to as part of what it publishes."""

    url: str
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """What a page says about its report; a fact that could not be had is None, never guessed."""

    title: str | None = None
    issuer: str | None = None
    region: str | None = None
    """GB/T 2260 code, six digits."""
    level: Level | None = None
    report_year: int | None = None
    published_on: date | None = None
    source_line: str | None = None
    """The 来源 the page names, as published."""
    document_number: str | None = None
    """文号, as published."""
    signed_on: date | None = None
    """The date under the signature."""
    facts_from: Mapping[str, str]
    """Fact name -> where it was read: title, heading, body, meta, label, url, list, source, issuer, attachment.

    published_on_disagrees names the day that the address tells where the page tells another, as 'url 2023-03-01'.
    """


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """A page as read: canonical text and facts."""

    kind: Kind
    reason: str
    """Why the page is of that kind, in words."""
    text: str
    facts: Facts
    attachments: tuple[Attachment, ...] = ()
    method: str
    """How the text was found.

    rule:<selector>, container:<name>, densest, carried (in a script), file:<kind>, announcement (it only links files);
    densest+<other> or trafilatura+<other> where the other lost text; ", N pages" where it stood on several.
    """


@dataclass(frozen=True, slots=True, kw_only=True)
class Capture:
    """One response as kept in the archive."""

    url: str
    """The address that answered, after redirects."""
    at: datetime
    status: int
    content_type: str
    digest: str
    """SHA-256 of the body as received, hex."""
    length: int
    """Bytes of the body as received."""
    file: str
    """WARC file, relative to the archive's root."""
    offset: int
    """Where the response record begins in that file, in bytes."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Exchange:
    """One request and its answer, as they crossed the wire; the transfer coding is undone."""

    url: str
    method: str
    request_headers: tuple[tuple[str, str], ...]
    request_body: bytes
    status: int
    reason: str
    headers: tuple[tuple[str, str], ...]
    body: bytes
    at: datetime
    known: "KnownBody | None"


@dataclass(frozen=True, slots=True, kw_only=True)
class KnownBody:
    """A body of the same address that the archive holds already."""

    digest: str
    """SHA-256 of the body as received, hex."""
    url: str
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class EntrySeen:
    """A line of a column as classified."""

    key: str
    url: str
    title: str
    listed_on: date | None
    kind: Kind
    reason: str
