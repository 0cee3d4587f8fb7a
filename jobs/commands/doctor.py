"""fazhi doctor: whether this installation is well."""

import typer

from jobs.checkup import checkup
from jobs.commands.options import ConfigOption, DataOption, JsonOption, NowOption, StoreOption, place_of
from jobs.commands.output import safe, say, terminal

app = typer.Typer()


@app.command()
def doctor(
    config: ConfigOption = None,
    store: StoreOption = None,
    data: DataOption = None,
    now: NowOption = None,
    json: JsonOption = False,
) -> None:
    """Say whether this installation is well; exit code 1 when it is not, for monitoring."""
    checks = checkup(place_of(config, store, data, now))
    well = all(check.ok for check in checks)
    if json:
        say({"ok": well, "checks": checks})
    else:
        console = terminal()
        for check in checks:
            console.print(safe(f"{'ok ' if check.ok else 'BAD'}  {check.name:<10}  {check.detail}"))
    if not well:
        raise typer.Exit(1)
