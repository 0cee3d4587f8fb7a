"""No known family: the column is a shell, its list stands in a frame of the same host."""

from collections.abc import Sequence
from datetime import date
from functools import partial
from html import escape

from jobs.demo.site import Page
from sampleweb.chrome import cut, encoded
from sampleweb.content import column_lines, plant
from sampleweb.paged import chunks, shelled
from sampleweb.plan import Badge, Built, Draft, GovSite, Line, Member, Step

_FOLDER = "/fzzfjs/"


def _article(day: date, number: int) -> str:
    return f"/content/{day:%Y-%m}/{number}.html"


def _build(draft: Draft, night: int, origin: str) -> Built:
    lines = column_lines(draft, night, origin)
    parts = chunks(lines, 15)
    shell = (
        '<div class="w1200"><iframe id="frame" name="frame" width="100%" height="900" frameborder="0" scrolling="no" '
        "src='list.html'></iframe></div>"
    )
    built = shelled(draft, lines, shell, {})
    frames = {_FOLDER + _name(index): _frame(draft, part, index, len(parts)) for index, part in enumerate(parts)}
    return Built(pages={**built.pages, **frames}, endpoints={}, missing=built.missing)


def _name(index: int) -> str:
    return f"list_{index + 1}.html" if index else "list.html"


def _frame(draft: Draft, lines: Sequence[Line], index: int, pages: int) -> Page:
    rows = "\n".join(_row(line) for line in lines)
    before = f'<a href="{_name(index - 1)}">上页</a>' if index else ""
    after = f'<a href="{_name(index + 1)}">下页</a>' if index + 1 < pages else ""
    return encoded(
        draft,
        f'<!DOCTYPE html><html><head><meta charset="{draft.site.encoding}"><title>{draft.way[-1].name}</title>'
        f'<base target="_blank"></head><body><ul class="list">\n{rows}\n</ul>'
        f'<p class="page">{before} 第{index + 1}/{pages}页 {after}</p></body></html>',
    )


def _row(line: Line) -> str:
    badge = {Badge.NEW: '<sup class="n">新</sup>', Badge.PINNED: '<span class="ding">置顶</span>'}.get(line.badge, "")
    day = f'<div class="date"><b>{line.shown:%d}</b><i>{line.shown:%Y-%m}</i></div>' if line.shown else ""
    return f'<li><a href="{line.link}" title="{escape(line.title)}">{escape(cut(line.title))}</a>{badge}{day}</li>'


_DRAFT = Draft(
    site=GovSite(
        host="xuyi.sample.test",
        family="generic",
        issuer="盱眙县人民政府",
        region="320830",
        level="county",
        encoding="utf-8",
        column=f"{_FOLDER}index.html",
        planted=plant(
            _article,
            ("盱眙县人民政府", 2024),
            ("盱眙县马坝镇人民政府", 2022),
            ("盱眙县人民政府", 2021),
            ("盱眙县公安局", 2018),
            ("盱眙县人民政府", 2025),
        ),
        pages=4,
    ),
    place="盱眙县",
    way=(
        Step(name="信息公开", path="/xxgk/index.html"),
        Step(name="法定公开内容", path="/fdgknr/index.html"),
        Step(name="法治政府建设", path=f"{_FOLDER}index.html"),
    ),
    aside=lambda slug: f"/{slug}/index.html",
    article=_article,
    look="portal",
    body='class="article"',
    media="text/html; charset=utf-8",
    announcements=50,
    again=lambda address: address.replace("://", "://www.", 1),
)
MEMBERS = (Member(site=_DRAFT.site, build=partial(_build, _DRAFT)),)
