"""The parts of sites rebuilt by hand: one frame, lists, menus, reports, and how each of them stood before."""

import re
import zlib
from collections.abc import Mapping, Sequence
from datetime import date
from html import escape

from sampleweb.plan import Built

from jobs.demo.site import Page, html_page
from jobs.demo.texts import paragraphs, seed
from redesigns.old import Item, old_site

YEARS = range(2024, 2020, -1)
_NEWS = ("召开经济工作会议", "举行义务植树活动", "部署安全生产工作", "推进民生实事", "开展招商推介", "慰问困难群众")
_NOTICES = (
    "关于春节期间值班安排的公告",
    "关于城区道路交通管制的通告",
    "关于公布收费目录清单的公告",
    "关于办公地点搬迁的公告",
    "关于防汛应急演练的通知",
    "关于义务教育招生范围的通告",
)
MISSING = Page(body="<title>404</title>您访问的页面不存在".encode(), status=404)

Rows = Sequence[tuple[str, str]]
"""Address and text of links."""


class NewSite:
    """A site under construction: pages within one frame."""

    def __init__(self, issuer: str, menu: Rows) -> None:
        self.issuer = issuer
        self._menu = menu
        self.pages: dict[str, Page] = {}

    def put(self, path: str, title: str, body: str) -> None:
        """Add a page."""
        menu = f'<div class="nav"><ul>{links((("/", "首页"), *self._menu))}</ul></div>'
        foot = f'<div class="foot"><p>主办单位：{self.issuer}办公室</p></div>'
        head = f'<meta charset="utf-8"><title>{title}_{self.issuer}</title>'
        self.pages[path] = html_page(f"<!DOCTYPE html><html><head>{head}</head><body>{menu}{body}{foot}</body></html>")

    def listing(self, path: str, title: str, rows: Rows, *, following: str | None = None) -> None:
        """Add a list of dated entries."""
        turn = f'<div class="page"><a href="{following}">下一页</a></div>' if following else ""
        self.put(path, title, f'<div class="list"><ul>{dated(rows)}</ul>{turn}</div>')

    def menu(self, path: str, title: str, rows: Rows) -> None:
        """Add a page that leads on."""
        self.put(path, title, f'<ul class="tree">{links(rows)}</ul>')

    def home(self, extra: str = "") -> None:
        """Add the first page."""
        self.put("/", "首页", f'<div class="news"><ul>{dated(self.news())}</ul></div>{extra}')

    def articles(self, rows: Rows, *, above: str = "", below: str = "") -> None:
        """Add the pages of reports, with what stands above and below their text."""
        for address, title in rows:
            text = "".join(f"<p>{line}</p>" for line in _text(title))
            self.put(address, title, f'{above}<h1>{title}</h1><div class="article">{text}</div>{below}')

    def news(self) -> Rows:
        return [(f"/xw/{number}.html", f"{self.issuer}{what}") for number, what in enumerate(_NEWS, 501)]

    def notices(self, count: int, start: int = 0) -> Rows:
        return [
            (f"/tz/{number}.html", f"{_NOTICES[number % len(_NOTICES)]}（第{number // len(_NOTICES) + 1}号）")
            for number in range(start, start + count)
        ]

    def built(self) -> Built:
        return Built(pages=self.pages, endpoints={}, missing=MISSING)


def _text(title: str) -> tuple[str, ...]:
    """Retell one text, with the title's year and figures of its own."""
    year = re.search(r"20\d\d", title)
    spread = zlib.crc32(title.encode()) % 89
    told = re.sub(r"\d+(?=[件次人场个名份])", lambda count: str(int(count[0]) + spread), seed(0))
    return tuple(paragraphs(told.replace("2023", year[0] if year is not None else "2023")))


def links(rows: Sequence[tuple[str, str]]) -> str:
    return "".join(f'<li><a href="{address}">{escape(text)}</a></li>' for address, text in rows)


def dated(rows: Rows) -> str:
    return "".join(
        f'<li><a href="{address}">{escape(text)}</a><span>2025-{12 - place % 12:02d}-{28 - place % 27:02d}</span></li>'
        for place, (address, text) in enumerate(rows)
    )


def titles_of(issuer: str) -> list[str]:
    return [f"{issuer}{year}年法治政府建设情况报告" for year in YEARS]


def rows_of(issuer: str, pattern: str = "/art/{0}.html") -> Rows:
    return [(pattern.format(7001 + number), title) for number, title in enumerate(titles_of(issuer))]


def before(issuer: str, others: int = 0) -> Mapping[str, Page]:
    items = [
        Item(title=title, day=date(year + 1, 3, 20), paragraphs=_text(title))
        for title, year in zip(titles_of(issuer), YEARS, strict=True)
    ]
    filler = NewSite(issuer, ()).notices(others)
    items += [Item(title=title, day=date(2024, 9, 1 + place), paragraphs=()) for place, (_, title) in enumerate(filler)]
    return old_site(issuer, items)


def new_site(issuer: str) -> NewSite:
    return NewSite(issuer, (("/xw/", "新闻中心"), ("/zwgk/", "政务公开"), ("/hd/", "互动交流")))
