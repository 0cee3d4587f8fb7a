"""fazhi alerts: the outbox and the channels."""

import os
from typing import Annotated

import typer

from jobs.alerts.deliver import deliver, send_test
from jobs.alerts.settings import by_id
from jobs.alerts.waiting import channel_fault, why_waiting
from jobs.commands.options import ConfigOption, DataOption, JsonOption, NowOption, StoreOption, place_of
from jobs.commands.output import moment, plain, safe, say, say_each, terminal
from jobs.errors import ChannelInvalid
from store import outbox
from store.lock import DELIVERY, DELIVERY_WAIT, exclusive
from store.records import AlertStatus
from store.session import open_store, reading, writing

app = typer.Typer(no_args_is_help=True)


@app.command("list")
def list_(
    status: Annotated[AlertStatus | None, typer.Option(help="Only alerts that stand so.")] = None,
    config: ConfigOption = None,
    store: StoreOption = None,
    data: DataOption = None,
    now: NowOption = None,
    json: JsonOption = False,
) -> None:
    """List the alerts, oldest first, and why those wait that were not sent yet."""
    place = place_of(config, store, data, now)
    with reading(open_store(place.settings.store.url)) as session:
        found = outbox.listing(session, status=status)
    known = by_id(place.settings.alerts)
    unsent = {alert.channel for alert in found if alert.status is not AlertStatus.SENT}
    faults = {name: channel_fault(name, known, os.environ) for name in unsent}
    whys = [why_waiting(alert, faults.get(alert.channel), place.clock()) for alert in found]
    if json:
        say_each(plain(alert) | {"waiting": why} for alert, why in zip(found, whys, strict=True))
        return
    console = terminal()
    for alert, why in zip(found, whys, strict=True):
        console.print(safe(f"{alert.id}  {moment(alert.created_at)}  {alert.status}  {alert.channel}  {alert.title}"))
        if why is not None:
            console.print(safe(f"    {why}"))
    console.print(f"{len(found)} alerts")


@app.command()
def retry(
    channel: Annotated[str | None, typer.Argument(help="Its id, as `fazhi alerts list` gives it; none: all.")] = None,
    config: ConfigOption = None,
    store: StoreOption = None,
    data: DataOption = None,
    now: NowOption = None,
    json: JsonOption = False,
) -> None:
    """Let the next delivery try again what was given up; exit code 1 for a channel that nobody knows."""
    place = place_of(config, store, data, now)
    engine = open_store(place.settings.store.url)
    with exclusive(place.settings.store.data, DELIVERY, wait=DELIVERY_WAIT), writing(engine) as session:
        names = {*by_id(place.settings.alerts), *(backlog.channel for backlog in outbox.backlogs(session))}
        if channel is not None and channel not in names:
            raise ChannelInvalid(f"no channel is called {channel}; known are {', '.join(sorted(names)) or 'none'}")
        count = outbox.retry(session, channel, place.clock())
    if json:
        say({"retried": count})
    else:
        terminal().print(f"{count} alerts are tried again at the next delivery; `fazhi alerts send` is one")


@app.command()
def drop(
    channel: Annotated[str, typer.Argument(help="Its id, as `fazhi alerts list` gives it.")],
    config: ConfigOption = None,
    store: StoreOption = None,
    data: DataOption = None,
    now: NowOption = None,
    json: JsonOption = False,
) -> None:
    """Give up for good what waits for a channel that is declared no more; refused for one that is."""
    place = place_of(config, store, data, now)
    engine = open_store(place.settings.store.url)
    if channel in by_id(place.settings.alerts):
        raise ChannelInvalid(f"channel {channel} is declared: take its [[alerts]] table out of fazhi.toml first")
    with exclusive(place.settings.store.data, DELIVERY, wait=DELIVERY_WAIT), writing(engine) as session:
        names = sorted(backlog.channel for backlog in outbox.backlogs(session))
        if channel not in names:
            raise ChannelInvalid(f"nothing waits for {channel}; something waits for {', '.join(names) or 'nobody'}")
        count = outbox.drop(session, channel)
    if json:
        say({"dropped": count})
    else:
        terminal().print(f"{count} alerts are given up for good")


@app.command()
def send(
    config: ConfigOption = None,
    store: StoreOption = None,
    data: DataOption = None,
    now: NowOption = None,
    json: JsonOption = False,
) -> None:
    """Deliver what is due now; exit code 1 when a channel took nothing."""
    place = place_of(config, store, data, now)
    engine = open_store(place.settings.store.url)
    with exclusive(place.settings.store.data, DELIVERY, wait=DELIVERY_WAIT):
        done = deliver(engine, place.settings.alerts, now=place.clock(), environ=os.environ)
    if json:
        say(done)
    else:
        console = terminal()
        console.print(f"{done.sent} sent, {done.failed} to be tried again, {done.dead} given up")
        for refused in done.refused:
            console.print(safe(refused))
    if done.failed or done.dead or done.refused:
        raise typer.Exit(3 if done.sent else 1)


@app.command("test")
def send_test_message(
    config: ConfigOption = None,
    store: StoreOption = None,
    data: DataOption = None,
    now: NowOption = None,
    json: JsonOption = False,
) -> None:
    """Send a test message to every channel; exit code 1 when one did not take it."""
    place = place_of(config, store, data, now)
    results = send_test(place.settings.alerts, os.environ, now=place.clock())
    console = terminal()
    if json:
        say_each({"channel": channel, "error": error} for channel, error in results)
    elif not results:
        console.print("no channel is configured; add an [[alerts]] table to fazhi.toml")
    else:
        for channel, error in results:
            console.print(safe(f"{channel}: {error or 'took the test message'}"))
    if not results or any(error for _, error in results):
        raise typer.Exit(1)
