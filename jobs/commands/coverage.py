"""fazhi coverage: who has published the report of a year, and when; who is late; who cannot be judged, and why."""

from collections import Counter
from collections.abc import Sequence
from itertools import groupby
from pathlib import Path
from typing import Annotated

import typer
from rich.table import Table

from crawler.divisions import PROVINCES
from crawler.registry import load_sources
from jobs.commands.options import ConfigOption, DataOption, JsonOption, NowOption, StoreOption, check_region, place_of
from jobs.commands.output import safe, say_each, terminal, write_out
from jobs.coverage.duty import FIRST_DUE, Duty
from jobs.coverage.rules import DateFrom, State
from jobs.coverage.sheet import sheet
from jobs.coverage.survey import Other, Row, others, rows
from store.records import Level
from store.regions import shared_beginning
from store.session import open_store, reading

WELL = frozenset({State.IN_TIME, State.AWAITED, State.NONE_SEEN, State.PUBLISHED})
"""Of these the table gives only the number, unless one of them is asked for."""
WORST_FIRST = {state: place for place, state in enumerate(State)}

app = typer.Typer()


@app.command()
def coverage(
    year: Annotated[int, typer.Option(help="Report year, the year the reports speak of.", min=FIRST_DUE, max=2100)],
    region: Annotated[str, typer.Option(help="GB/T 2260 code; a province's takes in all below it.")] = "",
    level: Annotated[Level | None, typer.Option(help="Only governments of this level.")] = None,
    state: Annotated[State | None, typer.Option(help="Only those that stand so; all of them are listed.")] = None,
    others_: Annotated[
        bool, typer.Option("--others", help="Instead: reports by issuers that no source is declared for.")
    ] = False,
    csv: Annotated[Path | None, typer.Option(metavar="FILE", dir_okay=False, help="Write a sheet.")] = None,
    config: ConfigOption = None,
    store: StoreOption = None,
    data: DataOption = None,
    now: NowOption = None,
    json: JsonOption = False,
) -> None:
    """Say how every declared government stands with its report on a year; what could not be read is not late."""
    _check(region, csv)
    if json and csv is not None:
        raise typer.BadParameter("--json and --csv write the same in two ways; choose one")
    if others_ and (level is not None or state is not None):
        raise typer.BadParameter("--others lists issuers of no declared source: they have no level and no state")
    place = place_of(config, store, data, now)
    sources = load_sources(place.settings.crawl.sources)
    found: list[Row] | list[Other]
    with reading(open_store(place.settings.store.url)) as session:
        if others_:
            found = [one for one in others(session, sources, year) if _lies_in(one.region or "", region)]
        else:
            listed = rows(session, sources, year, place.clock())
            wanted = [row for row in listed if _lies_in(row.region, region) and level in (None, row.level)]
            found = [row for row in wanted if state in (None, row.state)]
    if json:
        say_each(found)
    elif csv is not None:
        write_out(csv, sheet(found, Other if others_ else Row))
        terminal().print(safe(f"{len(found)} lines in {csv}"))
    elif others_:
        _say_others([one for one in found if isinstance(one, Other)])
    else:
        chosen = [one for one in found if isinstance(one, Row)]
        _say(chosen, year, shown=chosen if state is not None else [row for row in chosen if row.state not in WELL])


def _check(region: str, csv: Path | None) -> None:
    if region:
        check_region(region)
    if csv is not None and not csv.absolute().parent.is_dir():
        raise typer.BadParameter(f"there is no folder {csv.parent}", param_hint="--csv")


def _lies_in(code: str, region: str) -> bool:
    return code.startswith(shared_beginning(region))


def _say(chosen: Sequence[Row], year: int, shown: Sequence[Row]) -> None:
    console = terminal()
    console.print(f"reports on {year}, {len(chosen)} issuers{'' if chosen else ': no declared source is one of them'}")
    for duty in Duty:
        states = Counter(row.state for row in chosen if row.duty is duty)
        if states:
            console.print(f"  {_words(duty)}: {_counted(states)}")
    if not shown:
        return
    table = Table("province", "state", "issuer", "published", "why", box=None)
    ordered = sorted(shown, key=lambda row: (row.region[:2], WORST_FIRST[row.state], _why(row), row.region, row.source))
    for (code, state, published, why), alike in groupby(ordered, key=_line):
        issuers = [row.issuer for row in alike]
        more = f" and {len(issuers) - 1} more" if len(issuers) > 1 else ""
        table.add_row(PROVINCES.get(code, "-"), _words(state), safe(issuers[0] + more), published, safe(why))
    console.print(table)


def _line(row: Row) -> tuple[str, State, str, str]:
    """Give what a line of the table says beside the issuer: issuers of whom it says the same share it."""
    return row.region[:2], row.state, _published(row), _why(row)


def _counted(states: Counter[State]) -> str:
    return ", ".join(f"{states[state]} {_words(state)}" for state in State if states[state])


def _published(row: Row) -> str:
    if row.published_on is None:
        return "-"
    doubt = "" if row.published_from is DateFrom.PAGE else f" ({row.published_from})"
    return f"{row.published_on}{doubt}"


def _why(row: Row) -> str:
    late = [f"{row.days_late} days after 1 April"] if row.days_late else []
    lacks = [f"lacks {', '.join(row.missing_parts)}"] if row.missing_parts else []
    return "; ".join(filter(None, [*late, row.why, *lacks]))


def _words(name: str) -> str:
    return name.replace("_", " ")


def _say_others(found: Sequence[Other]) -> None:
    table = Table("no.", "issuer", "published", "title", "on the columns of", box=None, show_header=bool(found))
    for one in found:
        number = "-" if one.document is None else f"{one.document:03d}"
        table.add_row(number, safe(one.issuer), str(one.published_on or "-"), safe(one.title), one.source)
    console = terminal()
    console.print(table)
    console.print(f"{len(found)} documents by issuers of no declared source")
