"""Sites as they stood before: one plain look for all of them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from html import escape

from jobs.demo.site import Page, html_page

COLUMN = "/web/fzzf/list.htm"


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """One article."""

    title: str
    day: date
    paragraphs: tuple[str, ...]


def old_site(issuer: str, items: Sequence[Item], *, name: str = "依法行政") -> Mapping[str, Page]:
    """Build a site with one column of that name that lists these articles."""
    addresses = {item: f"/web/fzzf/{item.day:%Y}/{number}.htm" for number, item in enumerate(items, 1001)}
    rows = "".join(
        f'<li><a href="{address}" title="{escape(item.title)}">{escape(item.title)}</a><span>{item.day}</span></li>'
        for item, address in addresses.items()
    )
    trail = (
        f'<div>当前位置：<a href="/">首页</a> &gt; <a href="/web/">公开</a> &gt; <a href="{COLUMN}">{name}</a></div>'
    )
    pages = {
        "/": _page(issuer, f'<ul><li><a href="/web/">公开</a></li></ul><p>主办：{issuer}</p>'),
        "/web/": _page("公开", f'<ul><li><a href="{COLUMN}">{name}</a></li></ul>'),
        COLUMN: _page(name, f'{trail}<div class="list"><ul>{rows}</ul></div>'),
    }
    return pages | {address: _article(item, issuer, trail) for item, address in addresses.items()}


def _article(item: Item, issuer: str, trail: str) -> Page:
    text = "".join(f"<p>{escape(line)}</p>" for line in item.paragraphs)
    head = f'<h1>{escape(item.title)}</h1><div class="info">发布时间：{item.day}　来源：{issuer}</div>'
    return _page(item.title, f'{trail}{head}<div class="TRS_Editor">{text}</div>')


def _page(title: str, body: str) -> Page:
    return html_page(
        f'<!DOCTYPE html><html><head><meta charset="utf-8"><title>{title}</title></head><body>{body}</body></html>'
    )
