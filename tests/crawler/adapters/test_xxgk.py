from dataclasses import replace
from datetime import date
from urllib.parse import parse_qs, urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crawler.adapters.base import Entry, Listing, ListPage
from crawler.adapters.xxgk import Xxgk
from crawler.errors import ListNotUnderstood

HOST = "https://www.example.gov.cn"
COLUMN = f"{HOST}/col/col13008/index.html"
TREE = '<iframe src="/module/xxgk/tree.jsp?standardXxgk=1&amp;area=11220100MB1507524C&amp;divid=div4"></iframe>'
CALL = (
    "function search(a,b,c){loadDynamic('/module/xxgk/search.jsp?standardXxgk=1&infotypeId='+a+'&vc_title='"
    "+encodeURI(b)+'&vc_number='+encodeURI(c)+'&area=11220100MB1507524C', 'div4', '0','0','950','15','','');}"
)


def _column(body: str, url: str = COLUMN) -> ListPage:
    text = f'<html><body><a href="/">首页</a><div id="div4"></div>{body}<a href="/col/col1/">政务公开</a></body></html>'
    return ListPage(url=url, text=text, content_type="text/html", page=1)


def _row(number: int, column: int = 13008) -> str:
    return (
        f"<tr class='tr_main_value_{'odd' if number % 2 else 'even'}'><td align='left'><a href='{HOST}/art/2024/3/5/"
        f"art_{column}_{number}.html' target='_blank' title='某市第{number}份法治政府建设年度报告' class='bt_link'>"
        f"某市第{number}份法治…</a></td><td align='center' width='80'>2024-03-05</td><td>某市司法局</td></tr>"
    )


def _table(rows: str, foot: str = "第1页/共&nbsp;3&nbsp;页 <a href='javascript:;'>下一页</a>") -> str:
    return (
        "<table><tr class='tr_main_title'><td>名称</td><td>发布日期</td><td>发布机构</td></tr>"
        f"{rows}</table><table><tr><td class='tb_title'>{foot}</td></tr></table>"
    )


def _rows(numbers: range, column: int = 13008) -> str:
    return "".join(_row(number, column) for number in numbers)


def _answer(asked: Listing, text: str) -> ListPage:
    request = asked.following
    assert request is not None
    return ListPage(
        url=request.url,
        text=text,
        content_type="text/html",
        page=request.page,
        carry=request.carry,
        asked_by="xxgk",
    )


def _sent(listing: Listing) -> tuple[dict[str, list[str]], dict[str, list[str]]]:
    request = listing.following
    assert request is not None
    assert (request.method, urlsplit(request.url).path) == ("POST", "/module/xxgk/search.jsp")
    assert dict(request.headers)["Content-Type"].startswith("application/x-www-form-urlencoded")
    return parse_qs(urlsplit(request.url).query), parse_qs(request.body.decode(), keep_blank_values=True)


def test_the_page_leads_to_its_search() -> None:
    shell = Xxgk().read(_column(TREE + f"<script>{CALL}</script>"))
    query, form = _sent(shell)
    assert shell.entries == ()
    assert query == {"standardXxgk": ["1"], "area": ["11220100MB1507524C"], "currpage": ["1"]}
    assert (form["divid"], form["jdid"], form["area"]) == (["div4"], ["15"], ["11220100MB1507524C"])
    assert (form["infotypeId"], form["currpage"], form["vc_title"]) == ([""], ["1"], [""])
    assert shell.following is not None
    assert shell.following.page == 1


def test_answers_lead_to_the_end_of_the_column() -> None:
    shell = Xxgk().read(_column(f"<script>{CALL}</script>", f"{COLUMN}?number=Y001C001"))
    first = Xxgk().read(_answer(shell, _table(_rows(range(1, 16)))))
    assert len(first.entries) == 15
    assert first.entries[0] == Entry(
        url=f"{HOST}/art/2024/3/5/art_13008_1.html",
        title="某市第1份法治政府建设年度报告",
        listed_on=date(2024, 3, 5),
    )
    query, form = _sent(first)
    assert (query["infotypeId"], query["currpage"], query["area"]) == (["Y001C001"], ["2"], ["11220100MB1507524C"])
    assert (form["infotypeId"], form["currpage"], form["jdid"]) == (["Y001C001"], ["2"], ["15"])
    second = Xxgk().read(_answer(first, _table(_rows(range(16, 31)))))
    query, form = _sent(second)
    assert (query["infotypeId"], query["currpage"], form["divid"]) == (["Y001C001"], ["3"], ["div4"])
    third = Xxgk().read(_answer(second, _table(_rows(range(31, 34)))))
    assert len(third.entries) == 3
    assert third.following is None


def test_a_server_that_repeats_itself_is_left() -> None:
    first = Xxgk().read(_answer(Xxgk().read(_column(TREE)), _table(_rows(range(1, 16)))))
    assert Xxgk().read(_answer(first, _table(_rows(range(1, 16))))).following is None


@pytest.mark.parametrize(
    ("body", "address", "query", "form"),
    [
        (TREE, "", {"area": "11220100MB1507524C"}, {"divid": "div4", "area": "11220100MB1507524C"}),
        (TREE, "?number=A0202&vc_xxgkarea=0021", {"area": "0021", "infotypeId": "A0202"}, {"infotypeId": "A0202"}),
        (TREE + "<script>var webid = '7';</script>", "", {}, {"jdid": "7"}),
        (
            "<script>loadDynamic('/module/xxgk/search.jsp?infotypeId=Z2401'+a+'&area=002', 'divID','0','1','U','8','')",
            "",
            {"infotypeId": "Z2401", "area": "002"},
            {"divid": "divID", "jdid": "8"},
        ),
        (
            "<script>loadDynamic('/module/xxgk/search.jsp?infotypeId='+a,'div5','0202','0','U','8','','');",
            "",
            {"infotypeId": "0202"},
            {"infotypeId": "0202"},
        ),
        (
            '<script>$.ajax({type:"post",url:"/module/xxgk/search.jsp?standardXxgk=0&isAllList=1",'
            'data:"infotypeId=F0100001&jdid=149&area=&divid=div1256283&sortfield=,createdatetime:0,orderid:0"});</script>',
            "",
            {"standardXxgk": "0", "isAllList": "1", "infotypeId": "F0100001"},
            {"jdid": "149", "divid": "div1256283", "sortfield": ",createdatetime:0,orderid:0"},
        ),
        (
            f"<script>$.post('{HOST}/module/xxgk/search.jsp', {{infotypeId:'B001',jdid:1756,divid: 'div9'}})</script>",
            "",
            {"infotypeId": "B001"},
            {"jdid": "1756", "divid": "div9"},
        ),
    ],
)
def test_ways_to_say_what_is_searched(body: str, address: str, query: dict[str, str], form: dict[str, str]) -> None:
    page = _column(body, COLUMN + address)
    assert Xxgk().recognises(page)
    asked, sent = _sent(Xxgk().read(page))
    assert {name: value[0] for name, value in asked.items() if name in query} == query
    assert {name: value[0] for name, value in sent.items() if name in form} == form


def test_of_a_whole_unit_the_columns_own_entries_are_kept() -> None:
    shell = Xxgk().read(_column(TREE))
    first = Xxgk().read(_answer(shell, _table(_rows(range(1, 4)) + _rows(range(4, 9), 777))))
    assert [entry.url.rpartition("/")[2] for entry in first.entries] == [
        f"art_13008_{number}.html" for number in (1, 2, 3)
    ]
    second = Xxgk().read(_answer(first, _table(_rows(range(9, 20), 777))))
    assert len(second.entries) == 11  # never an empty list: the titles decide
    assert second.following is not None


def test_rows_that_the_page_holds_already() -> None:
    first = Xxgk().read(_column(f"<script>{CALL}</script>{_table(_rows(range(1, 16)))}"))
    assert len(first.entries) == 15
    query, form = _sent(first)
    assert (query["currpage"], form["currpage"], form["divid"]) == (["2"], ["2"], ["div4"])
    second = Xxgk().read(_answer(first, _table(_rows(range(16, 31)))))
    assert _sent(second)[0]["currpage"] == ["3"]


@pytest.mark.parametrize(
    ("foot", "leads_on"),
    [
        ("共<span>12</span>页", True),
        ("共 35 条 第1页/共1页", False),
        ("<a onclick='goPage(2)'>下一页</a>", True),
        ("<a href='javascript:turn(\"2\")'>下页</a>", True),
        ("<a onclick='goPage(1)'>下一页</a>", False),
        ("<a onclick='goPage(1)'>1</a><a onclick='goPage(2)'>2</a><a onclick='goPage(5)'>5</a>", True),
        ("<a onclick='goPage(1)'>1</a>", False),
        ("首页 末页", False),
        ("", True),
    ],
)
def test_how_long_the_table_is(foot: str, leads_on: bool) -> None:
    listing = Xxgk().read(_answer(Xxgk().read(_column(TREE)), _table(_rows(range(1, 16)), foot)))
    assert (listing.following is not None) == leads_on


def test_a_table_without_a_pager_goes_on_while_its_pages_are_full() -> None:
    first = Xxgk().read(_answer(Xxgk().read(_column(TREE)), _table(_rows(range(1, 16)), "")))
    second = Xxgk().read(_answer(first, _table(_rows(range(16, 31)), "")))
    assert _sent(second)[0]["currpage"] == ["3"]
    assert Xxgk().read(_answer(second, _table(_rows(range(31, 33)), ""))).following is None
    assert Xxgk().read(_answer(second, _table(_rows(range(16, 31)), ""))).following is None
    for nothing in ("", "<p>没有找到相关信息</p>", _table("", "")):
        assert Xxgk().read(_answer(second, nothing)) == Listing(adapter="xxgk", entries=(), following=None)
    with pytest.raises(ListNotUnderstood):
        Xxgk().read(_answer(second, "<html>系统繁忙"))


def test_a_table_can_be_the_column_itself() -> None:
    url = f"{HOST}/module/xxgk/search_custom.jsp?fieldConfigId=247732&currpage=1&sortfield=compaltedate:0"
    page = replace(_column("", url), text=_table(_rows(range(1, 16))))
    assert Xxgk().recognises(page)
    first = Xxgk().read(page)
    assert first.following is not None
    assert (first.following.method, first.following.page) == ("GET", 2)
    assert parse_qs(urlsplit(first.following.url).query) == {
        "fieldConfigId": ["247732"],
        "currpage": ["2"],
        "sortfield": ["compaltedate:0"],
    }
    second = Xxgk().read(_answer(first, _table(_rows(range(16, 31)))))
    assert second.following is not None
    assert "currpage=3" in second.following.url
    assert Xxgk().read(_answer(first, _table(_rows(range(1, 16))))).following is None


@pytest.mark.parametrize("text", ["", "<p>没有找到相关信息</p>", "<html>系统繁忙", _table("")])
def test_answers_without_entries_are_not_understood(text: str) -> None:
    with pytest.raises(ListNotUnderstood):
        Xxgk().read(_answer(Xxgk().read(_column(TREE)), text))


@pytest.mark.parametrize(
    "body", ["", "<script>loadDynamic('https://www.evil.com/module/xxgk/search.jsp','a','0','0','1','1')"]
)
def test_pages_that_lead_nowhere(body: str) -> None:
    with pytest.raises(ListNotUnderstood):
        Xxgk().read(_column(body))


def test_marks() -> None:
    assert Xxgk().recognises(_column(TREE))
    assert not Xxgk().recognises(_column(_rows(range(1, 9))))
    assert not Xxgk().recognises(_column('<a href="/module/xxgk/search.jsp?vc_title=">信息公开</a>'))
    assert not Xxgk().recognises(_column('<form action="/module/xxgk/search.jsp" method="post">'))
    assert not Xxgk().recognises(_column('<link href="/module/xxgk/css/xxgk.css"><recordset>'))


@given(
    st.lists(
        st.sampled_from([TREE, "loadDynamic(", "'/module/xxgk/search.jsp?a='", "+a+", ",", "')", "{", '"', _row(1)])
        | st.text()
    )
)
def test_any_page_is_read_or_not_understood(pieces: list[str]) -> None:
    page = _column("".join(pieces))
    Xxgk().recognises(page)
    try:
        listing = Xxgk().read(page)
    except ListNotUnderstood:
        return
    assert listing.entries or listing.following is not None


@given(
    st.text()
    | st.lists(st.sampled_from([_row(1), _row(2), "<table>", "共", "9", "页", "<a onclick='2'>下一页"])).map("".join)
)
def test_any_answer_is_read_or_not_understood(text: str) -> None:
    try:
        listing = Xxgk().read(_answer(Xxgk().read(_column(TREE)), text))
    except ListNotUnderstood:
        return
    assert listing.entries
