"""Government sites that a test builds host by host on loopback, and real nights over them."""

import html
import json
import threading
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
import warm
from sqlalchemy import select
from sqlalchemy.orm import Session
from warcio.archiveiterator import ArchiveIterator

from crawler.configuration import CrawlTable
from jobs.demo.server import Asked, Server
from jobs.demo.site import Page
from jobs.demo.texts import paragraphs, seed
from jobs.night import NightSummary, night
from jobs.place import Place
from jobs.progress import Silent
from jobs.settings import HeartbeatTable, ScheduleTable, Settings, WithdrawnTable
from store.schema import Base, ColumnRow, DocumentRow, EntryRow, VersionRow
from store.schema_watch import IncidentRow
from store.session import connect
from store.settings import StoreTable

NIGHT_ONE = datetime(2026, 3, 1, 17, 30, tzinfo=UTC)
"""01:30 in China on 2026-03-02."""
NO_CLOCK = "[expect]\nquiet_days = 10000\n"
"""The reports of a town are old; none is overdue."""
PLAIN = "text/plain"

Answer = Page | Callable[[Asked], Page]


class Cut(bytes):
    """A body whose announced length is more than what is sent."""

    def __len__(self) -> int:
        return super().__len__() + 1000


@dataclass(frozen=True, slots=True, kw_only=True)
class Seen:
    """One request as it reached the server, and its answer."""

    host: str
    method: str
    target: str
    conditional: bool
    user_agent: str
    began: float
    ended: float
    """Both in monotonic seconds; the answer was sent after `ended`."""
    page: Page


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """One record of the archive."""

    type: str
    url: str
    status: str
    payload: bytes
    """As received, content coding included."""
    digest: str
    profile: str | None


@dataclass(slots=True)
class Town:
    """Any number of hosts under one roof, the folder in which they are watched, and what came of it."""

    folder: Path
    seen: list[Seen] = field(default_factory=list)
    port: int = 0
    _answers: dict[tuple[str, str], Answer] = field(default_factory=dict)
    _names: set[str] = field(default_factory=set)
    _lock: threading.Lock = field(default_factory=threading.Lock)

    def url(self, host: str, path: str) -> str:
        """Give the address of a path on one of the hosts."""
        return f"http://{host}:{self.port}{path}"

    def put(self, host: str, target: str, answer: Answer | bytes | str) -> None:
        """Answer a path, or a path with just that query, from now on."""
        if isinstance(answer, str):
            answer = answer.encode()
        with self._lock:
            self._names.add(host)
            self._answers[host, target] = Page(body=answer) if isinstance(answer, bytes) else answer

    def declare(self, name: str, *columns: str, more: str = "") -> str:
        """Make a source of the host `<name>.fazhi.test` and return that host; its id is `town/<name>`."""
        host = f"{name}.fazhi.test"
        addresses = [self.url(host, column) for column in columns or ("/",)]
        self._names.add(host)
        file = self.folder / f"sources/town/{name}.toml"
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(
            'issuer = "天水市秦州区人民政府"\nregion = "620502"\nlevel = "county"\n'
            f'site = "{self.url(host, "/")}"\ncolumns = {json.dumps(addresses)}\nhosts = ["{host}"]\n{more}\n'
            f"{'' if '[expect]' in more else NO_CLOCK}",
            "utf-8",
        )
        return host

    def list_page(self, entries: Mapping[str, str], following: str | None = None) -> str:
        """Write a list page: address -> title."""
        rows = "\n".join(
            f'<li><a href="{address}" title="{title}">{title}</a><span>2024-03-{day:02d}</span></li>'
            for day, (address, title) in enumerate(entries.items(), start=1)
        )
        turn = f'<a href="{following}">下一页</a>' if following else ""
        return (
            '<!DOCTYPE html><html><head><meta charset="utf-8"><title>法治政府建设_区人民政府</title></head><body>'
            f'<div class="list"><ul>\n{rows}\n</ul>{turn}</div><p>版权所有：区人民政府办公室</p></body></html>'
        )

    def article(self, title: str, text: str | None = None, *, look: str = "") -> str:
        """Write an article's page; `look` is markup that no reader sees."""
        lines = paragraphs(seed(0) if text is None else text)
        body = "\n".join(f'<p style="text-indent:2em">{html.escape(line)}</p>' for line in lines)
        return (
            f'<!DOCTYPE html><html><head><meta charset="utf-8"><meta name="ArticleTitle" content="{title}">'
            f"<title>{title}_区人民政府</title>{look}</head><body><h1>{title}</h1>"
            f'<div class="info">发布时间：2024-03-01</div><div class="TRS_Editor">{body}</div>'
            "<p>版权所有：区人民政府办公室</p></body></html>"
        )

    def with_report(self, name: str) -> str:
        """Declare a source whose column lists one report, `/report_1001.html`, and return its host."""
        host = self.declare(name)
        title = f"秦州区2023年法治政府建设情况报告（{name}）"
        self.put(host, "/", self.list_page({"/report_1001.html": title, "/news_1002.html": "秦州区召开全区工作会议"}))
        self.put(host, "/report_1001.html", self.article(title))
        return host

    def night(self, number: int = 1, **crawl: Any) -> NightSummary:
        """Run the night of that number; the keywords lie over the crawl's settings."""
        return night(self.place(number, **crawl), (), Silent(), launch=warm.run_spider)

    def place(self, number: int = 1, **crawl: Any) -> Place:
        """Make the installation as it is on the night of that number."""
        table = {
            "sources": (str(self.folder / "sources"),),
            "delay": 0.0,
            "allow_private": True,
            "resolve": dict.fromkeys(self._names, "127.0.0.1"),
            "night_limit": 120,
        }
        settings = Settings.model_construct(
            store=StoreTable(url=f"sqlite:///{self.folder}/fazhi.db", data=self.folder / "data"),
            crawl=CrawlTable.model_validate(table | crawl),
            schedule=ScheduleTable(season=False, drill=False),
            withdrawn=WithdrawnTable(),
            alerts=(),
            heartbeat=HeartbeatTable(),
        )
        return Place(settings=settings, now=NIGHT_ONE + timedelta(days=number - 1))

    def targets(self, host: str, since: int = 0) -> list[str]:
        """List what was asked of a host, robots.txt left out; `since` is a length of `seen`."""
        return [one.target for one in self.seen[since:] if one.host == host and one.target != "/robots.txt"]

    def rows(self, table: type[Base]) -> Sequence[Any]:
        """Read a whole table."""
        engine = connect(f"sqlite:///{self.folder}/fazhi.db")
        with Session(engine) as session:
            found = session.scalars(select(table)).unique().all()
        engine.dispose()
        return found

    def document(self, host: str, path: str = "/report_1001.html") -> DocumentRow | None:
        """Find the document at an address."""
        return self._at(DocumentRow, host, path)

    def entry(self, host: str, path: str) -> EntryRow | None:
        """Find the entry for an address."""
        return self._at(EntryRow, host, path)

    def column(self, host: str, path: str = "/") -> ColumnRow | None:
        """Find the column at an address."""
        return self._at(ColumnRow, host, path)

    def versions(self, host: str, path: str = "/report_1001.html") -> list[VersionRow]:
        """List the versions of the document at an address."""
        document = self.document(host, path)
        return [row for row in self.rows(VersionRow) if document is not None and row.document_id == document.id]

    def incidents(self, host: str) -> dict[str, IncidentRow]:
        """Map kind -> open incident of the source that a host was declared as."""
        source = f"town/{host.partition('.')[0]}"
        return {row.kind: row for row in self.rows(IncidentRow) if row.source_id == source and row.closed_at is None}

    def log(self, run: int) -> str:
        """Read the log of a run's crawl."""
        return (self.folder / f"data/runs/{run:06d}/001.log").read_text("utf-8")

    def archive(self, run: int) -> list[Kept]:
        """Read everything that a run's crawl kept."""
        (file,) = (self.folder / "data/archive").rglob(f"*-{run:06d}-*.warc.gz")
        with file.open("rb") as stream:
            return [_kept(record) for record in ArchiveIterator(stream, check_digests="raise")]

    def respond(self, asked: Asked) -> Page:
        """Answer a request."""
        began = time.monotonic()
        page = self._find(asked)
        seen = Seen(
            host=asked.host,
            method=asked.method,
            target=asked.target,
            conditional=bool(asked.if_none_match or asked.if_modified_since),
            user_agent=asked.user_agent,
            began=began,
            ended=time.monotonic(),
            page=page,
        )
        with self._lock:
            self.seen.append(seen)
        return page

    def _find(self, asked: Asked) -> Page:
        path = urlsplit(asked.target).path
        with self._lock:
            answers = self._answers
            answer = answers.get((asked.host, asked.target)) or answers.get((asked.host, path))
        page = answer(asked) if callable(answer) else answer
        if page is None:
            return Page(body=b"<html><title>404</title>not found</html>", status=404)
        tag = dict(page.headers).get("ETag")
        return replace(page, body=b"", status=304) if tag is not None and tag == asked.if_none_match else page

    def _at(self, table: type[Base], host: str, path: str) -> Any:
        return next((row for row in self.rows(table) if row.url == self.url(host, path)), None)


@pytest.fixture(scope="module")
def new_town(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Callable[[], Town]]:
    """Found towns that stand until the module's last test."""
    servers = []

    def found() -> Town:
        town = Town(tmp_path_factory.mktemp("town"))
        server = Server(town.respond)
        threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True).start()
        town.port = server.server_address[1]
        servers.append(server)
        return town

    yield found
    for server in servers:
        server.shutdown()
        server.server_close()


@pytest.fixture(scope="module")
def town(new_town: Callable[[], Town]) -> Town:
    """Found the module's own town."""
    return new_town()


@pytest.fixture(scope="session")
def cut() -> type[bytes]:
    """Make bodies that end before their announced length."""
    return Cut


def _kept(record: Any) -> Kept:
    headers = record.rec_headers
    return Kept(
        type=record.rec_type,
        url=headers.get_header("WARC-Target-URI") or "",
        status=record.http_headers.get_statuscode() if record.http_headers else "",
        payload=record.raw_stream.read(),
        digest=headers.get_header("WARC-Payload-Digest") or "",
        profile=headers.get_header("WARC-Profile"),
    )
