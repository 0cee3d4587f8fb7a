"""Options that every command has, and what they make."""

from datetime import datetime
from pathlib import Path
from typing import Annotated

import typer
from sqlalchemy.engine import make_url
from sqlalchemy.exc import ArgumentError

from crawler.divisions import CENTRAL, province_of
from jobs.place import Place
from jobs.settings import read_settings
from store.dates import SHANGHAI
from store.settings import sqlite_url


def parse_time(text: str) -> datetime:
    """Read a time as ISO 8601; without an offset it is China's; a date alone is its midnight."""
    try:
        at = datetime.fromisoformat(text)
    except ValueError as error:
        raise typer.BadParameter(f"{text!r} is no ISO 8601 time; write e.g. 2026-03-01T01:30+08:00") from error
    return at if at.tzinfo else at.replace(tzinfo=SHANGHAI)


def check_region(region: str) -> None:
    """Refuse what is no code of a division."""
    if not (region.isascii() and region.isdecimal() and len(region) == 6):
        raise typer.BadParameter(
            f"{region!r} is no GB/T 2260 code; write six digits, e.g. 120000", param_hint="--region"
        )
    if region != CENTRAL and province_of(region) is None:
        raise typer.BadParameter(f"no province has a code beginning with {region[:2]}", param_hint="--region")


ConfigOption = Annotated[
    Path | None, typer.Option("--config", help="Configuration file (default: fazhi.toml here).", show_default=False)
]
StoreOption = Annotated[
    str | None, typer.Option("--store", help="SQLAlchemy address of the store.", show_default=False)
]
DataOption = Annotated[
    Path | None, typer.Option("--data", help="Folder of archive, exports, locks, logs.", show_default=False)
]
NowOption = Annotated[
    datetime | None,
    typer.Option("--now", parser=parse_time, metavar="TIME", help="ISO 8601; replaces the clock.", show_default=False),
]
JsonOption = Annotated[bool, typer.Option("--json", help="JSON for programs.")]


def place_of(
    config: Path | None = None, store: str | None = None, data: Path | None = None, now: datetime | None = None
) -> Place:
    """Read the configuration and lay the command line over it.

    A --data without a --store moves the default store into that folder, so that two installations never share one.
    """
    settings = read_settings(config)
    table = settings.store
    if data is not None:
        moved: dict[str, object] = {"data": data}
        if store is None and "url" not in table.model_fields_set:
            moved |= {"url": sqlite_url(data / "fazhi.db")}
        table = table.model_copy(update=moved)
    if store is not None:
        try:
            make_url(store)
        except ArgumentError as error:
            raise typer.BadParameter(f"{store!r} is no database address; write e.g. sqlite:///data/fazhi.db") from error
        table = table.model_copy(update={"url": store})
    return Place(settings=settings.model_copy(update={"store": table}), now=now)
