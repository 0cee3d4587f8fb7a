"""The search driven straight against a loopback server: what the spider does, without the time that one takes."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from http.client import HTTPConnection
from pathlib import Path
from urllib.parse import urljoin, urlsplit
from urllib.robotparser import RobotFileParser

from pydantic import TypeAdapter

from crawler.adapters.base import ListPage, ListRequest
from crawler.encoding import decode
from crawler.explore.errands import Errand
from crawler.explore.findings import Findings
from crawler.explore.old_titles import Remembered
from crawler.explore.search import Explorer
from crawler.guard import judge
from crawler.onward import onward
from crawler.order import CrawlOrder
from store.records import PageState

_MOST_HOPS = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class _Answer:
    url: str
    status: int
    content_type: str
    text: str


@dataclass(slots=True)
class _Visitor:
    budget: int
    asked: list[str] = field(default_factory=list)
    _robots: dict[str, RobotFileParser] = field(default_factory=dict)

    @property
    def left(self) -> int:
        return self.budget - len(self.asked)

    def fetch(self, request: ListRequest) -> _Answer | None:
        """Follow a request to the page that answers it; None where robots.txt forbids it or the budget ends."""
        url = request.url
        for _ in range(_MOST_HOPS):
            if not self._may(url) or not self.left:
                return None
            answer, location = self._ask(
                ListRequest(url=url, method=request.method, body=request.body, headers=request.headers, page=1)
            )
            target = location or (onward(answer.text, url) if answer.status == 200 else None)
            if target is None:
                return answer
            url = urljoin(url, target)
        return None

    def _may(self, url: str) -> bool:
        parts = urlsplit(url)
        if parts.netloc not in self._robots and self.left:
            answer, _ = self._ask(ListRequest(url=f"http://{parts.netloc}/robots.txt", page=1))
            robots = RobotFileParser()
            robots.parse(answer.text.splitlines() if answer.status == 200 else [])
            self._robots[parts.netloc] = robots
        return self._robots[parts.netloc].can_fetch("*", url) if parts.netloc in self._robots else False

    def _ask(self, request: ListRequest) -> tuple[_Answer, str | None]:
        self.asked.append(request.url)
        parts = urlsplit(request.url)
        target = f"{parts.path or '/'}{'?' if parts.query else ''}{parts.query}"
        connection = HTTPConnection("127.0.0.1", parts.port or 80, timeout=10)
        headers = {"Host": parts.netloc, "Connection": "close", **dict(request.headers)}
        connection.request(request.method, target, body=request.body or None, headers=headers)
        response = connection.getresponse()
        body, kind = response.read(), response.headers.get("Content-Type", "")
        connection.close()
        answer = _Answer(url=request.url, status=response.status, content_type=kind, text=decode(body, kind))
        return answer, response.headers.get("Location") if response.status in (301, 302, 303, 307, 308) else None


def explore_straight(url: str, *, hosts: Sequence[str], budget: int = 60, old: Remembered | None = None) -> Findings:
    """Explore a site on this machine; `old` is what its columns are known again by."""
    explorer, visitor = Explorer(url, hosts, old), _Visitor(budget)
    while (errand := explorer.take(visitor.left)) is not None:
        _run(explorer, errand, visitor.fetch(errand.request))
    return explorer.findings(len(visitor.asked))


def launch_straight(
    order: CrawlOrder, order_file: Path, spider: Sequence[str], *, deadline: float, beat: Callable[[], None]
) -> str:
    """Do what jobs.child.run_spider does for an exploration, straight."""
    words = dict(word.split("=", 1) for word in spider if "=" in word)
    old = TypeAdapter(Remembered).validate_json(Path(words["old"]).read_bytes()) if words["old"] else None
    hosts = [host for host in words["hosts"].split(",") if host]
    findings = explore_straight(words["url"], hosts=hosts, budget=int(words["budget"]), old=old)
    if order.report is not None:
        order.report.write_bytes(TypeAdapter(Findings).dump_json(findings))
    return ""


def _run(explorer: Explorer, errand: Errand, answer: _Answer | None) -> None:
    if answer is None:
        explorer.miss(errand, "not to be had")
        return
    verdict = judge(
        requested=errand.request.url,
        url=answer.url,
        status=answer.status,
        content_type=answer.content_type,
        text=answer.text,
        truncated=False,
    )
    fragment = urlsplit(errand.request.url).fragment
    page = ListPage(
        url=f"{answer.url}#{fragment}" if fragment and "#" not in answer.url else answer.url,
        text=answer.text,
        content_type=answer.content_type,
        page=errand.request.page,
        carry=errand.request.carry,
        asked_by=errand.adapter,
    )
    said = f"{verdict.state}: {verdict.reason}"
    if verdict.state is PageState.EMPTY and answer.status == 200:
        explorer.read_bare(errand, page, said)
    elif verdict.state is PageState.PAGE:
        explorer.read(errand, page)
    else:
        explorer.miss(errand, said)
