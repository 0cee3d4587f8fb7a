"""fazhi diff: two versions side by side."""

from datetime import datetime
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console

from jobs.analyze import reading_of
from jobs.commands.options import ConfigOption, DataOption, JsonOption, NowOption, StoreOption, place_of
from jobs.commands.output import safe, say, terminal, write_out
from jobs.commands.until import parse_until
from jobs.commands.version_pair import VersionPair, pair_by_number, pair_by_time
from jobs.compare.difference import compare
from jobs.compare.html import DiffPage, Edition, render_html
from jobs.compare.paragraphs import align
from jobs.compare.render import render_summary, render_terminal
from jobs.dossier.facts import FactChange, changed_facts
from jobs.dossier.words import FACTS
from store import documents
from store.difference import Difference
from store.documents import Document
from store.session import open_store, reading
from store.versions import Version

app = typer.Typer()


@app.command()
def diff(
    document: Annotated[str, typer.Argument(metavar="DOC", help="Number or address.")],
    before: Annotated[int | None, typer.Argument(metavar="[A]", help="The one before B when not given.")] = None,
    after: Annotated[int | None, typer.Argument(metavar="[B]", help="The newest when not given.")] = None,
    as_of: Annotated[
        datetime | None, typer.Option(parser=parse_until, metavar="DATE", help="For A, the version of that day.")
    ] = None,
    to: Annotated[
        datetime | None, typer.Option(parser=parse_until, metavar="DATE", help="For B; with --as-of.")
    ] = None,
    html: Annotated[Path | None, typer.Option(metavar="FILE", dir_okay=False, help="Write one offline page.")] = None,
    config: ConfigOption = None,
    store: StoreOption = None,
    data: DataOption = None,
    now: NowOption = None,
    json: JsonOption = False,
) -> None:
    """Show two versions of a document side by side, and the figures and facts that changed."""
    if as_of is not None and before is not None:
        raise typer.BadParameter("A and --as-of name two versions; give one of them")
    if to is not None and as_of is None:
        raise typer.BadParameter("--to goes with --as-of")
    place = place_of(config, store, data, now)
    with reading(open_store(place.settings.store.url)) as session:
        found = documents.find(session, document)
        if as_of is None:
            pair = pair_by_number(session, found, before, after)
        else:
            pair = pair_by_time(session, found, as_of, to)
    difference = compare(reading_of(pair.before), reading_of(pair.after))
    facts = changed_facts(pair.before, pair.after)
    if html is not None:
        write_out(html, _page(found, pair, difference, facts).encode())
    if json:
        say(_object(found, pair, difference, facts))
    elif html is None:
        _say(terminal(), pair, difference, facts)
    else:
        terminal().print(f"wrote {html}")


def _object(
    document: Document, pair: VersionPair, difference: Difference, facts: tuple[FactChange, ...]
) -> dict[str, object]:
    return {
        "document": document.document,
        "from_version": pair.before.number,
        "to_version": pair.after.number,
        "ours": pair.ours,
        "facts": facts,
        "difference": difference,
    }


def _say(console: Console, pair: VersionPair, difference: Difference, facts: tuple[FactChange, ...]) -> None:
    old, new = pair.before, pair.after
    console.print(safe(new.title))
    console.print(f"version {old.number} -> {new.number}: {difference.severity}")
    if pair.ours:
        console.print(_ours(pair))
    for fact in facts:
        console.print(safe(f"  {fact.fact.replace('_', ' ')}: {fact.before or '-'} -> {fact.after or '-'}"))
    console.print(render_summary(difference))
    if old.text == new.text:
        console.print("the texts are the same")
    else:
        console.print(render_terminal(align(old.text, new.text), width=console.width))


def _ours(pair: VersionPair) -> str:
    if pair.is_ours:
        return "our reading of the page changed, the page did not: no edit, and nobody was told of one"
    which = ", ".join(str(number) for number in pair.ours)
    return f"part of this is ours: version {which} came of our reading the page anew, not of an edit"


def _page(document: Document, pair: VersionPair, difference: Difference, facts: tuple[FactChange, ...]) -> str:
    told = [f"{FACTS[one.fact]}:{one.before or '—'} → {one.after or '—'}" for one in facts]
    return render_html(
        DiffPage(
            title=pair.after.title or document.url,
            issuer=pair.after.issuer or "",
            url=document.url,
            before=_edition(pair.before),
            after=_edition(pair.after),
            difference=difference,
            rows=align(pair.before.text, pair.after.text),
            notes=[*_ours_in_chinese(pair), *told],
        )
    )


def _ours_in_chinese(pair: VersionPair) -> list[str]:
    if pair.is_ours:
        return ["差异出自我方读取程序的更新,网页本身没有改动"]
    return [f"第 {number} 版出自我方读取程序的更新,非网站改动" for number in pair.ours]


def _edition(version: Version) -> Edition:
    return Edition(
        number=version.number, published_on=version.published_on, seen_at=version.from_at, sha256=version.sha256
    )
