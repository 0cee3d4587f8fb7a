"""What a sample site is: whose it is, what it plants, and how it is put together."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import Enum

from jobs.demo.site import Page

NIGHTS = (1, 2)


@dataclass(frozen=True, slots=True, kw_only=True)
class Planted:
    """A report that the crawler must find, once."""

    title: str
    report_year: int
    issuer: str
    published: date
    path: str
    """The canonical one."""
    night: int
    """The first night on which it is listed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class GovSite:
    """One site as a test needs to know it."""

    host: str
    family: str
    issuer: str
    region: str
    level: str
    encoding: str
    """As its pages declare it."""
    column: str
    """Path and query of the column's first page."""
    home: str = "/"
    planted: tuple[Planted, ...]
    pages: int
    """List pages of the column on the first night, counted as its server pages them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """A page on the way from the home page to the column."""

    name: str
    path: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """A site as its family declares it."""

    site: GovSite
    place: str
    way: tuple[Step, ...]
    """From the home page down; the column itself comes last."""
    aside: Callable[[str], str]
    """Places the pages of the wrong ways by their short name."""
    article: Callable[[date, int], str]
    """Places an article by its day and number."""
    look: str
    """The name of its template."""
    body: str
    """Attributes of the element that holds an article's text."""
    media: str
    """Content-Type of its pages."""
    announcements: int
    """How many lines of the column are no reports."""
    lures: tuple[tuple[str, str], ...] = ()
    """Lines that lead to other hosts, address and title; port 0 stands for the country's port."""
    again: Callable[[str], str] | None = None
    """Another address of the newest report: address without host -> as linked a second time."""
    robots: bool = False


class Badge(Enum):
    """What an editor hangs on a line."""

    NONE = "none"
    PINNED = "pinned"
    NEW = "new"


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One line of a column."""

    title: str
    published: date
    path: str
    """Where the article is served; empty where that is another host."""
    link: str
    """As the list links it: a path, or an address on another name of the host."""
    paragraphs: tuple[str, ...]
    badge: Badge = Badge.NONE
    shown: date | None
    """The date beside it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Query:
    """What an endpoint is asked."""

    parameters: Mapping[str, str]
    """Of query and form together."""
    body: bytes
    method: str


Endpoint = Callable[[Query], Page]


@dataclass(frozen=True, slots=True, kw_only=True)
class Built:
    """A site as it stands on one night."""

    pages: Mapping[str, Page]
    """By path, the query left out."""
    endpoints: Mapping[str, Endpoint]
    """By path."""
    missing: Page


@dataclass(frozen=True, slots=True, kw_only=True)
class Member:
    """A site of a family and its builder: night and origin (scheme, host and port) -> the site."""

    site: GovSite
    build: Callable[[int, str], Built]
