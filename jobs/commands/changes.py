"""fazhi changes: the ledger."""

from datetime import datetime
from typing import Annotated

import typer

from jobs.commands.night_words import change_line
from jobs.commands.options import ConfigOption, DataOption, JsonOption, NowOption, StoreOption, parse_time, place_of
from jobs.commands.output import moment, plain, safe, say_each, terminal
from store import changes as ledger
from store.records import ChangeKind, Severity
from store.session import open_store, reading

app = typer.Typer()


@app.command()
def changes(
    since: Annotated[
        datetime | None, typer.Option(parser=parse_time, metavar="TIME", help="Only what was found since then.")
    ] = None,
    kind: Annotated[ChangeKind | None, typer.Option(help="Only changes of this kind.")] = None,
    severity: Annotated[Severity | None, typer.Option(help="Only changes of this severity.")] = None,
    config: ConfigOption = None,
    store: StoreOption = None,
    data: DataOption = None,
    now: NowOption = None,
    json: JsonOption = False,
) -> None:
    """List what happened to the reports, oldest first."""
    place = place_of(config, store, data, now)
    with reading(open_store(place.settings.store.url)) as session:
        found = ledger.ledger(session, since=since, kind=kind, severity=severity)
    if json:
        say_each({key: value for key, value in plain(change).items() if key != "source"} for change in found)
        return
    console = terminal()
    for change in found:
        console.print(safe(f"{moment(change.detected_at)}  {change_line(change)}"))
        console.print(safe(f"                  {change.reason}{'; silent' if change.silent else ''}"))
    console.print(f"{len(found)} changes")
