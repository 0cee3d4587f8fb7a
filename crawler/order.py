"""What one crawl is asked to do: written by the night, read by the process that crawls."""

import os
from collections.abc import Mapping
from datetime import UTC, datetime
from enum import StrEnum
from importlib.metadata import version
from pathlib import Path
from typing import Any

from pydantic import AwareDatetime, BaseModel, ConfigDict

from crawler.configuration import TABLES, CrawlerTables, CrawlTable
from store.configuration import load
from store.looks import EVERY_NIGHT, Tier
from store.settings import StoreTable

VARIABLE = "FAZHI_ORDER_FILE"
SETTING = "FAZHI_ORDER"


class Depth(StrEnum):
    """How far columns are read that were read to the end before."""

    NEWS = "news"
    """As long as a page brings unknown entries."""
    ALL = "all"
    """Every page; and every document, however old."""


class CrawlOrder(BaseModel):
    """One crawl: which sources, into which store, how politely, at what time."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    store: StoreTable
    crawl: CrawlTable
    sources: tuple[str, ...] = ()
    """Ids; none means every known source."""
    run_id: int | None = None
    """The run that asked; none when Scrapy's own command did."""
    frontier: int | None = None
    depth: Depth = Depth.NEWS
    tiers: tuple[Tier, ...] = EVERY_NIGHT
    """How often documents are looked at."""
    now: AwareDatetime | None = None
    """Replaces the clock, for simulations and tests."""
    parent: int | None = None
    """The process whose end is this crawl's end too."""
    log: Path | None = None
    report: Path | None = None
    """Where the crawl leaves its last word, as JSON."""

    def clock(self) -> datetime:
        """Tell the time."""
        return self.now or datetime.now(UTC)

    @property
    def user_agent(self) -> str:
        """Who we say we are."""
        name = f"fazhi/{version('fazhi')}"
        return f"{name} (+{self.crawl.contact})" if self.crawl.contact else name


def order_of(settings: Mapping[str, Any]) -> CrawlOrder:
    """Return the order that Scrapy's settings carry."""
    return CrawlOrder.model_validate_json(settings[SETTING])


def read_order() -> CrawlOrder:
    """Read the order this process was given, or make one from the working folder's fazhi.toml."""
    file = os.environ.get(VARIABLE)
    if file is not None:
        return CrawlOrder.model_validate_json(Path(file).read_text("utf-8"))
    tables = load(CrawlerTables, None, TABLES)
    return CrawlOrder(store=tables.store, crawl=tables.crawl)
