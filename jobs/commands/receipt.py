"""fazhi receipt: how politely each host was asked, for the people who run it."""

from dataclasses import dataclass
from datetime import date
from typing import Annotated

import typer
from rich.console import Console

from crawler.order import CrawlOrder
from jobs.commands.options import ConfigOption, DataOption, JsonOption, StoreOption, place_of
from jobs.commands.output import plain, safe, say, terminal
from jobs.errors import InputInvalid
from jobs.place import Place
from store.dates import local_time
from store.receipts import NightReceipt, Receipt, of_night
from store.session import open_store, reading

HEAD = ("host", "requests", "bytes", "304", "refused", "delay asked", "kept", "first", "last", "robots.txt")
_WORDS = (0, len(HEAD) - 1)
"""Columns that are not figures."""
YEARS = range(2000, 2200)
"""A night outside of them is a slip, and at the ends of the calendar it has no midnight."""

app = typer.Typer()


@dataclass(frozen=True, slots=True, kw_only=True)
class Totals:
    """The figures of all hosts."""

    hosts: int
    requests: int
    bytes: int
    not_modified: int
    refused: int


def _night(text: str) -> date:
    try:
        found = date.fromisoformat(text)
    except ValueError as error:
        raise typer.BadParameter(f"{text!r} is no date; write e.g. 2026-03-01") from error
    if found.year not in YEARS:
        raise typer.BadParameter(f"no night was in {found.year}; write e.g. 2026-03-01")
    return found


@app.command()
def receipt(
    night: Annotated[
        date | None,
        typer.Option(parser=_night, metavar="DATE", help="The night of that date in China (default: the last)."),
    ] = None,
    host: Annotated[str | None, typer.Option(help="Only this host.")] = None,
    config: ConfigOption = None,
    store: StoreOption = None,
    data: DataOption = None,
    json: JsonOption = False,
) -> None:
    """Say how often, how much and how slowly each host was asked, and what its robots.txt said."""
    place = place_of(config, store, data)
    with reading(open_store(place.settings.store.url)) as session:
        found = of_night(session, on=night, host=host)
    if found is None:
        raise InputInvalid(f"no receipt is kept{f' of {night}' if night else ''}{f' for {host}' if host else ''}")
    if json:
        say(_object(place, found))
    else:
        _say(terminal(), place, found)


def _user_agent(place: Place) -> str:
    return CrawlOrder(store=place.settings.store, crawl=place.settings.crawl).user_agent


def _totals(found: NightReceipt) -> Totals:
    return Totals(
        hosts=len(found.hosts),
        requests=sum(one.requests for one in found.hosts),
        bytes=sum(one.bytes for one in found.hosts),
        not_modified=sum(one.not_modified for one in found.hosts),
        refused=sum(one.refused for one in found.hosts),
    )


def _object(place: Place, found: NightReceipt) -> dict[str, object]:
    who = {"user_agent": _user_agent(place), "contact": place.settings.crawl.contact}
    return {**who, **plain(found), "totals": _totals(found)}


def _say(console: Console, place: Place, found: NightReceipt) -> None:
    console.print(safe(f"Politeness receipt, night of {found.night} (times: China)"))
    console.print(safe(f"User-Agent  {_user_agent(place)}"))
    console.print(safe(f"Contact     {place.settings.crawl.contact or '-'}"))
    console.print()
    rows = [HEAD, *(_row(one) for one in found.hosts)]
    widths = [max(len(row[column]) for row in rows) for column in range(len(HEAD))]
    for row in rows:
        cells = [
            word.ljust(width) if column in _WORDS else word.rjust(width)
            for column, (word, width) in enumerate(zip(row, widths, strict=True))
        ]
        console.print(safe("  ".join(cells).rstrip()))
    console.print()
    totals = _totals(found)
    console.print(
        safe(
            f"{totals.hosts} hosts, {totals.requests} requests, {totals.bytes} bytes of bodies, "
            f"{totals.not_modified} answers 304, {totals.refused} requests not made because robots.txt forbids them"
        )
    )


def _row(one: Receipt) -> tuple[str, ...]:
    return (
        one.host,
        str(one.requests),
        str(one.bytes),
        str(one.not_modified),
        str(one.refused),
        f"{one.delay_asked:g} s",
        "-" if one.delay_kept is None else f"{one.delay_kept:.2f} s",
        f"{local_time(one.first_at):%H:%M:%S}",
        f"{local_time(one.last_at):%H:%M:%S}",
        one.robots,
    )
