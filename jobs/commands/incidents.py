"""fazhi incidents: what is wrong, or was."""

from collections.abc import Sequence
from typing import Annotated

import typer

from crawler.registry import load_sources, pick
from jobs.commands.options import ConfigOption, DataOption, JsonOption, NowOption, StoreOption, place_of
from jobs.commands.output import moment, safe, say_each, terminal
from store import incidents
from store.incidents import Incident
from store.own import OURSELVES
from store.session import open_store, reading

app = typer.Typer()


@app.command()
def incidents_(
    source: Annotated[
        str | None,
        typer.Argument(metavar="[SOURCE]", help=f"Its whole history; '{OURSELVES}' is this installation itself."),
    ] = None,
    config: ConfigOption = None,
    store: StoreOption = None,
    data: DataOption = None,
    now: NowOption = None,
    json: JsonOption = False,
) -> None:
    """List what is wrong now, or all that ever was with one source, oldest first."""
    place = place_of(config, store, data, now)
    with reading(open_store(place.settings.store.url)) as session:
        found = incidents.still_open(session) if source is None else incidents.history(session, source)
    if source not in (None, OURSELVES) and not found:
        pick(load_sources(place.settings.crawl.sources), [source])
    if json:
        say_each(found)
        return
    _say(found)


def _say(found: Sequence[Incident]) -> None:
    console = terminal()
    for one in found:
        until = f" to {moment(one.closed_at)}" if one.closed_at is not None else ", still open"
        console.print(safe(f"{moment(one.opened_at)}{until}  {one.source}  {one.kind}"))
        console.print(safe(f"    {one.detail}{f'  {one.url}' if one.url else ''}"))
    console.print(f"{len(found)} incidents")
