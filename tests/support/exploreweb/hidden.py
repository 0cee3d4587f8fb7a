"""Sites whose way to the reports is not an ordinary link: scripts, pictures, frames, cut titles."""

from exploreweb.parts import NEWS, NOTICES, dated, document, filler, html, links, report_page
from exploreweb.web import Site
from jobs.demo.site import Page

_H = "www.hemu.gov.cn"
_HEMU_REPORTS = [
    (f"./{y + 1}01/t{y + 1}0115_{y}7.html", f"禾木县{y}年法治政府建设情况报告") for y in range(2024, 2018, -1)
]
_HEMU_MENU = """<div id="menu"></div><script type="text/javascript">
var mainMenu = new Array();
mainMenu[0] = new Array("首页", "/", []);
mainMenu[1] = new Array("禾木概况", "/hmgk/", [["自然地理", "/hmgk/zrdl/"], ["历史沿革", "/hmgk/lsyg/"]]);
mainMenu[2] = new Array("政务公开", "/zwgk/", [["领导之窗", "/zwgk/ldzc/"],
  ["依法行政", "/zwgk/yfxz/"], ["财政信息", "/zwgk/czxx/"]]);
for (var i = 0; i < mainMenu.length; i++) document.write('<a href="' + mainMenu[i][1] + '">' + mainMenu[i][0] + '</a>');
</script>"""


def _hemu(body: str) -> Page:
    return html("禾木县人民政府门户网站", f"{_HEMU_MENU}{body}<div class='footer'>主办：禾木县人民政府</div>")


MENU_ARRAYS = Site(
    name="menu-arrays",
    home=f"{_H}/",
    must=frozenset({f"{_H}/zwgk/yfxz/"}),
    pages={
        f"{_H}/": _hemu(f"<ul>{dated(filler('/xw/202506/t1_{0}.html', NEWS, 12))}</ul>"),
        f"{_H}/zwgk/": _hemu(f"<ul>{dated(filler('/zwgk/gsgg/202506/t1_{0}.html', NOTICES, 12))}</ul>"),
        f"{_H}/zwgk/czxx/": _hemu(f"<ul>{dated(filler('/zwgk/czxx/202506/t1_{0}.html', NOTICES, 12))}</ul>"),
        f"{_H}/zwgk/yfxz/": _hemu(f"<ul class='list'>{dated(_HEMU_REPORTS)}</ul>"),
    },
)

_Q = "www.qilin-qu.gov.cn"
_PICTURE = '<a href="{0}"{2}><img src="/images/{1}.jpg" border="0"{3}></a>'
_QILIN_YEARS = range(2024, 2016, -1)
_QILIN_ROWS = [(f"/zt/fzzf/ndbg/{y}12.html", f"麒林区人民政府{y}年度法治政府建设工作报告") for y in _QILIN_YEARS]


def _qilin(body: str) -> Page:
    nav = [
        _PICTURE.format("/xw/", "n1", "", ' alt="新闻"'),
        _PICTURE.format("/gk/", "n2", ' title="政务公开"', ""),
        _PICTURE.format("/zt/", "n3", "", ' alt="专题专栏"'),
    ]
    return html("麒林区人民政府", f"<div>{''.join(nav)}</div>{body}<div>Copyright 麒林区人民政府办公室</div>")


def _excerpt(name: str, slug: str, rows: list[tuple[str, str]]) -> str:
    return (
        f"<div class='box'><div class='tit'><span>{name}</span>"
        f"<a class='more' href='/zt/fzzf/{slug}/'>更多&gt;&gt;</a></div>"
        f"<ul>{links(rows[:3])}</ul></div>"
    )


_TOPICS = {
    "zcwj": ("政策文件", filler("/zt/fzzf/zcwj/{0}.html", NOTICES, 9)),
    "gzdt": ("工作动态", filler("/zt/fzzf/gzdt/{0}.html", NEWS, 9)),
    "ndbg": ("年度报告", _QILIN_ROWS),
    "xzzf": ("行政执法", filler("/zt/fzzf/xzzf/{0}.html", NOTICES, 9, 300)),
    "pfxc": ("普法宣传", filler("/zt/fzzf/pfxc/{0}.html", NEWS, 9, 300)),
    "sfcj": (
        "示范创建",
        [(f"/zt/fzzf/sfcj/{n}.html", f"麒林区法治政府建设示范创建工作简报第{n}期") for n in range(1, 8)],
    ),
}
PICTURES = Site(
    name="pictures",
    home=f"{_Q}/",
    must=frozenset({f"{_Q}/zt/fzzf/ndbg/"}),
    pages={
        f"{_Q}/": _qilin(f"<ul>{links(filler('/xw/{0}.html', NEWS, 9))}</ul>"),
        f"{_Q}/gk/": _qilin(f"<ul>{dated(filler('/gk/{0}.html', NOTICES, 9))}</ul>"),
        f"{_Q}/zt/": _qilin(
            "".join(
                _PICTURE.format(f"/zt/{slug}/", slug, "", f' alt="{name}"')
                for slug, name in (("djxc", "党纪学习教育"), ("fzzf", "法治政府建设"), ("cjwm", "创建文明城区"))
            )
        ),
        f"{_Q}/zt/fzzf/": _qilin("".join(_excerpt(name, slug, rows) for slug, (name, rows) in _TOPICS.items())),
        **{
            f"{_Q}/zt/fzzf/{slug}/": _qilin(f"<h3>{name}</h3><ul>{dated(rows)}</ul>")
            for slug, (name, rows) in _TOPICS.items()
        },
    },
)

_L = "www.longtan.gov.cn"
_LONGTAN = [
    (f"show.asp?id={y}18", f"龙潭县{y}年依法行政工作情况报告" if y < 2015 else f"龙潭县{y}年法治政府建设情况报告")
    for y in range(2024, 2009, -1)
]


def _gbk(title: str, body: str) -> Page:
    text = document(title, body, head="")
    return Page(body=text.encode("gb18030"), content_type="text/html")


def _asp_list(rows: list[tuple[str, str]], number: int) -> Page:
    table = dated(rows, '<tr><td><a href="{0}">{1}</a></td><td>[{2}]</td></tr>')
    turn = f'<a href="list.asp?id=32&page={number % 2 + 1}">下一页</a>' if number == 1 else ""
    return _gbk("依法行政--龙潭县人民政府", f"<table>{table}</table>共2页 {turn}")


FRAMESET = Site(
    name="frameset",
    home=f"{_L}/",
    must=frozenset({f"{_L}/list.asp?id=32"}),
    pages={
        f"{_L}/": Page(
            body="<html><head><title>龙潭县人民政府</title></head><frameset rows='120,*'>"
            "<frame name='top' src='top.htm'>"
            "<frame name='main' src='main.asp'><noframes>您的浏览器不支持框架</noframes></frameset></html>".encode(
                "gb18030"
            ),
            content_type="text/html",
        ),
        f"{_L}/top.htm": _gbk(
            "top",
            links(
                [
                    ("main.asp", "首页"),
                    ("list.asp?id=3", "龙潭要闻"),
                    ("list.asp?id=9", "公告公示"),
                    ("class.asp?id=5", "政务公开"),
                ],
                '<a href="{0}" target="main">{1}</a>&nbsp;',
            ),
        ),
        f"{_L}/main.asp": _gbk("龙潭县", f"<ul>{links(filler('show.asp?id={0}', NEWS, 10))}</ul>"),
        f"{_L}/class.asp?id=5": _gbk(
            "政务公开",
            links([("list.asp?id=30", "机构设置"), ("list.asp?id=31", "人事任免"), ("list.asp?id=32", "依法行政")]),
        ),
        f"{_L}/list.asp?id=3": _gbk("要闻", f"<ul>{links(filler('show.asp?id={0}', NEWS, 16))}</ul>"),
        f"{_L}/list.asp?id=9": _gbk("公告", f"<ul>{links(filler('show.asp?id={0}', NOTICES, 16))}</ul>"),
        f"{_L}/list.asp?id=32": _asp_list(_LONGTAN[:8], 1),
        f"{_L}/list.asp?id=32&page=2": _asp_list(_LONGTAN[8:], 2),
    },
)

_Y = "www.yuecheng-qu.gov.cn"
_YEARS = (2025, 2024, 2023)


def _yuecheng(body: str) -> Page:
    return html("岳城区人民政府", f"{body}<div>承办：岳城区政务服务和数据管理局</div>")


def _year_column(year: int) -> Page:
    side = links([(f"/ycq/fzzfjsndbg{y}/common_list.shtml", f"{y}年") for y in _YEARS])
    offices = ("人民政府", "教育局", "财政局", "民政局", "交通运输局", "水利局")
    rows = [
        (
            f"/ycq/fzzfjsndbg{year}/{year}01/{'0a1b2c3d' * 3}{year:04d}{n:04d}.shtml",
            f"岳城区{office}{year - 1}年度法治政府建设情况报告",
        )
        for n, office in enumerate(offices)
    ]
    return _yuecheng(f"<div class='left'>{side}</div><div class='right'><ul>{dated(rows)}</ul></div>")


REDIRECT = Site(
    name="redirect",
    home=f"{_Y}/",
    must=frozenset({f"{_Y}/ycq/fzzfjsndbg2025/common_list.shtml"}),
    may=frozenset(f"{_Y}/ycq/fzzfjsndbg{y}/common_list.shtml" for y in _YEARS),
    pages={
        f"{_Y}/": Page(
            body=b'<html><script language="javascript">window.location.href = "/ycq/index.shtml";</script></html>'
        ),
        f"{_Y}/ycq/index.shtml": _yuecheng(
            "<nav>"
            + links(
                [("/ycq/index.shtml", "首页"), ("/ycq/xwzx/index.shtml", "新闻"), ("/ycq/zwgk/index.shtml", "政务公开")]
            )
            + f"</nav><ul>{dated(filler('/ycq/xwzx/{0}.shtml', NEWS, 9))}</ul>"
        ),
        f"{_Y}/ycq/zwgk/index.shtml": _yuecheng(
            links([("/ycq/zcwj/common_list.shtml", "政策文件"), ("/ycq/fzzfjs/index.shtml", "法治政府建设年度报告")])
        ),
        f"{_Y}/ycq/zcwj/common_list.shtml": _yuecheng(f"<ul>{dated(filler('/ycq/zcwj/{0}.shtml', NOTICES, 9))}</ul>"),
        f"{_Y}/ycq/fzzfjs/index.shtml": _yuecheng(
            "<div class='left'>"
            + links([(f"/ycq/fzzfjsndbg{y}/common_list.shtml", f"{y}年") for y in _YEARS])
            + "</div>"
        ),
        **{f"{_Y}/ycq/fzzfjsndbg{y}/common_list.shtml": _year_column(y) for y in _YEARS},
    },
)

_G = "www.gaoyuan-xian.gov.cn"
_GAO = [(f"/bmwj/18{y}702810013{y - 1900}.html", y) for y in range(2024, 2018, -1)]


def _gaoyuan(body: str) -> Page:
    menu = "".join(
        f"<li onclick=\"location.href='{address}'\"><a href='javascript:void(0)'>{name}</a></li>"
        for address, name in (("/", "首页"), ("/xwdt/", "新闻动态"), ("/zwgk/", "政务公开"), ("/bsfw/", "办事服务"))
    )
    text = document("高塬县人民政府", f"<ul>{menu}</ul>{body}<p>高塬县人民政府主办</p>", head='<meta charset="gb2312">')
    return Page(body=text.encode("gb18030"), content_type="text/html")


CUT_TITLES = Site(
    name="cut-titles",
    home=f"{_G}/",
    must=frozenset({f"{_G}/yfxz/"}),
    pages={
        f"{_G}/": _gaoyuan(f"<ul>{dated(filler('/xwdt/{0}.html', NEWS, 9))}</ul>"),
        f"{_G}/xwdt/": _gaoyuan(f"<ul>{dated(filler('/xwdt/{0}.html', NEWS, 9))}</ul>"),
        f"{_G}/zwgk/": _gaoyuan(
            "".join(
                f"<div class='m'><a href='javascript:;' onclick=\"goUrl('{address}')\">{name}</a></div>"
                for address, name in (("/jgsz/", "机构设置"), ("/bmwj/", "部门文件"), ("/yfxz/", "依法行政"))
            )
        ),
        f"{_G}/bmwj/": _gaoyuan(f"<ul>{dated(filler('/bmwj/{0}.html', NOTICES, 12))}</ul>"),
        f"{_G}/yfxz/": _gaoyuan(
            "<ul>" + dated([(address, f"高塬县人民政府关于{year}年度法…") for address, year in _GAO]) + "</ul>"
        ),
        **{
            f"{_G}{address}": report_page(f"高塬县人民政府关于{year}年度法治政府建设情况的报告", "高塬县人民政府", year)
            for address, year in _GAO
        },
    },
)

HIDDEN = (MENU_ARRAYS, PICTURES, FRAMESET, REDIRECT, CUT_TITLES)
