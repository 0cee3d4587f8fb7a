"""Sites that lead on by other furniture than links: picture maps, selections, versions for telephones, files."""

from exploreweb.parts import NEWS, NOTICES, dated, filler, html, links
from exploreweb.web import Site
from jobs.demo.site import Page

_A = "www.anle-xian.gov.cn"
_ANLE = [(f"/fzzf/bg/{y}.html", f"安乐县{y}年法治政府建设情况报告") for y in range(2024, 2016, -1)]


def _anle(body: str, prefix: str = "") -> Page:
    script = "<script>if(/iphone|android/i.test(navigator.userAgent)){window.location.href='/m/index.html';}</script>"
    head = links([(f"{prefix}/", "首页"), (f"{prefix}/zwgk/", "政务公开")])
    return html("安乐县人民政府", f"{'' if prefix else script}<ul>{head}</ul>{body}<p>主办：安乐县人民政府</p>")


def _both(prefix: str) -> dict[str, Page]:
    return {
        f"{_A}{prefix}/": _anle(f"<ul>{dated(filler(prefix + '/xw/{0}.html', NEWS, 9))}</ul>", prefix),
        f"{_A}{prefix}/zwgk/": _anle(links([(f"{prefix}/fzzf/bg/", "法治政府建设年度报告")]), prefix),
        f"{_A}{prefix}/fzzf/bg/": _anle(f"<ul>{dated([(prefix + a, t) for a, t in _ANLE])}</ul>", prefix),
    }


TELEPHONE = Site(
    name="telephone",
    home=f"{_A}/",
    must=frozenset({f"{_A}/fzzf/bg/"}),
    pages={**_both(""), **_both("/m"), f"{_A}/m/index.html": _both("/m")[f"{_A}/m/"]},
)

_C = "www.changping-zhen.gov.cn"
_FILES = [(f"/uploads/{y}/fzzf{y}.pdf", f"长坪镇人民政府{y}年度法治政府建设情况报告") for y in range(2024, 2019, -1)]


def _changping(body: str) -> Page:
    picture = (
        "<img src='/top.jpg' usemap='#nav'><map name='nav'><area shape='rect' coords='0,0,9,9' href='/xw/' alt='新闻'>"
        "<area shape='rect' coords='10,0,19,9' href='/gk/' alt='政务公开'></map>"
    )
    return html("长坪镇人民政府", f"{picture}{body}<p>长坪镇人民政府主办</p>")


FILES = Site(
    name="files",
    home=f"{_C}/",
    must=frozenset({f"{_C}/gk/list?cid=88"}),
    pages={
        f"{_C}/": _changping(f"<ul>{dated(filler('/xw/{0}.html', NEWS, 9))}</ul>"),
        f"{_C}/xw/": _changping(f"<ul>{dated(filler('/xw/{0}.html', NEWS, 12))}</ul>"),
        f"{_C}/gk/": _changping(
            "<select onchange='location.href=this.value'><option value=''>选择栏目</option>"
            + links(
                [("/gk/list?cid=87", "财政信息"), ("/gk/list?cid=88", "法治建设")], '<option value="{0}">{1}</option>'
            )
            + "</select>"
        ),
        f"{_C}/gk/list?cid=87": _changping(f"<ul>{dated(filler('/gk/{0}.html', NOTICES, 9))}</ul>"),
        f"{_C}/gk/list?cid=88": _changping(f"<ul>{dated(_FILES)}</ul>"),
    },
)

_U = "www.jiuling-qu.gov.cn"
_UNITS = (
    "教委",
    "财政局",
    "民政局",
    "水利局",
    "司法局",
    "城管局",
    "交通局",
    "卫健委",
    "文旅委",
    "审计局",
    "统计局",
    "商务委",
)


def _jiuling(body: str) -> Page:
    return html("九岭区人民政府", f"<a href='/zwgk_251/'>政务公开</a>{body}<p>九岭区人民政府主办</p>")


def _unit(number: int) -> Page:
    rows = [
        (f"./{y + 1}01/t{y + 1}0120_{number}{y}.html", f"九岭区{_UNITS[number]}{y}年法治政府建设情况报告")
        for y in (2024, 2023)
    ]
    return _jiuling(f"<ul>{dated(rows)}</ul>")


_UNIT_COLUMNS = {f"{_U}/zwgk_251/fzzfjsndbg/bm_{65436 + n}/": _unit(n) for n in range(len(_UNITS))}
UNITS = Site(
    name="units",
    home=f"{_U}/",
    must=frozenset(_UNIT_COLUMNS),
    pages={
        f"{_U}/": _jiuling(f"<ul>{dated(filler('/xw/{0}.html', NEWS, 9))}</ul>"),
        f"{_U}/zwgk_251/": _jiuling(
            links([("/zwgk_251/fzzfjsndbg/", "法治政府建设年度报告"), ("/zwgk_251/rsxx/", "人事")])
        ),
        f"{_U}/zwgk_251/fzzfjsndbg/": _jiuling(
            links([(address.removeprefix(_U), name) for address, name in zip(_UNIT_COLUMNS, _UNITS, strict=True)])
        ),
        **_UNIT_COLUMNS,
    },
)

FURNITURE = (TELEPHONE, FILES, UNITS)
