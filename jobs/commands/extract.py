"""fazhi extract: what we read in one page."""

from pathlib import Path
from typing import Annotated
from urllib.parse import urlsplit

import typer
from rich.console import Console

from crawler.extract.facts import NO_HINTS
from crawler.extract.file_article import is_file
from crawler.reading import PageToRead, read_page
from jobs.commands.options import ConfigOption, DataOption, JsonOption, NowOption, StoreOption, place_of
from jobs.commands.output import safe, say, terminal
from jobs.errors import InputInvalid, PageRefused
from jobs.look import look_at_page
from jobs.place import Place
from jobs.saved_page import Page, save
from store.records import Article, PageState

app = typer.Typer()


@app.command()
def extract(
    where: Annotated[str, typer.Argument(metavar="FILE_OR_URL", help="A saved page, or an address to fetch.")],
    url: Annotated[str, typer.Option(help="Where the file came from; facts are read from it too.")] = "",
    content_type: Annotated[str, typer.Option(help="The Content-Type it was served with.")] = "",
    save_page: Annotated[
        Path | None, typer.Option(metavar="DIR", help="Also save it as a test page in this folder.")
    ] = None,
    config: ConfigOption = None,
    store: StoreOption = None,
    data: DataOption = None,
    now: NowOption = None,
    json: JsonOption = False,
) -> None:
    """Read one page or file (PDF, Word, Excel, RTF, OFD, ZIP): its clean text and facts."""
    if urlsplit(where).scheme in ("http", "https"):
        page = _fetched(place_of(config, store, data, now), where)
    else:
        page = Page(body=_bytes(where), url=url, content_type=content_type)
    asked = PageToRead(body=page.body, url=page.url, content_type=page.content_type, hints=NO_HINTS)
    article, address = read_page(asked), page.url
    if save_page is not None:
        if is_file(page.body):
            raise InputInvalid(f"{where} is a file; only pages are saved as test pages")
        Console(stderr=True).print("saved as", safe(save(page, article, save_page)))
    if json:
        say(article_json(article))
        return
    console = terminal()
    facts = article_json(article)
    for name in ("kind", "title", "issuer", "report_year", "published_on", "source_line", "method"):
        console.print(f"{name:>12}  ", safe(facts[name]), sep="")
    console.print(f"{'address':>12}  ", safe(address), sep="")
    console.print()
    for line in article.text.split("\n"):
        console.print(safe(line))
    for file in article.attachments:
        console.print(f"{'file':>12}  ", safe(f"{file.name}  {file.url}"), sep="")


def article_json(article: Article) -> dict[str, object]:
    """Give an article as the contract names its fields."""
    facts = article.facts
    return {
        "kind": article.kind,
        "reason": article.reason,
        "title": facts.title,
        "text": article.text,
        "issuer": facts.issuer,
        "region": facts.region,
        "level": facts.level,
        "report_year": facts.report_year,
        "published_on": facts.published_on,
        "source_line": facts.source_line,
        "document_number": facts.document_number,
        "signed_on": facts.signed_on,
        "facts_from": dict(facts.facts_from),
        "attachments": article.attachments,
        "method": article.method,
    }


def _fetched(place: Place, url: str) -> Page:
    look = look_at_page(place, url)
    if look.state != PageState.PAGE:
        raise PageRefused(f"{look.url}: {look.state}: {look.reason}")
    return Page(body=look.body, url=look.url, content_type=look.content_type)


def _bytes(where: str) -> bytes:
    path = Path(where)
    if not path.is_file():
        raise InputInvalid(f"{where}: no such file; an address begins with http:// or https://")
    return path.read_bytes()
