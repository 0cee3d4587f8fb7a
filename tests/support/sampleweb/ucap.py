"""开普 ucap: ready pages numbered by a script, or a search that answers in JSON."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from functools import partial
from html import escape

from jobs.demo.site import Page
from sampleweb.announcements import hexadecimal
from sampleweb.chrome import cut, moved
from sampleweb.content import column_lines, plant
from sampleweb.paged import Turn, json_page, paged, shelled, window
from sampleweb.plan import Badge, Built, Draft, GovSite, Line, Member, Query, Step

_STATIC = "/chenxi/c119418/"
_SEARCHED = "/hljsthj/c114212/"
_CHANNEL = "d9459b0a5b814070974bee87b113b6a1"
_SEARCH = f"/common/search/{_CHANNEL}"


def _static_article(day: date, number: int) -> str:
    return f"{_STATIC}{day:%Y%m}/{hexadecimal(str(number))}.shtml"


def _searched_article(day: date, number: int) -> str:
    return f"{_SEARCHED}{day:%Y%m}/c00_{number}.shtml"


def _build_static(draft: Draft, night: int, origin: str) -> Built:
    def address(turn: Turn) -> str:
        return f"{_STATIC}common_list_{turn.index + 1}.shtml" if turn.index else f"{_STATIC}common_list.shtml"

    def main(lines: Sequence[Line], turn: Turn) -> str:
        rows = "\n".join(_row(line) for line in lines)
        return (
            f'<div class="list"><ul class="news-ul">\n{rows}\n</ul></div><div id="page_div" class="page"></div>'
            f"<script>createPageHTML('page_div',{turn.pages}, {turn.index + 1},'common_list','shtml',{turn.total});"
            "</script>"
        )

    built = paged(draft, column_lines(draft, night, origin), 20, address, main)
    script = '<script type="text/javascript">window.location.href = "/chenxi/index.shtml";</script>'
    return replace(built, pages=moved(draft, dict(built.pages), "/chenxi/index.shtml", script))


def _row(line: Line) -> str:
    badge = {Badge.NEW: '<span class="new"></span>', Badge.PINNED: "<font color='#ff0000'>【置顶】</font>"}.get(
        line.badge, ""
    )
    day = f"{line.shown:%Y/%m/%d}" if line.shown else ""
    return (
        f'<li>{badge}<a href="{line.link}" title="{escape(line.title)}" target="_blank">'
        f'<i></i>{escape(cut(line.title, 28))}</a><span class="time">{day}</span></li>'
    )


def _build_searched(draft: Draft, night: int, origin: str) -> Built:
    lines = column_lines(draft, night, origin)
    host = origin.partition(":")[2]

    def search(query: Query) -> Page:
        page = query.parameters.get("page", "1")
        size = query.parameters.get("_pageSize", "15")
        found = window(lines, page, min(int(size), 50) if size.isdecimal() else 15)
        results = [_result(line, host) for line in found]
        return json_page({"code": 0, "data": {"page": page, "rows": size, "total": len(lines), "results": results}})

    return shelled(draft, lines, _SHELL, {_SEARCH: search})


def _result(line: Line, host: str) -> dict[str, str]:
    return {
        "title": line.title,
        "subTitle": "",
        "url": host + line.link,
        "publishedTimeStr": f"{line.shown} 09:30:00" if line.shown else "",
        "manuscriptId": hexadecimal(line.path),
        "channelName": "法治政府建设",
    }


_SHELL = f"""<div class="zfxxgk_list"><ul id="list"></ul><div id="page" class="pagination"></div></div>
<script>
var channelId = '{_CHANNEL}';
function load(page){{
  $.ajax({{
    url: '{_SEARCH}?_isAgg=true&_isJson=true&_pageSize=15&_template=index&_rangeTimeGte=&_channelName=&page=' + page,
    dataType: 'json', success: function(answer){{ draw(answer.data.results, answer.data.total); }} }});
}}
load(1);
</script>"""

_CHENXI = Draft(
    site=GovSite(
        host="chenxi.sample.test",
        family="ucap",
        issuer="辰溪县人民政府",
        region="431223",
        level="county",
        encoding="utf-8",
        column=f"{_STATIC}common_list.shtml",
        planted=plant(
            _static_article,
            ("辰溪县人民政府", 2024),
            ("罗子山瑶族乡人民政府", 2023),
            ("辰溪县农业农村局", 2022),
            ("辰溪县人民政府", 2020),
            ("辰溪县黄溪口镇人民政府", 2017),
            ("辰溪县人民政府", 2025),
        ),
        pages=4,
    ),
    place="辰溪县",
    way=(
        Step(name="政务公开", path="/chenxi/c100/zfxxgk.shtml"),
        Step(name="通知公告", path=f"{_STATIC}common_list.shtml"),
    ),
    aside=lambda slug: f"/chenxi/{slug}/list.shtml",
    article=_static_article,
    look="portal",
    body='class="pages_content mhide" id="UCAP-CONTENT"',
    media="text/html",
    announcements=58,
    again=lambda address: f"{address}?ddtab=true",
    robots=True,
)
_HLJ = Draft(
    site=GovSite(
        host="hljsthj.sample.test",
        family="ucap",
        issuer="黑龙江省生态环境厅",
        region="230000",
        level="department",
        encoding="utf-8",
        column=f"{_SEARCHED}zfxxgk_list.shtml",
        planted=plant(
            _searched_article,
            ("黑龙江省生态环境厅", 2024),
            ("黑龙江省生态环境厅", 2022),
            ("黑龙江省生态环境厅", 2020),
            ("黑龙江省生态环境厅", 2018),
            ("黑龙江省生态环境厅", 2025),
        ),
        pages=4,
    ),
    place="黑龙江省生态环境厅",
    way=(
        Step(name="政府信息公开", path="/hljsthj/zfxxgk.shtml"),
        Step(name="法定主动公开内容", path="/hljsthj/c113/zfxxgk.shtml"),
        Step(name="法治政府建设", path=f"{_SEARCHED}zfxxgk_list.shtml"),
    ),
    aside=lambda slug: f"/hljsthj/{slug}/list.shtml",
    article=_searched_article,
    look="plain",
    body='class="article-body" id="mainText"',
    media="text/html;charset=UTF-8",
    announcements=50,
)
MEMBERS = (
    Member(site=_CHENXI.site, build=partial(_build_static, _CHENXI)),
    Member(site=_HLJ.site, build=partial(_build_searched, _HLJ)),
)
