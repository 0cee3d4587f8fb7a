"""fazhi export: supply for other tools."""

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from jobs.commands.options import ConfigOption, DataOption, JsonOption, NowOption, StoreOption, place_of
from jobs.commands.output import say, terminal
from store.export import text
from store.session import open_store, reading

app = typer.Typer()


class Format(StrEnum):
    """What an export can be written as."""

    TXT = "txt"


@app.command()
def export(
    folder: Annotated[Path, typer.Argument(metavar="DIR", file_okay=False, help="Made when it is not there.")],
    format: Annotated[Format, typer.Option(help="txt: one file a document, and manifest.jsonl.")] = Format.TXT,  # noqa: A002, ARG001
    since: Annotated[
        int | None, typer.Option(metavar="CURSOR", help="Only what is newer than an earlier export.")
    ] = None,
    history: Annotated[bool, typer.Option("--history", help="Every version, not only the current ones.")] = False,
    config: ConfigOption = None,
    store: StoreOption = None,
    data: DataOption = None,
    now: NowOption = None,
    json: JsonOption = False,
) -> None:
    """Bring a folder of clean texts up to date; each file appears whole or not at all."""
    place = place_of(config, store, data, now)
    with reading(open_store(place.settings.store.url)) as session:
        done = text.export(session, folder, since=since, history=history)
    if json:
        say(done)
        return
    terminal().print(
        f"{folder}: {done.files} texts, {done.written} written, {done.removed} removed; next cursor {done.cursor}"
    )
