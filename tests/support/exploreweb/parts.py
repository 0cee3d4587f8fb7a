"""The parts that pages of several sites have in common: a document around a body, lists, articles."""

from collections.abc import Iterable, Sequence

from jobs.demo.site import Page
from jobs.demo.texts import paragraphs, seed

NOTICES = (
    "关于公布行政事业单位收费目录清单的公告",
    "关于开展防汛应急演练的通知",
    "关于城区部分道路实行交通管制的通告",
    "关于公开征求《养老服务设施布局规划》意见的公告",
    "关于办公地点搬迁的公告",
    "关于组织参加职业技能竞赛的通知",
    "关于春节期间文化活动安排的公告",
    "关于国有建设用地使用权挂牌出让的公告",
    "关于开展农村集体资产清查的通知",
    "关于公布义务教育招生范围的通告",
)
NEWS = (
    "全县经济工作会议召开",
    "县领导调研重点项目建设",
    "我县举行义务植树活动",
    "春耕备耕有序推进",
    "县政府召开常务会议",
    "城区公园免费开放",
    "全县安全生产工作会议召开",
    "非遗文化进校园",
)


def document(title: str, body: str, *, head: str = '<meta charset="utf-8">') -> str:
    """Write a document."""
    return f"<!DOCTYPE html><html><head>{head}<title>{title}</title></head><body>\n{body}\n</body></html>"


def html(title: str, body: str) -> Page:
    """Make a UTF-8 page that declares itself."""
    return Page(body=document(title, body).encode())


def links(pairs: Iterable[tuple[str, str]], each: str = '<li><a href="{0}">{1}</a></li>') -> str:
    """Write address, text pairs one a line."""
    return "\n".join(each.format(address, text) for address, text in pairs)


def dated(rows: Iterable[tuple[str, str]], each: str = '<li><a href="{0}">{1}</a><span>{2}</span></li>') -> str:
    """Write a list of entries with falling dates."""
    return "\n".join(
        each.format(address, text, f"2025-{12 - place % 12:02d}-{28 - place % 27:02d}")
        for place, (address, text) in enumerate(rows)
    )


def filler(pattern: str, titles: Sequence[str], count: int, start: int = 100) -> list[tuple[str, str]]:
    """Make entries that report nothing; `pattern` takes a number."""
    return [
        (
            pattern.format(start + n),
            titles[n % len(titles)] + (f"（第{n // len(titles) + 1}号）" if n >= len(titles) else ""),
        )
        for n in range(count)
    ]


def report_body(issuer: str, year: int) -> str:
    """Write the body of a report."""
    text = seed(0).replace("2023", str(year))
    return f"<p>{issuer}{year}年度法治政府建设情况报告</p>" + "".join(f"<p>{line}</p>" for line in paragraphs(text))


def report_page(title: str, issuer: str, year: int) -> Page:
    """Make the page of a report."""
    return html(f"{title}_{issuer}", f"<h1>{title}</h1><div class='content'>{report_body(issuer, year)}</div>")
