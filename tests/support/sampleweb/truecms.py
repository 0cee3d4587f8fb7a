"""TrueCMS: thirty records in the page, the others as XML inside JSONP; more than sixty at a time are refused."""

import json
from collections.abc import Sequence
from datetime import date
from functools import partial
from html import escape

from jobs.demo.site import Page
from sampleweb.announcements import hexadecimal
from sampleweb.content import column_lines, plant
from sampleweb.paged import shelled
from sampleweb.plan import Badge, Built, Draft, GovSite, Line, Member, Query, Step

_FOLDER = "/rgsrmzf/fzzfjs/"
_ID = "754f6db5-d294-46d5-b25c-da3a86d102cd"
_INLINE, _MOST = 30, 60


def _article(_: date, number: int) -> str:
    name = hexadecimal(str(number))
    return f"{_FOLDER}content/{name[:8]}-{name[8:12]}-{name[12:16]}-{name[16:20]}-{name[20:]}.html"


def _build(draft: Draft, night: int, origin: str) -> Built:
    lines = column_lines(draft, night, origin)

    def answer(query: Query) -> Page:
        asked = query.parameters
        first, last = asked.get("startrecord", ""), asked.get("endrecord", "")
        if asked.get("columnId") != _ID or not (first.isdecimal() and last.isdecimal()):
            return Page(body=b"", status=404)
        if int(last) - int(first) + 1 > _MOST or not int(first):
            return Page(body=b"", status=404)
        found = _records(lines[int(first) - 1 : int(last)])
        records = f"<datastore><totalrecord>{len(lines)}</totalrecord><recordset>{found}</recordset></datastore>"
        body = json.dumps({"result": records}, ensure_ascii=False)
        callback = asked.get("callback", "")
        return Page(
            body=(f"{callback}({body})" if callback.isidentifier() else body).encode(),
            content_type="text/javascript;charset=UTF-8",
        )

    main = _MAIN.replace("TOTAL", str(len(lines))).replace("RECORDS", "".join(_row(line) for line in lines[:_INLINE]))
    return shelled(draft, lines, main, {"/truecms/messageController/getMessage.do": answer})


def _records(lines: Sequence[Line]) -> str:
    return "".join(f"<record><![CDATA[{_row(line)}]]></record>" for line in lines)


def _row(line: Line) -> str:
    badge = {Badge.NEW: '<img src="/resources/new.png">', Badge.PINNED: "<b>[置顶]</b>"}.get(line.badge, "")
    day = f"<span>{line.shown}</span>" if line.shown else "<span></span>"
    title = escape(line.title)
    return f'<li>{badge}<a href="{line.link}" target="_blank" title="{title}">{title}</a>{day}</li>'


_MAIN = f"""<div id="list_div"></div>
<div id="initData" style="display:none"><ul class="xxgk-list-con">RECORDS</ul></div>
<script src="/resources/js/jquery.jpage.js"></script>
<script>
$('#list_div').jpage({{
  dataStore: document.getElementById('initData').innerHTML, totalRecord:TOTAL,
  dataBefore:'<ul class="xxgk-list-con">', dataAfter:'</ul>',
  proxyUrl:'/truecms/messageController/getMessage.do', perPage:10, groupSize:3, barPosition:'bottom',
  ajaxParam:{{ columnId:'{_ID}' }}
}});
</script>"""

_DRAFT = Draft(
    site=GovSite(
        host="rugao.sample.test",
        family="truecms",
        issuer="如皋市人民政府",
        region="320682",
        level="county",
        encoding="utf-8",
        column=f"{_FOLDER}fzzfjs.html",
        planted=plant(
            _article,
            ("如皋市人民政府", 2024),
            ("如皋市搬经镇人民政府", 2023),
            ("如皋市人民政府", 2021),
            ("如皋市市场监督管理局", 2018),
            ("如皋市人民政府", 2025),
        ),
        pages=3,
    ),
    place="如皋市",
    way=(
        Step(name="政府信息公开", path="/rgsrmzf/xxgk/xxgk.html"),
        Step(name="法定主动公开内容", path="/rgsrmzf/fdzdgknr/fdzdgknr.html"),
        Step(name="法治政府建设", path=f"{_FOLDER}fzzfjs.html"),
    ),
    aside=lambda slug: f"/rgsrmzf/{slug}/{slug}.html",
    article=_article,
    look="portal",
    body='id="zoomcon" class="zoomcon"',
    media="text/html;charset=UTF-8",
    announcements=70,
)
MEMBERS = (Member(site=_DRAFT.site, build=partial(_build, _DRAFT)),)
