"""fazhi run: one night now."""

import logging
from typing import Annotated

import typer

from crawler.order import Depth
from jobs.commands.night_words import say_night, summary_json
from jobs.commands.options import ConfigOption, DataOption, JsonOption, NowOption, StoreOption, place_of
from jobs.commands.output import say, terminal
from jobs.ending import ending_gracefully
from jobs.logs import set_up_logs
from jobs.night import NightSummary, night
from jobs.progress import Silent, for_console
from store.records import RunStatus

EXIT_CODES = {RunStatus.DONE: 0, RunStatus.FAILED: 1, RunStatus.PARTIAL: 3}

app = typer.Typer()
log = logging.getLogger(__name__)


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
    # What a night does it says itself, in plain words, on its own output.
    set_up_logs(place, plain=logging.WARNING)
    console = terminal()
    depth = Depth.ALL if full else Depth.NEWS
    with ending_gracefully():
        summary = night(place, sources or [], Silent() if json else for_console(console), depth)
    _log(summary)
    if json:
        say(summary_json(summary))
    else:
        say_night(console, summary)
    raise typer.Exit(EXIT_CODES[summary.status])


def _log(summary: NightSummary) -> None:
    what = {
        "run": summary.run,
        "status": summary.status,
        "seconds": round((summary.ended_at - summary.started_at).total_seconds(), 1),
        "read": len(summary.read),
        "failed": len(summary.failed),
        "resting": len(summary.resting),
        "changes": len(summary.changes),
        "incidents": len(summary.incidents),
        "heartbeat_fault": summary.heartbeat,
    }
    log.info("night ended", extra=what)
