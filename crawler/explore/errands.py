"""One request of the search, and what it is for."""

from dataclasses import dataclass
from enum import Enum
from urllib.parse import urlsplit

from crawler.adapters.base import ListRequest
from crawler.explore.columns import Column
from crawler.explore.frontier import Lead
from crawler.explore.page import PageSelf
from crawler.explore.ways import Way
from store.records import EntrySeen

START = 100.0
_HOME = 60.0
_FORMER = 99.0
# What an address names as the subject comes first, menus later.
_ARTICLE = 58.0


class Purpose(Enum):
    """Why a page is fetched."""

    VISIT = "visit"
    TRAIL = "trail"
    FURTHER = "further"
    LOOK = "look"
    CONFIRM = "confirm"


@dataclass(frozen=True, slots=True, kw_only=True)
class Errand:
    """One request of the search."""

    purpose: Purpose
    request: ListRequest
    lead: Lead
    adapter: str | None = None
    """Whose request it is."""
    shells: int = 0
    """Answers before this one that listed nothing and led on."""
    page: PageSelf | None = None
    """The first of those."""
    entry: EntrySeen | None = None
    """Whose text is looked into."""


def visit(lead: Lead) -> Errand:
    """Ask for the page of a lead, or for the further page that it stands for."""
    if lead.more is not None:
        return Errand(purpose=Purpose.FURTHER, request=lead.more, lead=lead, adapter=lead.adapter)
    purpose = Purpose.TRAIL if lead.is_article else Purpose.VISIT
    return Errand(purpose=purpose, request=ListRequest(url=lead.url, page=1), lead=lead)


def further(column: Column, following: ListRequest) -> Errand:
    """Ask for one more page of a column."""
    return Errand(purpose=Purpose.FURTHER, request=following, lead=_known(column), adapter=column.adapter)


def look(column: Column, entry: EntrySeen) -> Errand:
    """Ask for what stands behind an entry."""
    return Errand(purpose=Purpose.LOOK, request=ListRequest(url=entry.url, page=1), lead=_known(column), entry=entry)


def second_reading(column: Column) -> Errand:
    """Ask for a column's first page again."""
    return Errand(purpose=Purpose.CONFIRM, request=ListRequest(url=column.url, page=1), lead=_known(column))


def start_lead(url: str) -> Lead:
    """Make the lead to a page from which nothing led on yet."""
    return Lead(url=url, text="", path=(), worth=START, is_told=False)


def home_lead(url: str) -> Lead:
    """Make the lead to the home page of an address's host."""
    return Lead(url=home_of(url), text="", path=(), worth=_HOME, is_told=False)


def former_lead(column: str) -> Lead:
    """Make the lead to where a column was before: another page may stand there now."""
    return Lead(url=column, text="", path=(), worth=_FORMER, is_told=False)


def article_lead(url: str, path: tuple[str, ...]) -> Lead:
    """Make the lead to an article that was listed before."""
    return Lead(url=url, text="", path=path, worth=_ARTICLE, is_told=True, is_article=True)


def step_lead(step: Way, around: Lead, *, worth: float) -> Lead:
    """Make the lead to a page that an article shows on the way to it."""
    return Lead(url=step.url, text=step.text, path=(*around.path, step.text), worth=worth, is_told=True)


def home_of(url: str) -> str:
    """Give the address of the first page of a host."""
    parts = urlsplit(url)
    return f"{parts.scheme}://{parts.netloc}/"


def _known(column: Column) -> Lead:
    return Lead(url=column.url, text="", path=column.path, worth=START, is_told=True)
