from time import process_time

import pytest

from crawler.adapters.base import ListPage, ListRequest
from crawler.adapters.shared.document import parse
from crawler.adapters.shared.scripted_paging import scripted_request

URL = "https://www.example.gov.cn/zwgk/list.html"
FORM = """<form action="/zwgk/list.do" method="{}"><input type="hidden" name="id" value="7&amp;8">
<input name="pageNo" value="1"><input type="submit" name="go" value="GO"></form>"""


def _asked(markup: str, number: int = 1) -> ListRequest | None:
    page = ListPage(url=URL, text=f"<body>{markup}</body>", content_type="text/html", page=number)
    return scripted_request(page, parse(page.text, URL))


@pytest.mark.parametrize(
    ("script", "expected"),
    [
        ('function goPage(n){ location.href = "list_" + n + ".html"; }', "/zwgk/list_2.html"),
        ("function goPage(n){ window.location='?page='+n; }", "/zwgk/list.html?page=2"),
        ("var goPage = function (page) { self.location.replace('/l/' + page + '/'); }", "/l/2/"),
    ],
)
def test_the_function_that_is_called_says_where(script: str, expected: str) -> None:
    request = _asked(f"<a href='javascript:goPage(2)'>下一页</a><script>{script}</script>")
    assert request == ListRequest(url=f"https://www.example.gov.cn{expected}", page=2)


@pytest.mark.parametrize(
    "pager",
    [
        "<a href='#' onclick=\"goPage('3'); return false\">下一页</a>",
        "<input type='button' value='下一页' onclick='goPage(3)'>",
        "<li onclick='goPage(3)'>3</li>",
        "<a href='javascript:goPage(2)'>下一页</a>",
    ],
)
def test_any_element_may_call_it(pager: str) -> None:
    script = '<script>function goPage(n){ location.href = "list_" + n + ".html"; }</script>'
    request = _asked(pager + script, 2)
    assert request is not None
    assert request.page == 3


def test_a_form_that_is_sent_by_get() -> None:
    request = _asked("<a href='javascript:goPage(2)'>下一页</a>" + FORM.format("GET"))
    assert request == ListRequest(url="https://www.example.gov.cn/zwgk/list.do?id=7%268&pageNo=2", page=2)


def test_a_form_that_is_posted() -> None:
    script = "<script>function turn(n){ document.f.pageNo.value = n; document.f.submit(); }</script>"
    request = _asked("<a onclick='turn(2)'>下一页</a>" + FORM.format("post") + script)
    assert request is not None
    assert (request.method, request.url) == ("POST", "https://www.example.gov.cn/zwgk/list.do")
    assert (request.body, request.page) == (b"id=7%268&pageNo=2", 2)


@pytest.mark.parametrize(
    "markup",
    [
        "<a href='javascript:goPage(2)'>下一页</a>",
        "<a href='javascript:goPage(9)'>下一页</a>" + FORM.format("get"),
        "<a href='javascript:goPage(2)'>上一页</a>" + FORM.format("get"),
        "<a href='javascript:slide(2)'>下一页</a>" + FORM.format("get"),
        "<a href='javascript:goPage(2)'>下一页</a><form><input name='keyword'></form>",
        "<a href='javascript:goPage(2)'>下一页</a><script>function goPage(n){ $.get('/api', n); }</script>",
        "<a href='javascript:goPage(2)'>下一页</a><script>function goPage(n){location='x'+(n-1)+'.html'}</script>",
        "<a href='javascript:goPage(2)'>下一页</a><script>function goPage(n){ location.href='x'+id+'.html'; }</script>",
        "<a href='javascript:goPage(2)'>下一页</a>"
        + FORM.replace("/zwgk", "https://www.another.gov.cn").format("post"),
    ],
)
def test_what_does_not_say_how_is_not_guessed(markup: str) -> None:
    assert _asked(markup) is None


def test_thousands_of_calls_are_looked_at_once() -> None:
    calls = "".join(f"<a href='javascript:goPage{number}(2)'>下一页</a>" for number in range(5_000))
    began = process_time()
    assert _asked(calls) is None
    assert process_time() - began < 5
