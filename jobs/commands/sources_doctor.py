"""fazhi sources doctor and proposals: columns for sources whose own are ill or unknown."""

from collections import Counter
from typing import Annotated

import typer
from rich.console import Console

from jobs.alerts.language import Language
from jobs.commands.options import ConfigOption, DataOption, JsonOption, NowOption, StoreOption, place_of
from jobs.commands.output import safe, say, terminal
from jobs.commands.sources_explore import REQUESTS
from jobs.source_doctor.doctor import Examined, examine
from jobs.source_doctor.pending import Pending, pending
from jobs.source_doctor.wording import evidence

EXIT_FAILED = 1
EXIT_PARTIAL = 3

Named = Annotated[list[str] | None, typer.Argument(metavar="[SOURCE]...", help="Ids or patterns such as 'tianjin/*'.")]


def doctor(
    sources: Named = None,
    budget: Annotated[
        int, typer.Option(min=1, help="Most requests a source, robots.txt and redirects counted.")
    ] = REQUESTS,
    config: ConfigOption = None,
    store: StoreOption = None,
    data: DataOption = None,
    now: NowOption = None,
    json: JsonOption = False,
) -> None:
    """Look for new columns of sources whose own are ill or unknown, and propose them; nothing is changed.

    Without names: the sources that need it and were not looked for in the last six days. Exit code 3 when some sites
    could not be searched, 1 when none could, or a night is under way.
    """
    place = place_of(config, store, data, now)
    console = terminal()
    searched: Counter[bool] = Counter()
    proposed = 0
    for one in examine(place, sources or [], budget=budget):
        searched[one.readable] += 1
        proposed += len(one.columns)
        if json:
            say(_object(one))
        else:
            _tell(console, one)
    if not json:
        console.print(f"{searched.total()} sources searched, {proposed} columns proposed")
        if proposed:
            console.print("fazhi sources proposals says what to write where")
    if searched[False]:
        raise typer.Exit(EXIT_PARTIAL if searched[True] else EXIT_FAILED)


def proposals(
    sources: Named = None,
    config: ConfigOption = None,
    store: StoreOption = None,
    data: DataOption = None,
    json: JsonOption = False,
) -> None:
    """Say which columns are proposed, and what to write into which file to watch them."""
    found = pending(place_of(config, store, data), sources or [])
    if json:
        for one in found:
            say(_pending_object(one))
        return
    console = terminal()
    for one in found:
        _tell_pending(console, one)
    if not found:
        console.print("nothing is proposed")


def _tell(console: Console, one: Examined) -> None:
    console.print(safe(f"{one.source}  {one.illness.kind if one.illness is not None else 'no column known, or named'}"))
    if not one.readable:
        console.print(safe(f"    cannot be searched: {one.reason}"))
    elif not one.columns:
        console.print(f"    nothing found, {one.known} titles known, {one.requests} requests")
    for column in one.columns:
        console.print(safe(f"    {column.url}"))
        console.print(safe(f"        {evidence(column, Language.ENGLISH)}, read as {column.adapter}"))


def _tell_pending(console: Console, one: Pending) -> None:
    console.print(safe(f"{one.source}  {one.issuer}"))
    for column in one.columns:
        console.print(safe(f"    {column.url}"))
        console.print(safe(f"        {evidence(column, Language.ENGLISH)}, read as {column.adapter}"))
    what = one.prescription
    if what.file is None:
        console.print("  name a folder of your own in [crawl] sources; the lines for its file are:")
    elif what.exists:
        console.print(safe(f"  write into {what.file}, in place of the lines of the same names:"))
    else:
        console.print(safe(f"  save as {what.file}:"))
    lines = what.lines if what.file is None or what.exists else what.toml.splitlines()
    for line in lines:
        console.print(safe(f"    {line}"))


def _object(one: Examined) -> dict[str, object]:
    return {
        "source": one.source,
        "wrong": one.illness.kind if one.illness is not None else None,
        "detail": one.illness.detail if one.illness is not None else None,
        "readable": one.readable,
        "reason": one.reason,
        "requests": one.requests,
        "known": one.known,
        "columns": one.columns,
    }


def _pending_object(one: Pending) -> dict[str, object]:
    return {
        "source": one.source,
        "issuer": one.issuer,
        "columns": one.columns,
        "lines": one.prescription.lines,
        "file": one.prescription.file,
        "exists": one.prescription.exists,
        "toml": one.prescription.toml,
    }
