"""The `[crawl]` table of fazhi.toml."""

from pydantic import BaseModel, ConfigDict, Field

from store.configuration import Tables
from store.settings import StoreTable

TABLES = (
    "store",
    "crawl",
    "schedule",
    "withdrawn",
    "alerts",
    "heartbeat",
    "coverage",
    "backup",
    "metrics",
    "log",
)
"""Every table of fazhi.toml, whoever reads it."""


class CrawlTable(BaseModel):
    """How pages are fetched."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    sources: tuple[str, ...] = ("shipped",)
    """"shipped" and/or folders of source files; a later one overrides an earlier id."""
    contact: str = Field(default="", pattern=r"^[^\r\n()]*$")
    """Shown in the User-Agent, so that an IT office can reach the operator."""
    delay: float = Field(default=1.0, ge=0)
    """Seconds between two requests to one host; robots.txt may ask for more."""
    timeout: float = Field(default=30.0, gt=0)
    """Seconds for one response."""
    source_budget: float = Field(default=600, gt=0)
    """Seconds a source may take in one night."""
    night_limit: float = Field(default=21600, gt=0)
    """Seconds after which a night is ended."""
    allow_private: bool = False
    """Loopback and private addresses: only for tests and the demo."""
    robots: bool = True
    browser: str = ""
    """Program that draws the lists of sources with `render = true`, by name or path; empty looks for Chromium."""
    resolve: dict[str, str] = Field(default_factory=dict)
    """Host name -> address, in place of DNS: for tests and the demo."""


class CrawlerTables(Tables):
    """What a crawl started by Scrapy's own command reads of fazhi.toml."""

    store: StoreTable = StoreTable()
    crawl: CrawlTable = CrawlTable()
