"""fazhi restore: an installation from a backup."""

from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console

from jobs.backup.restore import Restored, restore
from jobs.commands.counting import counted
from jobs.commands.options import ConfigOption, DataOption, JsonOption, StoreOption, place_of
from jobs.commands.output import moment, safe, say, terminal

EXIT_IN_PART = 3

app = typer.Typer()


@app.command("restore")
def restore_command(
    folder: Annotated[Path, typer.Argument(metavar="DIR", help="The folder that `fazhi backup` wrote to.")],
    snapshot: Annotated[
        str | None, typer.Option(metavar="NAME", help="Which snapshot; default: the newest.", show_default=False)
    ] = None,
    config: ConfigOption = None,
    store: StoreOption = None,
    data: DataOption = None,
    json: JsonOption = False,
) -> None:
    """Put a snapshot in place of an absent store and an empty data folder, and prove it as `fazhi verify` does.

    Exit code 3: it is in place, and the proof names what is not as it was sealed.
    """
    place = place_of(config, store, data)
    console = terminal()
    with counted(Console(quiet=True) if json else console, "files, then links of the chain") as hear:
        restored = restore(folder, snapshot, place.settings.store, hear)
    if json:
        say(restored)
    else:
        _say(console, restored, place.settings.store.data)
    if restored.faults:
        raise typer.Exit(EXIT_IN_PART)


def _say(console: Console, restored: Restored, data: Path) -> None:
    before, after = restored.revisions
    upgraded = "" if before == after else f", its store brought from revision {before} to {after}"
    console.print(safe(f"snapshot {restored.snapshot} is in {data}: {restored.archive_files} archive files{upgraded}"))
    for fault in restored.faults:
        console.print(safe(f"  BAD  {fault.kind} {fault.subject}: {fault.what}"))
    head = None if restored.proven is None else restored.proven.head
    if head is not None and not restored.faults:
        console.print(f"  nothing was altered since it was sealed; head {head.head}, {moment(head.at)}")
    console.print("What to do now:")
    if restored.configuration is not None:
        console.print(safe(f"  copy {restored.configuration} to where you work; let its [store] name this place"))
    for source in restored.sources:
        console.print(safe(f"  copy {source.folder} of the snapshot to {source.place}, where your sources lay"))
    console.print("  set the secrets that ${NAME} stand for in the environment; they are in no backup")
    console.print("  fazhi doctor, then fazhi run: what was told before the snapshot is not told again")
