"""安徽 龙讯: the first page inline, the others as fragments from `/site/label/8888`."""

from collections.abc import Sequence
from datetime import date
from functools import partial
from html import escape

from jobs.demo.site import Page, html_page
from sampleweb.chrome import cut
from sampleweb.content import column_lines, plant
from sampleweb.paged import shelled, window
from sampleweb.plan import Badge, Built, Draft, GovSite, Line, Member, Query, Step

_SITE, _ORGAN, _CATEGORY = "6793339", "6615904", "6718758"
_COLUMN = f"/public/column/{_ORGAN}?type=4&catId={_CATEGORY}&action=list"
_PER_PAGE = 15


def _article(_: date, number: int) -> str:
    return f"/public/{_ORGAN}/{number}.html"


def _build(draft: Draft, night: int, origin: str) -> Built:
    lines = column_lines(draft, night, origin)
    pages = -(-len(lines) // _PER_PAGE)

    def answer(query: Query) -> Page:
        asked = query.parameters
        fits = (
            asked.get("labelName") == "publicInfoList"
            and asked.get("siteId") == _SITE
            and asked.get("organId") == _ORGAN
            and _CATEGORY in (asked.get("catId"), asked.get("catIds"))
        )
        found = window(lines, asked.get("pageIndex", "1"), _PER_PAGE) if fits else ()
        return html_page(_fragment(found) if found else '<div class="nodata">暂无相关信息</div>')

    return shelled(draft, lines, _main(lines[:_PER_PAGE], pages, len(lines)), {"/site/label/8888": answer})


def _main(lines: Sequence[Line], pages: int, total: int) -> str:
    return f"""<meta name="SiteId" content="{_SITE}" />
<div class="gk_list" id="page_list">{_fragment(lines)}</div>
<div id="page_public_info" class="page-wrap"></div>
<script>
var siteId = "{_SITE}", organId = "{_ORGAN}", yxCatId = "{_CATEGORY}";
Ls.pagination("#page_public_info", function(pageIndex){{
  Ls.ajax({{url: "/site/label/8888", dataType: "html", data: {{
    labelName: "publicInfoList", siteId: siteId, pageSize: {_PER_PAGE}, pageIndex: pageIndex, action: "list",
    fuzzySearch: false, fromCode: "title", sortType: 1, isDate: true, dateFormat: "yyyy-MM-dd", length: 80,
    organId: organId, type: 4, catIds: "", cId: "", catId: yxCatId,
    result: "暂无相关信息", file: "/xxgk/publicInfoList_newest2020"}}}});
}}, {{pageIndex:1, pageSize:{_PER_PAGE}, total:{total}, pageCount:{pages}}});
</script>"""


def _fragment(lines: Sequence[Line]) -> str:
    rows = "\n".join(_row(line) for line in lines)
    return f'<ul class="clearfix xxgk_nav_list">\n{rows}\n</ul>'


def _row(line: Line) -> str:
    badge = {Badge.NEW: '<span class="isNew"></span>', Badge.PINNED: '<span class="isTop"></span>'}.get(line.badge, "")
    day = f'<span class="date">{line.shown}</span>' if line.shown else '<span class="date"></span>'
    return (
        f'<li class="clearfix"><a href="{line.link}" class="title" target="_blank" title="{escape(line.title)}">'
        f"{badge}{escape(cut(line.title, 40))}</a>{day}</li>"
    )


_DRAFT = Draft(
    site=GovSite(
        host="qimen.sample.test",
        family="lonsun",
        issuer="祁门县人民政府",
        region="341024",
        level="county",
        encoding="utf-8",
        column=_COLUMN,
        planted=plant(
            _article,
            ("祁门县人民政府", 2024),
            ("祁门县金字牌镇人民政府", 2023),
            ("祁门县人民政府", 2021),
            ("祁门县教育局", 2018),
            ("祁门县人民政府", 2025),
        ),
        pages=4,
    ),
    place="祁门县",
    way=(
        Step(name="信息公开", path="/zwgk/index.html"),
        Step(name="县政府办公室", path=f"/public/column/{_ORGAN}01"),
        Step(name="法治政府建设", path=_COLUMN),
    ),
    aside=lambda slug: f"/content/column/{sum(slug.encode())}",
    article=_article,
    look="plain",
    body='class="j-fontContent wzcon"',
    media="text/html;charset=UTF-8",
    announcements=50,
)
MEMBERS = (Member(site=_DRAFT.site, build=partial(_build, _DRAFT)),)
