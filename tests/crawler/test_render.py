"""Lists that scripts draw, read with the system's browser in a crawl of its own."""

import hashlib
import json
import os
import signal
import subprocess
import sys
import threading
import time
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import pytest
from scrapy import Request
from warcio.archiveiterator import ArchiveIterator

import crawler
from crawler.configuration import CrawlTable
from crawler.order import VARIABLE, CrawlOrder
from crawler.render import drawn, is_drawn, launch_options
from jobs.demo.site import Page
from store.settings import StoreTable

ROOT = Path(crawler.__file__).parents[1]
BROWSER = launch_options("")["executable_path"]
needs_browser = pytest.mark.skipif(
    BROWSER is None or find_spec("scrapy_playwright") is None, reason="the extra `render` or Chromium is not installed"
)
needs_proc = pytest.mark.skipif(not Path("/proc/self/environ").exists(), reason="looks for processes under /proc")

SPIDER = """
import json
import sys
from scrapy import Spider
from scrapy.crawler import CrawlerProcess
from scrapy.utils.project import get_project_settings
from crawler.answers import refusal
from crawler.asking import column_request
from crawler.column_answer import listing_of
from crawler.evidence import capture_of
from crawler.render import drawn
from crawler.tasks import task_of
from store.frontier import ColumnDue


class Columns(Spider):
    name = "columns"
    custom_settings = {"ITEM_PIPELINES": {}, "EXTENSIONS": {"crawler.runlog.RunLog": None}}

    async def start(self):
        for number, (url, marked) in enumerate(json.loads(sys.argv[1])):
            name = url.split("/")[2].partition(":")[0]
            column = ColumnDue(id=number, source=name, url=url, etag='"a"', last_modified=None, complete=True)
            request = column_request(column, (name,)).replace(callback=self.read, errback=self.failed)
            request.cb_kwargs["asked"] = url
            yield drawn(request) if marked else request

    def read(self, response, asked):
        told = {"asked": asked, "url": response.url, "status": response.status, "text": response.text}
        told["by"] = response.headers.get("X-Fazhi-Rendered", b"").decode()
        told["capture"] = capture_of(response).digest
        try:
            listing = listing_of(response, task_of(response.request), None)
        except Exception as error:
            told["error"] = f"{type(error).__name__}: {error}"
        else:
            told["entries"] = [entry.title for entry in listing.entries]
            told["following"] = listing.following and listing.following.url
        print(json.dumps(told), flush=True)

    def failed(self, failure):
        fault = refusal(failure, failure.request.url)
        asked = failure.request.cb_kwargs["asked"]
        told = {"asked": asked, "error": fault.detail, "class": type(failure.value).__name__, "kind": fault.kind}
        print(json.dumps(told), flush=True)


process = CrawlerProcess(get_project_settings())
process.crawl(Columns)
process.start()
"""
"""Reads the columns it is given, drawn or not, through the crawl's own settings, and says what came of each."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Crawl:
    """A crawl that ended: what it said of each column, by address."""

    told: dict[str, Any]
    log: str
    took: float


def begin(town, folder: Path, columns, **crawl: Any) -> "subprocess.Popen[str]":
    folder.mkdir(parents=True)
    table = {
        "delay": 0.0,
        "allow_private": True,
        "resolve": dict.fromkeys(town.place().settings.crawl.resolve, "127.0.0.1"),
    }
    order = CrawlOrder(
        store=StoreTable(url=f"sqlite:///{folder}/fazhi.db", data=folder / "data"),
        crawl=CrawlTable.model_validate(table | crawl),
        log=folder / "log",
    )
    (folder / "order.json").write_text(order.model_dump_json(), "utf-8")
    environment = os.environ | {
        VARIABLE: str(folder / "order.json"),
        "SCRAPY_SETTINGS_MODULE": "crawler.settings",
        "PYTHONPATH": str(ROOT),
    }
    words = [sys.executable, "-W", "error", "-c", SPIDER, json.dumps(columns)]
    return subprocess.Popen(
        words, cwd=folder, env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    )


def crawl(town, folder: Path, columns, **more: Any) -> Crawl:
    began = time.monotonic()
    said, errors = begin(town, folder, columns, **more).communicate(timeout=180)
    assert [
        line
        for line in errors.splitlines()
        if "Spooled" not in line and "_warnings.warn" not in line and "tempfile" not in line and "Traceback" not in line
    ] == []
    told = {line["asked"]: line for line in map(json.loads, said.splitlines())}
    return Crawl(told=told, log=(folder / "log").read_text("utf-8"), took=time.monotonic() - began)


def processes(folder: Path) -> list[int]:
    found = []
    for process in Path("/proc").glob("[0-9]*"):
        try:
            if str(folder).encode() in (process / "environ").read_bytes():
                found.append(int(process.name))
        except OSError:
            continue
    return found


def none_left(folder: Path, patience: float = 15.0) -> bool:
    until = time.monotonic() + patience
    while processes(folder) and time.monotonic() < until:
        time.sleep(0.05)
    return processes(folder) == []


ROWS = {f"/art_{number}.html": f"秦州区{2015 + number}年法治政府建设情况报告" for number in range(6)}
API = json.dumps(
    [{"url": url, "title": title, "day": f"2024-03-{n:02d}"} for n, (url, title) in enumerate(ROWS.items(), 1)]
)
DRAW = """
function draw(rows) {
  var html = rows.map(function (row) {
    return '<li><a href="' + row.url + '">' + row.title + '</a><span>' + row.day + '</span></li>';
  }).join('');
  document.getElementById('list').innerHTML = html;
}
function load(url) {
  var asked = new XMLHttpRequest();
  asked.open('GET', url);
  asked.onload = function () { draw(JSON.parse(asked.responseText)); };
  asked.send();
}
"""


def shell(script: str = "", more: str = "") -> str:
    """Write a list page without its list."""
    return (
        '<!DOCTYPE html><html><head><meta charset="utf-8"><title>法治政府建设_区人民政府</title>'
        f'<script src="/js/draw.js"></script></head><body><h2>法治政府建设年度报告</h2><ul id="list"></ul>{more}'
        f"<script>{script}</script><p>版权所有：区人民政府办公室</p></body></html>"
    )


def put_shell(town, name: str, page: Any, path: str = "/") -> str:
    host = town.declare(name)
    town.put(host, path, page)
    town.put(host, "/js/draw.js", Page(body=DRAW.encode(), content_type="text/javascript"))
    town.put(host, "/api/list", Page(body=API.encode(), content_type="application/json"))
    return host


def slowly(page: Page, seconds: float):
    def answer(_asked):
        time.sleep(seconds)
        return page

    return answer


@pytest.mark.parametrize("name", ["If-None-Match", "If-Modified-Since"])
def test_a_page_to_be_drawn_is_asked_for_unconditionally(name):
    request = drawn(Request("http://a.gov.cn/", headers={name: "x", "Accept": "y"}))
    assert is_drawn(request)
    assert name not in request.headers
    assert request.headers["Accept"] == b"y"


def test_no_other_page_is_drawn():
    assert not is_drawn(Request("http://a.gov.cn/"))


def test_the_browser_reaches_no_host_by_itself():
    assert "--host-resolver-rules=MAP * ~NOTFOUND" in launch_options("sh")["args"]


def test_the_browser_may_be_named():
    assert Path(launch_options("sh")["executable_path"]).name == "sh"
    assert launch_options("no-such-browser")["executable_path"] is None


def test_without_a_browser_a_page_to_be_drawn_is_refused_and_others_are_not(town, tmp_path):
    bare = put_shell(town, "bare", shell("load('/api/list')"))
    plain = town.declare("plain")
    town.put(plain, "/", town.list_page(ROWS))
    addresses = {name: town.url(name, "/") for name in (bare, plain)}
    told = crawl(
        town, tmp_path / "crawl", [(addresses[bare], True), (addresses[plain], False)], browser="no-such-browser"
    ).told
    assert told[addresses[plain]]["entries"] == list(ROWS.values())
    assert told[addresses[bare]]["class"] == "NoBrowser"
    assert told[addresses[bare]]["error"].endswith(
        "render = true needs the extra: pip install 'fazhi[render]', and Chromium (looked for no-such-browser)"
    )
    assert town.targets(bare) == []


FOREIGN = """
load('/api/list');
['http://elsewhere.fazhi.test:PORT/xhr', 'http://127.0.0.1:PORT/private'].forEach(function (url) {
  var asked = new XMLHttpRequest(); asked.open('GET', url); asked.send();
});
new WebSocket('ws://' + location.host + '/socket');
new EventSource('/events');
navigator.sendBeacon('/beacon', 'x');
window.open('/popup'); window.open('http://elsewhere.fazhi.test:PORT/popup');
if (navigator.serviceWorker) navigator.serviceWorker.register('/worker.js');
"""
FOREIGN_TAGS = """<img src="/logo.png"><img src="http://elsewhere.fazhi.test:PORT/count.png">
<video src="/film.mp4"></video>
<link rel="stylesheet" href="/style.css"><link rel="icon" href="/favicon.ico"><embed src="/reader.swf">
<style>@font-face { font-family: f; src: url(/font.woff2) } h2 { font-family: f }</style>
<iframe src="http://elsewhere.fazhi.test:PORT/frame"></iframe><script src="http://elsewhere.fazhi.test:PORT/count.js"></script>
<script src="/closed/secret.js"></script><script src="/gone.js"></script>
<a id="file" href="/list.zip" download>x</a><script>document.getElementById('file').click()</script>"""

SCRIPTS = {
    "by-xhr": "load('/api/list')",
    "dialogs": "alert('1'); confirm('2'); prompt('3'); load('/api/list'); onbeforeunload = function () { return 'no' }",
    "later": "setTimeout(function () { load('/api/list') }, 700)",
    "restless": "load('/api/list'); setInterval(function () { load('/api/list') }, 300)",
    "growing": "load('/api/list'); setInterval(function () { document.body.append(document.createElement('i')) }, 50)",
    "stuck": "while (true) {}",
    "huge": "for (var n = 0; n < 18; n++) document.body.append('x'.repeat(1 << 20))",
    "gone-off": "setTimeout(function () { location['hr' + 'ef'] = 'about:blank' }, 300)",
    "went-out": "load('/api/list'); location['hr' + 'ef'] = 'http://elsewhere.fazhi.test:PORT/'",
    "looping": "location.href = '/?' + Math.random()",
}
LIMIT = 6.0
PLAIN = "text/plain"


@dataclass(frozen=True, slots=True, kw_only=True)
class Drawn:
    """What one crawl over all of them told."""

    town: Any
    crawl: Crawl
    folder: Path

    def __getitem__(self, name: str) -> dict[str, Any]:
        return next(line for url, line in self.crawl.told.items() if url.startswith(f"http://{name}.fazhi.test:"))


@pytest.fixture(scope="module")
def all_drawn(new_town, tmp_path_factory) -> Drawn:
    """One crawl over all columns, of which one is plain."""
    if needs_browser.args[0]:
        pytest.skip(needs_browser.kwargs["reason"])
    town = new_town()
    for name, script in SCRIPTS.items():
        put_shell(town, name, shell(script.replace("PORT", str(town.port))))
    put_answers(town)
    put_ways(town)
    put_robots(town)
    plain = town.declare("plain")
    town.put(plain, "/", town.list_page(ROWS))
    columns = [(town.url(name, "/"), name != plain) for name in sorted(town.place().settings.crawl.resolve)]
    columns.append((town.url("twice.fazhi.test", "/second/"), True))
    town.put("elsewhere.fazhi.test", "/", b"elsewhere")
    folder = tmp_path_factory.mktemp("crawl") / "crawl"
    done = crawl(town, folder, columns, timeout=LIMIT, contact="mailto:it@example.org")
    return Drawn(town=town, crawl=done, folder=folder)


def put_answers(town) -> None:
    """Pages that are more or less than a shell."""
    listed = shell("load('/api/list')")
    put_shell(town, "gbk", Page(body=listed.replace("utf-8", "gbk").encode("gbk"), content_type="text/html"))
    put_shell(town, "missing", Page(body=listed.encode(), status=404))
    put_shell(town, "json", Page(body=API.encode(), content_type="application/json"))
    challenge = "<html><script>document.cookie = 'k=' + (1 + 1); location.reload()</script></html>"
    put_shell(town, "guarded", challenge)
    framed = put_shell(town, "framed", shell(more='<iframe src="/in/frame.html"></iframe>'))
    town.put(framed, "/in/frame.html", listed.replace("法治政府建设年度报告", ""))
    twice = put_shell(town, "twice", listed)
    town.put(twice, "/second/", listed)


def put_ways(town) -> None:
    """Pages and parts that are moved, or slow."""
    moved = put_shell(town, "moved", Page(body=b"", status=302, headers=(("Location", "/list/"),)))
    town.put(moved, "/list/", shell("load('../api/list')"))
    sent = put_shell(town, "sent-on", shell("location['hr' + 'ef'] = '/col'"))
    town.put(sent, "/col", Page(body=b"", status=301, headers=(("Location", "/col/"),)))
    town.put(sent, "/col/", shell("load('../api/list')", '<a href="index_2.html">下一页</a>'))
    out = (("Location", town.url("elsewhere.fazhi.test", "/list")),)
    town.put(
        put_shell(town, "api-moved", shell("load('/api/out')")), "/api/out", Page(body=b"", status=302, headers=out)
    )
    slow = put_shell(town, "slow-site", shell("load('/api/slow')"))
    town.put(slow, "/api/slow", slowly(Page(body=API.encode(), content_type="application/json"), LIMIT - 2.5))
    never = put_shell(town, "never", slowly(Page(body=b"x"), LIMIT + 2))
    town.put(never, "/robots.txt", Page(body=b"", content_type=PLAIN))


def put_robots(town) -> None:
    """A page that asks for all kinds of things, and what robots.txt forbids."""
    script, tags = (words.replace("PORT", str(town.port)) for words in (FOREIGN, FOREIGN_TAGS))
    busy = put_shell(town, "busy", shell(script, tags))
    town.put(busy, "/robots.txt", Page(body=b"User-agent: *\nDisallow: /closed/\n", content_type=PLAIN))
    closed = put_shell(town, "closed", shell("load('/api/list')"))
    town.put(closed, "/robots.txt", Page(body=b"User-agent: *\nDisallow: /\n", content_type=PLAIN))


DRAWN = (
    "busy",
    "by-xhr",
    "dialogs",
    "framed",
    "gbk",
    "growing",
    "later",
    "moved",
    "restless",
    "sent-on",
    "slow-site",
    "went-out",
)


@pytest.mark.parametrize("name", DRAWN)
def test_a_drawn_list_is_read(all_drawn, name):
    assert all_drawn[name].get("entries") == list(ROWS.values()), all_drawn[name]
    assert all_drawn[name]["by"].startswith("chromium ")


def test_a_page_beside_them_is_read_as_it_came(all_drawn):
    assert all_drawn["plain"]["entries"] == list(ROWS.values())
    assert all_drawn["plain"]["by"] == ""


def test_a_list_is_read_at_the_address_where_the_page_went(all_drawn):
    assert all_drawn["moved"]["url"].endswith("/list/")
    assert all_drawn["sent-on"]["url"].endswith("/col/")
    assert all_drawn["sent-on"]["following"].endswith("/col/index_2.html")


def test_nothing_reaches_a_foreign_host_or_a_private_address(all_drawn):
    assert {one.host for one in all_drawn.town.seen} & {"elsewhere.fazhi.test", "127.0.0.1", "localhost"} == set()


def test_only_what_a_list_can_be_made_of_is_asked_for(all_drawn):
    assert set(all_drawn.town.targets("busy.fazhi.test")) == {"/", "/js/draw.js", "/api/list", "/gone.js"}


def test_robots_txt_counts_for_pages_and_for_their_parts(all_drawn):
    assert all_drawn["closed"]["class"] == "RobotsForbidden"
    assert all_drawn.town.targets("closed.fazhi.test") == []


def test_every_request_says_who_asks_and_none_is_conditional(all_drawn):
    (agent,) = {one.user_agent for one in all_drawn.town.seen}
    assert agent.startswith("fazhi/")
    assert agent.endswith(" (+mailto:it@example.org)")
    assert not any(one.conditional for one in all_drawn.town.seen if one.host != "plain.fazhi.test")


def test_a_script_is_asked_for_once_a_crawl(all_drawn):
    assert len(all_drawn.town.targets("twice.fazhi.test")) == len({"/", "/second/", "/js/draw.js"}) + 2
    assert all_drawn.town.targets("twice.fazhi.test").count("/js/draw.js") == 1


@pytest.mark.parametrize("name", ["guarded", "json", "missing"])
def test_what_is_no_page_is_not_drawn(all_drawn, name):
    assert all_drawn[name]["by"] == ""
    assert all_drawn.town.targets(f"{name}.fazhi.test") == ["/"]


@pytest.mark.parametrize("name", ["gone-off", "huge", "stuck"])
def test_a_page_of_which_the_browser_makes_nothing_is_a_fault(all_drawn, name):
    assert all_drawn[name]["class"] == "NotDrawn", all_drawn[name]


def test_a_page_that_goes_on_for_ever_is_left(all_drawn):
    assert len(all_drawn.town.targets("looping.fazhi.test")) <= 15
    assert "entries" not in all_drawn["looping"]


def test_a_page_that_does_not_come_is_a_fault(all_drawn):
    assert all_drawn["never"]["class"] == "DownloadTimeoutError"


def test_a_list_that_lies_elsewhere_is_not_had(all_drawn):
    assert all_drawn["api-moved"]["error"].startswith("ListNotUnderstood")


def test_what_came_is_archived_as_it_came_and_what_was_drawn_as_our_work(all_drawn):
    (file,) = (all_drawn.folder / "data/archive").rglob("*.warc.gz")
    kept: dict[str, list[tuple[str, bytes, str | None]]] = {}
    with file.open("rb") as stream:
        for record in ArchiveIterator(stream, check_digests="raise"):
            headers = record.rec_headers
            url = headers.get_header("WARC-Target-URI") or ""
            line = (record.rec_type, record.raw_stream.read(), headers.get_header("X-Fazhi-Rendered"))
            kept.setdefault(url, []).append(line)
    town, name = all_drawn.town, "by-xhr.fazhi.test"
    page = kept[town.url(name, "/")]
    sent = next(one.page.body for one in town.seen if (one.host, one.target) == (name, "/"))
    assert [kind for kind, *_ in page] == ["response", "request", "conversion"]
    assert page[0][1:] == (sent, None)
    assert page[2][1].decode("utf-8-sig") == all_drawn["by-xhr"]["text"]
    assert page[2][2] == all_drawn["by-xhr"]["by"]
    assert all_drawn["by-xhr"]["capture"] == hashlib.sha256(sent).hexdigest()
    assert ("response", API.encode(), None) in kept[town.url(name, "/api/list")]
    assert ("response", DRAW.encode(), None) in kept[town.url(name, "/js/draw.js")]


@needs_proc
def test_no_browser_is_left(all_drawn):
    assert none_left(all_drawn.folder)


@needs_proc
@needs_browser
@pytest.mark.parametrize("sign", [signal.SIGKILL, signal.SIGTERM])
def test_no_browser_is_left_by_a_crawl_that_is_ended(new_town, tmp_path, sign):
    town, asked = new_town(), threading.Event()

    def late(_asked):
        asked.set()
        time.sleep(3)
        return Page(body=API.encode())

    host = put_shell(town, "held", shell("load('/api/late')"))
    town.put(host, "/api/late", late)
    child = begin(town, tmp_path / "crawl", [(town.url(host, "/"), True)])
    assert asked.wait(60)
    assert len(processes(tmp_path)) > 3
    child.send_signal(sign)
    child.communicate(timeout=60)
    assert none_left(tmp_path)


@needs_browser
def test_the_time_of_a_source_holds_for_the_parts_of_its_pages(new_town, tmp_path):
    town = new_town()
    host = put_shell(town, "hurried", shell("load('/api/list')"))
    url = town.url(host, "/")
    told = crawl(town, tmp_path / "crawl", [(url, True)], delay=1.0, source_budget=1.5).told
    assert told[url]["class"] == "BudgetSpent"
    assert "/api/list" not in town.targets(host)


@needs_browser
def test_a_browser_that_does_not_start_is_a_fault(new_town, tmp_path):
    town = new_town()
    url = town.url(put_shell(town, "bare", shell("load('/api/list')")), "/")
    told = crawl(town, tmp_path / "crawl", [(url, True)], browser="false").told
    assert told[url]["class"] == "NoBrowser"
    assert "Chromium does not start" in told[url]["error"]
