"""Sites where several issuers publish, or where an office has a site of its own."""

from exploreweb.parts import NEWS, NOTICES, dated, filler, html, links, report_page
from exploreweb.web import Site
from jobs.demo.site import Page

_S = "sfj.qingzhou-shi.gov.cn"
_COUNTIES = (
    "城东区",
    "城西区",
    "安和县",
    "白水县",
    "长亭县",
    "大河县",
    "凤山县",
    "古渡县",
    "黄坪县",
    "江口县",
    "兰溪县",
    "明月县",
    "宁川县",
)
_S_MENU = [
    ("/index.html", "首页"),
    ("/col/col7101/index.html", "机构概况"),
    ("/col/col7105/index.html", "工作动态"),
    ("/col/col7110/index.html", "通知公告"),
    ("/col/col7190/index.html", "法治政府建设年报"),
]


def _sfj(name: str, body: str) -> Page:
    return html(f"清州市司法局 {name}", f"<div class='nav'>{links(_S_MENU)}</div>{body}<div>主办：清州市司法局</div>")


def _records(rows: list[tuple[str, str]], column: int) -> str:
    line = '<record><![CDATA[<li><a href="{0}" title="{1}">{1}</a><span>{2}</span></li>]]></record>'
    records = dated(rows, line)
    return (
        f'<div id="{column}"><script type="text/xml"><datastore><nextgroup></nextgroup><recordset>{records}</recordset>'
        f"</datastore></script></div><script>$('#{column}').jpage({{perpage:15,totalRecord:{len(rows)}}})</script>"
    )


_S_ROWS = [
    (f"/art/{y + 1}/1/{n + 10}/art_7190_{y}{n:02d}.html", f"{place}{y}年法治政府建设情况报告")
    for y in (2024, 2023)
    for n, place in enumerate(_COUNTIES)
]
OFFICE = Site(
    name="office",
    home=f"{_S}/",
    must=frozenset({f"{_S}/col/col7190/index.html"}),
    pages={
        f"{_S}/": _sfj("首页", f"<ul>{links(filler('/art/2025/3/1/art_7105_{0}.html', NEWS, 9))}</ul>"),
        f"{_S}/index.html": _sfj("首页", f"<ul>{links(filler('/art/2025/3/1/art_7105_{0}.html', NEWS, 9))}</ul>"),
        f"{_S}/col/col7105/index.html": _sfj(
            "工作动态", _records(filler("/art/2025/3/1/art_7105_{0}.html", NEWS, 15), 7105)
        ),
        f"{_S}/col/col7110/index.html": _sfj(
            "通知公告", _records(filler("/art/2025/3/1/art_7110_{0}.html", NOTICES, 15), 7110)
        ),
        f"{_S}/col/col7190/index.html": _sfj("法治政府建设年报", _records(_S_ROWS, 7190)),
    },
)

_B = "www.baishi-qu.gov.cn"
_GOV = [
    (f"/zwgk/fzzfjs/qfzzfjsbg/content/post_{y}001.html", f"白石区{y}年法治政府建设年度报告")
    for y in range(2024, 2016, -1)
]
_TOWNS = ("白石区民政局", "白石区水务局", "白石区城关镇", "白石区柳河镇", "白石区东风街道办事处", "白石区卫生健康局")
_OTHERS = [
    (f"/zwgk/fzzfjs/zjfzzfjsbg/content/post_{y}1{n:02d}.html", f"{town}{y}年法治政府建设年度报告")
    for y in (2024, 2023)
    for n, town in enumerate(_TOWNS)
]


def _baishi(body: str) -> Page:
    menu = [("/", "首页"), ("/xwzx/", "新闻中心"), ("/zwgk/", "政务公开"), ("/zwfw/", "政务服务")]
    return html("白石区人民政府门户网站", f"<ul>{links(menu)}</ul>{body}<footer>白石区人民政府办公室主办</footer>")


TWO_COLUMNS = Site(
    name="two-columns",
    home=f"{_B}/",
    must=frozenset({f"{_B}/zwgk/fzzfjs/qfzzfjsbg/", f"{_B}/zwgk/fzzfjs/zjfzzfjsbg/"}),
    pages={
        f"{_B}/": _baishi(f"<ul>{dated(filler('/xwzx/content/post_{0}.html', NEWS, 9))}</ul>"),
        f"{_B}/xwzx/": _baishi(f"<ul>{dated(filler('/xwzx/content/post_{0}.html', NEWS, 9))}</ul>"),
        f"{_B}/zwgk/": _baishi(
            "<div class='gk'>"
            + links([("/zwgk/zcfg/", "政策法规"), ("/zwgk/fzzfjs/", "法治政府建设"), ("/zwgk/rsxx/", "人事信息")])
            + "</div>"
        ),
        f"{_B}/zwgk/fzzfjs/": _baishi(
            f"<div><h3><a href='/zwgk/fzzfjs/qfzzfjsbg/'>区法治政府建设报告</a></h3><ul>{dated(_GOV[:4])}</ul></div>"
            f"<div><h3><a href='/zwgk/fzzfjs/zjfzzfjsbg/'>镇街、部门报告</a></h3><ul>{dated(_OTHERS[:4])}</ul></div>"
        ),
        f"{_B}/zwgk/fzzfjs/qfzzfjsbg/": _baishi(f"<ul class='news_list'>{dated(_GOV)}</ul>"),
        f"{_B}/zwgk/fzzfjs/zjfzzfjsbg/": _baishi(f"<ul class='news_list'>{dated(_OTHERS)}</ul>"),
    },
)

_Z = "www.yunzhong-xian.gov.cn"
_Z_LIST = "/index.php/gov/public/list/{0}.html"
_Z_PAGE = "/index.php/gov/public/detail/{0}/7{1}.html"
_Z_YEARS = range(2024, 2018, -1)
_Z_TREE = (
    ("jgzn", "机构职能"),
    ("ldxx", "领导信息"),
    ("rsxx", "人事信息"),
    ("ndfzjsbg", "年度法治建设报告"),
    ("ndgzbg", "年度工作报告"),
    ("xzsp", "行政审批"),
)


def _yunzhong(name: str, body: str) -> Page:
    tree = links([(_Z_LIST.format(slug), text) for slug, text in _Z_TREE], "<p class='t'><a href='{0}'>{1}</a></p>")
    return html(
        f"{name}-云钟县政府信息公开", f"<div class='tree'>{tree}</div><div class='crumb'>当前位置：{name}</div>{body}"
    )


VAGUE = Site(
    name="vague",
    home=f"{_Z}/",
    must=frozenset({_Z + _Z_LIST.format("ndfzjsbg")}),
    pages={
        f"{_Z}/": html(
            "云钟县人民政府",
            f"<a href='/index.php/gov/public.html'>政府信息公开</a><ul>{links(filler('/n/{0}.html', NEWS, 9))}</ul>",
        ),
        f"{_Z}/index.php/gov/public.html": _yunzhong("信息公开", "<p>欢迎访问</p>"),
        _Z + _Z_LIST.format("ndfzjsbg"): _yunzhong(
            "年度法治建设报告",
            f"<ul>{dated([(_Z_PAGE.format('ndfzjsbg', y), f'{y}年度报告') for y in _Z_YEARS])}</ul>",
        ),
        _Z + _Z_LIST.format("ndgzbg"): _yunzhong(
            "年度工作报告",
            f"<ul>{dated([(_Z_PAGE.format('ndgzbg', y), f'{y}年度报告') for y in _Z_YEARS])}</ul>",
        ),
        _Z + _Z_LIST.format("rsxx"): _yunzhong("人事信息", f"<ul>{dated(filler('/d/{0}.html', NOTICES, 9))}</ul>"),
        **{_Z + _Z_PAGE.format("ndfzjsbg", y): report_page(f"{y}年度报告", "云钟县", y) for y in _Z_YEARS},
        **{
            _Z + _Z_PAGE.format("ndgzbg", y): html(
                f"{y}年度报告",
                f"<h1>{y}年度报告</h1><div>"
                + f"<p>{y}年，全县经济运行总体平稳，地区生产总值稳步增长，城乡居民收入提高，民生改善。</p>" * 9
                + "</div>",
            )
            for y in _Z_YEARS
        },
    },
)

DEPARTMENTS = (OFFICE, TWO_COLUMNS, VAGUE)
