from datetime import date

import pytest

from crawler.adapters.base import Listing, ListPage
from crawler.adapters.boda import Boda

HOST = "https://www.example.gov.cn"
PAGE = """<html><head><script language="javascript" src="/system/resource/js/counter.js"></script></head><body>
<ul class="menu"><li><a href="{up}index.htm">首页</a></li><li><a href="{up}zwgk.htm">政务公开</a></li></ul>
<ul><li id="line_u13_0"><a href="{up}info/1096/2345.htm" title="某县2023年法治政府建设情况报告">某县2023年法治…</a>
<span>2024年03月05日</span></li>
<li id="line_u13_1"><a href="{up}info/1096/1234.htm">某县2022年法治政府建设情况报告</a>
<span>2023年03月01日</span></li></ul>
<div class="pb_sys_common pb_sys_normal"><span class="p_pages">{pager}</span><span class="p_t">共3页</span>
<a href="javascript:;" onclick="_simple_list_gotopage_fun(3,&quot;u13_goto&quot;,2)">跳转</a></div>
</body></html>"""


def _read(path: str, up: str, pager: str, page: int) -> Listing:
    text = PAGE.format(up=up, pager=pager)
    return Boda().read(ListPage(url=f"{HOST}{path}", text=text, content_type="text/html", page=page))


@pytest.mark.parametrize(
    ("path", "up", "pager", "page", "following"),
    [
        (
            "/fzzf.htm",
            "",
            '<span class="p_no_d">1</span><span class="p_no"><a href="fzzf/2.htm">2</a></span>'
            '<span class="p_next p_fun"><a href="fzzf/2.htm">下页</a></span>',
            1,
            f"{HOST}/fzzf/2.htm",
        ),
        (
            "/fzzf/2.htm",
            "../",
            '<a href="../fzzf.htm" class="Prev">上页</a><a href="1.htm" class="Next">下页</a>',
            2,
            f"{HOST}/fzzf/1.htm",
        ),
        ("/fzzf/1.htm", "../", '<a href="2.htm">上页</a><span class="p_next_d p_fun_d">下页</span>', 3, None),
    ],
)
def test_page_numbers_fall(path: str, up: str, pager: str, page: int, following: str | None) -> None:
    listing = _read(path, up, pager, page)
    assert [(entry.url, entry.listed_on) for entry in listing.entries] == [
        (f"{HOST}/info/1096/2345.htm", date(2024, 3, 5)),
        (f"{HOST}/info/1096/1234.htm", date(2023, 3, 1)),
    ]
    assert listing.entries[0].title == "某县2023年法治政府建设情况报告"
    assert (listing.following.url if listing.following else None) == following
    assert listing.following is None or listing.following.page == page + 1


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("<script>_simple_list_gotopage_fun(31,'u1',2)</script>", True),
        ('<script src="/system/resource/js/x.js"></script><a href="info/1/2.htm">', True),
        ('<a href="/info/1/2.htm">', False),
        ('<script src="/system/resource/js/x.js"></script>', False),
    ],
)
def test_marks(text: str, expected: bool) -> None:
    assert Boda().recognises(ListPage(url=HOST, text=text, content_type="text/html", page=1)) is expected
