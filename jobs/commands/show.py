"""fazhi show: one document, any version."""

import sys
from collections.abc import Sequence
from datetime import datetime
from typing import Annotated

import typer
from rich.console import Console
from sqlalchemy.orm import Session

from jobs.commands.options import ConfigOption, DataOption, JsonOption, NowOption, StoreOption, place_of
from jobs.commands.output import moment, safe, say, terminal
from jobs.commands.show_paragraph import paragraph_json, say_paragraph
from jobs.commands.until import parse_until
from jobs.paragraph_ids import Named, named, tellings
from store import documents, versions
from store.archive.reader import body_of
from store.as_of import Stood, stood
from store.documents import Document
from store.errors import VersionUnknown
from store.session import open_store, reading
from store.versions import Version

app = typer.Typer()


@app.command()
def show(
    document: Annotated[str, typer.Argument(metavar="DOC", help="Number or address.")],
    version: Annotated[int | None, typer.Option(help="Number of the version; the newest when not given.")] = None,
    as_of: Annotated[
        datetime | None, typer.Option(parser=parse_until, metavar="DATE", help="All as it stood on that day.")
    ] = None,
    text: Annotated[bool, typer.Option("--text", help="Only the text, as exported.")] = False,
    raw: Annotated[bool, typer.Option("--raw", help="The page as served, from the archive.")] = False,
    paragraphs: Annotated[
        bool, typer.Option("--paragraphs", help="Before each paragraph, its name in every version.")
    ] = False,
    paragraph: Annotated[
        str | None, typer.Option(metavar="ID", help="One paragraph, e.g. p12, in every version.")
    ] = None,
    config: ConfigOption = None,
    store: StoreOption = None,
    data: DataOption = None,
    now: NowOption = None,
    json: JsonOption = False,
) -> None:
    """Show one document: its facts, versions and text."""
    if version is not None and as_of is not None:
        raise typer.BadParameter("--version and --as-of name two versions; give one of them")
    if sum([text, raw, paragraphs, paragraph is not None]) > 1:
        raise typer.BadParameter("--text, --raw, --paragraphs and --paragraph ask for several things; give one of them")
    place = place_of(config, store, data, now)
    with reading(open_store(place.settings.store.url)) as session:
        found = documents.find(session, document)
        known = _known(session, found, version, as_of)
    chosen = known.versions[-1]
    if raw:
        sys.stdout.buffer.write(body_of(place.settings.store.archive, chosen.capture))
    elif text:
        sys.stdout.write(chosen.text)
    elif paragraph is not None:
        _one(found, known.versions, paragraph, json)
    elif json:
        say(_object(found, known, as_of))
    else:
        _say(terminal(), found, known, _names(known.versions) if paragraphs else ())


def _known(session: Session, document: Document, number: int | None, as_of: datetime | None) -> Stood:
    """Return what was known then, or up to a version; the last version is the one to show."""
    if as_of is not None:
        return stood(session, document, as_of)
    history = versions.history(session, document.id)
    if number is not None:
        history = history[: versions.numbered(session, document.id, number).number]
    return Stood(status=document.status, last_seen=document.last_seen, versions=history)


def _names(history: Sequence[Version]) -> tuple[Named, ...]:
    return named([version.text for version in history])


def _one(document: Document, history: Sequence[Version], id_: str, json: bool) -> None:
    told = tellings([version.text for version in history], id_)
    if not any(text is not None for text in told):
        raise VersionUnknown(f"no version has a paragraph {id_!r}; `fazhi show DOC --paragraphs` prints their names")
    if json:
        say(paragraph_json(document, id_, history, told))
    else:
        say_paragraph(terminal(), id_, history, told)


def _object(document: Document, known: Stood, as_of: datetime | None) -> dict[str, object]:
    version = known.versions[-1]
    return {
        "document": document.document,
        "url": document.url,
        "source": document.source,
        "as_of": as_of,
        "status": known.status,
        "first_seen": document.first_seen,
        "last_seen": known.last_seen,
        "version": version.number,
        "versions": [
            {
                "version": one.number,
                "from": one.from_at,
                "until": one.until_at,
                "cause": one.cause,
                "sha256": one.sha256,
            }
            for one in known.versions
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
        "paragraphs": _names(known.versions),
    }


def _say(console: Console, document: Document, known: Stood, names: Sequence[Named]) -> None:
    version = known.versions[-1]
    console.print(safe(version.title or document.url), style="bold")
    seen = f"{moment(document.first_seen)} to {moment(known.last_seen)}"
    facts = {
        "document": f"{document.document} ({known.status})",
        "address": document.url,
        "issuer": version.issuer,
        "report year": version.report_year,
        "published": version.published_on,
        "signed": version.signed_on,
        "number": version.document_number,
        "source line": version.source_line,
        "seen": seen if known.last_seen else f"since {moment(document.first_seen)}",
        "sha256": version.sha256,
    }
    for name, value in facts.items():
        if value is not None:
            console.print(f"{name:>12}  ", safe(value), sep="")
    for one in known.versions:
        mark = "*" if one.number == version.number else " "
        console.print(f"  version {one.number}{mark} {moment(one.from_at)} - {moment(one.until_at)}  {one.cause}")
    console.print()
    for line in version.text.split("\n") if not names else [f"{one.id}  {one.text}" for one in names]:
        console.print(safe(line))
