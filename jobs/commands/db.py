"""fazhi db: the store's shape."""

import typer

from jobs.commands.options import ConfigOption, DataOption, JsonOption, NowOption, StoreOption, place_of
from jobs.commands.output import safe, say, terminal
from store.backup import copy_before_upgrade
from store.upgrade import upgrade_store

app = typer.Typer(no_args_is_help=True)


@app.callback()
def db() -> None:
    """Look after the store's shape."""


@app.command()
def upgrade(
    config: ConfigOption = None,
    store: StoreOption = None,
    data: DataOption = None,
    now: NowOption = None,
    json: JsonOption = False,
) -> None:
    """Bring a store made by an older fazhi to today's shape, its copy left beside it; an absent one is made."""
    place = place_of(config, store, data, now)
    kept = copy_before_upgrade(place.settings.store.url)
    before, after = upgrade_store(place.settings.store.url)
    if json:
        say({"before": before, "after": after, "kept": kept})
        return
    told = f"the store is at revision {after} already" if before == after else f"revision {before or '-'} -> {after}"
    terminal().print(told)
    if kept is not None:
        terminal().print(safe(f"as it was, it lies at {kept}; remove it when all is well"))
