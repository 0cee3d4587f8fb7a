import pytest

from crawler.adapters.base import ListPage
from crawler.adapters.shared.document import parse
from crawler.adapters.shared.page_numbers import last_link, numbered_link, told_pages

HOST = "https://www.example.gov.cn"


def _page(pager: str, url: str, number: int) -> ListPage:
    return ListPage(url=url, text=f"<body>{pager}</body>", content_type="text/html", page=number)


def _numbered(pager: str, url: str = f"{HOST}/zwgk/", number: int = 1) -> str | None:
    page = _page(pager, url, number)
    return numbered_link(page, parse(page.text, url))


@pytest.mark.parametrize(
    ("text", "pages"),
    [
        ("共12页", 12),
        ("共 <b>12</b>&nbsp;页", 12),
        ("第1/12页", 12),
        ("当前<em>1</em>/<em>12</em>页", 12),
        ('<span id="index">1/12</span>', 12),
        ("var totalPage = 12;", 12),
        ('"pageCount":"12"', 12),
        ("totalPages: 12,", 12),
        ("共123条", 0),
        ("共页", 0),
        ("2024/12/05", 0),
        ("", 0),
    ],
)
def test_how_many_pages_there_are(text: str, pages: int) -> None:
    assert told_pages(text) == pages


@pytest.mark.parametrize(
    ("pager", "url", "number", "expected"),
    [
        ('<b>1</b><a href="index_1.html">2</a><a href="index_2.html">3</a>', f"{HOST}/zwgk/", 1, "/zwgk/index_1.html"),
        ('<a href="?page=1">1</a><a href="?page=2">[2]</a>', f"{HOST}/list.jsp?id=3", 1, "/list.jsp?page=2"),
        ('<a href="/zwgk/list?pageNo=3">第3页</a>', f"{HOST}/zwgk/list?pageNo=2", 2, "/zwgk/list?pageNo=3"),
        ('<a href="zcyzc/30.htm">2</a>', f"{HOST}/zwgk/zcyzc.htm", 1, "/zwgk/zcyzc/30.htm"),
        ("<a onclick=\"location.href='list_2.html'\">2</a>", f"{HOST}/zwgk/list.html", 1, "/zwgk/list_2.html"),
        ("<li onclick=\"location.href='2.html'\">2</li>", f"{HOST}/zwgk/", 1, "/zwgk/2.html"),
        ('<option value="list_2.html">2</option>', f"{HOST}/zwgk/list.html", 1, "/zwgk/list_2.html"),
        ('<a href="index_4.html">5</a><a href="index_3.html">4</a>', f"{HOST}/zwgk/", 1, "/zwgk/index_1.html"),
        ('<a href="?curPage=9&amp;id=3">9</a>', f"{HOST}/zwgk/list", 1, "/zwgk/list?curPage=2&id=3"),
        ('<a href="/class/abc/2">2</a>', f"{HOST}/class/abc/", 1, "/class/abc/2"),
    ],
)
def test_the_number_after_this_page_is_followed(pager: str, url: str, number: int, expected: str) -> None:
    assert _numbered(pager, url, number) == HOST + expected


@pytest.mark.parametrize(
    "pager",
    [
        "",
        '<a href="/pictures/10002.html">2</a>',
        '<a href="https://www.another.gov.cn/zwgk/index_2.html">2</a>',
        '<a href="javascript:;">2</a>',
        '<a href="/zwgk/">2</a>',
        '<a href="index_1.html">1</a>',
        '<option value="2">2</option>',
        '<a href="index_2.html">2024</a>',
        '<a href="calendar.html">31</a>',
        '<a href="5.htm">5</a><a href="6.htm">4</a>',
        '<a href="4.html">4</a><a href="4.html">5</a>',
    ],
)
def test_numbers_that_lead_to_no_page_of_the_column(pager: str) -> None:
    assert _numbered(pager) is None


@pytest.mark.parametrize(
    ("pager", "expected"),
    [
        ('共9页 <a href="index_9.html">尾页</a>', "index_2.html"),
        ('共9页 <a href="index_8.html">末页</a>', "index_1.html"),
        ('共2页 <a href="index_1.html">尾页</a>', "index_1.html"),
        ('共9页 <a href="?page=9">最后一页</a>', "?page=2"),
        ('<a href="index_9.html">尾页</a>', None),
        ('共9页 <a href="index_40.html">尾页</a>', None),
        ('共1页 <a href="index_1.html">尾页</a>', None),
        ('共99999页 <a href="index_99999.html">尾页</a>', None),
    ],
)
def test_the_last_pages_address_tells_the_next_ones(pager: str, expected: str | None) -> None:
    page = _page(pager, f"{HOST}/zwgk/", 1)
    assert last_link(page, parse(page.text, page.url)) == (f"{HOST}/zwgk/{expected}" if expected else None)
