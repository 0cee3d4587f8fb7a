"""No known family: an old ASP list in GBK with `?page=2`, one of its titles behind a script."""

from collections.abc import Sequence
from datetime import date
from functools import partial
from html import escape

from jobs.demo.site import Page
from sampleweb.chrome import cut, dress
from sampleweb.content import column_lines, plant
from sampleweb.paged import chunks, shelled
from sampleweb.plan import Badge, Built, Draft, GovSite, Line, Member, Query, Step

_LIST = "/list.asp"
_COLUMN = f"{_LIST}?classid=27"


def _article(day: date, number: int) -> str:
    return f"/html/{day.year}/{day:%m%d}/{number}.html"


def _build(draft: Draft, night: int, origin: str) -> Built:
    lines = column_lines(draft, night, origin)
    parts = chunks(lines, 20)

    def answer(query: Query) -> Page:
        page = query.parameters.get("page", "1")
        index = min(int(page), len(parts)) - 1 if page.isdecimal() and int(page) else 0
        fits = query.parameters.get("classid") == "27"
        main = _main(draft, parts[index] if fits else (), index, len(parts))
        return dress(draft, draft.way[-1].name, main, draft.way)

    return shelled(draft, lines, "", {_LIST: answer})


def _main(draft: Draft, lines: Sequence[Line], index: int, pages: int) -> str:
    rows = "\n".join(_row(line, hidden=line.title == draft.site.planted[1].title) for line in lines)
    links = " ".join(
        f"<b>{page + 1}</b>" if page == index else f'<a href="list.asp?classid=27&page={page + 1}">{page + 1}</a>'
        for page in range(pages)
    )
    after = f'<a href="list.asp?classid=27&amp;page={index + 2}">下一页</a>' if index + 1 < pages else "下一页"
    return (
        f'<table class="list" width="98%" cellspacing="0">\n{rows}\n</table>\n'
        f'<div class="pages">共{pages}页 第{index + 1}页 {links} {after}</div>'
    )


def _row(line: Line, *, hidden: bool) -> str:
    badge = {Badge.NEW: "<img src=images/new.gif border=0>", Badge.PINNED: "<font color=red>[置顶]</font>"}.get(
        line.badge, ""
    )
    day = f"({line.shown.year}年{line.shown.month}月{line.shown.day}日)" if line.shown else ""
    link = f'href="javascript:void(0)" onclick="window.open(\'{line.link}\')"' if hidden else f"href={line.link}"
    return (
        f'<tr><td width=20><img src=images/dot.gif></td><td><a href="list.asp?classid=27">[依法行政]</a> '
        f'{badge}<a {link} title="{escape(line.title)}" target=_blank>\n<font color=#333333>'
        f"{escape(cut(line.title, 24))}</font>&nbsp;</a></td><td width=120>{day}</td></tr>"
    )


_DRAFT = Draft(
    site=GovSite(
        host="weixi.sample.test",
        family="generic",
        issuer="维西傈僳族自治县人民政府",
        region="533423",
        level="county",
        encoding="GBK",
        column=_COLUMN,
        planted=plant(
            _article,
            ("维西傈僳族自治县人民政府", 2024),
            ("维西傈僳族自治县塔城镇人民政府", 2023),
            ("维西傈僳族自治县人民政府", 2021),
            ("维西傈僳族自治县林业和草原局", 2018),
            ("维西傈僳族自治县人民政府", 2025),
        ),
        pages=3,
    ),
    place="维西县",
    way=(
        Step(name="政务公开", path="/zwgk.asp"),
        Step(name="政府信息公开目录", path="/ml.asp"),
        Step(name="依法行政", path=_COLUMN),
    ),
    aside=lambda slug: f"/{slug}.asp",
    article=_article,
    look="classic",
    body='id="content"',
    media="text/html",
    announcements=50,
)
MEMBERS = (Member(site=_DRAFT.site, build=partial(_build, _DRAFT)),)
