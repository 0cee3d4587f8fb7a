"""fazhi verify: whether anything that was kept has been altered."""

from collections.abc import Iterator
from typing import Annotated

import typer
from rich.console import Console

from jobs.commands.counting import counted
from jobs.commands.options import ConfigOption, DataOption, JsonOption, NowOption, StoreOption, place_of
from jobs.commands.output import moment, safe, say, terminal
from jobs.place import Place
from jobs.verify import Proven, Step, verify
from store.chain_faults import Fault
from store.chain_heads import Anchor, anchors_given
from store.session import open_store, reading

app = typer.Typer()


@app.command("verify")
def verify_command(
    head: Annotated[
        list[str] | None,
        typer.Option(metavar="FILE_OR_HEX", help="A head kept elsewhere, or a copy of heads.jsonl; may be repeated."),
    ] = None,
    config: ConfigOption = None,
    store: StoreOption = None,
    data: DataOption = None,
    now: NowOption = None,
    json: JsonOption = False,
) -> None:
    """Prove that nothing kept was altered since it was sealed; exit code 1 names what was, first things first."""
    place = place_of(config, store, data, now)
    known = anchors_given(head or [])
    console, faults, proven = terminal(), list[Fault](), None
    for found in _found(place, known, Console(quiet=True) if json else console):
        if isinstance(found, Proven):
            proven = found
            continue
        faults.append(found)
        if not json:
            console.print(safe(_line(found, first=len(faults) == 1)))
    if json:
        say({"ok": not faults, "first": faults[0] if faults else None, "faults": faults, "looked_at": proven})
    else:
        console.print(safe(_paragraph(proven, len(faults))))
    if faults:
        raise typer.Exit(1)


def _found(place: Place, known: tuple[Anchor, ...], console: Console) -> Iterator[Fault | Proven]:
    table = place.settings.store
    with reading(open_store(table.url)) as session, counted(console, "links") as hear:
        for found in verify(session, table.data, table.archive, known):
            if isinstance(found, Step):
                hear(found.links, found.of)
            else:
                yield found


def _line(fault: Fault, *, first: bool) -> str:
    link = "" if fault.link is None else f" (link {fault.link})"
    about = f" [{fault.url}]" if fault.url and fault.offset is None else ""
    return f"{'FIRST' if first else 'BAD  '}  {fault.kind} {fault.subject}{link}: {fault.what}{about}"


def _paragraph(proven: Proven | None, faults: int) -> str:
    if proven is None:
        return "The database is damaged: nothing could be proven. Restore it from a backup, then verify again."
    if proven.head is None:
        return "Nothing is sealed: nothing could be proven."
    rows = (
        f"{proven.captures} captures, {proven.versions} versions, {proven.absences} absences, {proven.changes} changes"
    )
    verdict = f"{faults} entries are not as they were sealed" if faults else "nothing was altered since it was sealed"
    against = (
        f"It was held against {proven.against} heads that you gave."
        if proven.against
        else "Only a head kept elsewhere (--head) tells whether the whole chain was written anew."
    )
    waiting = (
        f" Not sealed yet: {proven.waiting_rows} rows and {proven.waiting_files} files of a later night."
        if proven.waiting_rows or proven.waiting_files
        else ""
    )
    return (
        f"{proven.links} links, {proven.files} files with {proven.bytes} bytes, {rows}: {verdict}. "
        f"Head {proven.head.head} at link {proven.head.link}, {moment(proven.head.at)}. {against}{waiting}"
    )
