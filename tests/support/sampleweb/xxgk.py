"""大汉 信息公开: search.jsp gives the whole unit's list as a table, other columns' articles among it."""

from collections.abc import Sequence
from datetime import date
from functools import partial
from html import escape

from jobs.demo.site import Page
from sampleweb.chrome import encoded
from sampleweb.content import column_lines, plant
from sampleweb.paged import shelled, window
from sampleweb.plan import Badge, Built, Draft, GovSite, Line, Member, Query, Step

_COLUMN = "/col/col22641/index.html"
_AREA = "11371002004358"
_PER_PAGE = 20


def _planted_article(day: date, number: int) -> str:
    return f"/art/{day.year}/{day.month}/{day.day}/art_22641_{number}.html"


def _any_article(day: date, number: int) -> str:
    """Two announcements of three belong to other columns of the unit."""
    column = 22641 if number % 3 == 0 else 22650 + number % 7
    return f"/art/{day.year}/{day.month}/{day.day}/art_{column}_{number}.html"


def _build(draft: Draft, night: int, origin: str) -> Built:
    lines = column_lines(draft, night, origin)

    def answer(query: Query) -> Page:
        page = query.parameters.get("currpage", "1")
        fits = query.parameters.get("area") == _AREA
        return encoded(draft, _table(window(lines, page, _PER_PAGE) if fits else (), page, len(lines)))

    return shelled(draft, lines, _MAIN, {"/module/xxgk/search.jsp": answer})


def _table(lines: Sequence[Line], page: str, total: int) -> str:
    rows = "\n".join(_row(line, place) for place, line in enumerate(lines))
    pages = -(-total // _PER_PAGE)
    turns = f"&nbsp;&nbsp;共{pages}页&nbsp;第{page}页&nbsp;共{total}条 "
    if page.isdecimal() and int(page) < pages:
        turns += (
            f'<a href="javascript:goPage({int(page) + 1})">下一页</a> <a href="javascript:goPage({pages})">尾页</a>'
        )
    return (
        '<table width="100%" class="xxgk_table">'
        '<tr class="tr_main_title"><td>索引号</td><td>信息名称</td><td>发布日期</td></tr>\n'
        f'{rows}\n</table><table><tr><td align="right">{turns}</td></tr></table>'
    )


def _row(line: Line, place: int) -> str:
    kind = "even" if place % 2 else "odd"
    badge = {Badge.NEW: '<img src="/images/new.gif">', Badge.PINNED: "[顶]"}.get(line.badge, "")
    day = str(line.shown) if line.shown else ""
    return (
        f'<tr class="tr_main_value_{kind}"><td>{_AREA}/{line.published.year}-{place:05d}</td><td>{badge}'
        f"<a href='{line.link}' class='bt_link' title='{escape(line.title)}' target='_blank'>{escape(line.title)}</a>"
        f"</td><td align='center'>{day}</td></tr>"
    )


_MAIN = f"""<div class="xxgk"><div class="left">
<iframe src="/module/xxgk/tree.jsp?area={_AREA}&unitid=1" height="600"></iframe></div>
<div class="right" id="div22641"></div>
<script type="text/javascript" src="/module/xxgk/js/xxgk.js"></script>
<script type="text/javascript">
function goPage(page){{
  var param = "infotypeId=&jdid=38&area={_AREA}&divid=div22641&vc_title=&vc_number="
    + "&sortfield=,createdatetime:0&currpage=" + page + "&vc_filenumber=&vc_all=&texttype=0&fbtime=-1";
  $.ajax({{type: "POST", url: "/module/xxgk/search.jsp?infotypeId=&vc_title=&vc_number=&area={_AREA}", data: param,
    success: function(html){{ $("#div22641").html(html); }} }});
}}
goPage(1);
</script></div>"""

_DRAFT = Draft(
    site=GovSite(
        host="huancui.sample.test",
        family="xxgk",
        issuer="威海市环翠区人民政府",
        region="371002",
        level="county",
        encoding="utf-8",
        column=f"{_COLUMN}?number=WH22641",
        planted=plant(
            _planted_article,
            ("威海市环翠区人民政府", 2024),
            ("威海市环翠区司法局", 2023),
            ("威海市环翠区人民政府", 2021),
            ("威海市环翠区卫生健康局", 2018),
            ("威海市环翠区人民政府", 2025),
        ),
        pages=4,
    ),
    place="环翠区",
    way=(
        Step(name="政府信息公开", path="/col/col22000/index.html"),
        Step(name="其他法定信息", path="/col/col22001/index.html"),
        Step(name="法治政府建设年度报告", path=f"{_COLUMN}?number=WH22641"),
    ),
    aside=lambda slug: f"/col/col{sum(slug.encode())}/index.html",
    article=_any_article,
    look="portal",
    body='id="zoom"',
    media="text/html;charset=utf-8",
    announcements=66,
    again=lambda address: f"{address}?xxgkhide=1",
)
MEMBERS = (Member(site=_DRAFT.site, build=partial(_build, _DRAFT)),)
