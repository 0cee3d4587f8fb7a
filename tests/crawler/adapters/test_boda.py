from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crawler.adapters.base import Listing, ListPage
from crawler.adapters.boda import Boda
from crawler.errors import ListNotUnderstood

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


OLD = """<script>function a191370_gopage_fun(){_simple_list_gotopage_fun(97,'a191370GOPAGE',2)}</script>
<td nowrap id="fanye191370">共1455条&nbsp;&nbsp;1/97&nbsp;</td>"""


@pytest.mark.parametrize(
    ("path", "page", "counts", "following"),
    [
        ("/fzzf.htm", 1, "", "/fzzf/2.htm"),
        ("/fzzf/2.htm", 2, "", "/fzzf/1.htm"),
        ("/fzzf/1.htm", 3, "", None),
        ("/fzzf/7.htm", 2, "", None),
        ("/fzzf/x.htm", 2, "", None),
        ("/zwgk/", 1, "", "/zwgk/index/2.htm"),
        ("/zwgk/2024.htm", 1, "", "/zwgk/2024/2.htm"),
        ("/fzzf.htm", 1, OLD, "/fzzf/96.htm"),
        ("/fzzf.html", 1, '<td id="fanye7">共49条&nbsp;&nbsp;1/5&nbsp;</td>', "/fzzf/4.html"),
        ("/fzzf.htm", 1, '<span class="p_t">共 4 页</span>', "/fzzf/3.htm"),
        ("/fzzf.htm", 1, "<script>_simple_list_gotopage_fun(1,'u1',2)</script>", None),
        ("/fzzf.htm", 1, "<script>_simple_list_gotopage_fun(99999,'u1',2)</script>", None),
        ("/fzzf.htm", 1, "<p>全文共4页</p>", None),
        ("/list.jsp?urltype=tree.TreeTempUrl&wbtreeid=1053", 1, "", "/list.jsp?%s&totalpage=3&PAGENUM=2"),
        ("/list.jsp?urltype=tree.TreeTempUrl&wbtreeid=1053&PAGENUM=2", 2, "", "/list.jsp?%s&PAGENUM=3&totalpage=3"),
        ("/list.jsp?urltype=tree.TreeTempUrl&wbtreeid=1053&PAGENUM=3", 3, "", None),
        (
            "/list.jsp?a21t=3&a21p=2&a21c=9&wbtreeid=1053",
            2,
            "",
            "/list.jsp?a21t=3&a21p=3&a21c=9&wbtreeid=1053&totalpage=3",
        ),
        ("/list.jsp?wbtreeid=1053&PAGENUM=x", 1, "", None),
        ("/list.jsp?id=7", 1, "", None),
    ],
)
def test_pages_are_counted_where_a_script_draws_the_links(
    path: str, page: int, counts: str, following: str | None
) -> None:
    text = PAGE.format(up="/", pager='<a href="javascript:void(0)">下页</a>')
    if counts:
        text = (
            text.replace("_simple_list_gotopage_fun(3,", "(").replace("共3页", "").replace("<html>", f"<html>{counts}")
        )
    request = Boda().read(ListPage(url=f"{HOST}{path}", text=text, content_type="text/html", page=page)).following
    expected = following.replace("%s", "urltype=tree.TreeTempUrl&wbtreeid=1053") if following else None
    assert (request.url.removeprefix(HOST) if request else None) == expected


@given(st.text(alphabet=st.sampled_from(list("<>/a='\"liuhref 2024-03_fun(p)\n\x00")), max_size=300), st.booleans())
def test_any_text_is_read_or_refused(text: str, with_rows: bool) -> None:
    before = PAGE.format(up="", pager="") if with_rows else ""
    try:
        listing = Boda().read(ListPage(url=f"{HOST}/a.htm", text=before + text, content_type="text/html", page=1))
    except ListNotUnderstood:
        return
    assert listing.entries


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("<script>_simple_list_gotopage_fun(31,'u1',2)</script>", True),
        ('<script src="/system/resource/js/x.js"></script><a href="info/1/2.htm">', True),
        ('<a href="/info/1/2.htm">', False),
        ('<a href="https://www.another.gov.cn/info/1/2.htm"><a href="/list.jsp?wbtreeid=7">', False),
        ('<a href="content.jsp?urltype=news.NewsContentUrl&wbtreeid=1&wbnewsid=2">', True),
        ('<script src="/system/resource/js/x.js"></script>', False),
    ],
)
def test_marks(text: str, expected: bool) -> None:
    assert Boda().recognises(ListPage(url=HOST, text=text, content_type="text/html", page=1)) is expected


@pytest.mark.parametrize(
    ("pager", "following"),
    [
        ('<a href="fzzf/2.htm">2</a>', f"{HOST}/fzzf/2.htm"),
        ('<a href="fzzf/5.htm">5</a><a href="fzzf/6.htm">4</a>', None),
        (
            "<script>function turn(n){location.href='?p=' + n;}</script><a onclick='turn(2)'>下一页</a>",
            f"{HOST}/fzzf.htm?p=2",
        ),
    ],
)
def test_a_pager_of_another_make_is_followed_where_nothing_is_counted(pager: str, following: str | None) -> None:
    text = PAGE.format(up="", pager=pager).partition('<span class="p_t">')[0]
    listing = Boda().read(ListPage(url=f"{HOST}/fzzf.htm", text=text, content_type="text/html", page=1))
    assert (listing.following.url if listing.following else None) == following
