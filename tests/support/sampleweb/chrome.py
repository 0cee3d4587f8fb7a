"""What surrounds a column on its site: home page, navigation, the pages on the way and the wrong ways, articles."""

from collections.abc import Mapping, Sequence
from functools import cache
from html import escape
from importlib.resources import files
from string import Template
from urllib.parse import urlsplit

from jobs.demo.site import Page
from jobs.demo.texts import is_date
from sampleweb.announcements import news
from sampleweb.plan import Draft, Line, Step

_CLONE = "http://fazhi-zhengfu.clone.test:0/fzzf/"
_OUTSIDE = "http://lingxian.outside.test:0/"
_TOPIC = "fzzt"
"""The wrong way whose lines speak of 法治 without one report among them."""
_ASIDES = {"新闻动态": "xwdt", "法治建设专题": _TOPIC, "营商环境": "yshj", "政务服务": "zwfw", "互动交流": "hdjl"}
"""Doors of the home page that lead to no report."""
_SIBLINGS = {
    "政府信息公开指南": "zfxxgkzn",
    "政府信息公开制度": "zfxxgkzd",
    "政府信息公开年报": "zfxxgknb",
    "机构职能": "jgzn",
    "财政预决算": "czyjs",
    "重大建设项目": "zdjsxm",
}
"""What stands beside the right link on the pages of the way."""


def dress(
    draft: Draft, title: str, main: str, crumbs: Sequence[Step] = (), meta: Mapping[str, str] | None = None
) -> Page:
    """Put the site's frame around the main part of a page, HTML already."""
    site = draft.site
    metas = {"SiteName": site.issuer + "网", **(meta or {})}
    words = {
        "charset": site.encoding,
        "title": f"{escape(title)}_{escape(site.issuer)}网" if title else f"{escape(site.issuer)}网",
        "meta": "\n".join(f'<meta name="{name}" content="{escape(value)}">' for name, value in metas.items()),
        "site": escape(site.issuer),
        "nav": _nav(draft),
        "latest": _latest(draft),
        "crumbs": " &gt; ".join(_link(step.name, step.path) for step in (Step(name="首页", path="/"), *crumbs)),
        "main": main,
        "foot": _foot(draft),
    }
    return encoded(draft, _template(draft.look).substitute(words))


def encoded(draft: Draft, text: str) -> Page:
    """Make a page in the encoding of its site; pages that say gb2312 hold more than that."""
    codec = "utf-8" if draft.site.encoding.lower() == "utf-8" else "gb18030"
    return Page(body=text.encode(codec), content_type=draft.media)


def surroundings(draft: Draft, lines: Sequence[Line]) -> dict[str, Page]:
    """Make every page of the site except the column's lists; `lines` name the articles."""
    own = [line for line in lines if line.path]
    pages = {"/": _home(draft, own[1:6])}
    for depth in range(len(draft.way) - 1):
        pages[draft.way[depth].path] = _hub(draft, depth)
    reports = {planted.title for planted in draft.site.planted}
    topic = [line for line in own if "法治" in line.title and line.title not in reports][:8]
    for name, slug in (_ASIDES | _SIBLINGS).items():
        step = Step(name=name, path=draft.aside(slug))
        pages[step.path] = _aside(draft, step, topic if slug == _TOPIC else news(draft))
    for line in (*own, *news(draft)):
        pages[line.path] = pages[urlsplit(line.link).path] = _article(draft, line)
    if draft.robots:
        pages["/robots.txt"] = Page(body=b"User-agent: *\nDisallow: /admin/\n", content_type="text/plain")
    return pages


def moved(draft: Draft, pages: dict[str, Page], home: str, moving: str) -> dict[str, Page]:
    """Let the bare host name send its visitors to a home page of another address; `moving` is what sends them."""
    charset = f'<meta http-equiv="Content-Type" content="text/html; charset={draft.site.encoding}">'
    sender = encoded(draft, f"<html><head>{charset}<title>{draft.site.issuer}</title>{moving}</head></html>")
    return {**pages, "/": sender, home: pages["/"]}


def missing(draft: Draft) -> Page:
    """Make the page the site shows for what it does not have."""
    page = encoded(
        draft, f"<html><head><title>404</title></head><body>{escape(draft.site.issuer)}：页面不存在</body></html>"
    )
    return Page(body=page.body, content_type=page.content_type, status=404)


def cut(title: str, letters: int = 26) -> str:
    """Shorten a title as narrow columns do."""
    return title if len(title) <= letters else title[: letters - 2] + "…"


def _nav(draft: Draft) -> str:
    doors = {"首页": "/", draft.way[0].name: draft.way[0].path}
    doors |= {name: draft.aside(slug) for name, slug in _ASIDES.items()}
    items = "".join(f"<li>{_link(name, path)}</li>" for name, path in doors.items())
    return f'<ul>{items}<li><a href="{_CLONE}" target="_blank">法治政府建设网</a></li></ul>'


def _latest(draft: Draft) -> str:
    """Write the box beside every list, in some looks, whose lines are none of the column's."""
    return _rows(news(draft)[:4], "%Y-%m-%d")


def _foot(draft: Draft) -> str:
    site = draft.site
    return (
        f"<p>主办单位：{escape(site.issuer)}办公室&nbsp;&nbsp;网站标识码：{site.region}0001</p>"
        f"<p>ICP备案：0{site.region}号-1&nbsp;&nbsp;公网安备 {site.region}02000001号</p>"
        f'<p>友情链接：<a href="{_OUTSIDE}">邻县人民政府</a> <a href="javascript:;">网站地图</a></p>'
    )


def _home(draft: Draft, excerpt: Sequence[Line]) -> Page:
    """Show news and the newest lines of the column, which do not make a column of the home page."""
    main = (
        f'<div class="focus"><h3>要闻</h3><ul>{_rows(news(draft), "%m-%d")}</ul></div>'
        f'<div class="block"><h3>信息公开</h3><ul>{_rows(excerpt, "%m-%d")}</ul></div>'
    )
    return dress(draft, "", main)


def _hub(draft: Draft, depth: int) -> Page:
    here, following = draft.way[depth], draft.way[depth + 1]
    doors = [(name, draft.aside(slug)) for name, slug in _SIBLINGS.items()]
    doors.insert(3 + depth % 2, (following.name, following.path))
    rows = "".join(f"<li>{_link(name, path)}</li>" for name, path in doors)
    return dress(draft, here.name, f'<ul class="gk-menu">{rows}</ul>', draft.way[: depth + 1])


def _aside(draft: Draft, step: Step, lines: Sequence[Line]) -> Page:
    return dress(draft, step.name, f'<div class="list"><ul>{_rows(lines, "%Y-%m-%d")}</ul></div>', (step,))


def _rows(lines: Sequence[Line], form: str) -> str:
    return "".join(f"<li>{_link(line.title, line.link)}<span>{line.published:{form}}</span></li>" for line in lines)


def _article(draft: Draft, line: Line) -> Page:
    meta = {
        "ColumnName": draft.way[-1].name,
        "ArticleTitle": line.title,
        "PubDate": f"{line.published} 10:16",
        "ContentSource": draft.site.issuer,
    }
    words = {
        "title": escape(line.title),
        "day": f"{line.published} 10:16",
        "issuer": escape(draft.site.issuer),
        "body": draft.body,
        "text": "\n".join(_paragraph(paragraph) for paragraph in line.paragraphs),
    }
    return dress(draft, line.title, _template("article").substitute(words), draft.way, meta)


def _paragraph(text: str) -> str:
    align = "right" if is_date(text) else "justify"
    return f'<p style="text-align: {align}; text-indent: 2em; font-family: 仿宋_GB2312;">{escape(text)}</p>'


def _link(name: str, path: str) -> str:
    return f'<a href="{escape(path)}">{escape(name)}</a>'


@cache
def _template(name: str) -> Template:
    return Template(files("sampleweb").joinpath("templates", f"{name}.html").read_text("utf-8"))
