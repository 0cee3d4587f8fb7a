"""fazhi run: one night now."""

from typing import Annotated

import typer

from crawler.order import Depth
from jobs.commands.night_words import say_night, summary_json
from jobs.commands.options import ConfigOption, DataOption, JsonOption, NowOption, StoreOption, place_of
from jobs.commands.output import say, terminal
from jobs.ending import ending_gracefully
from jobs.night import night
from jobs.progress import Silent, for_console
from store.records import RunStatus

EXIT_CODES = {RunStatus.DONE: 0, RunStatus.FAILED: 1, RunStatus.PARTIAL: 3}

app = typer.Typer()


@app.command()
def run(
    sources: Annotated[
        list[str] | None,
        typer.Argument(metavar="[SOURCE]...", help="Ids or patterns such as 'tianjin/*'; all when none."),
    ] = None,
    config: ConfigOption = None,
    store: StoreOption = None,
    data: DataOption = None,
    now: NowOption = None,
    json: JsonOption = False,
    full: Annotated[
        bool, typer.Option("--full", help="Look at everything, every page of every column too; else once a week.")
    ] = False,
) -> None:
    """Run one night now: crawl, compare, judge sources, deliver alerts, export texts.

    Exit code 0 when all sources were read, 3 when some were not, 1 when none was.
    """
    place = place_of(config, store, data, now)
    console = terminal()
    depth = Depth.ALL if full else Depth.NEWS
    with ending_gracefully():
        summary = night(place, sources or [], Silent() if json else for_console(console), depth)
    if json:
        say(summary_json(summary))
    else:
        say_night(console, summary)
    raise typer.Exit(EXIT_CODES[summary.status])
