"""大汉 jpaas: the column page declares units whose markup comes as JSON; past the end it repeats the last page."""

import json
from collections.abc import Callable
from datetime import date
from functools import partial
from html import escape

from jobs.demo.site import Page
from sampleweb.announcements import hexadecimal
from sampleweb.content import column_lines, plant
from sampleweb.paged import chunks, json_page, shelled
from sampleweb.plan import Badge, Built, Draft, GovSite, Line, Member, Query, Step

_COLUMN = "/col/col1229505862/index.html"
_API = "/api-gateway/jpaas-publish-server/front/page/build/unit"
_PER_PAGE = 15
_UNIT = {
    "parseType": "bulidstatic",
    "webId": "2721",
    "tplSetId": "IqgVGGvvnYmgDFYQZYTHs",
    "pageType": "column",
    "editType": "null",
    "pageId": "1229505862",
}


def _article(day: date, number: int) -> str:
    return f"/col/col1229505862/art/{day.year}/art_{hexadecimal(str(number))}.html"


def _build(draft: Draft, pager: Callable[[int, int], str], night: int, origin: str) -> Built:
    lines = column_lines(draft, night, origin)
    parts = chunks(lines, _PER_PAGE)

    def answer(query: Query) -> Page:
        asked = query.parameters
        if any(asked.get(name) != value for name, value in _UNIT.items()):
            return json_page({"success": False, "code": "500", "message": "参数错误", "data": None})
        if asked.get("tagId") != "当前栏目列表":
            return json_page({"success": True, "code": "200", "message": None, "data": {"html": _bar(draft)}})
        part = parts[min(_asked_page(asked.get("paramJson", "{}")), len(parts)) - 1]
        markup = "\n".join(_row(line) for line in part)
        html = f'<div class="page-content"><ul class="list-box">\n{markup}\n</ul></div>{pager(len(parts), len(lines))}'
        return json_page({"success": True, "code": "200", "message": None, "data": {"html": html}})

    main = f'<div class="head-unit">{_script("网站导航")}</div><div class="list-unit">{_script("当前栏目列表")}</div>'
    return shelled(draft, lines, main, {_API: answer})


def _asked_page(words: str) -> int:
    try:
        asked = json.loads(words)
    except ValueError:
        return 1
    page = str(asked.get("pageNo", "1")) if isinstance(asked, dict) else "1"
    return int(page) if page.isdecimal() and int(page) else 1


def _script(tag: str) -> str:
    query = ",".join(f"'{name}':'{value}'" for name, value in {**_UNIT, "tagId": tag}.items())
    return (
        '<script type="text/javascript" src="/script/0/AuthorizedRead/unitbuild.js" '
        f'url="{_API}" queryData="{{{query}}}"></script>'
    )


def _bar(draft: Draft) -> str:
    return "".join(f'<a href="{step.path}" title="{escape(step.name)}">{escape(step.name)}</a>' for step in draft.way)


def _row(line: Line) -> str:
    badge = {Badge.NEW: '<i class="new"></i>', Badge.PINNED: '<i class="zd">置顶</i>'}.get(line.badge, "")
    day = f"<span>{line.shown}</span>" if line.shown else "<span></span>"
    title = escape(line.title)
    return f'<li>{badge}<a href="{line.link}" target="_blank" title="{title}">{title}</a>{day}</li>'


def _turns(pages: int, total: int) -> str:
    return (
        f'<div class="pagination" pagesize="{_PER_PAGE}" count="{total}" pagecount="{pages}">'
        f'<span>共{total}条</span><a href="javascript:void(0);">下一页</a></div>'
    )


def _no_turns(pages: int, total: int) -> str:
    """Say nothing of how far the list reaches: the script of the site turns until nothing new comes."""
    return f'<div class="more" data-size="{_PER_PAGE}"><a href="javascript:void(0);">加载更多</a></div>'


def _draft(host: str, issuer: str, region: str, place: str, cast: tuple[tuple[str, int], ...]) -> Draft:
    return Draft(
        site=GovSite(
            host=host,
            family="jpaas",
            issuer=issuer,
            region=region,
            level="county",
            encoding="utf-8",
            column=_COLUMN,
            planted=plant(_article, *cast),
            pages=4,
        ),
        place=place,
        way=(
            Step(name="政务公开", path="/col/col1229505001/index.html"),
            Step(name="法定主动公开内容", path="/col/col1229505002/index.html"),
            Step(name="法治政府建设情况报告", path=_COLUMN),
        ),
        aside=lambda slug: f"/col/col12295{sum(slug.encode())}/index.html",
        article=_article,
        look="plain",
        body='class="article-conter" id="zoom"',
        media="text/html;charset=UTF-8",
        announcements=50,
        again=lambda address: f"{address}?xxgkhide=1",
    )


_LONGWAN = _draft(
    "longwan.sample.test",
    "温州市龙湾区人民政府",
    "330303",
    "龙湾区",
    (
        ("温州市龙湾区人民政府", 2024),
        ("温州市龙湾区综合行政执法局", 2023),
        ("温州市龙湾区永中街道办事处", 2021),
        ("温州市龙湾区人民政府", 2018),
        ("温州市龙湾区人民政府", 2025),
    ),
)
_SHENGZHOU = _draft(
    "shengzhou.sample.test",
    "嵊州市人民政府",
    "330683",
    "嵊州市",
    (
        ("嵊州市人民政府", 2024),
        ("嵊州市甘霖镇人民政府", 2022),
        ("嵊州市统计局", 2020),
        ("嵊州市人民政府", 2018),
        ("嵊州市人民政府", 2025),
    ),
)
MEMBERS = (
    Member(site=_LONGWAN.site, build=partial(_build, _LONGWAN, _turns)),
    Member(site=_SHENGZHOU.site, build=partial(_build, _SHENGZHOU, _no_turns)),
)
