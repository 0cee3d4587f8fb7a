from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crawler.adapters.base import Entry, Listing, ListPage
from crawler.adapters.trs import Trs
from crawler.errors import ListNotUnderstood

COLUMN = "https://www.example.gov.cn/zwgk/fzzfjs/"
PAGE = """<!DOCTYPE html><html><head><meta charset="utf-8"><script>var t = '<a href="/x">"';</script></head><body>
<div class="nav"><a href="/">首页</a><a href="../">政务公开</a><a href="../zfxxgk/">政府信息公开指南</a></div>
<div class="list"><ul>
<li><span class="date">2024-03-05</span><a href="./202403/t20240305_5832432.html"
 title="某区人民政府2023年法治政府建设情况报告">某区人民政府2023年法治政府…</a></li>
<li><span class="date">2023-03-01</span>
<a href="./202303/t20230301_4832432.html">某区人民政府2022年法治政府建设情况报告</a></li>
</ul></div>
<div class="page"><script>%s</script></div>
<div class="foot"><a href="/wzdt/">网站地图</a><a href="https://beian.example.cn/?recordcode=11000002000001">京公网安备11000002000001号</a></div>
</body></html>"""


def _read(script: str, url: str = COLUMN, number: int = 1) -> Listing:
    return Trs().read(ListPage(url=url, text=PAGE.replace("%s", script), content_type="text/html", page=number))


def _next(script: str, url: str = COLUMN, number: int = 1) -> str | None:
    following = _read(script, url, number).following
    return following.url if following is not None else None


def test_first_page() -> None:
    listing = _read('createPageHTML(3, 0, "index", "html");')
    assert listing.entries == (
        Entry(
            url="https://www.example.gov.cn/zwgk/fzzfjs/202403/t20240305_5832432.html",
            title="某区人民政府2023年法治政府建设情况报告",
            listed_on=date(2024, 3, 5),
        ),
        Entry(
            url="https://www.example.gov.cn/zwgk/fzzfjs/202303/t20230301_4832432.html",
            title="某区人民政府2022年法治政府建设情况报告",
            listed_on=date(2023, 3, 1),
        ),
    )
    assert listing.following is not None
    assert (listing.following.url, listing.following.page) == (f"{COLUMN}index_1.html", 2)


@pytest.mark.parametrize(
    ("script", "name"),
    [
        ('createPageHTML(3, 1, "index", "html");', "index_2.html"),
        ("createPageHTML(50,0,'index','shtml');", "index_1.shtml"),
        ('//createPageHTML(50, 0, "index", "htm");', "index_1.htm"),
        ('createPageHTML(17, 0,"list", "shtml", "black2", 250);', "list_1.shtml"),
        ("createPageHTML('page_div',10, 1,'common_list','shtml',189);", "common_list_2.shtml"),
        ("createPageHTML('paging',25,24,'index','html',500);", "index_25.html"),
        (
            "var currentPage = 4; var nextPage = currentPage+1; var countPage = 50;"
            ' document.write("<a href=\\"index"+"_" + nextPage + "."+"shtml\\">下一页</a>");',
            "index_5.shtml",
        ),
        ('function createPageHTML(n, c, p, e){} createPageHTML(2, 0, "index", "html")', "index_1.html"),
        ('createPageHTML("3", "0", "./index", "html");', "index_1.html"),
        ("createPageHTMLS( 3 , 0 , 'index' , 'htm' , 51 , 5 );", "index_1.htm"),
        ("createPageHTML1(3,0,'index','html')", "index_1.html"),
        ('createPage(3, 0, "index", "shtml")', "index_1.shtml"),
        ('createPageHtml(box,3,1,"list","shtml",51)', "list_2.shtml"),
        ('var pages = 3, here = "0"; createPageHTML(pages, here, "index", "html");', "index_1.html"),
        (
            "var currentPage = 0;//所在页从0开始\nvar nextPage = currentPage+1\nvar countPage = 3//共多少页\n"
            "document.write('<a href=\"index_' + nextPage + '.html\">下一页</a>');",
            "index_1.html",
        ),
        (
            'var _PAGE_NAME = "index"; var _PAGE_EXT = "htm"; var countPage = 3; var currentPage = 0; nextPage = 1;'
            ' document.write("<a href=\\"" + _PAGE_NAME + "_" + nextPage + "." + _PAGE_EXT + "\\">");',
            "index_1.htm",
        ),
        (
            "var currentPage = 0;//所在页从0开始\nvar countPage = 4//共多少页\n",
            "index_1.html",
        ),
        ("var countPage = 4; // 共多少页", "index_1.html"),
        (
            "</script><a href='a.shtml'>甲</a><a href='b.shtml'>乙</a>"
            "<a href='c.shtml'>丙</a><script>var countPage = 4//共多少页",
            "index_1.shtml",
        ),
        ('var nextPage = 1, currentPage = 0, countPage = "4";', "index_1.html"),
        (
            'var m_sPageName = "index"; var m_sPageExt = "htm"; var m_nRecordCount = "41";'
            " var m_nCurrPage = 0; var m_nPageSize = 20;",
            "index_1.htm",
        ),
    ],
)
def test_further_pages(script: str, name: str) -> None:
    assert _next(script) == COLUMN + name


@pytest.mark.parametrize(
    ("script", "name", "number", "following"),
    [
        ('createPageHTML(3, 1, "index", "html")', "index_1.html", 2, "index_2.html"),
        ('createPageHTML(3, 2, "index", "html")', "index_2.html", 3, None),
        ('createPageHTML(3, 2, "index", "html")', "index_2.html", 2, "index_3.html"),
        ('createPageHTML(3, 3, "index", "html")', "index_3.html", 3, None),
        ('createPageHTML(2, 1, "index", "html")', "", 1, "index_2.html"),
        ("createPageHTML('box', 2, 0, 'index', 'html', 30)", "", 1, "index_1.html"),
        ("createPageHTML('box', 2, 1, 'index', 'html', 30)", "index_1.html", 2, None),
        ('createPageHTML(3, 1, "list", "html")', "list_1.html", 1, "list_2.html"),
        ('createPageHTML(3, 2, "list", "html")', "list_2.html", 1, None),
        (
            "var m_nRecordCount = 41; var m_nPageSize = 20; var m_nCurrPage = 0;",
            "index_7401.htm",
            1,
            "index_7401_1.htm",
        ),
        (
            "var m_nRecordCount = 41; var m_nPageSize = 20; var m_nCurrPage = 1;",
            "index_7401_1.htm",
            2,
            "index_7401_2.htm",
        ),
        ("var m_nRecordCount = 40; var m_nPageSize = 20; var m_nCurrPage = 1;", "index_7401_1.htm", 2, None),
        ("var m_nRecordCount = 41; var m_nPageSize = 20; var m_nCurrPage = 0;", "search.jsp", 1, None),
        ("var m_nRecordCount = 41; var m_nPageSize = 0; var m_nCurrPage = 0;", "index.htm", 1, None),
        ("var currentPage = 1; var countPage = 9;", "list.html", 1, None),
    ],
)
def test_what_the_first_page_is_called(script: str, name: str, number: int, following: str | None) -> None:
    """The call's form, the page's own name and the pages read so far tell whether the script counts from 0 or 1."""
    assert _next(script, COLUMN + name, number) == (COLUMN + following if following is not None else None)


@pytest.mark.parametrize(
    "script",
    [
        "",
        'createPageHTML(3, 2, "index", "html");',
        'createPageHTML(1, 0, "index", "html");',
        "createPageHTML('page_div',10,10,'list','shtml',189);",
        'createPageHTML(99999999999, 0, "index", "html");',
        'createPageHTML(9999, 2000, "index", "html");',
        'createPageHTML(9, 0, "//evil.com/index", "html");',
        'createPageHTML(9, 0, "../index", "html");',
        'createPageHTML(9, 0, "index", "exe");',
        "createPageHTML(n, c, p, e)",
        "createPageHTML()",
        "createPageHTML(" * 2000,
        "currentPage = 0; countPage = 50;",
    ],
)
def test_no_further_page(script: str) -> None:
    assert _next(script) is None


def test_a_page_that_forgets_its_number_is_not_asked_for_again() -> None:
    assert _next('createPageHTML(3, 0, "index", "html");', f"{COLUMN}index_1.html") is None


def test_marks() -> None:
    def recognises(text: str) -> bool:
        return Trs().recognises(ListPage(url=COLUMN, text=text, content_type="text/html", page=1))

    assert recognises('<a href="202403/t20240305_1.html">')
    assert recognises('createPageHTML(3, 0, "index", "html")')
    assert not recognises("function createPageHTML(_nPageCount, _nCurrIndex, _sPageName, _sPageExt){}")
    assert not recognises("createPageHTML('page_div', 3, 1, 'common_list', 'shtml', 50)")
    assert recognises("<A HREF = './t20080305_12.htm'>")
    assert recognises('<a href="/zt/yfxz/zfzcbmfzzfgzbg/t6463571.html">')
    assert recognises('<a href="../202601/20260116_236962.html">')
    assert recognises('<a href="//www.example.gov.cn/zwgk/202403/t20240305_1_wap.html">')
    assert not recognises('<a href="https://www.another.gov.cn/zwgk/202403/t20240305_1.html">')
    assert not recognises('<a href="/art/2024/3/5/art_71910_1.html"><a href="/content/post_5832432.html">')
    assert not recognises("<script>var currentPage = 1; var countPage = 9;</script>")


def test_a_page_without_entries_is_not_understood() -> None:
    page = ListPage(url=COLUMN, text='<p>createPageHTML(3, 0, "index", "html")', content_type="text/html", page=1)
    with pytest.raises(ListNotUnderstood):
        Trs().read(page)


@given(st.lists(st.sampled_from(["createPageHTML(", "'box',", "3,", "0,", '"index",', "'html'", ")", "<a href=./"])))
def test_any_page_is_read_or_not_understood(pieces: list[str]) -> None:
    page = ListPage(url=COLUMN, text="".join(pieces), content_type="text/html", page=1)
    Trs().recognises(page)
    with pytest.raises(ListNotUnderstood):
        Trs().read(page)


@given(st.text(), st.integers(1, 3000))
def test_any_script_is_read(script: str, number: int) -> None:
    following = _read(f"createPageHTML({script})", number=number).following
    assert following is None or following.url.startswith(COLUMN)
