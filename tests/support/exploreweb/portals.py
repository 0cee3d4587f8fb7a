"""Big portals, hosts beside the portal, and one behind a challenge."""

import re

from exploreweb.parts import NEWS, NOTICES, dated, document, filler, html, links
from exploreweb.web import Site
from jobs.demo.site import Page

_W = "www.shuangqiao.gov.cn"
_X = "xxgk.shuangqiao.gov.cn"
_TREE = re.split(
    r"\s+",
    """机构职能 领导信息 内设机构 直属机构 规范性文件 政策解读 规划计划 统计信息 行政许可 行政处罚
    行政强制 财政预算 财政决算 三公经费 收费项目 政府采购 重大项目 重点领域 扶贫 教育
    医疗 社保 就业 环境保护 公共卫生 安全生产 食品药品 应急管理 国有企业 法治政府建设
    人事任免 招考录用 建议提案 审计信息 双随机 营商环境 放管服 政府会议 新闻发布 其他法定信息""",
)


def _xxgk(name: str, body: str) -> Page:
    tree = links(
        [(f"/fdzdgknr/{'fzzfjs' if text == '法治政府建设' else f'l{n}'}/", text) for n, text in enumerate(_TREE)],
        '<li class="level2"><a href="{0}"><i></i>{1}</a></li>',
    )
    side = links(
        [("/zfxxgkzn/", "政府信息公开指南"), ("/zfxxgkzd/", "政府信息公开制度"), ("/fdzdgknr/", "法定主动公开内容")]
    )
    whole = f"<ul>{side}</ul>{tree if name != '指南' else ''}<div class='r'>{body}</div>"
    return html(f"{name}_双桥市政府信息公开", whole + "<div>双桥市人民政府办公室主办</div>")


_X_ROWS = [
    ("./202503/t20250311_5811.html", "双桥市2025年法治政府建设工作要点"),
    ("./202502/t20250217_5702.html", "双桥市2024年法治政府建设情况报告"),
    ("./202409/t20240911_5301.html", "双桥市召开法治政府建设工作会议"),
    ("./202402/t20240218_4911.html", "双桥市2023年法治政府建设情况报告"),
    ("./202302/t20230221_4011.html", "双桥市2022年法治政府建设情况报告"),
]
OTHER_HOST = Site(
    name="other-host",
    home=f"{_W}/",
    must=frozenset({f"{_X}/fdzdgknr/fzzfjs/"}),
    pages={
        f"{_W}/": Page(
            body=b'<html><head><meta http-equiv="refresh" content="0; url=zwgk.html"></head><body></body></html>'
        ),
        f"{_W}/zwgk.html": html(
            "双桥市人民政府",
            "<div>"
            + links(
                [
                    ("zwgk.html", "首页"),
                    ("http://xxgk.shuangqiao.gov.cn:0/", "政府信息公开"),
                    ("http://jyj.shuangqiao.gov.cn:0/", "市教育局"),
                    ("/xw/", "新闻"),
                ]
            )
            + f"</div><ul>{dated(filler('/xw/{0}.html', NEWS, 12))}</ul><div>双桥市人民政府办公室主办</div>",
        ),
        f"{_W}/xw/": html("新闻", f"<ul>{dated(filler('/xw/{0}.html', NEWS, 16))}</ul>"),
        "jyj.shuangqiao.gov.cn/": html("双桥市教育局", f"<ul>{dated(filler('/jy/{0}.html', NEWS, 16))}</ul>"),
        f"{_X}/": _xxgk("指南", "<p>为了方便公民、法人和其他组织获取政府信息，编制本指南。</p>"),
        f"{_X}/zfxxgkzn/": _xxgk("指南", "<p>为了方便公民、法人和其他组织获取政府信息，编制本指南。</p>"),
        f"{_X}/fdzdgknr/": _xxgk(
            "法定主动公开内容", f"<ul>{dated(filler('/fdzdgknr/l4/202506/t1_{0}.html', NOTICES, 12))}</ul>"
        ),
        f"{_X}/fdzdgknr/fzzfjs/": _xxgk("法治政府建设", f"<ul>{dated(_X_ROWS)}</ul>"),
        **{
            f"{_X}/fdzdgknr/l{n}/": _xxgk(text, f"<ul>{dated(filler(f'./202506/t{n}_{{0}}.html', NOTICES, 6))}</ul>")
            for n, text in enumerate(_TREE)
            if text != "法治政府建设"
        },
    },
)

_K = "www.gangwan.gov.cn"
_BIG = "/gate/big5/www.gangwan.gov.cn"
_COLUMN = "/gongkai/fzzf/channel_5f1/"
_K_ROWS = [
    (f"{_COLUMN}doc_65f0a1b2c3d4e5f6a7b8{y}.html", f"港湾市人民政府关于{y}年法治政府建设情况的报告")
    for y in range(2024, 2014, -1)
]


def _gangwan(body: str, prefix: str = "") -> Page:
    top = links(
        [
            (f"{prefix}/", "首页"),
            ("/wap/", "手机版"),
            (f"{_BIG}/", "繁體版"),
            ("/en/", "English"),
            (f"{prefix}/gongkai/", "公开"),
        ]
    )
    return html("港湾市人民政府", f"<div>{top}</div>{body}<div>主办：港湾市人民政府办公厅</div>")


def _copy(prefix: str) -> dict[str, Page]:
    """The same three pages below a prefix, as gateways and telephone versions serve them."""
    return {
        f"{_K}{prefix}/": _gangwan(_home(prefix), prefix),
        f"{_K}{prefix}/gongkai/": _gangwan(
            "<ul>"
            + links(
                [
                    (f"{prefix}/gongkai/channel_{n}/", text)
                    for n, text in enumerate(("政策", "规划", "统计公报", "预算决算", "应急预案"))
                ]
                + [(f"{prefix}/gongkai/yfxz/", "依法行政")]
            )
            + "</ul>",
            prefix,
        ),
        f"{_K}{prefix}/gongkai/yfxz/": _gangwan(
            links([(f"{prefix}/gongkai/yfxz/zfjd/", "执法监督"), (f"{prefix}{_COLUMN}", "法治政府建设情况年度报告")]),
            prefix,
        ),
        f"{_K}{prefix}{_COLUMN}": _gangwan(f"<ul>{dated([(prefix + a, t) for a, t in _K_ROWS])}</ul>", prefix),
    }


def _home(prefix: str) -> str:
    news = dated(filler(prefix + "/xinwen/{0}.html", NEWS, 120))
    notices = dated(filler(prefix + "/gongshi/{0}.html", NOTICES, 100))
    services = links([(f"{prefix}/fuwu/item_{n}/", f"服务事项{n}") for n in range(90)])
    return f"<div class='a'>{news}</div><div class='b'>{services}</div><div class='c'>{notices}</div>"


PORTAL = Site(
    name="portal",
    home=f"{_K}/",
    must=frozenset({_K + _COLUMN}),
    pages={
        **_copy(""),
        **_copy(_BIG),
        **_copy("/wap"),
        f"{_K}/en/": html("Gangwan", "<a href='/en/news/'>Government Reports</a><a href='/en/law/'>Rule of Law</a>"),
        f"{_K}/en/law/": html(
            "Gangwan", "<ul><li><a href='/en/law/1.html'>Report on Law-based Government 2024</a></li></ul>"
        ),
        **{f"{_K}/fuwu/item_{n}/": html("服务", f"<p>办理流程{n}</p>") for n in range(90)},
    },
)

_CHALLENGE = document(
    "", "<script>$_ts=window['$_ts'];if(!$_ts)$_ts={};$_ts.nsd=81233;$_ts.cd='qxXqrrqcWqlrqAqq';</script>"
)
BLOCKED = Site(
    name="blocked",
    home="www.lanjie.gov.cn/",
    pages={},
    blocked=Page(body=_CHALLENGE.encode(), status=412),
)

PORTALS = (OTHER_HOST, PORTAL, BLOCKED)
