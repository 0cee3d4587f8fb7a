"""博达 VSB: page numbers fall, so that the second page's address changes when the list grows by a page."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from functools import partial
from html import escape

from sampleweb.chrome import cut, moved
from sampleweb.content import column_lines, plant
from sampleweb.paged import Turn, paged
from sampleweb.plan import Badge, Built, Draft, GovSite, Line, Member, Step

_STEM = "/zwgk/fdzdgknr/fzzfjsndbg"


def _article(_: date, number: int) -> str:
    return f"/info/1{number % 1000:03d}/{number}.htm"


def _build(draft: Draft, night: int, origin: str) -> Built:
    built = paged(draft, column_lines(draft, night, origin), 18, _address, _main)
    refresh = '<meta http-equiv="refresh" content="0;url=index.htm">'
    return replace(built, pages=moved(draft, dict(built.pages), "/index.htm", refresh))


def _address(turn: Turn) -> str:
    return f"{_STEM}/{turn.pages - turn.index}.htm" if turn.index else f"{_STEM}.htm"


def _main(lines: Sequence[Line], turn: Turn) -> str:
    up = "../../.." if turn.index else "../.."
    rows = "\n".join(_row(line, up, f"line_u8_{place}") for place, line in enumerate(lines))
    return f'<div class="list-main"><ul>\n{rows}\n</ul>\n{_pager(turn)}</div>'


def _row(line: Line, up: str, name: str) -> str:
    address = line.link if line.link.startswith("http") else up + line.link
    badge = {Badge.NEW: '<img src="/images/new.gif">', Badge.PINNED: '<font color="red">[置顶]</font>'}.get(
        line.badge, ""
    )
    day = f"{line.shown:%Y年%m月%d日}" if line.shown else ""
    return (
        f'<li id="{name}"><span>{day}</span>{badge}<a href="{address}" target="_blank" '
        f'title="{escape(line.title)}">{escape(cut(line.title, 30))}</a></li>'
    )


def _pager(turn: Turn) -> str:
    if turn.index == 0:
        before = '<span class="p_first_d p_fun_d">首页</span><span class="p_prev_d p_fun_d">上页</span>'
    else:
        before = (
            f'<span class="p_first p_fun"><a href="{_relative(turn, 0)}">首页</a></span>'
            f'<span class="p_prev p_fun"><a href="{_relative(turn, turn.index - 1)}">上页</a></span>'
        )
    numbers = "".join(
        f'<span class="p_no_d">{index + 1}</span>'
        if index == turn.index
        else f'<span class="p_no"><a href="{_relative(turn, index)}">{index + 1}</a></span>'
        for index in range(turn.pages)
    )
    after = '<span class="p_next_d p_fun_d">下页</span><span class="p_last_d p_fun_d">尾页</span>'
    if turn.index + 1 < turn.pages:
        after = (
            f'<span class="p_next p_fun"><a href="{_relative(turn, turn.index + 1)}">下页</a></span>'
            f'<span class="p_last p_fun"><a href="{_relative(turn, turn.pages - 1)}">尾页</a></span>'
        )
    jump = f"_simple_list_gotopage_fun({turn.pages},&quot;u8_goto&quot;,2)"
    return (
        '<link rel="stylesheet" content-type="text/css" href="/system/resource/css/pagedown/sys.css">'
        '<div class="pb_sys_common pb_sys_normal pb_sys_style1"><span class="p_pages">'
        f'{before}{numbers}{after}</span> <span class="p_t">共{turn.pages}页</span> <span class="p_goto">'
        '<script language="javascript" src="/system/resource/js/gotopage.js"></script>'
        f'<a href="javascript:;" onclick="{jump}">跳转</a></span></div>'
    )


def _relative(turn: Turn, index: int) -> str:
    """Link another page of the column as it stands from this one."""
    folder = _STEM.rpartition("/")[2]
    target = f"{turn.pages - index}.htm"
    if turn.index == 0:
        return f"{folder}/{target}"
    return target if index else f"../{folder}.htm"


_DRAFT = Draft(
    site=GovSite(
        host="qinzhou.sample.test",
        family="boda",
        issuer="天水市秦州区人民政府",
        region="620502",
        level="county",
        encoding="UTF-8",
        column=f"{_STEM}.htm",
        planted=plant(
            _article,
            ("天水市秦州区人民政府", 2024),
            ("天水市秦州区人力资源和社会保障局", 2023),
            ("天水市秦州区皂郊镇人民政府", 2022),
            ("天水市秦州区人民政府", 2020),
            ("天水市秦州区人民政府", 2025),
        ),
        pages=3,
    ),
    place="秦州区",
    way=(
        Step(name="政务公开", path="/zwgk.htm"),
        Step(name="法定主动公开内容", path="/zwgk/fdzdgknr.htm"),
        Step(name="法治政府建设年度报告", path=f"{_STEM}.htm"),
    ),
    aside=lambda slug: f"/{slug}.htm",
    article=_article,
    look="portal",
    body='id="vsb_content" class="v_news_content"',
    media="text/html",
    announcements=48,
    again=lambda address: address.replace("://", "://www.", 1),
)
MEMBERS = (Member(site=_DRAFT.site, build=partial(_build, _DRAFT)),)
