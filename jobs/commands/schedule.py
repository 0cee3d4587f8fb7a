"""fazhi schedule: the daemon."""

import logging
import sys

import typer

from jobs.commands.options import ConfigOption, DataOption, StoreOption, place_of
from jobs.timetable import Daemon

app = typer.Typer()


@app.command()
def schedule(config: ConfigOption = None, store: StoreOption = None, data: DataOption = None) -> None:
    """Run a night at its time, catch up after downtime, deliver alerts in between; ends on SIGTERM."""
    place = place_of(config, store, data)
    logging.basicConfig(level=logging.INFO, stream=sys.stderr, format="%(asctime)s %(name)s %(levelname)s %(message)s")
    logging.getLogger("apscheduler").setLevel(logging.WARNING)
    given = (("--config", config), ("--store", store), ("--data", data))
    arguments = [word for name, value in given if value is not None for word in (name, str(value))]
    Daemon(place, arguments).run()
