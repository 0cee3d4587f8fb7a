"""List pages of smaller systems, read by no adapter of their own."""

from datetime import date

import pytest

from crawler.adapters import detect
from crawler.adapters.base import Listing, ListPage

HOST = "https://www.example.gov.cn"
UUID = "0a8404f1-cab6-482c-b451-3c1b6496ffe6"
DOCUMENT = "476dea35-a5e4-4474-b775-322d41dca50e"
CHANNEL = "channel_c_5f9fa491ab327f36e4c13060_n_1605682651.0101"
FRAME = """<html><head><title>法治政府建设</title></head><body><div class="nav"><a href="/">首页</a>
<a href="/News/showList/3361/page_1.html">通知公告</a><a href="/XxgkContent/showList/174/page_1.html">信息公开</a></div>
%s<div class="foot">主办：某区人民政府 <a href="/about.html">关于我们</a> 网安备34160002000100号</div></body></html>"""


def _read(path: str, text: str, page: int = 1) -> Listing:
    return detect.read(ListPage(url=HOST + path, text=FRAME % text, content_type="text/html", page=page), None)


def _bozhou_rows() -> str:
    return "".join(
        f'<li><a href="/XxgkContent/show/293913{n}.html" title="某区第{n}份法治政府建设年度报告" target="_blank">'
        f"某区第{n}份法治政府建…</a><span>2024-03-0{n}</span></li>"
        for n in range(1, 4)
    )


def _bozhou_pager(number: int, last: int, folder: str = "/XxgkContent/showList/174/105276") -> str:
    link = f'<a href="{folder}/page_{number + 1}.html">下一页</a>' if number < last else "<span>下一页</span>"
    return f'<div class="pagination"><a href="{folder}/page_1.html">首页</a><span>{number}</span>{link}</div>'


@pytest.mark.parametrize(("number", "following"), [(1, "page_2.html"), (2, "page_3.html"), (3, None)])
def test_bozhou_lists(number: int, following: str | None) -> None:
    text = f'<section class="m-tglist"><ul>{_bozhou_rows()}</ul></section>{_bozhou_pager(number, 3)}'
    listing = _read(f"/XxgkContent/showList/174/105276/page_{number}.html", text, number)
    assert [(entry.url, entry.title, entry.listed_on) for entry in listing.entries] == [
        (f"{HOST}/XxgkContent/show/293913{n}.html", f"某区第{n}份法治政府建设年度报告", date(2024, 3, n))
        for n in range(1, 4)
    ]
    expected = f"{HOST}/XxgkContent/showList/174/105276/{following}" if following else None
    assert (listing.following.url if listing.following else None) == expected


def test_bozhou_tables() -> None:
    rows = "".join(
        f'<tr><td class="xh">{n}</td><td class="bt"><a href="/XxgkContent/show/293913{n}.html">'
        f"某区第{n}份年度报告</a></td>"
        f'<td class="wh">某政〔2024〕{n}号</td><td class="cwrq">2024-03-0{n}</td></tr>'
        for n in range(1, 4)
    )
    listing = _read(
        "/XxgkContent/showList/174/103128/page_1.html",
        '<div class="search-list"><table><tr><th>序号</th><th>标题</th><th>文号</th><th>成文日期</th></tr>'
        f"{rows}</table></div>{_bozhou_pager(1, 2, '/XxgkContent/showList/174/103128')}",
    )
    assert [entry.listed_on for entry in listing.entries] == [date(2024, 3, n) for n in range(1, 4)]
    assert listing.following is not None
    assert listing.following.url == f"{HOST}/XxgkContent/showList/174/103128/page_2.html"


@pytest.mark.parametrize("shown", ["<span>2026-01-23</span>", "<em>[2026-01-23]</em>"])
def test_hebei_lists(shown: str) -> None:
    rows = "".join(
        f'<li><a href="/columns/{UUID}/202601/23/{DOCUMENT[:-1]}{n}.html">'
        f"某县第{n}份法治政府建设年度报告</a>{shown}</li>"
        for n in range(1, 5)
    )
    listing = _read(f"/columns/{UUID}/index.html", f'<ul class="list">{rows}</ul><a href="index_2.html">下一页</a>')
    assert [(entry.title, entry.listed_on) for entry in listing.entries] == [
        (f"某县第{n}份法治政府建设年度报告", date(2026, 1, 23)) for n in range(1, 5)
    ]
    assert listing.following is not None
    assert listing.following.url == f"{HOST}/columns/{UUID}/index_2.html"


@pytest.mark.parametrize("path", [f"/gongkai/{CHANNEL}/", f"/gongkai/site_xgk/{CHANNEL}/"])
@pytest.mark.parametrize("shown", ["<span class='date'>2024-01-02</span>", "<i>01-02</i>", ""])
def test_zibo_lists(path: str, shown: str) -> None:
    rows = "".join(
        f'<li><a href="{path}doc_6593b42151e0885ffbe043c{n}.html" title="某局第{n}份法治政府建设年度报告">'
        f"某局第{n}份…</a>{shown}</li>"
        for n in range(1, 5)
    )
    listing = _read(path, f"<ul>{rows}</ul><a href='?page=2'>下一页&gt;</a>")
    assert [entry.title for entry in listing.entries] == [f"某局第{n}份法治政府建设年度报告" for n in range(1, 5)]
    assert {entry.listed_on for entry in listing.entries} == {date(2024, 1, 2) if "2024" in shown else None}
    assert listing.following is not None
    assert listing.following.url == f"{HOST}{path}?page=2"
