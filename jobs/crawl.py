"""Crawls: child processes over batches of sources, under a hard limit."""

import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from crawler.configuration import CrawlTable
from crawler.order import CrawlOrder
from crawler.receipt import CrawlReceipt, read_receipt, receipt_file
from crawler.registry import SHIPPED, Source
from jobs.child import Launch, run_spider
from jobs.place import Place
from jobs.rhythm import Tonight
from store.runs import Run

BATCH = 500
"""Sources a child: it costs 0.8 s and 80 MB to start, and about so many hosts keep one busy."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Crawled:
    """How one child ended."""

    finished: bool
    """It came to its own end and left its last word."""
    reason: str
    errors: Mapping[str, int]
    """Faults inside us, by their text."""
    requests: int
    bytes: int
    receipt: CrawlReceipt = field(default_factory=CrawlReceipt)


def batches(sources: Mapping[str, Source], size: int = BATCH) -> tuple[tuple[str, ...], ...]:
    """Divide sources into batches; all that share a host are in one, so politeness is one process's business."""
    groups: dict[str, list[str]] = {}
    group_of: dict[str, str] = {}
    for source in sources.values():
        joined = sorted({group_of[host] for host in source.official_hosts if host in group_of})
        home = joined[0] if joined else source.id
        members = groups.setdefault(home, [])
        members.append(source.id)
        for other in joined[1:]:
            members += groups.pop(other)
        for member in members:
            group_of.update(dict.fromkeys(sources[member].official_hosts, home))
    return _packed(groups.values(), size)


def crawl(
    place: Place,
    run: Run,
    sources: Sequence[str],
    *,
    plan: Tonight,
    deadline: float,
    beat: Callable[[], None],
    launch: Launch = run_spider,
) -> Crawled:
    """Crawl one batch in a child process; it is ended at the deadline (monotonic seconds), however it goes."""
    folder = folder_of(place, run.id)
    folder.mkdir(parents=True, exist_ok=True)
    name = f"{len(list(folder.glob('*.order.json'))) + 1:03d}"
    order_file, report = folder / f"{name}.order.json", folder / f"{name}.report.json"
    order = CrawlOrder(
        store=place.settings.store.absolute(),
        crawl=absolute_sources(place.settings.crawl),
        sources=tuple(sources),
        run_id=run.id,
        frontier=run.frontier,
        depth=plan.depth,
        tiers=plan.tiers,
        now=place.now,
        log=folder / f"{name}.log",
        report=report,
    )
    killed = launch(order, order_file, ("reports",), deadline=deadline, beat=beat)
    return last_word(report, killed)


def last_word(report: Path, killed: str) -> Crawled:
    """Read what a crawl left; `killed` says why it was ended, or nothing."""
    receipt = read_receipt(receipt_file(report))
    if not report.exists():
        reason = killed or "the crawl left no last word"
        return Crawled(finished=False, reason=reason, errors={}, requests=0, bytes=0, receipt=receipt)
    word = json.loads(report.read_text("utf-8"))
    return Crawled(
        finished=not killed and word["reason"] == "finished",
        reason=killed or word["reason"],
        errors=word["errors"],
        requests=word["requests"],
        bytes=word["bytes"],
        receipt=receipt,
    )


def folder_of(place: Place, run: int) -> Path:
    """Name the folder of a run's crawls: their orders, logs and last words."""
    return place.settings.store.data.resolve() / "runs" / f"{run:06d}"


def absolute_sources(table: CrawlTable) -> CrawlTable:
    """Return the same places of source files as seen from any folder."""
    folders = tuple(place if place == SHIPPED else str(Path(place).resolve()) for place in table.sources)
    return table.model_copy(update={"sources": folders})


def _packed(groups: Iterable[Sequence[str]], size: int) -> tuple[tuple[str, ...], ...]:
    packed: list[list[str]] = []
    for group in groups:
        room = next((batch for batch in packed if len(batch) + len(group) <= size), None)
        if room is None:
            packed.append(list(group))
        else:
            room.extend(group)
    return tuple(tuple(batch) for batch in packed)
