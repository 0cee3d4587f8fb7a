"""fazhi show: one document, any version."""

import sys
from datetime import datetime, timedelta
from typing import Annotated

import typer
from rich.console import Console
from sqlalchemy.orm import Session

from jobs.commands.options import ConfigOption, DataOption, JsonOption, NowOption, StoreOption, parse_time, place_of
from jobs.commands.output import moment, safe, say, terminal
from store import documents, versions
from store.archive.reader import body_of
from store.documents import Document
from store.session import open_store, reading
from store.versions import Version

app = typer.Typer()


@app.command()
def show(
    document: Annotated[str, typer.Argument(metavar="DOC", help="Number or address.")],
    version: Annotated[int | None, typer.Option(help="Number of the version; the newest when not given.")] = None,
    as_of: Annotated[
        datetime | None, typer.Option(parser=parse_time, metavar="DATE", help="The version that stood on that day.")
    ] = None,
    text: Annotated[bool, typer.Option("--text", help="Only the text, as exported.")] = False,
    raw: Annotated[bool, typer.Option("--raw", help="The page as served, from the archive.")] = False,
    config: ConfigOption = None,
    store: StoreOption = None,
    data: DataOption = None,
    now: NowOption = None,
    json: JsonOption = False,
) -> None:
    """Show one document: its facts, versions and text."""
    if version is not None and as_of is not None:
        raise typer.BadParameter("--version and --as-of name two versions; give one of them")
    if text and raw:
        raise typer.BadParameter("--text and --raw ask for two things; give one of them")
    place = place_of(config, store, data, now)
    with reading(open_store(place.settings.store.url)) as session:
        found = documents.find(session, document)
        chosen = _choose(session, found, version, as_of)
        history = versions.history(session, found.id)
    if raw:
        sys.stdout.buffer.write(body_of(place.settings.store.archive, chosen.capture))
    elif text:
        sys.stdout.write(chosen.text)
    elif json:
        say(_object(found, chosen, history))
    else:
        _say(terminal(), found, chosen, history)


def _choose(session: Session, document: Document, number: int | None, as_of: datetime | None) -> Version:
    if number is not None:
        return versions.numbered(session, document.id, number)
    if as_of is not None:
        # A day means the whole of it.
        midnight = (as_of.hour, as_of.minute, as_of.second) == (0, 0, 0)
        return versions.as_of(session, document.id, as_of + timedelta(days=1) if midnight else as_of)
    return versions.history(session, document.id)[-1]


def _object(document: Document, version: Version, history: tuple[Version, ...]) -> dict[str, object]:
    return {
        "document": document.document,
        "url": document.url,
        "source": document.source,
        "status": document.status,
        "first_seen": document.first_seen,
        "last_seen": document.last_seen,
        "version": version.number,
        "versions": [
            {
                "version": one.number,
                "from": one.from_at,
                "until": one.until_at,
                "cause": one.cause,
                "sha256": one.sha256,
            }
            for one in history
        ],
        "title": version.title,
        "issuer": version.issuer,
        "region": version.region,
        "level": version.level,
        "report_year": version.report_year,
        "published_on": version.published_on,
        "source_line": version.source_line,
        "document_number": version.document_number,
        "signed_on": version.signed_on,
        "facts_from": version.facts_from,
        "attachments": version.attachments,
        "method": version.method,
        "extractor": version.extractor,
        "capture": version.capture,
        "sha256": version.sha256,
        "chars": len(version.text),
        "text": version.text,
    }


def _say(console: Console, document: Document, version: Version, history: tuple[Version, ...]) -> None:
    console.print(safe(version.title or document.url), style="bold")
    facts = {
        "document": f"{document.document} ({document.status})",
        "address": document.url,
        "issuer": version.issuer,
        "report year": version.report_year,
        "published": version.published_on,
        "signed": version.signed_on,
        "number": version.document_number,
        "source line": version.source_line,
        "seen": f"{moment(document.first_seen)} to {moment(document.last_seen)}",
        "sha256": version.sha256,
    }
    for name, value in facts.items():
        if value is not None:
            console.print(f"{name:>12}  ", safe(value), sep="")
    for one in history:
        mark = "*" if one.number == version.number else " "
        console.print(f"  version {one.number}{mark} {moment(one.from_at)} - {moment(one.until_at)}  {one.cause}")
    console.print()
    for line in version.text.split("\n"):
        console.print(safe(line))
