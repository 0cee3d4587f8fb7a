import pytest

from crawler.adapters.base import ListPage, ListRequest
from crawler.adapters.shared.document import parse
from crawler.adapters.shared.paging import MOST_PAGES, further_page, next_link, same_host

URL = "https://www.example.gov.cn/zwgk/index.html"


def _page(number: int = 1) -> ListPage:
    return ListPage(url=URL, text="", content_type="text/html", page=number)


def _next(markup: str) -> str | None:
    return next_link(parse(f"<body>{markup}</body>", URL))


def test_the_next_page_is_counted_and_loses_its_fragment() -> None:
    address = "https://www.example.gov.cn/zwgk/index_1.html"
    assert further_page(_page(3), f"{address}#top") == ListRequest(url=address, page=4)


@pytest.mark.parametrize(
    "address",
    [
        None,
        URL,
        f"{URL}#2",
        "https://www.another.gov.cn/zwgk/index_1.html",
        "https://example.gov.cn.evil.com/zwgk/index_1.html",
        "https://www.example.gov.cn@evil.com/index_1.html",
        "https://www.example.gov.cn:8443/zwgk/index_1.html",
    ],
)
def test_this_page_and_other_hosts_are_not_followed(address: str | None) -> None:
    assert further_page(_page(), address) is None


def test_columns_end() -> None:
    address = "https://www.example.gov.cn/zwgk/index_1.html"
    assert further_page(_page(MOST_PAGES - 1), address) is not None
    assert further_page(_page(MOST_PAGES), address) is None


def test_the_scheme_does_not_make_another_host() -> None:
    assert same_host("http://www.example.gov.cn/", "https://www.example.gov.cn:443/x")


@pytest.mark.parametrize(
    "markup",
    [
        '<a href="index_2.html">下一页</a>',
        '<a href="index_2.html"><span>下页</span> &gt;</a>',
        '<a href="index_2.html" title="下一页">&gt;</a>',
        '<link rel="next" href="index_2.html">',
        '<a rel="nofollow next" href="index_2.html">&gt;</a>',
        '<a class="Next" href="index_2.html">&gt;</a>',
        "<a href='#' onclick=\"location.href='index_2.html'\">下一页</a>",
        "<input type='button' value='下一页' onclick=\"location.href='index_2.html'\">",
        "<li data-href='index_2.html'>下一页</li>",
        '<a href="javascript:;">下一页</a><a href="#">下一页</a><a href="index_2.html">下一页</a>',
    ],
)
def test_links_to_the_next_page(markup: str) -> None:
    assert _next(markup) == "https://www.example.gov.cn/zwgk/index_2.html"


@pytest.mark.parametrize(
    "markup",
    [
        '<a href="1.html">上一页</a><a href="3.html">尾页</a><span>下一页</span>',
        '<a class="next" href="/pictures/2.html">&gt;</a>',
        '<a href="2.html">下一篇</a>',
        '<a href="index_99999999999.html">下一页</a>',
        '<a href="/list?id=5&pageIndex=99999999999">下一页</a>',
    ],
)
def test_what_is_no_link_to_the_next_page(markup: str) -> None:
    assert _next(markup) is None


def test_numbers_that_count_no_pages_are_no_matter() -> None:
    assert _next('<a href="/column/6791573?pageIndex=2">下一页</a>') == (
        "https://www.example.gov.cn/column/6791573?pageIndex=2"
    )
