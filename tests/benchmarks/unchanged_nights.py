"""Nights on which nothing has changed, beside bare Scrapy: `python tests/benchmarks/unchanged_nights.py [ROUNDS]`.

A thousand reports and fifty lists on fifty hosts, without delay. Bare Scrapy asks for the same addresses and does
nothing with them; ours reads the lists, compares, writes store, archive and receipt. Once the server answers 304, once
it sends the same bytes again. Both are timed by Scrapy itself, from the opening of the spider to its end.
"""

import hashlib
import os
import re
import subprocess
import sys
import tempfile
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path
from statistics import median
from threading import Thread

ROOT = Path(__file__).parents[2]
sys.path[:0] = [str(ROOT)]

from crawler.configuration import CrawlTable  # noqa: E402
from jobs.demo.server import Asked, Server  # noqa: E402
from jobs.demo.site import Page  # noqa: E402
from jobs.demo.texts import full_width, seed  # noqa: E402
from jobs.night import night  # noqa: E402
from jobs.place import Place  # noqa: E402
from jobs.progress import Silent  # noqa: E402
from jobs.settings import HeartbeatTable, ScheduleTable, Settings, WithdrawnTable  # noqa: E402
from store.records import RunStatus  # noqa: E402
from store.settings import StoreTable, sqlite_url  # noqa: E402

HOSTS, REPORTS, ROUNDS = 50, 20, 3
BEGIN = datetime(2026, 3, 1, 17, 30, tzinfo=UTC)
BUDGETS = {"304": 0.8, "200, same bytes": 0.6}
"""Of bare Scrapy's pace."""
_ELAPSED = re.compile(r"'elapsed_time_seconds': ([\d.]+)")
_ANSWERS = re.compile(r"'downloader/response_count': (\d+)")

BARE = """
import sys
import scrapy
from scrapy.crawler import CrawlerProcess
from scrapy.resolver import CachingThreadedResolver
from twisted.internet import defer

class Here(CachingThreadedResolver):
    def getHostByName(self, name, timeout=()):
        return defer.succeed("127.0.0.1")

class Bare(scrapy.Spider):
    name = "bare"
    async def start(self):
        for url in open(sys.argv[1]).read().split():
            yield scrapy.Request(url)
    def parse(self, response):
        pass

process = CrawlerProcess({
    "CONCURRENT_REQUESTS": 600,
    "CONCURRENT_REQUESTS_PER_DOMAIN": 1,
    "DOWNLOAD_DELAY": 0,
    "LOG_LEVEL": "INFO",
    "ROBOTSTXT_OBEY": False,
    "TELNETCONSOLE_ENABLED": False,
    "REMOTE_CONTROL_ENABLED": False,
    "COOKIES_ENABLED": False,
    "HTTPPROXY_ENABLED": False,
    "TWISTED_DNS_RESOLVER": Here,
})
process.crawl(Bare)
process.start()
"""


class Web:
    """Fifty sites with a list and twenty reports each, which stay as they are."""

    def __init__(self, *, validators: bool) -> None:
        self._pages = {(host, target): page for host in map(_host, range(HOSTS)) for target, page in _site(host)}
        tags = {where: f'"{hashlib.sha256(page).hexdigest()[:16]}"' for where, page in self._pages.items()}
        self._tags: Mapping[tuple[str, str], str] = tags if validators else {}

    def answer(self, asked: Asked) -> Page:
        """Answer as a thin server does."""
        where = (asked.host.partition(":")[0], asked.target)
        if where not in self._pages:
            return Page(body=b"", status=404)
        tag = self._tags.get(where)
        if tag is None:
            return Page(body=self._pages[where])
        if asked.if_none_match == tag:
            return Page(body=b"", status=304, headers=(("ETag", tag),))
        return Page(body=self._pages[where], headers=(("ETag", tag),))

    def urls(self, port: int) -> list[str]:
        """List all addresses."""
        return [f"http://{host}:{port}{target}" for host, target in self._pages]


def _host(number: int) -> str:
    return f"h{number}.fazhi.test"


def _site(host: str) -> list[tuple[str, bytes]]:
    name = f"第{host.partition('.')[0]}市"
    titles = [f"{name}{2001 + number}年法治政府建设情况报告" for number in range(REPORTS)]
    targets = [f"/zw/{2002 + number}03/t{2002 + number}0301_{1000 + number}.html" for number in range(REPORTS)]
    rows = "".join(
        f"<li><a href='{target}'>{title}</a><span>{2002 + number}-03-01</span></li>"
        for number, (target, title) in enumerate(zip(targets, titles, strict=True))
    )
    listing = f"<html><head><meta charset=utf-8><title>栏目</title></head><body><ul>{rows}</ul></body></html>"
    articles = [_article(title, number) for number, title in enumerate(titles)]
    return [("/zw/", listing.encode()), *zip(targets, articles, strict=True)]


def _article(title: str, number: int) -> bytes:
    paragraphs = "".join(f"<p>　　{full_width(one)}</p>" for one in seed(number % 5).split("\n")[:20])
    return (
        f"<html><head><meta charset=utf-8><title>{title}</title><meta name='ArticleTitle' content='{title}'></head>"
        f"<body><div class=nav>{'<a href=/x>导航</a>' * 40}</div><h1>{title}</h1>"
        f"<div class='TRS_Editor'>{paragraphs}</div></body></html>"
    ).encode()


def _place(folder: Path, port: int) -> Place:
    for number in range(HOSTS):
        file = folder / f"sources/bench/h{number}.toml"
        file.parent.mkdir(parents=True, exist_ok=True)
        site = f"http://{_host(number)}:{port}/"
        file.write_text(
            f'issuer = "第h{number}市"\nregion = "620502"\nlevel = "county"\nsite = "{site}"\n'
            f'columns = ["{site}zw/"]\nhosts = ["{_host(number)}"]\n',
            "utf-8",
        )
    settings = Settings.model_construct(
        store=StoreTable(url=sqlite_url(folder / "fazhi.db"), data=folder / "data"),
        crawl=CrawlTable(
            sources=(str(folder / "sources"),),
            delay=0.0,
            allow_private=True,
            resolve={_host(number): "127.0.0.1" for number in range(HOSTS)},
        ),
        schedule=ScheduleTable(season=False, drill=False),
        withdrawn=WithdrawnTable(),
        alerts=(),
        heartbeat=HeartbeatTable(),
    )
    return Place(settings=settings, now=BEGIN)


def _bare(folder: Path, urls: Sequence[str]) -> float:
    (folder / "urls").write_text("\n".join(urls), "utf-8")
    command = [sys.executable, "-c", BARE, str(folder / "urls")]
    said = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=True).stderr
    assert [int(count) for count in _ANSWERS.findall(said)] == [len(urls)], said[-2000:]
    return float(_ELAPSED.findall(said)[0])


def _ours(place: Place, number: int) -> float:
    made = night(Place(settings=place.settings, now=BEGIN + timedelta(days=number)), (), Silent())
    assert made.status is RunStatus.DONE, made
    if number > 0:
        assert not made.changes, "nothing has changed"
        # And a robots.txt of most: what was read less than a day ago holds.
        assert sum(crawl.requests for crawl in made.crawls) >= HOSTS * (REPORTS + 1)
    (log,) = sorted((place.settings.store.data / "runs").rglob("*.log"), key=os.path.getmtime)[-1:]
    return float(_ELAPSED.findall(log.read_text("utf-8"))[0])


def main() -> None:
    """Run the nights and print a line for each kind of answer."""
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else ROUNDS
    for kind, validators in (("304", True), ("200, same bytes", False)):
        web = Web(validators=validators)
        with tempfile.TemporaryDirectory() as name, Server(web.answer) as server:
            Thread(target=server.serve_forever, daemon=True).start()
            port = server.server_address[1]
            folder, urls = Path(name), web.urls(port)
            place = _place(folder, port)
            _ours(place, 0)
            times = [(_bare(folder, urls), _ours(place, number + 1)) for number in range(rounds)]
            server.shutdown()
        ratios = [bare / ours for bare, ours in times]
        told = ", ".join(f"{bare:.2f} s beside {ours:.2f} s" for bare, ours in times)
        sys.stdout.write(
            f"{kind}: {median(ratios):.2f} of bare Scrapy's pace (budget {BUDGETS[kind]}; "
            f"bare beside ours: {told}; {len(urls)} addresses)\n"
        )


if __name__ == "__main__":
    main()
