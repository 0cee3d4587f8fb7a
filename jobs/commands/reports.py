"""fazhi reports: what is collected."""

from typing import Annotated

import typer
from rich.table import Table

from jobs.commands.options import ConfigOption, DataOption, JsonOption, NowOption, StoreOption, check_region, place_of
from jobs.commands.output import safe, say_each, terminal
from store import documents
from store.session import open_store, reading

app = typer.Typer()


@app.command()
def reports(
    year: Annotated[int | None, typer.Option(help="Report year, the year the report speaks of.")] = None,
    region: Annotated[str | None, typer.Option(help="GB/T 2260 code; a province's takes in all below it.")] = None,
    query: Annotated[str | None, typer.Option(help="Words that all stand in title, issuer or text.")] = None,
    config: ConfigOption = None,
    store: StoreOption = None,
    data: DataOption = None,
    now: NowOption = None,
    json: JsonOption = False,
) -> None:
    """List what is collected, one line a document."""
    if region is not None:
        check_region(region)
    place = place_of(config, store, data, now)
    with reading(open_store(place.settings.store.url)) as session:
        found = documents.reports(session, year=year, region=region, query=query)
    if json:
        say_each(found)
        return
    table = Table("no.", "year", "issuer", "title", "published", "version", "characters", "status", box=None)
    for report in found:
        table.add_row(
            f"{report.document:03d}",
            str(report.report_year or "-"),
            safe(report.issuer),
            safe(report.title),
            str(report.published_on or "-"),
            str(report.version),
            str(report.chars),
            report.status + (f", {report.copies} more copies" if report.copies else ""),
        )
    console = terminal()
    console.print(table)
    console.print(f"{len(found)} documents")
