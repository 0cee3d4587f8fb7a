"""The sites of the country as they are on one night, and the sources that watch them."""

import html
import json
import threading
import tomllib
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime
from importlib.resources import files
from pathlib import Path
from typing import Any

from jobs.demo.server import Asked, Server
from jobs.demo.site import Page
from store.dates import SHANGHAI

NIGHTS = {
    1: datetime(2026, 2, 10, 1, 30, tzinfo=SHANGHAI),
    2: datetime(2026, 3, 20, 1, 30, tzinfo=SHANGHAI),
    3: datetime(2026, 3, 31, 23, 50, tzinfo=SHANGHAI),
    4: datetime(2026, 4, 1, 0, 10, tzinfo=SHANGHAI),
    5: datetime(2026, 4, 2, 1, 30, tzinfo=SHANGHAI),
    6: datetime(2026, 5, 20, 1, 30, tzinfo=SHANGHAI),
}
BROKEN = b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\nnothing that a reader could read\n"


@dataclass(frozen=True, slots=True)
class Shown:
    """A page of a site."""

    title: str
    begins: int
    ends: int
    on: str
    path: str
    text: str
    signed: str
    shows: str

    def is_there(self, night: int) -> bool:
        return self.begins <= night <= self.ends


@dataclass(frozen=True, slots=True)
class Government:
    """One government, its site, and how it must come out: before, on and after the deadline."""

    id: str
    issuer: str
    region: str
    level: str
    has_column: bool
    blocked: frozenset[int]
    pages: tuple[Shown, ...]
    expected: Mapping[str, Mapping[str, Any]]

    @property
    def host(self) -> str:
        return f"{self.id}.country.test"


@dataclass(slots=True)
class Country:
    """All sites under one roof; `night` is which of NIGHTS it is."""

    governments: tuple[Government, ...]
    night: int = 1
    port: int = 0
    _by_host: dict[str, Government] = field(default_factory=dict)

    def declare(self, folder: Path) -> None:
        """Write the sources."""
        for one in self.governments:
            self._by_host[one.host] = one
            site = f"http://{one.host}:{self.port}/"
            columns = [f"{site}fzzf/"] if one.has_column else []
            file = folder / f"country/{one.id}.toml"
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(
                f'issuer = "{one.issuer}"\nregion = "{one.region}"\nlevel = "{one.level}"\n'
                f'site = "{site}"\ncolumns = {json.dumps(columns)}\nhosts = ["{one.host}"]\n',
                "utf-8",
            )

    def respond(self, asked: Asked) -> Page:
        """Answer as the site does on this night."""
        site = self._by_host[asked.host]
        if asked.target == "/robots.txt":
            return Page(body=b"not found", status=404)
        if self.night in site.blocked:
            return Page(body=b"<html><title>403 Forbidden</title>403 Forbidden</html>", status=403)
        there = [page for page in site.pages if page.is_there(self.night)]
        if asked.target == "/fzzf/":
            return Page(body=_column(site, there).encode())
        if asked.target.endswith(".pdf"):
            return Page(body=BROKEN, content_type="application/pdf")
        shown = next((page for page in there if page.path == asked.target), None)
        if shown is None:
            return Page(body=b"<html><title>404 Not Found</title>404 Not Found</html>", status=404)
        if shown.shows == "error":
            return Page(body=b"<html><title>500</title>Internal Server Error</html>", status=500)
        return Page(body=_article(shown).encode())


def read_country() -> tuple[Government, ...]:
    """Read the key."""
    table = tomllib.loads(files("coverageweb").joinpath("country.toml").read_text("utf-8"))
    return tuple(_government(one) for one in table["governments"])


@contextmanager
def served(folder: Path) -> Iterator[Country]:
    """Serve the country and declare its sources in a folder."""
    country = Country(read_country())
    server = Server(country.respond)
    country.port = server.server_address[1]
    country.declare(folder)
    thread = threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True)
    thread.start()
    yield country
    server.shutdown()
    thread.join()
    server.server_close()


def _government(told: Mapping[str, Any]) -> Government:
    pages = told.get("pages", [])
    return Government(
        id=told["id"],
        issuer=told["issuer"],
        region=told["region"],
        level=told["level"],
        has_column=told.get("has_column", True),
        blocked=frozenset(told.get("blocked", [])),
        pages=tuple(_page(told, number, page) for number, page in enumerate(pages, start=1)),
        expected={when: told[when] for when in ("before", "on", "after")},
    )


def _page(site: Mapping[str, Any], number: int, told: Mapping[str, Any]) -> Shown:
    again = told.get("text", number)
    name = f"/fzzf/t{told['address']}_100{again}.html" if "address" in told else f"/fzzf/report_100{again}.html"
    return Shown(
        title=told["title"],
        begins=told["from"],
        ends=told.get("until", max(NIGHTS)),
        on=told.get("date", ""),
        path=told.get("path", name),
        text=_text(site["issuer"], told["title"], again),
        signed=told.get("signed", ""),
        shows=told.get("shows", "text"),
    )


def _text(issuer: str, title: str, number: int) -> str:
    """Write a report of its own: names and figures differ, so no two are copies."""
    salt = sum(map(ord, issuer + title)) % 800 + number
    return "\n".join(
        [
            f"2025年,{issuer}全面贯彻落实党中央、国务院关于法治政府建设的决策部署,现将有关情况报告如下。",
            "一、主要举措和成效",
            *(
                f"(第{step}项){title[:12]}推进依法行政,办理事项{salt + 37 * step}件,比上年增加{salt % 17 + step}件。"
                for step in range(1, 9)
            ),
            "二、存在的不足和原因",
            f"执法队伍建设还存在一些不足,持证人员{salt + 3}人,与群众期待相比还有差距。",
            "三、主要负责人履行推进法治建设第一责任人职责的情况",
            f"主要负责人全年主持研究法治政府建设{salt % 29 + 2}次。",
            "四、下一年度的主要安排",
            f"下一步,将继续推进法治政府建设,办好{salt % 13 + 5}件实事。",
        ]
    )


def _column(site: Government, there: list[Shown]) -> str:
    reports = [f'<li><a href="{page.path}" title="{page.title}">{page.title}</a></li>' for page in there]
    news = [
        f'<li><a href="/news/t202509{day}_700{day}.html">{site.issuer}召开会议</a><span>2025-09-{day}</span></li>'
        for day in range(11, 16)
    ]
    rows = "\n".join([*reports, *news])
    return (
        '<!DOCTYPE html><html><head><meta charset="utf-8"><title>政务公开</title></head><body>'
        f'<div class="list"><ul>\n{rows}\n</ul></div><p>版权所有:{site.issuer}</p></body></html>'
    )


def _article(page: Shown) -> str:
    lines = [*page.text.split("\n"), *([page.signed] if page.signed else [])]
    body = "\n".join(f"<p>{html.escape(line)}</p>" for line in lines)
    if page.shows == "broken file":
        body = '<p>附件:<a href="/files/report.pdf">' + html.escape(page.title) + ".pdf</a></p>"
    when = f"发布时间:{page.on}" if page.on else ""
    return (
        f'<!DOCTYPE html><html><head><meta charset="utf-8"><meta name="ArticleTitle" content="{page.title}">'
        f"<title>{page.title}</title></head><body><h1>{page.title}</h1>"
        f'<div class="info">{when}</div><div class="TRS_Editor">{body}</div></body></html>'
    )
