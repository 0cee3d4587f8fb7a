"""fazhi sources explore: from a home page to the columns that carry reports."""

import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated
from urllib.parse import urlsplit

import typer
from rich.console import Console
from rich.text import Text

from crawler.explore.findings import Findings, Proposal
from crawler.urls import host as host_of
from crawler.urls import official
from jobs.commands.options import ConfigOption, DataOption, JsonOption, NowOption, StoreOption, place_of
from jobs.commands.output import safe, say, terminal
from jobs.explore import Declared, declare, explore_site
from jobs.place import Place
from store.records import Level

EXIT_NOT_READABLE = 1
EXIT_NOTHING = 3
REQUESTS = 60


def explore(
    url: Annotated[str, typer.Argument(metavar="URL", help="The site's home page, or any page of it.")],
    budget: Annotated[int, typer.Option(min=1, help="Most requests, robots.txt and redirects counted.")] = REQUESTS,
    write: Annotated[
        Path | None, typer.Option(metavar="DIR", help="Write a source file there: DIR/<province>/<id>.toml.")
    ] = None,
    host: Annotated[
        list[str] | None, typer.Option(help="An official host that is not under gov.cn; may be given more than once.")
    ] = None,
    id_: Annotated[str | None, typer.Option("--id", help="The source's id, e.g. tianjin/jizhou.")] = None,
    issuer: Annotated[str | None, typer.Option(help="Whose site it is.")] = None,
    region: Annotated[str | None, typer.Option(help="GB/T 2260 code, six digits.")] = None,
    level: Annotated[Level | None, typer.Option(help="Of the issuer.")] = None,
    config: ConfigOption = None,
    store: StoreOption = None,
    data: DataOption = None,
    now: NowOption = None,
    json: JsonOption = False,
) -> None:
    """Look for the columns of a site; exit code 3 when there is none, 1 when the site cannot be read."""
    hosts = tuple(host or ())
    _check(url, hosts)
    place = place_of(config, store, data, now)
    findings = _explored(place, url, budget, hosts, watched=not json)
    written = None
    try:
        if write is not None and findings.columns:
            declared = Declared(id=id_, issuer=issuer, region=region, level=level)
            written = declare(write, findings, declared, hosts=hosts, now=place.clock())
    finally:
        # What was found is said even where it cannot be written down.
        if json:
            say(_object(findings, budget, written))
        else:
            _tell(terminal(), findings, budget)
    if not json and written is not None:
        terminal().print(safe(f"written: {written}"))
    elif not json and findings.columns:
        terminal().print("--write DIR makes a source file of this")
    if not findings.readable:
        raise typer.Exit(EXIT_NOT_READABLE)
    if not findings.columns:
        raise typer.Exit(EXIT_NOTHING)


def _check(url: str, hosts: tuple[str, ...]) -> None:
    if urlsplit(url).scheme not in ("http", "https") or not host_of(url):
        raise typer.BadParameter(f"{url!r} is no address; write it in full, beginning with http:// or https://")
    if not official(url, hosts):
        name = host_of(url)
        raise typer.BadParameter(f"{name} is not under gov.cn; if it is an official host, add --host {name}")


def _explored(place: Place, url: str, budget: int, hosts: tuple[str, ...], *, watched: bool) -> Findings:
    console = Console(stderr=True)
    if not watched or not console.is_terminal:
        return explore_site(place, url, budget=budget, hosts=hosts)
    with tempfile.TemporaryDirectory(prefix="fazhi-") as folder:
        diary = Path(folder) / "diary"
        with console.status(_Diary(diary, budget)):
            return explore_site(place, url, budget=budget, hosts=hosts, diary=diary)


@dataclass(frozen=True, slots=True)
class _Diary:
    """Shows, each time it is drawn, where the search is."""

    file: Path
    budget: int

    def __rich__(self) -> Text:
        try:
            spent, _, url = self.file.read_text("utf-8").partition(" ")
        except FileNotFoundError:
            return Text("starting")
        line = safe(f"{spent:>2} of {self.budget} requests  {url}")
        line.no_wrap, line.overflow = True, "ellipsis"
        return line


def _tell(console: Console, findings: Findings, budget: int) -> None:
    spent = f"{findings.requests} of {budget} requests"
    if not findings.readable:
        console.print(safe(f"{findings.url} cannot be read: {findings.reason} ({spent})"))
        return
    whose = findings.identity
    known = ", ".join(filter(None, (whose.region, whose.level)))
    console.print(safe(f"{whose.issuer or findings.site}{f' ({known})' if known else ''}"))
    for column in findings.columns:
        _tell_column(console, column)
    if not findings.columns:
        console.print(safe(f"no column with reports was found on {findings.site}"))
    if findings.passed_over:
        console.print("not proposed:")
    for passed in findings.passed_over:
        console.print(safe(f"  {passed.name or '-'}  {passed.column}"))
        console.print(safe(f"    {passed.reason}"))
    console.print(safe(f"{_count(len(findings.columns), 'column')}, {spent}"))


def _tell_column(console: Console, column: Proposal) -> None:
    console.print(safe(f"  {column.name or '-'}"))
    read = f"{_count(column.entries, 'entry')} on {_count(column.pages, 'page')}"
    facts = {
        "column": column.column,
        "lists": f"{_count(column.reports, 'report')} among {read}, read as {column.adapter}",
        "because": column.reason,
        "reached by": " > ".join(column.path) or "its own address",
    }
    for name, fact in facts.items():
        console.print(safe(f"    {name:<10}  {fact}"))
    for place, title in enumerate(column.newest):
        console.print(safe(f"    {'' if place else 'newest':<10}  {title}"))


def _count(number: int, noun: str) -> str:
    if number == 1:
        return f"1 {noun}"
    return f"{number} {noun[:-1]}ies" if noun.endswith("y") else f"{number} {noun}s"


def _object(findings: Findings, budget: int, written: Path | None) -> dict[str, object]:
    return {
        "url": findings.url,
        "site": findings.site,
        "readable": findings.readable,
        "reason": findings.reason,
        "requests": findings.requests,
        "budget": budget,
        "issuer": findings.identity.issuer,
        "region": findings.identity.region,
        "level": findings.identity.level,
        "columns": findings.columns,
        "passed_over": findings.passed_over,
        "written": written,
    }
