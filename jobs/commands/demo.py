"""fazhi demo: the whole job offline."""

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from time import monotonic
from typing import Annotated

import typer
from rich.console import Console

from jobs.commands.night_words import figure, summary_json
from jobs.commands.options import JsonOption
from jobs.commands.output import safe, say, terminal
from jobs.demo.play import Played, play
from jobs.demo.story import SEEDS
from jobs.errors import FolderInUse
from jobs.progress import Silent, for_console
from store.changes import Change
from store.records import ChangeKind

app = typer.Typer()

OUTCOMES = {
    "missing": "missing (withdrawn only after more nights)",
    "blocked": "blocked by a challenge (no version made)",
    "same": "unchanged",
    "not_modified": "unchanged (304)",
}


@app.command()
def demo(
    keep: Annotated[
        Path | None, typer.Option("--keep", metavar="DIR", file_okay=False, help="Keep store, archive and texts there.")
    ] = None,
    json: JsonOption = False,
) -> None:
    """Run the whole job offline: sample government sites on loopback, two nights, then what happened."""
    console = terminal()
    began = monotonic()
    with _folder(keep) as folder:
        progress = Silent() if json else for_console(console)
        played = play(folder, progress, (lambda _: None) if json else console.print)
        if json:
            say({"first": summary_json(played.first), "second": summary_json(played.second), "equal": played.equal})
        else:
            _say(console, played, keep, monotonic() - began)
    if played.equal != len(SEEDS):
        raise typer.Exit(1)


@contextmanager
def _folder(keep: Path | None) -> Iterator[Path]:
    if keep is None:
        with tempfile.TemporaryDirectory(prefix="fazhi-demo-") as name:
            yield Path(name)
        return
    if keep.exists() and any(keep.iterdir()):
        raise FolderInUse(f"{keep} is not empty; name a new folder for --keep")
    keep.mkdir(parents=True, exist_ok=True)
    yield keep.resolve()


def _say(console: Console, played: Played, keep: Path | None, seconds: float) -> None:
    first, second = played.first, played.second
    console.print()
    console.print(f"First night: {len(first.read)} sources read, {first.exported.files} reports collected (baseline).")
    console.print(f"  {played.equal} of {len(SEEDS)} texts equal the originals byte for byte.")
    console.print("Second night:")
    for change in second.changes:
        _say_change(console, change)
    by_outcome: dict[str, list[str]] = {}
    for visit in played.visits:
        by_outcome.setdefault(visit.outcome, []).append(f"{visit.document:03d} {visit.title}")
    for outcome, words in OUTCOMES.items():
        for line in by_outcome.get(outcome, []):
            console.print(safe(f"  {words}: {line}"))
    for incident in second.incidents:
        console.print(safe(f"  incident: {incident.source} {incident.kind}: {incident.detail}"))
    console.print(f"  {len(played.alerts)} messages arrived at the demo's webhook:")
    for title in played.alerts:
        console.print(safe(f"    {title}"))
    requests = sum(crawl.requests for crawl in (*first.crawls, *second.crawls))
    console.print(f"{requests} requests, {seconds:.1f} seconds.")
    if keep is None:
        console.print("Nothing was kept; `fazhi demo --keep DIR` keeps the store, the archive and the texts.")
        return
    console.print(f"Texts: {played.first_texts} and {played.second_texts}")
    console.print(f"Look around: fazhi reports --data {keep}, fazhi changes --data {keep}, fazhi diff 2 --data {keep}")


def _say_change(console: Console, change: Change) -> None:
    console.print(safe(f"  {change.kind}: {change.document:03d} {change.title}"))
    if change.kind is ChangeKind.EDITED:
        for number in change.numbers:
            console.print(safe(f"    {figure(number)}   …{number.context}…"))
