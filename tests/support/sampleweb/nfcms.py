"""广东 NFCMS: articles below `content/`, further pages `index_2.html` with plain links."""

from collections.abc import Sequence
from datetime import date
from functools import partial
from html import escape

from sampleweb.chrome import cut
from sampleweb.content import column_lines, plant
from sampleweb.paged import Turn, paged
from sampleweb.plan import Badge, Built, Draft, GovSite, Line, Member, Step

_COLUMN = "/zwgk/fzzfjs/zjfzzfjsbg/"


def _article(_: date, number: int) -> str:
    return f"{_COLUMN}content/post_{number}.html"


def _build(draft: Draft, night: int, origin: str) -> Built:
    def main(lines: Sequence[Line], turn: Turn) -> str:
        rows = "\n".join(_row(line, origin) for line in lines)
        return f'<div class="list_right"><ul class="news_list">\n{rows}\n</ul>{_pager(origin, turn)}</div>'

    built = paged(draft, column_lines(draft, night, origin), 15, _address, main)
    index = f"{_COLUMN}index.html"
    return Built(pages={**built.pages, _COLUMN: built.pages[index]}, endpoints={}, missing=built.missing)


def _address(turn: Turn) -> str:
    return f"{_COLUMN}index_{turn.index + 1}.html" if turn.index else f"{_COLUMN}index.html"


def _row(line: Line, origin: str) -> str:
    address = line.link if line.link.startswith("http") else origin + line.link
    badge = {Badge.NEW: '<i class="icon-new">NEW</i>', Badge.PINNED: '<em class="top">置顶</em>'}.get(line.badge, "")
    day = f'<span class="time">{line.shown:%Y-%m-%d}</span>' if line.shown else '<span class="time"></span>'
    return (
        f'<li><a target="_blank" href="{address}" title="{escape(line.title)}">{escape(cut(line.title, 24))}</a>'
        f"{badge}{day}</li>"
    )


def _pager(origin: str, turn: Turn) -> str:
    addresses = [
        origin + _address(Turn(index=index, pages=turn.pages, total=turn.total)) for index in range(turn.pages)
    ]
    numbers = "".join(
        f'<span class="current">{index + 1}</span>' if index == turn.index else f'<a href="{address}">{index + 1}</a>'
        for index, address in enumerate(addresses)
    )
    before = f'<a class="prev" href="{addresses[turn.index - 1]}">上一页</a>' if turn.index else ""
    after = f'<a class="next" href="{addresses[turn.index + 1]}">下一页</a>' if turn.index + 1 < turn.pages else ""
    return (
        f'<div class="page"><a class="first" href="{addresses[0]}">首页</a>{before}{numbers}{after}'
        f'<a class="last" href="{addresses[-1]}">末页</a></div>'
    )


_DRAFT = Draft(
    site=GovSite(
        host="baiyun.sample.test",
        family="nfcms",
        issuer="广州市白云区人民政府",
        region="440111",
        level="county",
        encoding="utf-8",
        column=_COLUMN,
        planted=plant(
            _article,
            ("广州市白云区江高镇人民政府", 2024),
            ("广州市白云区司法局", 2023),
            ("广州市白云区太和镇人民政府", 2022),
            ("广州市白云区人民政府同和街道办事处", 2021),
            ("广州市白云区住房和建设局", 2018),
            ("广州市白云区人民政府", 2025),
        ),
        pages=4,
    ),
    place="白云区",
    way=(
        Step(name="政务公开", path="/zwgk/"),
        Step(name="法治政府建设", path="/zwgk/fzzfjs/"),
        Step(name="镇街法治政府建设报告", path=_COLUMN),
    ),
    aside=lambda slug: f"/{slug}/index.html",
    article=_article,
    look="plain",
    body='class="article-content" id="zoomcon"',
    media="text/html; charset=utf-8",
    announcements=50,
    again=lambda address: address.replace("/post_", "/mpost_"),
)
MEMBERS = (Member(site=_DRAFT.site, build=partial(_build, _DRAFT)),)
