"""Looks outside a night: one page, or each column once. Nothing of them enters the store."""

import json
import tempfile
from base64 import b64decode
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from time import monotonic

from crawler.order import CrawlOrder
from jobs.child import Launch, run_spider
from jobs.crawl import absolute_sources
from jobs.errors import LookFailed
from jobs.place import Place

PAGE_SECONDS = 300.0


@dataclass(frozen=True, slots=True, kw_only=True)
class PageLook:
    """What one address answered."""

    url: str
    state: str
    reason: str
    content_type: str
    body: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class ColumnLook:
    """What one column showed."""

    source: str
    column: str
    state: str
    """page, or what is wrong with it, in the words of incidents: blocked, column_gone ..."""
    reason: str
    adapter: str | None
    entries: int
    newest_on: date | None
    candidates: int


def look_at_page(place: Place, url: str) -> PageLook:
    """Fetch one page under the same manners as a night."""
    with tempfile.TemporaryDirectory(prefix="fazhi-") as folder:
        word = json.loads(run_look(place, Path(folder), ("page", "-a", f"url={url}"), (), PAGE_SECONDS))
    return PageLook(**(word | {"body": b64decode(word["body"])}))


def look_at_columns(place: Place, sources: Sequence[str]) -> tuple[ColumnLook, ...]:
    """Fetch each column of these sources once."""
    with tempfile.TemporaryDirectory(prefix="fazhi-") as folder:
        lines = run_look(place, Path(folder), ("check",), sources, place.settings.crawl.night_limit).splitlines()
    looks = []
    for line in lines:
        word = json.loads(line)
        newest = word["newest_on"]
        looks.append(ColumnLook(**(word | {"newest_on": date.fromisoformat(newest) if newest else None})))
    return tuple(sorted(looks, key=lambda look: (look.source, look.column)))


def run_look(
    place: Place,
    folder: Path,
    spider: Sequence[str],
    sources: Sequence[str],
    limit: float,
    launch: Launch = run_spider,
) -> str:
    """Run a spider that leaves a report, and return that; raises LookFailed when there is none after the limit (s)."""
    report = folder / "report"
    order = CrawlOrder(
        store=place.settings.store.model_copy(update={"data": folder}),
        crawl=absolute_sources(place.settings.crawl),
        sources=tuple(sources),
        now=place.now,
        log=folder / "log",
        report=report,
    )
    order_file = folder / "order.json"
    bad = launch(order, order_file, spider, deadline=monotonic() + limit, beat=lambda: None)
    if not report.exists():
        said = order_file.with_suffix(".err").read_text("utf-8", "replace").strip().splitlines()
        raise LookFailed(f"{bad or 'the crawl said nothing'}: {said[-1] if said else 'no error was printed'}")
    return report.read_text("utf-8")
