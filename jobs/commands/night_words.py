"""A night's summary, for people and for programs."""

from collections import Counter
from typing import Any

from rich.console import Console

from jobs.commands.output import moment, safe
from jobs.night import NightSummary
from store import tally
from store.changes import Change
from store.difference import NumberChange
from store.records import ChangeKind

WORDS = {
    "new": "first seen",
    "edited": "edited",
    "reread": "read anew by a newer extractor",
    "suspect": "much changed, to be looked at again",
    "same": "unchanged",
    "not_modified": "unchanged (304)",
    "missing": "missing",
    "moved": "moved",
}
"""How a look at a document went -> what people call it; an incident's kind is its own word."""


def say_night(console: Console, summary: NightSummary) -> None:
    """Print what a night came to."""
    full = ", a full look" if summary.full else ""
    console.print(f"night of {summary.night} (run {summary.run}{full}): {summary.status}")
    _say_sources(console, summary)
    documents = tally.totals(summary.sources)
    parts = [f"{count} {WORDS.get(how, how.replace('_', ' '))}" for how, count in documents.items()]
    console.print("  documents: " + (", ".join(parts) or "none"))
    for change in summary.changes:
        console.print("  " + change_line(change))
    for incident in summary.incidents:
        line = f"  open since {moment(incident.opened_at)}: {incident.source}: {incident.kind} ({incident.detail})"
        console.print(safe(line))
    requests, received = sum(one.requests for one in summary.crawls), sum(one.bytes for one in summary.crawls)
    console.print(f"  requests: {requests}, {received / 1024:.0f} KiB received")
    delivery = summary.delivery
    console.print(f"  alerts: {delivery.sent} sent, {delivery.failed} to be tried again, {delivery.dead} given up")
    for refused in delivery.refused:
        console.print(safe(f"    {refused}"))
    if summary.drilled is not None:
        stage = summary.drilled.stage
        drill = "green" if stage is None else f"RED in {stage}: {summary.drilled.detail}"
        console.print(safe(f"  drill: {drill}"))
    for fault in (summary.heartbeat, summary.metrics):
        if fault is not None:
            console.print(safe(f"  {fault}"))
    if summary.sealed.head is not None:
        console.print(f"  sealed: {summary.sealed.links} links, head {summary.sealed.head.head[:16]}")
    console.print(f"  export: {summary.exported.files} texts, {summary.exported.written} written")
    for crawl in summary.crawls:
        if not crawl.finished:
            console.print(safe(f"  the crawl was cut short: {crawl.reason}"))
        for error, times in crawl.errors.items():
            console.print(safe(f"  fault inside fazhi, {times} times: {error}"))


def change_line(change: Change) -> str:
    """Tell a change in a line; edits with their figures."""
    title = safe(change.title or change.url)
    line = f"{change.kind} [{change.severity}] {change.document}: {title}"
    if change.kind is not ChangeKind.EDITED:
        return line
    figures = "; ".join(figure(number) for number in change.numbers)
    return f"{line} (+{change.chars_added} -{change.chars_removed} characters{'; ' + figures if figures else ''})"


def figure(number: NumberChange) -> str:
    """Tell a figure's change."""
    return str(safe(f"{number.before or '-'} -> {number.after or '-'} {number.unit}".strip()))


def summary_json(summary: NightSummary) -> dict[str, Any]:
    """Give a night's summary as one JSON object."""
    errors: Counter[str] = Counter()
    for crawl in summary.crawls:
        errors.update(crawl.errors)
    return {
        "run": summary.run,
        "night": summary.night,
        "full": summary.full,
        "status": summary.status,
        "started_at": summary.started_at,
        "ended_at": summary.ended_at,
        "sources": {
            "read": summary.read,
            "failed": summary.failed,
            "without_column": summary.without_column,
            "resting": summary.resting,
        },
        "documents": tally.totals(summary.sources),
        "changes": summary.changes,
        "incidents": summary.incidents,
        "alerts": {"sent": summary.delivery.sent, "failed": summary.delivery.failed, "dead": summary.delivery.dead},
        "sealed": summary.sealed,
        "drill": summary.drilled,
        "export": summary.exported,
        "requests": sum(one.requests for one in summary.crawls),
        "bytes": sum(one.bytes for one in summary.crawls),
        "errors": dict(errors),
        "cut_short": [crawl.reason for crawl in summary.crawls if not crawl.finished],
    }


def _say_sources(console: Console, summary: NightSummary) -> None:
    line = f"  sources: {len(summary.read)} read"
    if summary.failed:
        line += f", {len(summary.failed)} failed ({', '.join(summary.failed)})"
    if summary.without_column:
        line += f", {len(summary.without_column)} without a known column"
    if summary.resting:
        line += f", {len(summary.resting)} resting until they are due"
    console.print(line)
