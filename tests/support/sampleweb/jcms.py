"""大汉 jcms: a first group of records in the page, the others from dataproxy.jsp; servers differ in what they heed."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from html import escape

from jobs.demo.site import Page
from sampleweb.chrome import encoded
from sampleweb.content import column_lines, plant
from sampleweb.paged import shelled, window
from sampleweb.plan import Badge, Built, Draft, GovSite, Line, Member, Query, Step

_PER_PAGE = 15


@dataclass(frozen=True, slots=True, kw_only=True)
class _Proxy:
    path: str
    column: str
    unit: str
    inline: int
    """Records in the column page."""
    chosen: Callable[[Sequence[Line], Query], Sequence[Line]]
    """What this server takes an asked page to be."""


def _by_record(lines: Sequence[Line], query: Query) -> Sequence[Line]:
    """Heed startrecord and endrecord, three pages at most."""
    first, last = query.parameters.get("startrecord", "1"), query.parameters.get("endrecord", "45")
    if not (first.isdecimal() and last.isdecimal()):
        return ()
    return lines[int(first) - 1 : min(int(last), int(first) + 44)]


def _by_page(lines: Sequence[Line], query: Query) -> Sequence[Line]:
    """Heed nothing but `page`, and perpage up to a hundred."""
    size = query.parameters.get("perpage", "15")
    return window(lines, query.parameters.get("page", "1"), min(int(size), 100) if size.isdecimal() else _PER_PAGE)


def _article(column: str) -> Callable[[date, int], str]:
    return lambda day, number: f"/art/{day.year}/{day.month}/{day.day}/art_{column}_{number}.html"


def _build(draft: Draft, proxy: _Proxy, night: int, origin: str) -> Built:
    lines = column_lines(draft, night, origin)

    def answer(query: Query) -> Page:
        fits = (query.parameters.get("columnid"), query.parameters.get("unitid")) == (proxy.column, proxy.unit)
        return _answer(draft, proxy.chosen(lines, query) if fits else (), len(lines))

    return shelled(draft, lines, _main(draft, proxy, lines), {proxy.path: answer})


def _answer(draft: Draft, lines: Sequence[Line], total: int) -> Page:
    pages = -(-total // _PER_PAGE)
    page = encoded(
        draft,
        f"<?xml version='1.0' encoding='{draft.site.encoding}'?><datastore><totalrecord>{total}</totalrecord>"
        f"<totalpage>{pages}</totalpage><recordset>{_records(lines)}</recordset></datastore>",
    )
    return Page(body=page.body, content_type=f"text/xml;charset={draft.site.encoding}")


def _main(draft: Draft, proxy: _Proxy, lines: Sequence[Line]) -> str:
    query = f"webid=49&path=/&columnid={proxy.column}&unitid={proxy.unit}&webname={draft.site.issuer}&permissiontype=0"
    return f"""<div class="bt_list"><div id="{proxy.unit}" class="default_pgContainer"></div>
<script type="text/xml"><datastore>
<nextgroup><![CDATA[<a href="{proxy.path}?page=1&{query}"></a>]]></nextgroup>
<recordset>
{_records(lines[: proxy.inline])}
</recordset>
</datastore></script>
<script type="text/javascript" src="/script/jquery.jpage.js"></script>
<script type="text/javascript">$(function(){{ $('#{proxy.unit}').jpage({{
  totalRecord:{len(lines)},
  dataBefore:'<ul class="list">', dataAfter:'</ul>',
  proxyUrl:'{proxy.path}', perPage:{_PER_PAGE}, groupSize:3, barPosition:'bottom',
  ajaxParam:{{col:1,appid:1,webid:49,path:'/',columnid:{proxy.column},sourceContentType:1,unitid:'{proxy.unit}',
    webname:'{draft.site.issuer}',permissiontype:0}}
}}); }});</script></div>"""


def _records(lines: Sequence[Line]) -> str:
    return "\n".join(f"<record><![CDATA[\n{_row(line)}]]></record>" for line in lines)


def _row(line: Line) -> str:
    badge = {Badge.NEW: "<img src='/images/new.gif'>", Badge.PINNED: "<span class='zd'>置顶</span>"}.get(line.badge, "")
    day = f"<span class='bt-data-time'>{line.shown:[%Y-%m-%d]}</span>" if line.shown else ""
    title = escape(line.title)
    return f"<li>{badge}<a title='{title}' target='_blank' href='{line.link}'>{title}</a>{day}</li>"


_NEW = Draft(
    site=GovSite(
        host="siyang.sample.test",
        family="jcms",
        issuer="泗阳县人民政府",
        region="321323",
        level="county",
        encoding="UTF-8",
        column="/col/col71910/index.html",
        planted=plant(
            _article("71910"),
            ("泗阳县人民政府", 2024),
            ("泗阳县众兴街道办事处", 2023),
            ("泗阳县水利局", 2022),
            ("泗阳县人民政府", 2020),
            ("泗阳县人民政府", 2018),
            ("泗阳县人民政府", 2025),
        ),
        pages=3,
    ),
    place="泗阳县",
    way=(
        Step(name="政府信息公开", path="/col/col5001/index.html"),
        Step(name="法定主动公开内容", path="/col/col5002/index.html"),
        Step(name="法治政府建设年度报告", path="/col/col71910/index.html"),
    ),
    aside=lambda slug: f"/col/col{sum(slug.encode())}/index.html",
    article=_article("71910"),
    look="plain",
    body='id="zoom" class="bt-content"',
    media="text/html;charset=UTF-8",
    announcements=96,
    again=lambda address: f"{address}?xxgkhide=1",
    lures=(("http://lingxian.outside.test:0/art/9.html", "邻县人民政府2024年法治政府建设情况报告"),),
)
_OLD = Draft(
    site=GovSite(
        host="tengzhou.sample.test",
        family="jcms",
        issuer="滕州市人民政府",
        region="370481",
        level="county",
        encoding="gbk",
        column="/col/col4410/index.html",
        planted=plant(
            _article("4410"),
            ("滕州市人民政府", 2024),
            ("滕州市荆河街道办事处", 2022),
            ("滕州市审计局", 2021),
            ("滕州市人民政府", 2018),
            ("滕州市西岗镇人民政府", 2025),
        ),
        pages=4,
    ),
    place="滕州市",
    way=(
        Step(name="政务公开", path="/col/col4001/index.html"),
        Step(name="其他法定信息", path="/col/col4002/index.html"),
        Step(name="依法行政", path="/col/col4410/index.html"),
    ),
    aside=lambda slug: f"/col/col{sum(slug.encode())}/index.html",
    article=_article("4410"),
    look="classic",
    body='id="zoom"',
    media="text/html;charset=gbk",
    announcements=50,
)
MEMBERS = (
    Member(
        site=_NEW.site,
        build=partial(
            _build,
            _NEW,
            _Proxy(path="/module/web/jpage/dataproxy.jsp", column="71910", unit="297999", inline=45, chosen=_by_record),
        ),
    ),
    Member(
        site=_OLD.site,
        build=partial(
            _build,
            _OLD,
            _Proxy(path="/module/jpage/dataproxy.jsp", column="4410", unit="17370", inline=15, chosen=_by_page),
        ),
    ),
)
