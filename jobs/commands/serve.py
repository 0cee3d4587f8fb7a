"""fazhi serve: how the installation is, over HTTP."""

import logging
import signal
import threading
from types import FrameType
from typing import Annotated

import typer

from jobs.commands.options import ConfigOption, DataOption, NowOption, StoreOption, place_of
from jobs.logs import set_up_logs
from jobs.serving import Server, Site

log = logging.getLogger(__name__)

app = typer.Typer()


@app.command()
def serve(
    config: ConfigOption = None,
    store: StoreOption = None,
    data: DataOption = None,
    now: NowOption = None,
    host: Annotated[str, typer.Option(help="Address to listen at; by default nobody else can ask.")] = "127.0.0.1",
    port: Annotated[int, typer.Option(min=0, max=65535, help="0: any that is free.")] = 8080,
) -> None:
    """Serve /metrics for Prometheus and /health, the answers of `fazhi doctor`; ends on SIGTERM.

    /health is 200 when nothing is bad, else 503. Whoever can reach the address may read them: there is no password.
    """
    place = place_of(config, store, data, now)
    set_up_logs(place)
    try:
        server = Server(host, port, Site(place))
    except OSError as error:
        raise typer.BadParameter(f"cannot listen at {host} port {port}: {error.strerror or error}") from error
    with server:
        _until_ended(server)


def _until_ended(server: Server) -> None:
    def end(_number: int, _frame: FrameType | None) -> None:
        # It waits for the loop below, which this very thread is in.
        threading.Thread(target=server.shutdown).start()

    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, end)
    log.info("serving", extra={"address": server.url})
    server.serve_forever(poll_interval=0.2)
    log.info("served")
