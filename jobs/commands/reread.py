"""fazhi reread: everything that is kept, read again with today's code."""

from typing import Annotated, Any

import typer
from rich.console import Console

from crawler.rereading import Unreadable
from jobs.commands.counting import counted
from jobs.commands.options import ConfigOption, DataOption, JsonOption, NowOption, StoreOption, place_of
from jobs.commands.output import safe, say, say_each, terminal
from jobs.reread import Finding, Rereading, counts, look, reread
from jobs.reread_difference import FactRead

EXIT_IN_PART = 3

app = typer.Typer()


@app.command("reread")
def reread_(
    sources: Annotated[
        list[str] | None,
        typer.Argument(metavar="[SOURCE]...", help="Ids or patterns such as 'tianjin/*'; all when none."),
    ] = None,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Say what differs and write nothing.")] = False,
    config: ConfigOption = None,
    store: StoreOption = None,
    data: DataOption = None,
    now: NowOption = None,
    json: JsonOption = False,
) -> None:
    """Read every kept page and file again with today's code, and say what differs; nobody is alerted.

    A current version that differs gets a new one, marked as made by the extractor. Exit code 3 when something could not
    be read.
    """
    place = place_of(config, store, data, now)
    console = terminal()
    with counted(console, "documents") as hear:
        done = (look if dry_run else reread)(place, sources or [], hear)
    if json:
        say(counts(done))
        say_each(map(_object, done.findings))
    else:
        _say(console, done)
    raise typer.Exit(EXIT_IN_PART if done.unreadable else 0)


def _object(finding: Finding) -> dict[str, Any]:
    where = {
        "document": finding.document,
        "url": finding.url,
        "version": finding.version,
        "current": finding.current,
        "title": finding.title,
        "new_version": finding.new_version,
    }
    what = finding.what
    if isinstance(what, Unreadable):
        return where | {"state": "unreadable", "reason": what.reason}
    amounts = {"chars_added": what.chars_added, "chars_removed": what.chars_removed}
    return where | {"state": "differs", "alike": what.alike, **amounts, "facts": what.facts}


def _say(console: Console, done: Rereading) -> None:
    console.print(
        f"{done.versions} versions read again: {done.same} the same, {done.differ} differ, {done.unreadable} unreadable"
    )
    for count, what in (
        (done.amended, "amended; `fazhi diff DOC` shows how"),
        (done.corrected, "older readings of the same captures left out"),
        (done.undeclared, "documents of sources that are no longer declared left out"),
    ):
        if count:
            console.print(f"  {count} {what}")
    for finding in done.findings:
        console.print(safe(f"  {_line(finding)}"))


def _line(finding: Finding) -> str:
    name = finding.url if finding.document is None else finding.document
    number = f"version {finding.version}" + ("" if finding.current else " (past)")
    if finding.new_version is not None:
        number += f" -> {finding.new_version}"
    return f"{name} {number}: {finding.title or finding.url}: {_words(finding)}"


def _words(finding: Finding) -> str:
    what = finding.what
    if isinstance(what, Unreadable):
        return f"unreadable: {what.reason}"
    amounts = f"text +{what.chars_added} -{what.chars_removed} characters"
    text = [amounts] if what.chars_added or what.chars_removed else []
    return "; ".join([*text, *map(_fact, what.facts)])


def _fact(fact: FactRead) -> str:
    return f"{fact.fact} {fact.before or '-'} -> {fact.after or '-'}"
