"""fazhi doctor: whether this installation is well."""

import textwrap
from itertools import groupby
from typing import Annotated

import typer

from jobs.checkup.answer import Level
from jobs.checkup.checkup import Check, Checkup, checkup
from jobs.commands.options import ConfigOption, DataOption, JsonOption, NowOption, StoreOption, place_of
from jobs.commands.output import safe, say, terminal

EXIT_BAD = 1
EXIT_WARN = 3
WIDTH = 80
MARKS = {Level.OK: "ok", Level.WARN: "warn", Level.BAD: "BAD"}
BESIDE = 17
"""Columns of mark and name."""

app = typer.Typer()


@app.command()
def doctor(
    config: ConfigOption = None,
    store: StoreOption = None,
    data: DataOption = None,
    now: NowOption = None,
    json: JsonOption = False,
    strict: Annotated[bool, typer.Option("--strict", help="Exit code 3 when something is to be looked at.")] = False,
) -> None:
    """Say whether this installation is well.

    Exit code 1 when something is BAD, for monitoring; 0 otherwise, warnings included, unless --strict makes them 3.
    """
    found = checkup(place_of(config, store, data, now))
    if json:
        say(found)
    else:
        _print(found)
    if found.level is Level.BAD:
        raise typer.Exit(EXIT_BAD)
    if strict and found.level is Level.WARN:
        raise typer.Exit(EXIT_WARN)


def _print(found: Checkup) -> None:
    console = terminal()
    for (level, detail, _), alike in groupby(found.checks, key=_line):
        name, *more = (check.name for check in alike)
        told = f"{detail}; so are {', '.join(more)}" if more else detail
        lines = textwrap.wrap(told, WIDTH - BESIDE, break_long_words=False, break_on_hyphens=False) or [""]
        beside = f"{MARKS[level]:<4} {name:<10}"
        for line in lines:
            console.print(safe(f"{beside:<{BESIDE}}{line}"))
            beside = ""


def _line(check: Check) -> tuple[Level, str, str]:
    """Give what makes a line of its own: what is bad for one reason is told once."""
    return check.level, check.detail, "" if check.level is Level.BAD else check.name
