"""The pages of a site: its reports and its column in the site's look, and all that changes around them by the hour."""

import random
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from functools import cache
from html import escape
from importlib.resources import files
from string import Template

from calendarweb.edits import first_part
from calendarweb.state import FIRST, DateLabel, Shown, Standing, day_of

COLUMNS = {
    "trs": "/zwgk/fzzf/",
    "boda": "/zwgk/fzzf.htm",
    "nfcms": "/zwgk/fzzf/index.html",
    "plain": "/list/fzzf.html",
}
_NEWS = (
    "召开全区安全生产工作会议",
    "开展义务植树活动",
    "举办法治文艺演出",
    "部署防汛抗旱工作",
    "调研重点项目建设",
    "慰问一线环卫工人",
)
_CACHED = 3
"""Nights for which a site that counts its visitors keeps a page as it was drawn."""
_LABELS = {"trs": "发布时间：", "boda": "时间：", "nfcms": "发布日期：", "plain": "发布时间："}


@dataclass(frozen=True, slots=True, kw_only=True)
class Moment:
    """When a page is drawn: the night, and how many pages its site has drawn on it."""

    night: int
    served: int


def column_path(now: Standing) -> str:
    """Give the path of a site's column, which no redesign changes."""
    return COLUMNS[now.site.look]


def article(now: Standing, shown: Shown, at: Moment) -> str:
    """Draw a report's page; its first drawing in a night may lack most of the text."""
    lines = first_part(shown.report.lines) if shown.blinks and at.served == 0 else shown.report.lines
    body = "\n".join(f'<p style="text-indent:2em;">{escape(line)}</p>' for line in lines)
    if now.site.validators == "none":
        body += f'\n<p class="views">浏览次数：{_surroundings(now, at)["count"]}</p>'
    label = f"{_LABELS[now.look]}{shown.report.published:%Y-%m-%d}"
    has_meta = now.label is DateLabel.BELOW or (now.label is DateLabel.ABOVE and now.look != "plain")
    meta = f'<meta name="PubDate" content="{shown.report.published:%Y-%m-%d} 09:30">' if has_meta else ""
    return _draw(
        f"{now.look}.article",
        _surroundings(now, at)
        | {
            "title": escape(shown.report.title),
            "body": body,
            "meta_date": meta,
            "date_above": f"<span>{label}</span> " if now.label is DateLabel.ABOVE else "",
            "date_below": f'<div class="pub">{label}</div>' if now.label is DateLabel.BELOW else "",
        },
    )


def column(now: Standing, at: Moment) -> str:
    """Draw the list of reports, among other news."""
    listed = [one for one in now.shown.values() if one.gone is None or "listed" in one.gone.note]
    lines = [(one.report.published, one.path, one.report.title) for one in listed]
    lines += [
        (FIRST - timedelta(days=40 * (place + 1)), f"/xwzx/{place + 1}/7{place:05d}.html", f"{now.site.name}{words}")
        for place, words in enumerate(_NEWS[:3])
    ]
    lines.sort(key=lambda line: line[0], reverse=True)
    rows = "\n".join(
        f'<li><a href="{path}" title="{escape(title)}">{escape(title)}</a><span>{on:%Y-%m-%d}</span></li>'
        for on, path, title in lines
    )
    return _draw(f"{now.column_look}.column", _surroundings(now, at) | {"rows": rows})


def other(name: str, now: Standing, at: Moment) -> str:
    """Draw the home page, the page for what is not there, or a notice."""
    return _draw(name, _surroundings(now, at))


def _surroundings(now: Standing, at: Moment) -> dict[str, str]:
    words = {"site": escape(now.site.name), "column": column_path(now)}
    if now.site.validators != "none":
        # Static pages: what counts and ticks is drawn by scripts.
        blank = '<script src="/js/count.js"></script>'
        return (
            words
            | dict.fromkeys(("count", "visits", "total", "clock"), blank)
            | {
                "token": "20240101",
                "hot": _hot(now, 0),
            }
        )
    drawn = at.night - at.night % _CACHED
    served = at.served if drawn == at.night else 0
    dice = random.Random(f"{now.site.id} {drawn} {served}")
    clock = datetime.combine(day_of(drawn), time(1, 30)) + timedelta(seconds=served)
    return words | {
        "count": str(900 + 31 * drawn + served),
        "visits": str(dice.randrange(100, 5000)),
        "total": str(1000000 + 4711 * drawn + served),
        "clock": f"{clock:%Y年%m月%d日 %H:%M:%S}",
        "token": f"{dice.getrandbits(64):016x}",
        "hot": _hot(now, drawn),
    }


def _hot(now: Standing, turn: int) -> str:
    chosen = [_NEWS[(turn + place) % len(_NEWS)] for place in range(3)]
    return "".join(
        f'<li><a href="/xwzx/{place}.html">{now.site.name}{words}</a></li>' for place, words in enumerate(chosen)
    )


def _draw(name: str, words: Mapping[str, str]) -> str:
    return _template(name).substitute(words)


@cache
def _template(name: str) -> Template:
    return Template(files("calendarweb").joinpath(f"looks/{name}.html").read_text("utf-8"))
