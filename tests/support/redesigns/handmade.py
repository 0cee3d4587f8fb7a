"""Sites rebuilt by hand: columns under other menus and names, split, reworded; and pages that only look alike."""

from functools import partial

from sampleweb.plan import Built

from jobs.demo.site import Page, html_page
from redesigns.building import YEARS, NewSite, before, dated, links, new_site, rows_of, titles_of
from redesigns.old import COLUMN
from redesigns.site import Redesign


def _other_menu(issuer: str, _origin: str) -> Built:
    site, rows = new_site(issuer), rows_of(issuer)
    site.home()
    site.menu("/zwgk/", "政务公开", [("/zwgk/jg/", "机构职能"), ("/zwgk/qt/", "其他法定信息"), ("/zwgk/cz/", "财政")])
    site.menu("/zwgk/qt/", "其他法定信息", [("/zwgk/qt/a/", "提案办理"), ("/zwgk/qt/b/", "年度重点工作")])
    site.listing("/zwgk/qt/b/", "年度重点工作", rows)
    site.articles(rows)
    return site.built()


def _years(issuer: str, _origin: str) -> Built:
    site, rows = new_site(issuer), rows_of(issuer)
    site.home()
    site.menu("/zwgk/", "政务公开", [("/zwgk/jg/", "机构职能"), ("/zwgk/fz/", "法治政府建设")])
    site.menu("/zwgk/fz/", "法治政府建设", [(f"/zwgk/fz/{year}/", f"{year}年") for year in YEARS])
    for year, row in zip(YEARS, rows, strict=True):
        site.listing(f"/zwgk/fz/{year}/", f"{year}年", [row, *site.notices(3, year)])
    site.articles(rows)
    return site.built()


def _reworded(issuer: str, _origin: str) -> Built:
    site = new_site(issuer)
    short = issuer.removesuffix("人民政府")
    rows = [(f"/c/{year}.shtml", f"{short}关于{year}年度法治政府建设工作情况的报告") for year in YEARS]
    told = [(address, title) for (address, _), title in zip(rows, titles_of(issuer), strict=True)]
    site.home()
    site.menu("/zwgk/", "政务公开", [("/zwgk/jg/", "机构职能"), ("/c/col88.shtml", "法治建设")])
    site.listing("/c/col88.shtml", "法治建设", [*rows, *site.notices(5)])
    site.articles(told)
    return site.built()


def _cut(issuer: str, _origin: str) -> Built:
    site, rows = new_site(issuer), rows_of(issuer)
    site.home()
    site.menu("/zwgk/", "政务公开", [("/zwgk/jg/", "机构职能"), ("/zwgk/yf/", "依法行政")])
    site.listing("/zwgk/yf/", "依法行政", [(address, f"{title[:-6]}...") for address, title in rows])
    site.articles(rows)
    return site.built()


def _general(issuer: str, _origin: str) -> Built:
    site, rows = NewSite(issuer, (("/xw/", "新闻中心"), ("/gg/", "通知公告"))), rows_of(issuer)
    site.home()
    old, young = site.notices(16), site.notices(6, 60)
    site.listing("/gg/", "通知公告", [*young, *old[:6]], following="/gg/index_1.html")
    site.listing("/gg/index_1.html", "通知公告", [*old[6:12], *rows[:2]], following="/gg/index_2.html")
    site.listing("/gg/index_2.html", "通知公告", [*old[12:], *rows[2:]])
    site.articles(rows)
    return site.built()


def _by_article(issuer: str, _origin: str) -> Built:
    """Lead to the column from nowhere but its articles; the home page shows the newest of them."""
    site, rows = NewSite(issuer, (("/xw/", "新闻中心"), ("/hd/", "互动交流"))), rows_of(issuer, "/detail/{0}.html")
    steps = links((("/", "首页"), ("/lanmu/31/", "信息"), ("/lanmu/3107/", "工作总览")))
    site.home(f'<div class="block"><h3>信息</h3><ul>{links(rows[:1])}</ul></div>')
    site.listing("/lanmu/3107/", "工作总览", [*rows, *site.notices(4)])
    site.articles(rows, above=f"<div>您现在的位置：{steps.replace('</li><li>', '</li>&gt;<li>')}</div>")
    return site.built()


def _moved_home(issuer: str, _origin: str) -> Built:
    site, rows = new_site(issuer), rows_of(issuer)
    site.home()
    site.pages["/portal/index.html"] = site.pages["/"]
    site.pages["/"] = html_page(
        '<html><head><meta http-equiv="refresh" content="0;url=/portal/index.html"></head></html>'
    )
    site.menu("/zwgk/", "政务公开", [("/zwgk/fz/", "法治政府建设年度报告")])
    site.listing("/zwgk/fz/", "法治政府建设年度报告", rows)
    site.articles(rows)
    return site.built()


def _in_place(issuer: str, _origin: str) -> Built:
    """Put a menu where the column was."""
    site, rows = new_site(issuer), rows_of(issuer)
    site.home()
    site.menu(COLUMN, "依法行政", [("/web/fzzf/bg/", "年度报告"), ("/web/fzzf/gh/", "规划纲要")])
    site.listing("/web/fzzf/bg/", "年度报告", rows)
    site.articles(rows)
    return site.built()


def _unknown(issuer: str, _origin: str) -> Built:
    site, rows = new_site(issuer), rows_of(issuer)
    site.home()
    site.menu("/zwgk/", "政务公开", [("/zwgk/fz/", "法治政府建设")])
    site.listing("/zwgk/fz/", "法治政府建设", rows)
    site.articles(rows)
    return site.built()


def _removed(issuer: str, _origin: str) -> Built:
    site = new_site(issuer)
    site.home()
    site.listing("/xw/", "新闻中心", site.news())
    site.menu("/zwgk/", "政务公开", [("/zwgk/jg/", "机构职能"), ("/zwgk/gg/", "通知公告")])
    site.listing("/zwgk/gg/", "通知公告", site.notices(12))
    return site.built()


def _same_name(issuer: str, _origin: str) -> Built:
    """Call a column as the old one was called, and list in it what others report."""
    site = new_site(issuer)
    site.home()
    towns = ("东关镇", "西关镇", "南岭镇", "北河镇")
    place = issuer.removesuffix("人民政府")
    rows = [(f"/f/{n}.html", f"{place}{town}人民政府2024年法治政府建设情况报告") for n, town in enumerate(towns)]
    site.menu("/zwgk/", "政务公开", [("/zwgk/yf/", "依法行政"), ("/zwgk/zx/", "法治政府建设")])
    site.listing("/zwgk/yf/", "依法行政", rows)
    site.listing("/zwgk/zx/", "法治政府建设", [(f"/z/{n}.html", f"{place}开展法治宣传（{n}）") for n in range(8)])
    site.articles(rows)
    return site.built()


def _search_only(issuer: str, _origin: str) -> Built:
    site, rows = (
        NewSite(issuer, (("/fzzf/list.jsp?w=1", "法治政府建设报告检索"), ("/zwgk/", "政务公开"))),
        rows_of(issuer),
    )
    site.home()
    site.menu("/zwgk/", "政务公开", [("/zwgk/jg/", "机构职能")])
    site.listing("/fzzf/list.jsp", "检索结果", rows)
    site.articles(rows)
    return site.built()


def _old_version(issuer: str, _origin: str) -> Built:
    site, rows = NewSite(issuer, (("/zwgk/", "政务公开"), ("/2019/", "旧版网站"))), rows_of(issuer)
    site.home()
    site.menu("/zwgk/", "政务公开", [("/zwgk/jg/", "机构职能")])
    site.menu("/2019/", "政府网站", [("/2019/fzzf/", "法治政府建设")])
    site.listing("/2019/fzzf/", "法治政府建设", rows)
    site.articles(rows)
    return site.built()


def _home_only(issuer: str, _origin: str) -> Built:
    site, rows = new_site(issuer), rows_of(issuer)
    site.home(f'<div class="block"><h3>法治政府建设</h3><ul>{dated(rows)}</ul></div>')
    site.menu("/zwgk/", "政务公开", [("/zwgk/jg/", "机构职能")])
    site.articles(rows)
    return site.built()


def _newest(issuer: str, _origin: str) -> Built:
    """Show the two newest among what is new on the whole site."""
    site, rows = NewSite(issuer, (("/zwgk/", "政务公开"), ("/zx/", "最新公开"), ("/gg/", "公开公告"))), rows_of(issuer)
    site.home()
    site.menu("/zwgk/", "政务公开", [("/zwgk/jg/", "机构职能")])
    site.listing("/zx/", "最新公开", [*rows[:4], *site.notices(14)])
    site.listing("/gg/", "公开公告", [*site.notices(14, 40), *rows[:1]])
    site.articles(rows)
    return site.built()


def _related(issuer: str, _origin: str) -> Built:
    """List all beside each article, and nowhere else."""
    site, rows = new_site(issuer), rows_of(issuer)
    site.home(f'<div class="block"><h3>公示</h3><ul>{links(rows[:1])}</ul></div>')
    site.menu("/zwgk/", "政务公开", [("/zwgk/jg/", "机构职能")])
    site.articles(rows, below=f'<div class="list"><h3>相关报告</h3><ul>{dated(rows)}</ul></div>')
    return site.built()


def _site_map(issuer: str, _origin: str) -> Built:
    site, rows = NewSite(issuer, (("/zwgk/", "政务公开"), ("/map.html", "网站地图"))), rows_of(issuer)
    site.home()
    site.menu("/zwgk/", "政务公开", [("/zwgk/jg/", "机构职能")])
    site.listing("/map.html", "网站地图", rows)
    site.articles(rows)
    return site.built()


def _refusing(issuer: str, _origin: str) -> Built:
    no = Page(body=f"<title>403</title>{issuer}: 禁止访问".encode(), status=403)
    return Built(pages={}, endpoints={}, missing=no)


_BY_HAND = {
    "article": (_by_article, {"/lanmu/3107/"}),
    "cut": (_cut, {"/zwgk/yf/"}),
    "home": (_moved_home, {"/zwgk/fz/"}),
    "menu": (_other_menu, {"/zwgk/qt/b/"}),
    "place": (_in_place, {"/web/fzzf/bg/"}),
    "reworded": (_reworded, {"/c/col88.shtml"}),
    "years": (_years, {f"/zwgk/fz/{year}/" for year in YEARS}),
    # Nothing may be proposed for these.
    "homeonly": (_home_only, set()),
    "map": (_site_map, set()),
    "newest": (_newest, set()),
    "oldversion": (_old_version, set()),
    "refusing": (_refusing, set()),
    "related": (_related, set()),
    "removed": (_removed, set()),
    "samename": (_same_name, set()),
    "searchonly": (_search_only, set()),
}
_PLACES = "安宁永昌清河东平石泉白沙龙门金山长乐武安兴隆和顺新丰文成宁海上林平远大田宜君太湖"


def _by_hand() -> list[Redesign]:
    made = []
    for place, (name, (after, must)) in enumerate(_BY_HAND.items()):
        issuer = f"{_PLACES[2 * place : 2 * place + 2]}县人民政府"
        made.append(
            Redesign(
                name=name,
                issuer=issuer,
                region="620522",
                before=before(issuer),
                column=COLUMN,
                after=partial(after, issuer),
                must=frozenset(must),
            )
        )
    return made


BY_HAND = (
    *_by_hand(),
    Redesign(
        name="general",
        issuer="临江县人民政府",
        region="620522",
        before=before("临江县人民政府", others=16),
        column=COLUMN,
        after=partial(_general, "临江县人民政府"),
        must=frozenset({"/gg/"}),
    ),
    Redesign(
        name="unknown",
        issuer="凤台县人民政府",
        region="620522",
        before={},
        column=None,
        after=partial(_unknown, "凤台县人民政府"),
        must=frozenset({"/zwgk/fz/"}),
    ),
)
