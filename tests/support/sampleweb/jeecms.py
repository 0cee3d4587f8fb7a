"""jeecms: `index.jhtml`, then `index_2.jhtml`; titles are cut and stand nowhere in full but on their own pages."""

from collections.abc import Sequence
from datetime import date
from functools import partial
from html import escape

from sampleweb.chrome import cut
from sampleweb.content import column_lines, plant
from sampleweb.paged import Turn, paged
from sampleweb.plan import Badge, Built, Draft, GovSite, Line, Member, Step

_FOLDER = "/fzzfjsndbg/"


def _article(_: date, number: int) -> str:
    return f"{_FOLDER}{number}.jhtml"


def _build(draft: Draft, night: int, origin: str) -> Built:
    return paged(draft, column_lines(draft, night, origin), 20, _address, _main)


def _address(turn: Turn) -> str:
    return f"{_FOLDER}index_{turn.index + 1}.jhtml" if turn.index else f"{_FOLDER}index.jhtml"


def _main(lines: Sequence[Line], turn: Turn) -> str:
    rows = "\n".join(_row(line) for line in lines)
    return f'<div class="article-content"><ul>\n{rows}\n</ul></div>\n<div class="pagesite">{_pager(turn)}</div>'


def _row(line: Line) -> str:
    badge = {Badge.NEW: '<img src="/r/cms/www/new.gif"/>', Badge.PINNED: "<span class='top'>[顶]</span>"}.get(
        line.badge, ""
    )
    day = f'<span class="list-time">[{line.shown:%Y.%m.%d}]</span>' if line.shown else ""
    return (
        f'<li><div class="list-times">{day}</div>{badge}<a href="{line.link}" target="_blank">'
        f"{escape(cut(line.title, 26))}</a>"
        f'<p class="txt">{escape(line.paragraphs[0][:50])}…<a href="{line.link}">[查看全文]</a></p></li>'
    )


def _pager(turn: Turn) -> str:
    here = turn.index + 1
    after = f"onclick=\"location.href='index_{here + 1}.jhtml';\"" if here < turn.pages else "disabled"
    link = f'<a href="index_{here + 1}.jhtml">下一页</a>' if here < turn.pages else "<a disabled>下一页</a>"
    return (
        f"<div>共{turn.total}条记录 {here}/{turn.pages}页 {link} "
        f'<input type="button" value="下一页" {after}/> '
        f'第<select onchange="location.href=_gotoPage(this.value)"><option>{here}</option></select>页</div>'
        "<script>function getTableForm(){return document.getElementById('tableForm');}"
        f"function _gotoPage(pageNo){{ if(pageNo==1) return 'index.jhtml'; return 'index_'+pageNo+'.jhtml'; }}</script>"
    )


_DRAFT = Draft(
    site=GovSite(
        host="zhengdong.sample.test",
        family="jeecms",
        issuer="郑州市郑东新区管理委员会",
        region="410100",
        level="zone",
        encoding="utf-8",
        column=f"{_FOLDER}index.jhtml",
        planted=plant(
            _article,
            ("郑州市郑东新区管理委员会", 2024),
            ("郑东新区商都路办事处", 2022),
            ("郑州市郑东新区管理委员会", 2021),
            ("郑州市郑东新区管理委员会", 2018),
            ("郑州市郑东新区管理委员会", 2025),
        ),
        pages=3,
    ),
    place="郑东新区",
    way=(
        Step(name="信息公开", path="/xxgk.jhtml"),
        Step(name="法定主动公开内容", path="/fdzdgknr.jhtml"),
        Step(name="法治政府建设年度报告", path=f"{_FOLDER}index.jhtml"),
    ),
    aside=lambda slug: f"/{slug}/index.jhtml",
    article=_article,
    look="classic",
    body='class="Content"',
    media="text/html;charset=UTF-8",
    announcements=52,
)
MEMBERS = (Member(site=_DRAFT.site, build=partial(_build, _DRAFT)),)
