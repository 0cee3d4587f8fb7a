"""fazhi schedule: the daemon."""

import typer

from jobs.commands.options import ConfigOption, DataOption, StoreOption, place_of
from jobs.keeper.timetable import Daemon
from jobs.logs import set_up_logs

app = typer.Typer()


@app.command()
def schedule(config: ConfigOption = None, store: StoreOption = None, data: DataOption = None) -> None:
    """Run a night at its time, catch up after downtime, deliver alerts in between; ends on SIGTERM."""
    place = place_of(config, store, data)
    set_up_logs(place)
    given = (("--config", config), ("--store", store), ("--data", data))
    arguments = [word for name, value in given if value is not None for word in (name, str(value))]
    Daemon(place, arguments).run()
