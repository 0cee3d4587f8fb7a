"""fazhi diff: two versions side by side."""

from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console

from jobs.analyze import reading_of
from jobs.commands.night_words import figure
from jobs.commands.options import ConfigOption, DataOption, JsonOption, NowOption, StoreOption, place_of
from jobs.commands.output import safe, say, terminal
from jobs.compare.difference import compare
from jobs.compare.html import DiffPage, Edition, render_html
from jobs.compare.paragraphs import align
from jobs.compare.render import render_terminal
from jobs.errors import NothingToCompare
from store import documents, versions
from store.documents import Document
from store.records import Difference
from store.session import open_store, reading
from store.versions import Version

app = typer.Typer()


@app.command()
def diff(
    document: Annotated[str, typer.Argument(metavar="DOC", help="Number or address.")],
    before: Annotated[int | None, typer.Argument(metavar="[A]", help="The one before B when not given.")] = None,
    after: Annotated[int | None, typer.Argument(metavar="[B]", help="The newest when not given.")] = None,
    html: Annotated[Path | None, typer.Option(metavar="FILE", dir_okay=False, help="Write one offline page.")] = None,
    config: ConfigOption = None,
    store: StoreOption = None,
    data: DataOption = None,
    now: NowOption = None,
    json: JsonOption = False,
) -> None:
    """Show two versions of a document side by side, and the figures that changed."""
    place = place_of(config, store, data, now)
    with reading(open_store(place.settings.store.url)) as session:
        found = documents.find(session, document)
        history = versions.history(session, found.id)
        if len(history) < 2 and after is None:
            raise NothingToCompare(f"document {document} has one version only; nothing was edited since it was found")
        new = versions.numbered(session, found.id, after or history[-1].number)
        old = versions.numbered(session, found.id, before or new.number - 1)
    difference = compare(reading_of(old), reading_of(new))
    if html is not None:
        html.write_text(_page(found, old, new, difference), "utf-8")
    if json:
        say(
            {"document": found.document, "from_version": old.number, "to_version": new.number, "difference": difference}
        )
    elif html is None:
        _say(terminal(), old, new, difference)
    else:
        terminal().print(f"wrote {html}")


def _say(console: Console, old: Version, new: Version, difference: Difference) -> None:
    console.print(safe(new.title))
    console.print(f"version {old.number} -> {new.number}: {difference.severity}; {difference.reason}")
    for number in difference.numbers:
        console.print(safe(f"  {figure(number)}   …{number.context}…"))
    console.print(render_terminal(align(old.text, new.text), width=console.width))


def _page(document: Document, old: Version, new: Version, difference: Difference) -> str:
    return render_html(
        DiffPage(
            title=new.title or document.url,
            issuer=new.issuer or "",
            url=document.url,
            before=_edition(old),
            after=_edition(new),
            difference=difference,
            rows=align(old.text, new.text),
        )
    )


def _edition(version: Version) -> Edition:
    return Edition(
        number=version.number, published_on=version.published_on, seen_at=version.from_at, sha256=version.sha256
    )
