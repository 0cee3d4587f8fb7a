"""The sites: what each shows at a moment, and how it answers a request."""

import hashlib
import random
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from functools import cache
from html import escape

from calendarweb.answers import Asked, Fate, Reply
from calendarweb.edits import edit
from calendarweb.plan import What as Edit
from calendarweb.reports import Report, report

from yearweb.plan import CHINA, Event, How, Plan, Site, What, plan

COLUMN = "/fzzf/"
_REPORT_OF = 2024
"""The year of the report that has number 0 in the other country."""
_NEWS = ("召开全区安全生产工作会议", "开展义务植树活动", "举办法治文艺演出")
_PAGE = (
    '<!DOCTYPE html><html><head><meta charset="utf-8"><meta name="ArticleTitle" content="{title}">'
    "<title>{title}</title></head><body>"
    '<div class="path"><a href="/">首页</a> &gt; <a href="/fzzf/">法治政府建设</a></div>\n{body}\n'
    '<div class="foot">版权所有 {name}人民政府</div></body></html>'
)
_CHALLENGE = (
    '<!DOCTYPE html><html><head><meta charset="utf-8"><meta id="eV9xQ2TfKjLw" content="K7pE3hYz"><script>'
    "$_ts=window['$_ts'];if(!$_ts)$_ts={};$_ts.nsd=48213;$_ts.cd=\"qEyTrrAlqc3hqsEkqkAtqqLqraEm\";</script>"
    '<script src="/mRz4kTwqVxbc/k9PzXd3tLyQf.5c18f2e.js" r="m"></script></head><body></body></html>'
)
_MAINTENANCE = (
    '<!DOCTYPE html><html><head><meta charset="utf-8"><title>网站维护</title></head><body>'
    '<div style="text-align:center;margin-top:120px"><h2>网站正在维护中，请稍后访问</h2>'
    "<p>给您带来不便，敬请谅解。</p></div></body></html>"
)
_FAULT = (
    "<html><head><title>{0}</title></head><body><center><h1>{0}</h1></center><hr><center>nginx</center></body></html>"
)
_MISSING = Reply(status=404, body=_FAULT.format("404 Not Found").encode())
_ILL: Mapping[How, Reply] = {
    How.CHALLENGE_412: Reply(status=412, body=_CHALLENGE.encode()),
    How.ERROR_503: Reply(status=503, body=_FAULT.format("503 Service Temporarily Unavailable").encode()),
    How.HANGS: Reply(fate=Fate.HANGS),
    How.MAINTENANCE: Reply(body=_MAINTENANCE.encode(), headers=(("Content-Type", "text/html; charset=utf-8"),)),
}


@dataclass(slots=True)
class Web:
    """All sites at the moment that is shown."""

    at: datetime = field(default_factory=lambda: plan().first)
    keeps_waiting: str | None = None
    """A site that answers nothing."""
    asked: int = 0
    """Requests for pages since the moment is shown."""

    def show(self, at: datetime, keeps_waiting: str | None = None) -> None:
        """Let it be a moment."""
        self.at, self.keeps_waiting, self.asked = at, keeps_waiting, 0

    def answer(self, asked: Asked) -> Reply:
        """Answer a request."""
        site = next((site for site in plan().sites if site.host == asked.host), None)
        if site is None or asked.path == "/robots.txt":
            return _MISSING
        self.asked += 1
        if site.id == self.keeps_waiting:
            return Reply(fate=Fate.HANGS)
        illness = plan().illness(site.id, self.at)
        if illness is not None and illness in _ILL:
            return _ILL[illness]
        if illness is How.COLUMN_GONE and asked.path == COLUMN:
            return _MISSING
        return _unless_known(_well(site, asked.path, self.at), asked.if_none_match)


def path_of(year: int) -> str:
    """Give the path of the report on a year."""
    return f"/fzzf/{year + 1}/t{year + 1}0118_58{year}.html"


def shown(site: Site, at: datetime) -> Mapping[int, Report]:
    """Map years to the reports that a site shows at a moment."""
    happened = sum(event.site == site.id and event.at <= at for event in plan().events)
    return _shown(site.id, happened)


def figures(event: Event) -> tuple[str, str]:
    """Say which figure an edit changed, and into which."""
    site = plan().site(event.site)
    before = [one for one in plan().events if one.site == site.id].index(event)
    ((old, new),) = edit(Edit.FIGURE, _kept(site.id, before)[event.report], site.name, event.on, _dice(event)).figures
    return old, new


@cache
def _shown(site: str, happened: int) -> Mapping[int, Report]:
    gone: set[int] = set()
    for event in _first(plan(), site, happened):
        if event.what is What.GONE:
            gone.add(event.report)
        elif event.what is What.BACK:
            gone.discard(event.report)
    return {year: text for year, text in _kept(site, happened).items() if year not in gone}


@cache
def _kept(site: str, happened: int) -> Mapping[int, Report]:
    one = plan().site(site)
    kept = {year: report(one.name, _REPORT_OF - year) for year in one.reports}
    for event in _first(plan(), site, happened):
        if event.what is What.NEW:
            kept[event.report] = replace(report(one.name, _REPORT_OF - event.report), published=event.on)
        elif event.what is What.EDITED:
            edited = edit(Edit.FIGURE, kept[event.report], one.name, event.on, _dice(event))
            kept = {**kept, event.report: edited.report}
    return kept


def _first(year: Plan, site: str, count: int) -> list[Event]:
    return [event for event in year.events if event.site == site][:count]


def _dice(event: Event) -> random.Random:
    return random.Random(f"{event.site} {event.on} {event.report}")


def _well(site: Site, path: str, at: datetime) -> Reply:
    reports = shown(site, at)
    if path == COLUMN:
        return _drawn(site, "法治政府建设", _rows(site, reports, at))
    if path == "/":
        return _drawn(site, f"{site.name}人民政府", "<p>欢迎访问本站。</p>")
    for year, text in reports.items():
        if path == path_of(year):
            return _drawn(site, text.title, _article(text))
    return _MISSING


def _rows(site: Site, reports: Mapping[int, Report], at: datetime) -> str:
    lines = [(text.published, path_of(year), text.title) for year, text in reports.items()]
    lines += [
        (datetime(2025, 3 + place, 7, tzinfo=CHINA).date(), f"/xwzx/{place}.html", f"{site.name}{words}")
        for place, words in enumerate(_NEWS)
    ]
    rows = "\n".join(
        f'<li><a href="{path}" title="{escape(title)}">{escape(title)}</a><span>{on:%Y-%m-%d}</span></li>'
        for on, path, title in sorted(lines, reverse=True)
    )
    return f'<div class="list"><ul>\n{rows}\n</ul></div>'


def _article(text: Report) -> str:
    lines = "\n".join(f'<p style="text-indent:2em">{escape(line)}</p>' for line in text.lines)
    return (
        f'<h1>{escape(text.title)}</h1><div class="info">发布时间：{text.published:%Y-%m-%d}</div>'
        f'<div class="TRS_Editor">{lines}</div>'
    )


def _drawn(site: Site, title: str, body: str) -> Reply:
    page = _PAGE.format(title=escape(title), body=body, name=site.name).encode()
    tag = f'"{hashlib.sha256(page).hexdigest()[:16]}"'
    return Reply(body=page, headers=(("ETag", tag), ("Content-Type", "text/html; charset=utf-8")))


def _unless_known(reply: Reply, known: str) -> Reply:
    tag = dict(reply.headers).get("ETag")
    return replace(reply, status=304, body=b"") if tag is not None and tag == known else reply
