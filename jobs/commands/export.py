"""fazhi export: supply for other tools and for readers."""

from collections.abc import Sequence
from datetime import datetime
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer
from sqlalchemy.orm import Session

from jobs.commands.options import ConfigOption, DataOption, JsonOption, NowOption, StoreOption, place_of
from jobs.commands.output import say, terminal
from jobs.dossier.writing import Filed, write_dossiers
from store import documents, dossier
from store.errors import DocumentUnknown
from store.export import text
from store.export.text import Exported
from store.session import open_store, reading

app = typer.Typer()


class Format(StrEnum):
    """What an export can be written as."""

    TXT = "txt"
    DOSSIER = "dossier"


@app.command()
def export(
    folder: Annotated[Path, typer.Argument(metavar="DIR", file_okay=False, help="Made when it is not there.")],
    wanted: Annotated[
        list[str] | None, typer.Argument(metavar="[DOC]...", help="For dossiers: numbers or addresses; all if none.")
    ] = None,
    format: Annotated[  # noqa: A002
        Format, typer.Option(help="txt: one file a document, and manifest.jsonl. dossier: one offline page a report.")
    ] = Format.TXT,
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
    """Bring a folder of clean texts, or of dossiers, up to date; each file appears whole or not at all."""
    if format is Format.TXT and wanted:
        raise typer.BadParameter("only --format dossier takes documents")
    if format is Format.DOSSIER and (since is not None or history):
        raise typer.BadParameter("--since and --history are for texts; a dossier holds every version")
    place = place_of(config, store, data, now)
    done: Exported | Filed
    with reading(open_store(place.settings.store.url)) as session:
        match format:
            case Format.TXT:
                done = text.export(session, folder, since=since, history=history)
            case Format.DOSSIER:
                done = _dossiers(session, folder, wanted or (), now)
    if json:
        say(done)
    else:
        cursor = f"; next cursor {done.cursor}" if isinstance(done, Exported) else ""
        noun = "texts" if isinstance(done, Exported) else "dossiers"
        terminal().print(f"{folder}: {done.files} {noun}, {done.written} written, {done.removed} removed{cursor}")


def _dossiers(session: Session, folder: Path, wanted: Sequence[str], now: datetime | None) -> Filed:
    found = [documents.find(session, name) for name in wanted]
    nameless = [one.url for one in found if one.document is None]
    if nameless:
        raise DocumentUnknown(f"{nameless[0]} is a file of a report, or not yet numbered; name the report")
    chosen = [one.id for one in found] or dossier.numbered(session)
    return write_dossiers(dossier.collect(session, chosen), folder, now)
