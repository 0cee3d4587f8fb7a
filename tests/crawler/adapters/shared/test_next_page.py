from crawler.adapters.base import ListPage
from crawler.adapters.shared.document import parse
from crawler.adapters.shared.next_page import next_request

URL = "https://www.example.gov.cn/zwgk/list.html"


def _next(pager: str, number: int = 1) -> str | None:
    page = ListPage(url=URL, text=f"<body>{pager}</body>", content_type="text/html", page=number)
    request = next_request(page, parse(page.text, URL))
    return request.url.rpartition("/")[2] if request is not None else None


def test_the_link_goes_before_the_numbers() -> None:
    assert _next('<a href="list_9.html">2</a><a href="list_2.html">下一页</a>') == "list_2.html"
    assert _next('<a href="list_2.html">2</a><a href="javascript:;">下一页</a>') == "list_2.html"


def test_a_script_goes_before_the_last_pages_address() -> None:
    script = "<script>function go(n){location.href='l'+n+'.html'}</script><a onclick='go(2)'>下一页</a>"
    assert _next(f'共9页<a href="list_9.html">尾页</a>{script}') == "l2.html"
    assert _next('共9页<a href="list_9.html">尾页</a><a href="javascript:go(2)">下一页</a>') == "list_2.html"


def test_the_last_page_leads_nowhere() -> None:
    script = "<script>function go(n){location.href='l'+n+'.html'}</script><a onclick='go(9)'>下一页</a>"
    assert _next(f"共9页{script}", 9) is None
    assert _next('<a href="list.html">下一页</a><a href="list_2.html">2</a>') is None
    assert _next("") is None
