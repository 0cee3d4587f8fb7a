"""fazhi sources: the registry."""

from collections import Counter
from typing import Annotated

import typer
from rich.table import Table

from crawler.registry import Source, load_sources, pick
from jobs.commands.options import ConfigOption, DataOption, JsonOption, NowOption, StoreOption, place_of
from jobs.commands.output import plain, safe, say_each, terminal
from jobs.commands.sources_doctor import doctor, proposals
from jobs.commands.sources_explore import explore
from jobs.look import ColumnLook, look_at_columns
from store.records import PageState

app = typer.Typer(no_args_is_help=True)

Wanted = Annotated[
    list[str] | None, typer.Argument(metavar="[ID]...", help="Ids or patterns such as 'tianjin/*'; all when none.")
]


@app.command("list")
def list_(
    ids: Wanted = None,
    config: ConfigOption = None,
    store: StoreOption = None,
    data: DataOption = None,
    now: NowOption = None,
    json: JsonOption = False,
) -> None:
    """List the declared sources."""
    place = place_of(config, store, data, now)
    chosen = pick(load_sources(place.settings.crawl.sources), ids or [])
    if json:
        say_each(_object(source) for source in chosen.values())
        return
    table = Table("id", "issuer", "region", "level", "columns", "adapter", box=None)
    for source in chosen.values():
        columns = str(len(source.columns)) if source.columns else "none known"
        adapter = source.adapter or "detected"
        table.add_row(source.id, safe(source.issuer), source.region, source.level, columns, adapter)
    console = terminal()
    console.print(table)
    console.print(f"{len(chosen)} sources, {sum(len(source.columns) for source in chosen.values())} columns")


@app.command()
def check(
    ids: Wanted = None,
    config: ConfigOption = None,
    store: StoreOption = None,
    data: DataOption = None,
    now: NowOption = None,
    json: JsonOption = False,
) -> None:
    """Fetch each column once and say what it shows; exit code 3 when some cannot be read, 1 when none can."""
    place = place_of(config, store, data, now)
    chosen = pick(load_sources(place.settings.crawl.sources), ids or [])
    asked = [source.id for source in chosen.values() if source.columns]
    looks = look_at_columns(place, asked) if asked else ()
    silent = [source.id for source in chosen.values() if not source.columns]
    if json:
        say_each(plain(look) for look in looks)
    else:
        _say(looks, silent)
    states = Counter(look.state == PageState.PAGE for look in looks)
    if states[False]:
        raise typer.Exit(3 if states[True] else 1)


app.command()(explore)
app.command()(doctor)
app.command()(proposals)


def _say(looks: tuple[ColumnLook, ...], silent: list[str]) -> None:
    console = terminal()
    for look in looks:
        console.print(safe(f"{look.source}  {look.column}"))
        if look.state == PageState.PAGE:
            shown = f"{look.entries} entries, newest {look.newest_on or 'undated'}, {_counted(look.candidates)}"
            console.print(safe(f"    {look.adapter}: {shown}"))
        else:
            console.print(safe(f"    {look.state}: {look.reason}"))
    if silent:
        console.print(f"no column known: {', '.join(silent)}")


def _object(source: Source) -> dict[str, object]:
    return {
        "source": source.id,
        "issuer": source.issuer,
        "region": source.region,
        "level": source.level,
        "site": source.site,
        "columns": source.columns,
        "adapter": source.adapter,
        "hosts": source.hosts,
        "seen": source.seen,
        "expect": {"entries": source.expect.entries, "quiet_days": source.expect.quiet_days},
    }


def _counted(reports: int) -> str:
    return f"{reports} candidate report{'' if reports == 1 else 's'}"
