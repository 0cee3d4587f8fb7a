"""fazhi backup: everything needed to go on elsewhere, in one folder."""

from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console

from jobs.backup.backup import Backup, backup
from jobs.commands.counting import counted
from jobs.commands.options import ConfigOption, DataOption, JsonOption, NowOption, StoreOption, place_of
from jobs.commands.output import safe, say, terminal
from store.configuration import DEFAULT

EXIT_IN_PART = 3

app = typer.Typer()


@app.command("backup")
def backup_command(
    folder: Annotated[
        Path | None,
        typer.Argument(metavar="[DIR]", help="Where backups lie; default: `folder` of [backup].", show_default=False),
    ] = None,
    config: ConfigOption = None,
    store: StoreOption = None,
    data: DataOption = None,
    now: NowOption = None,
    json: JsonOption = False,
) -> None:
    """Keep store, archive, configuration and your own sources in a folder, and read it back; a night may be running.

    Exit code 3: something could not be copied as it should be, and is named.
    """
    place = place_of(config, store, data, now)
    target = folder or place.settings.backup.folder
    if target is None:
        raise typer.BadParameter("name a folder, or set `folder` in the [backup] table of fazhi.toml")
    console = terminal()
    with counted(Console(quiet=True) if json else console, "files") as hear:
        made = backup(place, target, config or DEFAULT, hear)
    if json:
        say(made)
    else:
        _say(console, made)
    if made.flaws:
        raise typer.Exit(EXIT_IN_PART)


def _say(console: Console, made: Backup) -> None:
    console.print(safe(f"snapshot {made.snapshot} in {made.folder}: read back, all as written"))
    console.print(
        f"  store {_size(made.store_bytes)}; {made.archive_files} archive files, "
        f"{made.copied_files} of them copied now ({_size(made.copied_bytes)})"
    )
    for flaw in made.flaws:
        console.print(safe(f"  BAD  {flaw.name}: {flaw.what}"))
    for name in made.removed:
        console.print(safe(f"  removed the older snapshot {name}; archive files are never removed"))
    console.print("  not kept: " + "; ".join(made.left_out))


def _size(count: int) -> str:
    return f"{count / 1024**2:.1f} MiB" if count >= 1024**2 // 10 else f"{count / 1024:.0f} KiB"
