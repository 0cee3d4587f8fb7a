"""TRS WCM: pages that a script numbers, from 0 with four arguments or variables, from 1 with six arguments."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import partial
from html import escape

from sampleweb.chrome import cut
from sampleweb.content import column_lines, plant
from sampleweb.paged import Turn, paged
from sampleweb.plan import Badge, Built, Draft, GovSite, Line, Member, Step


@dataclass(frozen=True, slots=True, kw_only=True)
class _Paging:
    folder: str
    stem: str
    ending: str
    second: int
    """The number of the second page."""
    script: str


def _dated(folder: str, ending: str) -> Callable[[date, int], str]:
    return lambda day, number: f"{folder}{day:%Y%m}/t{day:%Y%m%d}_{number}.{ending}"


def _build(draft: Draft, paging: _Paging, night: int, origin: str) -> Built:
    def address(turn: Turn) -> str:
        tail = f"_{turn.index - 1 + paging.second}" if turn.index else ""
        return f"{paging.folder}{paging.stem}{tail}.{paging.ending}"

    def main(lines: Sequence[Line], turn: Turn) -> str:
        rows = "\n".join(_row(line, paging.folder) for line in lines)
        script = paging.script.format(
            pages=turn.pages, index=turn.index, number=turn.index + 1, name=paging.stem, total=turn.total
        )
        return f'<div class="right"><ul class="gl-list">\n{rows}\n</ul><div id="page_div">{script}</div></div>'

    built = paged(draft, column_lines(draft, night, origin), 18, address, main)
    first = built.pages[address(Turn(index=0, pages=1, total=0))]
    return replace(built, pages={**built.pages, paging.folder: first})


def _row(line: Line, folder: str) -> str:
    address = line.link.replace(folder, "./", 1) if line.link.startswith(folder) else line.link
    badge = {Badge.NEW: '<img src="/images/new.gif" />', Badge.PINNED: '<b class="ding">[置顶]</b>'}.get(line.badge, "")
    day = f'<span class="date">{line.shown}</span>' if line.shown else ""
    return (
        f'<li>{badge}<a href="{address}" target="_blank" title="{escape(line.title)}">{escape(cut(line.title))}</a>'
        f"{day}</li>"
    )


_FROM_ZERO = (
    '<script language="JavaScript">\n'
    "function createPageHTML(_nPageCount, _nCurrIndex, _sPageName, _sPageExt){{ if(_nPageCount<=1){{return;}}\n"
    'document.write("<a href=\\""+_sPageName+"_"+(_nCurrIndex+1)+"."+_sPageExt+"\\">下一页</a>"); }}\n'
    'createPageHTML({pages}, {index}, "{name}", "html");</script>'
)
_FROM_ONE = (
    '<script src="/images/page.js"></script>'
    "<script>createPageHTML('page_div',{pages}, {number},'{name}','shtml',{total});</script>"
)

_VARIABLES = """<script>
var currentPage = {index};//所在页从0开始
var prevPage = currentPage-1//上一页
var nextPage = currentPage+1//下一页
var countPage = {pages}//共多少页
document.write("共"+countPage+"页");
if(currentPage<(countPage-1)){{ document.write("<a href=\\"index_"+nextPage+".html\\">下一页</a>"); }}
</script>"""

_A = "/zwgk_252/zfxxgkml/fzzfjsndbg/"
_ZERO = Draft(
    site=GovSite(
        host="yubei.sample.test",
        family="trs",
        issuer="重庆市渝北区人民政府",
        region="500112",
        level="county",
        encoding="utf-8",
        column=_A,
        planted=plant(
            _dated(_A, "html"),
            ("重庆市渝北区人民政府", 2024),
            ("重庆市渝北区教育委员会", 2024),
            ("重庆市渝北区王家街道办事处", 2022),
            ("重庆市渝北区司法局", 2021),
            ("重庆市渝北区人民政府", 2018),
            ("重庆市渝北区人民政府", 2025),
        ),
        pages=4,
    ),
    place="渝北区",
    way=(
        Step(name="政务公开", path="/zwgk_252/"),
        Step(name="法定主动公开内容", path="/zwgk_252/fdzdgknr/"),
        Step(name="法治政府建设", path=_A),
    ),
    aside=lambda slug: f"/zwgk_252/{slug}/",
    article=_dated(_A, "html"),
    look="plain",
    body='class="view TRS_UEDITOR trs_paper_default trs_web"',
    media="text/html; charset=utf-8",
    announcements=60,
    again=lambda address: address.replace(".html", "_wap.html"),
    lures=(("http://fazhi-zhengfu.clone.test:0/fzzf/9.html", "重庆市渝北区人民政府2023年法治政府建设情况报告"),),
    robots=True,
)
_B = "/xxgk/fdzdgk/ghjh/"
_ONE = Draft(
    site=GovSite(
        host="luxi.sample.test",
        family="trs",
        issuer="泸溪县人民政府",
        region="433122",
        level="county",
        encoding="utf-8",
        column=f"{_B}fzzfndbg.shtml",
        planted=plant(
            _dated(_B, "shtml"),
            ("泸溪县人民政府", 2024),
            ("泸溪县林业局", 2023),
            ("泸溪县人民政府", 2022),
            ("泸溪县浦市镇人民政府", 2020),
            ("泸溪县人民政府", 2018),
            ("泸溪县人民政府", 2025),
        ),
        pages=4,
    ),
    place="泸溪县",
    way=(
        Step(name="政府信息公开", path="/xxgk/"),
        Step(name="规划计划", path="/xxgk/fdzdgk/"),
        Step(name="法治政府建设年度报告", path=f"{_B}fzzfndbg.shtml"),
    ),
    aside=lambda slug: f"/xxgk/{slug}/list.shtml",
    article=_dated(_B, "shtml"),
    look="portal",
    body="class='TRS_Editor' id='zoom'",
    media="text/html",
    announcements=57,
)
_C = "/xxgk/zfxxgkml/fzzfjs/"
_LIST = Draft(
    site=GovSite(
        host="yanchi.sample.test",
        family="trs",
        issuer="盐池县人民政府",
        region="640323",
        level="county",
        encoding="gb2312",
        column=f"{_C}list.html",
        planted=plant(
            _dated(_C, "html"),
            ("盐池县人民政府", 2024),
            ("盐池县大水坑镇人民政府", 2022),
            ("盐池县审批服务管理局", 2021),
            ("盐池县人民政府", 2019),
            ("盐池县自然资源局", 2025),
        ),
        pages=3,
    ),
    place="盐池县",
    way=(
        Step(name="政务公开", path="/xxgk/"),
        Step(name="政府信息公开目录", path="/xxgk/zfxxgkml/"),
        Step(name="依法行政", path=f"{_C}list.html"),
    ),
    aside=lambda slug: f"/xxgk/zfxxgkml/{slug}/list.html",
    article=_dated(_C, "html"),
    look="classic",
    body='class="TRS_Editor"',
    media="text/html",
    announcements=48,
    again=lambda address: f"{address}?ddtab=true",
)

_D = "/zwgk/fdzdgknr/qtfdxx/"
_UNDATED = Draft(
    site=GovSite(
        host="jiangnan.sample.test",
        family="trs",
        issuer="南宁市江南区人民政府",
        region="450105",
        level="county",
        encoding="utf-8",
        column=_D,
        planted=plant(
            lambda _, number: f"{_D}t{number}.html",
            ("南宁市江南区人民政府", 2024),
            ("南宁市江南区江西镇人民政府", 2023),
            ("南宁市江南区城市管理局", 2021),
            ("南宁市江南区人民政府", 2018),
            ("南宁市江南区人民政府", 2025),
        ),
        pages=3,
    ),
    place="江南区",
    way=(
        Step(name="政务公开", path="/zwgk/"),
        Step(name="法定主动公开内容", path="/zwgk/fdzdgknr/"),
        Step(name="其他法定信息", path=_D),
    ),
    aside=lambda slug: f"/zwgk/{slug}/",
    article=lambda _, number: f"{_D}t{number}.html",
    look="portal",
    body='class="TRS_Editor"',
    media="text/html",
    announcements=48,
)
_PAGINGS = {
    _ZERO: _Paging(folder=_A, stem="index", ending="html", second=1, script=_FROM_ZERO),
    _ONE: _Paging(folder=_B, stem="fzzfndbg", ending="shtml", second=2, script=_FROM_ONE),
    _LIST: _Paging(folder=_C, stem="list", ending="html", second=1, script=_FROM_ZERO),
    _UNDATED: _Paging(folder=_D, stem="index", ending="html", second=1, script=_VARIABLES),
}
MEMBERS = tuple(Member(site=draft.site, build=partial(_build, draft, paging)) for draft, paging in _PAGINGS.items())
