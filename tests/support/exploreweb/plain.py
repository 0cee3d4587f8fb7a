"""Sites whose reports lie in general columns, in dead ends, or nowhere."""

from exploreweb.parts import NEWS, NOTICES, dated, filler, html, links, report_page
from exploreweb.web import Site
from jobs.demo.site import Page

_M = "www.mingshan.gov.cn"
_MINGSHAN_MENU = (
    "<div id='nav'><ul>"
    + links(
        [
            ("/index.html", "首页"),
            ("/zjms/", "走进茗山"),
            ("/xwzx/", "新闻中心"),
            ("/zwgk/", "政务公开"),
            ("/tzgg/", "通知公告"),
            ("/hdjl/", "互动交流"),
            ("/bsfw/", "办事服务"),
        ]
    )
    + "</ul></div>"
)
_MINGSHAN_FOOT = "<div class='foot'><p>主办单位：茗山县人民政府办公室　蜀ICP备05000001号</p></div>"
_ONE = filler("/tzgg/202506/t202506{0}_{0}.html", NOTICES, 20)
_TWO = [
    ("/tzgg/202501/t20250120_90001.html", "茗山县2024年法治政府建设情况报告"),
    *filler("/tzgg/202412/t202412{0}_{0}.html", NOTICES, 18, 300),
    ("/tzgg/202401/t20240122_80001.html", "茗山县人民政府2023年度法治政府建设情况报告"),
]


def _mingshan(body: str) -> Page:
    return html("茗山县人民政府", _MINGSHAN_MENU + body + _MINGSHAN_FOOT)


def _mingshan_list(name: str, rows: list[tuple[str, str]], pages: int, here: int) -> Page:
    turn = f'<script>createPageHTML({pages}, {here}, "index", "html");</script>'
    return _mingshan(f"<div class='pos'>首页 &gt; {name}</div><ul class='newslist'>{dated(rows)}</ul>{turn}")


GENERAL = Site(
    name="general",
    home=f"{_M}/",
    must=frozenset({f"{_M}/tzgg/"}),
    pages={
        f"{_M}/": _mingshan(
            f"<div><h3><a href='/xwzx/'>今日茗山</a></h3><ul>{dated(filler('/xwzx/202506/t1_{0}.html', NEWS, 8))}</ul>"
            f"</div><div><h3><a href='/tzgg/'>通知公告</a></h3><ul>{dated(_ONE[:6])}</ul></div>"
        ),
        f"{_M}/xwzx/": _mingshan_list("新闻中心", filler("/xwzx/202506/t1_{0}.html", NEWS, 8), 1, 0),
        f"{_M}/tzgg/": _mingshan_list("通知公告", _ONE, 3, 0),
        f"{_M}/tzgg/index_1.html": _mingshan_list("通知公告", _TWO, 3, 1),
        f"{_M}/tzgg/index_2.html": _mingshan_list(
            "通知公告", filler("/tzgg/202312/t1_{0}.html", NOTICES, 20, 500), 3, 2
        ),
        f"{_M}/zwgk/": _mingshan(
            "<ul class='tree'>"
            + links(
                [
                    ("/zwgk/zfxxgkzn/", "政府信息公开指南"),
                    ("/zwgk/fdzdgknr/", "法定主动公开内容"),
                    ("/zwgk/ndbg/", "政府信息公开年报"),
                    ("/zwgk/ysqgk/", "依申请公开"),
                ]
            )
            + "</ul>"
        ),
        f"{_M}/zwgk/fdzdgknr/": _mingshan(
            "<ul class='tree'>"
            + links(
                [
                    ("/zwgk/jgzn/", "机构职能"),
                    ("/zwgk/ghjh/", "规划计划"),
                    ("/zwgk/qtfdxx/", "其他法定信息"),
                    ("/zwgk/czzj/", "财政资金"),
                ]
            )
            + "</ul>"
        ),
        f"{_M}/zwgk/ndbg/": _mingshan_list(
            "政府信息公开年报",
            [
                (f"/zwgk/ndbg/{y}01/t1_{y}.html", f"茗山县人民政府{y - 1}年政府信息公开工作年度报告")
                for y in range(2025, 2015, -1)
            ],
            1,
            0,
        ),
        f"{_M}/zwgk/ghjh/": _mingshan_list(
            "规划计划",
            [(f"/zwgk/ghjh/202{n}01/t1_{n}.html", f"茗山县202{n}年国民经济和社会发展计划") for n in range(6)],
            1,
            0,
        ),
        f"{_M}/zwgk/qtfdxx/": _mingshan_list(
            "其他法定信息", filler("/zwgk/qtfdxx/202503/t1_{0}.html", NOTICES, 8), 1, 0
        ),
    },
)

_T = "www.tieqiao.gov.cn"
_DEAD_MENU = (
    "<table><tr>"
    + links(
        [
            ("index.html", "首 页"),
            ("zfxxgk.html", "政府信息公开"),
            ("fzzfjsndbg/index.html", "法治政府建设年度报告"),
            ("news.html", "新闻"),
        ],
        '<td><a href="/{0}">{1}</a></td>',
    )
    + "</tr></table>"
)


def _tieqiao(body: str) -> Page:
    return html("铁桥区政府门户网站", f"{_DEAD_MENU}{body}<p align=center>版权所有：铁桥区人民政府</p>")


DEAD = Site(
    name="dead",
    home=f"{_T}/",
    must=frozenset({f"{_T}/zfxxgk/qtfdxx/list.html"}),
    pages={
        f"{_T}/": _tieqiao(f"<ul>{dated(filler('/news/{0}.html', NEWS, 10))}</ul>"),
        f"{_T}/index.html": _tieqiao(f"<ul>{dated(filler('/news/{0}.html', NEWS, 10))}</ul>"),
        f"{_T}/news.html": _tieqiao(f"<ul>{dated(filler('/news/{0}.html', NEWS, 10))}</ul>"),
        f"{_T}/zfxxgk.html": _tieqiao(
            "<div class='left'>"
            + links(
                [
                    ("/zfxxgk/jgjj/list.html", "机构简介"),
                    ("/zfxxgk/fzzf/list.html", "法治政府建设"),
                    ("/zfxxgk/zcwj/list.html", "政策文件"),
                    ("/zfxxgk/qtfdxx/list.html", "其他法定信息"),
                ],
                '<a class="item" href="{0}">{1}</a>',
            )
            + "</div>"
        ),
        f"{_T}/zfxxgk/fzzf/list.html": _tieqiao("<div class='r'><h2>法治政府建设</h2><ul></ul><p>暂无数据</p></div>"),
        f"{_T}/zfxxgk/jgjj/list.html": _tieqiao("<div class='r'><p>铁桥区位于市区东部。</p></div>"),
        f"{_T}/zfxxgk/zcwj/list.html": _tieqiao(f"<ul>{dated(filler('/zfxxgk/zcwj/{0}.html', NOTICES, 12))}</ul>"),
        f"{_T}/zfxxgk/qtfdxx/list.html": _tieqiao(
            "<h2>其他法定信息</h2><ul>"
            + dated(
                [
                    ("/zfxxgk/qtfdxx/31288.html", "铁桥区2024年法治政府建设工作情况报告"),
                    *filler("/zfxxgk/qtfdxx/{0}.html", NOTICES, 9),
                    ("/zfxxgk/qtfdxx/21007.html", "关于铁桥区2023年度法治政府建设情况的报告"),
                    ("/zfxxgk/qtfdxx/20991.html", "铁桥区住房和城乡建设局2023年法治政府建设情况报告"),
                ]
            )
            + "</ul>"
        ),
    },
)

_R = "www.renhe.gov.cn"
_FOUND = [
    ("/xxgk/nb/2025/0121.html", "仁和县2024年法治政府建设年度报告"),
    ("/xxgk/nb/2025/0115.html", "仁和县2024年政府信息公开工作年度报告"),
    ("/xxgk/nb/2025/0110.html", "仁和县2024年政府网站工作年度报表"),
    ("/xxgk/nb/2024/0121.html", "仁和县2023年法治政府建设年度报告"),
    ("/xxgk/nb/2024/0116.html", "仁和县2023年政府信息公开工作年度报告"),
    ("/xxgk/nb/2023/0121.html", "仁和县2022年法治政府建设年度报告"),
]


def _renhe(body: str) -> Page:
    top = links(
        [
            ("/", "网站首页"),
            ("/search/index.html?q=法治政府建设年度报告", "搜索：法治政府建设年度报告"),
            ("/zwgk/fzzf/", "法治政府建设"),
            ("/xxgk/", "信息公开"),
            ("/sitemap.html", "网站地图"),
        ],
        "<a href='{0}'>{1}</a> | ",
    )
    return html("仁和县人民政府网", f"<div>{top}</div>{body}<div>仁和县人民政府主办</div>")


ROBOTS = Site(
    name="robots",
    home=f"{_R}/",
    must=frozenset({f"{_R}/xxgk/nb/"}),
    forbidden=(f"{_R}/zwgk/",),
    pages={
        f"{_R}/robots.txt": Page(body=b"User-agent: *\nDisallow: /zwgk/\n", content_type="text/plain"),
        f"{_R}/": _renhe(f"<ul>{dated(filler('/xw/{0}.html', NEWS, 10))}</ul>"),
        f"{_R}/search/index.html": _renhe("<h3>搜索结果</h3><ul class='res'>" + dated(_FOUND[::2]) + "</ul>"),
        f"{_R}/zwgk/fzzf/": _renhe(
            "<ul>" + dated([(f"/zwgk/fzzf/{n}.html", t) for n, (_, t) in enumerate(_FOUND)]) + "</ul>"
        ),
        f"{_R}/sitemap.html": _renhe(
            links(
                [("/xw/", "新闻"), ("/xxgk/zn/", "指南"), ("/xxgk/nb/", "年报"), ("/xxgk/gb/", "公报")],
                "<p><a href='{0}'>{1}</a></p>",
            )
        ),
        f"{_R}/xxgk/": _renhe(
            links(
                [
                    ("/xxgk/zn/", "公开指南"),
                    ("/xxgk/zd/", "公开制度"),
                    ("/xxgk/nb/", "公开年报"),
                    ("/xxgk/gb/", "政府公报"),
                ],
                "<dd><a href='{0}' target='_blank'>{1}</a></dd>",
            )
        ),
        f"{_R}/xxgk/nb/": _renhe(f"<div class='lb'><ul>{dated(_FOUND)}</ul></div>"),
        f"{_R}/xxgk/gb/": _renhe(
            f"<ul>{dated([(f'/xxgk/gb/{n}.html', f'仁和县人民政府公报2025年第{n}期') for n in range(1, 7)])}</ul>"
        ),
    },
)

_N = "www.wuyang-xian.gov.cn"


def _wuyang(body: str) -> Page:
    menu = [("/", "首页"), ("/xw/", "新闻动态"), ("/gs/", "公示公告"), ("/xxgk/", "政府信息公开"), ("/jd/", "政策解读")]
    return html("梧阳县人民政府", f"<ul class='menu'>{links(menu)}</ul>{body}<div id='copy'>梧阳县人民政府</div>")


NOTHING = Site(
    name="nothing",
    home=f"{_N}/",
    pages={
        f"{_N}/": _wuyang(
            f"<ul>{dated(filler('/xw/{0}.html', NEWS, 8))}{dated(filler('/gs/{0}.html', NOTICES, 8))}</ul>"
        ),
        f"{_N}/xw/": _wuyang(f"<ul>{dated(filler('/xw/{0}.html', NEWS, 16))}</ul>"),
        f"{_N}/gs/": _wuyang(
            f"<ul>{dated(filler('/gs/{0}.html', NOTICES, 20))}</ul><a href='/gs/index_2.html'>下一页</a>"
        ),
        f"{_N}/gs/index_2.html": _wuyang(f"<ul>{dated(filler('/gs/{0}.html', NOTICES, 20, 400))}</ul>"),
        f"{_N}/jd/": _wuyang(
            f"<ul>{dated([(f'/jd/{n}.html', f'《梧阳县养犬管理办法》解读之{n}') for n in range(1, 9)])}</ul>"
        ),
        f"{_N}/xxgk/": _wuyang(
            "<ul class='xxgk'>"
            + links([("/xxgk/nb/", "政府信息公开年度报告"), ("/xxgk/yfxz/", "依法行政"), ("/gs/", "公示")])
            + "</ul>"
        ),
        f"{_N}/xxgk/nb/": _wuyang(
            "<ul>"
            + dated([(f"/xxgk/nb/{y}.html", f"梧阳县{y}年政府信息公开工作年度报告") for y in range(2024, 2014, -1)])
            + "</ul>"
        ),
        f"{_N}/xxgk/yfxz/": _wuyang(
            "<ul>"
            + dated([(f"/xxgk/yfxz/{n}.html", f"梧阳县行政执法人员名单公告（第{n}批）") for n in range(1, 9)])
            + "</ul>"
        ),
    },
)

_P = "www.puling.gov.cn"
_POINTS = (
    "普陵县2025年法治政府建设工作要点",
    "《普陵县法治政府建设实施方案（2021-2025年）》解读",
    "普陵县召开2025年法治政府建设推进会",
    "普陵县人大常委会听取2024年法治政府建设情况报告",
    "关于报送2024年度法治政府建设年度报告的通知",
    "普陵县法治政府建设实施方案（2021—2025年）",
    "一图读懂普陵县法治政府建设成绩单",
    "普陵县法治政府建设示范创建工作动员会召开",
)


def _puling(body: str) -> Page:
    menu = [("/", "首页"), ("/c1/", "新闻"), ("/c2/", "政务公开"), ("/c3/", "法治政府建设")]
    return html("普陵县人民政府门户网站", f"<ul class='menu'>{links(menu)}</ul>{body}<div>普陵县人民政府</div>")


POINTS = Site(
    name="points",
    home=f"{_P}/",
    pages={
        f"{_P}/": _puling(f"<ul>{dated(filler('/c1/{0}.html', NEWS, 8))}</ul>"),
        f"{_P}/c1/": _puling(f"<ul>{dated(filler('/c1/{0}.html', NEWS, 16))}</ul>"),
        f"{_P}/c2/": _puling(
            "<ul>" + links([("/c3/", "法治政府建设"), ("/c4/", "年度报告"), ("/c5/", "通知公告")]) + "</ul>"
        ),
        f"{_P}/c3/": _puling(
            f"<h2>法治政府建设</h2><ul>{dated([(f'/c3/{n}.html', t) for n, t in enumerate(_POINTS)])}</ul>"
        ),
        f"{_P}/c4/": _puling(
            f"<ul>{dated([(f'/c4/{y}.html', f'普陵县{y}年政府信息公开年度报告') for y in range(2024, 2016, -1)])}</ul>"
        ),
        f"{_P}/c5/": _puling(f"<ul>{dated(filler('/c5/{0}.html', NOTICES, 15))}</ul>"),
        **{f"{_P}/c3/{n}.html": report_page(t, "普陵县人民政府", 2024) for n, t in enumerate(_POINTS) if n == 6},
    },
)

PLAIN = (GENERAL, DEAD, ROBOTS, NOTHING, POINTS)
