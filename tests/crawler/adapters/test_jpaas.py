import json
from dataclasses import replace
from datetime import date
from urllib.parse import parse_qs, urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crawler.adapters.base import Entry, Listing, ListPage
from crawler.adapters.jpaas import Jpaas
from crawler.errors import ListNotUnderstood

HOST = "https://www.example.gov.cn"
COLUMN = f"{HOST}/zwgk/fzzfjs/index.html"
BUILD = "/api-gateway/jpaas-publish-server/front/page/build/unit"


def _parameters(tag: str, page: str = "ab12", spelling: str = "bulidstatic") -> str:
    return (
        f"{{'parseType':'{spelling}','webId':'86ca57','tplSetId':'quSyqDUr','pageType':'column','tagId':'{tag}',"
        f"'editType':'null','pageId':'{page}'}}"
    )


def _unit(tag: str) -> str:
    return (
        '<div><script id="4e3a" src="/cms_files/default/script/AuthorizedRead/unitbuild.js?v=4.3"'
        f' parseType="bulidstatic" url="{BUILD}" queryData="{_parameters(tag)}"></script></div>'
    )


def _row(number: int) -> str:
    return (
        f'<li class="cf"><a href="/zwgk/fzzfjs/art/2024/art_{number:032x}.html"'
        f' title="某市第{number}份法治政府建设年度报告"><i></i>某市第{number}份法治政府…</a>'
        "<span>[2024-03-05]</span></li>"
    )


def _list(numbers: range, pager: str = 'class="pagination" rows="15" count="40" pageNo="1"') -> str:
    rows = "".join(map(_row, numbers))
    return f'<div id="信息列表"><div class="page-content"><ul>{rows}</ul></div><div {pager}></div></div>'


def _column(body: str, url: str = COLUMN) -> ListPage:
    text = f"""<html><head><title>法治政府建设</title></head><body><a href="/">首页</a>{body}
      <p>版权所有 <a href="/about/index.html">某市人民政府办公室</a></p></body></html>"""
    return ListPage(url=url, text=text, content_type="text/html", page=1)


def _json(markup: object) -> str:
    return json.dumps({"success": True, "code": "200", "data": {"html": markup}}, ensure_ascii=False)


def _answer(asked: Listing, text: str) -> ListPage:
    request = asked.following
    assert request is not None
    return ListPage(
        url=request.url,
        text=text,
        content_type="application/json",
        page=request.page,
        carry=request.carry,
        asked_by="jpaas",
    )


def _query(listing: Listing) -> dict[str, list[str]]:
    assert listing.following is not None
    assert listing.following.url.startswith(f"{HOST}{BUILD}?")
    return parse_qs(urlsplit(listing.following.url).query)


def test_the_page_leads_to_its_list() -> None:
    shell = Jpaas().read(_column(_unit("栏目导航") + _unit("信息列表") + _unit("页脚")))
    assert shell.entries == ()
    assert _query(shell) == {
        "parseType": ["bulidstatic"],
        "webId": ["86ca57"],
        "tplSetId": ["quSyqDUr"],
        "pageType": ["column"],
        "tagId": ["信息列表"],
        "editType": ["null"],
        "pageId": ["ab12"],
    }
    assert shell.following is not None
    assert (shell.following.method, shell.following.page) == ("GET", 1)


def test_units_lead_to_the_end_of_the_column() -> None:
    shell = Jpaas().read(_column(_unit("信息列表")))
    first = Jpaas().read(_answer(shell, _json(_list(range(1, 16)))))
    assert len(first.entries) == 15
    assert first.entries[0] == Entry(
        url=f"{HOST}/zwgk/fzzfjs/art/2024/art_{1:032x}.html",
        title="某市第1份法治政府建设年度报告",
        listed_on=date(2024, 3, 5),
    )
    assert _query(first)["paramJson"] == ['{"pageNo":2,"pageSize":15}']
    assert (_query(first)["pageId"], _query(first)["tagId"]) == (["ab12"], ["信息列表"])
    second = Jpaas().read(_answer(first, _json(_list(range(16, 31)))))
    assert _query(second)["paramJson"] == ['{"pageNo":3,"pageSize":15}']
    third = Jpaas().read(_answer(second, _json(_list(range(31, 41)))))
    assert len(third.entries) == 10
    assert third.following is None


def test_a_server_that_repeats_itself_is_left() -> None:
    first = Jpaas().read(_answer(Jpaas().read(_column(_unit("信息列表"))), _json(_list(range(1, 16)))))
    assert Jpaas().read(_answer(first, _json(_list(range(1, 16))))).following is None


def test_one_pinned_row_on_each_page_is_no_repetition() -> None:
    first = Jpaas().read(_answer(Jpaas().read(_column(_unit("信息列表"))), _json(_list(range(1, 16)))))
    pinned = _list(range(16, 31)).replace("<ul>", f"<ul>{_row(1)}")
    assert Jpaas().read(_answer(first, _json(pinned))).following is not None


@pytest.mark.parametrize(
    ("pager", "sent"),
    [
        ('class="pagination" count="484" rows="24"', '{"pageNo":2,"pageSize":24}'),
        ('class="pagination" pagesize="20" count="484" pagecount="25"', '{"pageNo":2,"pageSize":20}'),
        ('class="pagination" count="484"', '{"pageNo":2,"pageSize":15}'),
        ('class="pagination" count="484" rows="999999999"', '{"pageNo":2,"pageSize":15}'),
        ('class="p">共&nbsp;<b>3</b>&nbsp;页<b', '{"pageNo":2,"pageSize":15}'),
        ('class="layui"><a data-page="2">下一页</a><a data-page="9">尾页</a', '{"pageNo":2,"pageSize":15}'),
        ('data-pagecount="3"', '{"pageNo":2,"pageSize":15}'),
        ('class="pagination" count="15" rows="15"', None),
    ],
)
def test_how_long_the_list_is(pager: str, sent: str | None) -> None:
    first = Jpaas().read(_answer(Jpaas().read(_column(_unit("信息列表"))), _json(_list(range(1, 16), pager))))
    assert (_query(first)["paramJson"][0] if first.following is not None else None) == sent


UNTOLD = ('class="p"', 'class="pagination" count="99999999999" rows="15"', 'class="pagination" count="0" rows="0"')


@pytest.mark.parametrize("pager", UNTOLD)
def test_a_list_of_untold_length_goes_on_while_its_pages_are_full(pager: str) -> None:
    first = Jpaas().read(_answer(Jpaas().read(_column(_unit("信息列表"))), _json(_list(range(1, 16), pager))))
    assert _query(first)["paramJson"] == ['{"pageNo":2,"pageSize":15}']
    # One of fifteen may be missing: a pinned row that stands twice.
    second = Jpaas().read(_answer(first, _json(_list(range(16, 30), pager))))
    assert _query(second)["paramJson"] == ['{"pageNo":3,"pageSize":15}']
    assert Jpaas().read(_answer(second, _json(_list(range(30, 33), pager)))).following is None


@pytest.mark.parametrize("markup", ["", None, "<p>暂无数据</p>"])
def test_an_empty_answer_ends_a_list_of_untold_length(markup: str | None) -> None:
    shell = Jpaas().read(_column(_unit("信息列表")))
    first = Jpaas().read(_answer(shell, _json(_list(range(1, 16), ""))))
    assert Jpaas().read(_answer(first, _json(markup))) == Listing(adapter="jpaas", entries=(), following=None)
    for failure in ("<html>访问过于频繁</html>", '{"success":false,"data":null}'):
        with pytest.raises(ListNotUnderstood):
            Jpaas().read(_answer(first, failure))


def test_a_repeated_page_ends_a_list_of_untold_length() -> None:
    shell = Jpaas().read(_column(_unit("信息列表")))
    first = Jpaas().read(_answer(shell, _json(_list(range(1, 16), ""))))
    assert Jpaas().read(_answer(first, _json(_list(range(1, 16), "")))).following is None


def test_a_short_list_of_untold_length_is_whole() -> None:
    shell = Jpaas().read(_column(_unit("信息列表")))
    assert Jpaas().read(_answer(shell, _json(_list(range(1, 10), "")))).following is None


def test_what_the_page_lists_itself_is_read_if_no_unit_lists_anything() -> None:
    page = _column(_list(range(1, 9), "") + _unit("信息列表") + _unit("左侧导航"))
    first = Jpaas().read(page)
    assert first.entries == ()
    second = Jpaas().read(_answer(first, _json("<p>暂无内容</p>")))
    back = Jpaas().read(_answer(second, _json("")))
    assert back.following is not None
    assert (back.entries, back.following.url, back.following.page) == ((), COLUMN, 1)
    again = Jpaas().read(replace(page, carry=back.following.carry, asked_by="jpaas"))
    assert (len(again.entries), again.following) == (8, None)
    with pytest.raises(ListNotUnderstood):
        Jpaas().read(replace(_column(_unit("信息列表")), carry=back.following.carry, asked_by="jpaas"))


def test_a_total_beside_the_markup() -> None:
    shell = Jpaas().read(_column(_unit("信息列表")))
    text = json.dumps({"data": {"html": _list(range(1, 16), ""), "total": 31}})
    assert _query(Jpaas().read(_answer(shell, text)))["paramJson"] == ['{"pageNo":2,"pageSize":15}']


def test_a_list_that_the_page_holds_already() -> None:
    query = _parameters("信息列表")
    pager = f'class="pagination" querydata="{query}" rows="15" count="40" unitid="信息列表" uniturl="{BUILD}"'
    aside = '<div class="hot"><a href="/xw/art/2024/art_5.html">某市召开法治政府建设工作会议</a><i>2024-05-05</i></div>'
    first = Jpaas().read(_column(aside + _list(range(1, 16), pager) + _unit("页脚")))
    assert len(first.entries) == 15
    assert _query(first)["paramJson"] == ['{"pageNo":2,"pageSize":15}']
    second = Jpaas().read(_answer(first, _json(_list(range(16, 31), pager))))
    assert second.following is not None
    assert second.following.page == 3


def test_a_list_beside_units_of_furniture() -> None:
    listing = Jpaas().read(_column(_unit("头部导航") + _list(range(1, 9), "") + _unit("页脚")))
    assert len(listing.entries) == 8
    assert listing.following is None


def test_units_are_tried_until_one_holds_entries() -> None:
    shell = Jpaas().read(_column(_unit("内容1") + _unit("左侧导航") + _unit("一号")))
    assert _query(shell)["tagId"] == ["内容1"]
    second = Jpaas().read(_answer(shell, _json("<p>暂无内容</p>")))
    assert second.entries == ()
    assert _query(second)["tagId"] == ["一号"]
    assert second.following is not None
    assert second.following.page == 1
    third = Jpaas().read(_answer(second, _json("")))
    assert _query(third)["tagId"] == ["左侧导航"]
    with pytest.raises(ListNotUnderstood):
        Jpaas().read(_answer(third, _json("")))
    assert len(Jpaas().read(_answer(third, _json(_list(range(1, 4))))).entries) == 3


def test_the_list_that_changes_with_the_column_goes_first() -> None:
    page = _column(_unit("通知公告列表") + _unit("推荐列表") + _unit("当前栏目_list"))
    assert _query(Jpaas().read(page))["tagId"] == ["当前栏目_list"]


def test_an_article_is_no_list() -> None:
    with pytest.raises(ListNotUnderstood):
        Jpaas().read(_column(_unit("文章列表").replace("'column'", "'article'")))


def test_no_more_than_four_units_are_tried() -> None:
    shell = Jpaas().read(_column("".join(_unit(f"列表{number}") for number in range(9))))
    assert shell.following is not None
    assert sum(name == "unit" for name, _ in shell.following.carry) == 3


@pytest.mark.parametrize(
    "attributes",
    [
        f"querydata='{_parameters('列表').replace(chr(39), chr(34))}' URL='{BUILD}'",
        f'url="{BUILD}" queryData="{_parameters("列表").replace(chr(39), "&quot;")}"',
        f'src="/script/unitbuild.js" queryData="{_parameters("列表", spelling="buildstatic")}"',
        f'url="{HOST.replace("https", "http")}{BUILD}" queryData="{_parameters("列表")}"',
    ],
)
def test_ways_to_write_a_unit(attributes: str) -> None:
    page = _column(f"<script {attributes}></script>")
    assert Jpaas().recognises(page)
    following = Jpaas().read(page).following
    assert following is not None
    query = parse_qs(urlsplit(following.url).query)
    assert (query["tagId"], query["pageId"]) == (["列表"], ["ab12"])
    assert query["parseType"][0] in ("bulidstatic", "buildstatic")


def test_relative_links_start_from_the_column() -> None:
    shell = Jpaas().read(_column(_unit("列表")))
    markup = '<ul><li><a href="art/2024/art_7.html">某市2023年法治政府建设年度报告</a> 2024-03-05</li></ul>'
    assert Jpaas().read(_answer(shell, _json(markup))).entries[0].url == f"{HOST}/zwgk/fzzfjs/art/2024/art_7.html"


def test_a_unit_can_be_the_column_itself() -> None:
    url = f"{HOST}{BUILD}?pageId=ab12&tagId=list&webId=86ca57"
    page = replace(_column("", url), text=_json(_list(range(1, 16))))
    assert Jpaas().recognises(page)
    listing = Jpaas().read(page)
    assert len(listing.entries) == 15
    assert _query(listing)["paramJson"] == ['{"pageNo":2,"pageSize":15}']


@pytest.mark.parametrize(
    "text",
    [
        "",
        "<html><body>系统繁忙</body></html>",
        "{broken",
        "[" * 100_000,
        "[]",
        '{"success":false,"code":"500","data":null,"message":"error"}',
        '{"data":{"html":null}}',
        '{"data":""}',
        '{"data":{"html":"<p>暂无数据</p>"}}',
    ],
)
def test_answers_without_entries_are_not_understood(text: str) -> None:
    first = Jpaas().read(_answer(Jpaas().read(_column(_unit("列表"))), _json(_list(range(1, 16)))))
    with pytest.raises(ListNotUnderstood):
        Jpaas().read(_answer(first, text))


@pytest.mark.parametrize(
    "body",
    [
        "",
        f'<script url="https://www.evil.com{BUILD}" queryData="{_parameters("列表")}"></script>',
        f"<script url=\"{BUILD}\" queryData=\"{{'webId':'1'}}\"></script>",
    ],
)
def test_pages_that_lead_nowhere(body: str) -> None:
    with pytest.raises(ListNotUnderstood):
        Jpaas().read(_column(body))


def test_marks() -> None:
    assert Jpaas().recognises(_column(_unit("列表")))
    assert not Jpaas().recognises(_column(_row(1)))
    assert not Jpaas().recognises(_column("<el-table :queryData=\"{'pageId': 1}\">"))
    assert not Jpaas().recognises(_column("<script>createPageHTML(3, 0, 'index', 'html')</script>"))


@given(st.text() | st.builds(_json, st.text()) | st.builds(lambda data: json.dumps({"data": data}), st.integers()))
def test_any_answer_is_read_or_not_understood(text: str) -> None:
    shell = Jpaas().read(_column(_unit("列表")))
    with pytest.raises(ListNotUnderstood):
        Jpaas().read(_answer(shell, text))


@given(
    st.lists(
        st.sampled_from([_unit("列表"), _row(1), '<div count="9"', "querydata=", ">", _list(range(3))]) | st.text()
    )
)
def test_any_page_is_read_or_not_understood(pieces: list[str]) -> None:
    page = _column("".join(pieces))
    Jpaas().recognises(page)
    try:
        listing = Jpaas().read(page)
    except ListNotUnderstood:
        return
    assert listing.entries or listing.following is not None
