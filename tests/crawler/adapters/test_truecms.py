import json
from dataclasses import replace
from datetime import date
from urllib.parse import parse_qs, urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crawler.adapters.base import Listing, ListPage, ListRequest
from crawler.adapters.truecms import Truecms
from crawler.errors import ListNotUnderstood

HOST = "https://www.example.gov.cn"
COLUMN = f"{HOST}/ntsrmzf/fzzf/fzzf.html"
UUID = "852694c8-396b-4bcb-bf74-24b8ec291008"
LI = (
    '<li><a href="/ntsrmzf/fzzf/content/{0:08d}-396b-4bcb-bf74-24b8ec291008.html" '
    'title="某市第{0}份法治政府建设年度报告">某市第{0}份法治政府…</a><span>[2024-03-05]</span></li>'
)
SCRIPT = """<script>(function ($){{ var initData = '<datastore><totalrecord>{total}</totalrecord><recordset>';
$('#initData ul').each(function(){{ initData += '<record><![CDATA[' + $(this).html() + ']]></record>'; }});
$('#msgList').jpage({{ cache:false, dataStore:initData, totalRecord:"{total}", dataBefore:'<ul>',
contentTemplate:'<datastore><recordset>${{"<#list x as m>"}}<record><![CDATA[<li><span>[${{(m.releaseTime)!}}]</span>
<a href="${{(m.htmlPath)!}}" title="${{(m.msgTitle)!}}">${{(m.msgTitle)!}}</a></li>]]></record></recordset>',
proxyUrl:'{proxy}/TrueCMS/messageController/getMessage.do', perPage:10, groupSize:3, barPosition:'bottom',
ajaxParam:{{ columnId:'{uuid}' }} }}); }})(jQuery);</script>"""


def _items(numbers: range) -> str:
    return "".join(f"<ul>{LI.format(number)}</ul>" for number in numbers)


def _column(inline: range, total: object = 65, proxy: str = "") -> str:
    script = SCRIPT.format(total=total, uuid=UUID, proxy=proxy)
    return f'<div id="initData" style="display:none">{_items(inline)}</div><div id="msgList"></div>{script}'


def _page(text: str) -> ListPage:
    return ListPage(url=COLUMN, text=text, content_type="text/html", page=1)


def _read(text: str) -> Listing:
    return Truecms().read(_page(text))


def _store(numbers: range, total: int | None = 65) -> str:
    told = f"<totalrecord>{total}</totalrecord>" if total is not None else ""
    records = "".join(f"<record><![CDATA[{LI.format(number)}]]></record>" for number in numbers)
    return f"<datastore>{told}<recordset>{records}</recordset></datastore>"


def _answer(asked: ListRequest | None, text: str) -> Listing:
    assert asked is not None
    page = ListPage(
        url=asked.url,
        text=text,
        content_type="application/json",
        page=asked.page,
        carry=asked.carry,
        asked_by="truecms",
    )
    return Truecms().read(page)


def _jsonp(result: str) -> str:
    return f"jsonp({json.dumps({'result': result})});"


def _query(asked: ListRequest | None) -> dict[str, str]:
    assert asked is not None
    return {name: values[0] for name, values in parse_qs(urlsplit(asked.url).query).items()}


def test_the_first_records_stand_in_the_page() -> None:
    listing = _read(_column(range(1, 31)))
    assert len(listing.entries) == 30
    assert listing.entries[0].title == "某市第1份法治政府建设年度报告"
    assert listing.entries[0].listed_on == date(2024, 3, 5)
    assert listing.entries[0].url.startswith(f"{HOST}/ntsrmzf/fzzf/content/00000001-")


def test_the_others_are_asked_for_in_the_windows_of_the_sites_own_script() -> None:
    asked = _read(_column(range(1, 31))).following
    assert asked is not None
    assert urlsplit(asked.url).path == "/TrueCMS/messageController/getMessage.do"
    window = {"startrecord": "31", "endrecord": "60", "perpage": "10", "columnId": UUID, "callback": "jsonp"}
    assert _query(asked) == window
    assert (asked.page, ("Referer", COLUMN) in asked.headers) == (2, True)
    third = _answer(asked, _jsonp(_store(range(31, 61))))
    assert len(third.entries) == 30
    assert {**window, "startrecord": "61", "endrecord": "65"} == _query(third.following)
    assert _answer(third.following, _jsonp(_store(range(61, 66)))).following is None


@pytest.mark.parametrize("proxy", ["http://210.29.65.177:8001", "${nr.site.siteUrl}", HOST, "https://evil.example.com"])
def test_only_the_pages_own_host_is_asked(proxy: str) -> None:
    asked = _read(_column(range(1, 31), proxy=proxy)).following
    assert asked is not None
    assert asked.url.startswith(f"{HOST}/TrueCMS/messageController/getMessage.do?")


@pytest.mark.parametrize(
    "wrap",
    [
        _jsonp,
        lambda result: json.dumps({"result": result}),
        str,
        lambda result: f"\ufeff ;cb.x_1({json.dumps({'result': result})})",
    ],
)
def test_wrappings_of_an_answer(wrap: object) -> None:
    assert callable(wrap)
    assert len(_answer(_read(_column(range(1, 31))).following, wrap(_store(range(31, 36)))).entries) == 5


def test_a_page_without_records_is_a_shell() -> None:
    listing = _read(_column(range(0)))
    assert listing.entries == ()
    assert listing.following is not None
    assert (listing.following.page, _query(listing.following)["startrecord"]) == (1, "1")
    assert len(_answer(listing.following, _jsonp(_store(range(1, 31)))).entries) == 30


def test_records_in_one_list_or_in_the_script_are_read_too() -> None:
    one_list = _column(range(0)).replace('none">', 'none"><ul>' + LI.format(1) + LI.format(2) + "</ul>", 1)
    assert len(_read(one_list).entries) == 2
    scripted = SCRIPT.format(total=2, uuid=UUID, proxy="") + f"<script>var d='{_store(range(1, 3))}'</script>"
    assert len(_read(scripted).entries) == 2


def test_all_records_in_the_page_need_no_answer() -> None:
    assert _read(_column(range(1, 31), total=30)).following is None


def test_a_column_that_counts_nothing_ends_with_the_answer_that_is_not_full() -> None:
    asked = _read(_column(range(1, 31), total="${nr.totalRecord}")).following
    full = _answer(asked, _jsonp(_store(range(31, 61), total=None)))
    assert full.following is not None
    assert _answer(full.following, _jsonp(_store(range(61, 70), total=None))).following is None
    end = _answer(full.following, _jsonp(_store(range(0), total=None)))
    assert (end.entries, end.following) == ((), None)
    with pytest.raises(ListNotUnderstood):
        _answer(full.following, "<html>访问过于频繁</html>")


def test_a_server_that_repeats_itself_is_left() -> None:
    first = _answer(_read(_column(range(1, 31), total=900)).following, _jsonp(_store(range(31, 61), total=900)))
    assert _answer(first.following, _jsonp(_store(range(31, 61), total=900))).following is None


@pytest.mark.parametrize(
    "text",
    [
        "",
        "jsonp({})",
        "jsonp({",
        '{"result": null}',
        "[]",
        "null",
        "<html>404</html>",
        _jsonp(""),
        _jsonp("<record>x"),
        "[" * 100_000,
        "{" * 100_000,
    ],
)
def test_answers_that_list_nothing_are_refused(text: str) -> None:
    with pytest.raises(ListNotUnderstood):
        _answer(_read(_column(range(1, 31))).following, text)


def test_what_is_truecms() -> None:
    assert Truecms().recognises(_page(_column(range(1, 3))))
    assert not Truecms().recognises(_page("<recordset><record>dataproxy.jsp columnid:1</record></recordset>"))
    assert not Truecms().recognises(_page("<script>$.get('/messageController/getMessage.do')</script>"))


def test_a_strange_carry_is_no_question() -> None:
    page = ListPage(url=COLUMN, text="<p>", content_type="", page=2, carry=(("start", "x"),), asked_by="truecms")
    with pytest.raises(ListNotUnderstood):
        Truecms().read(page)


@given(st.text(alphabet=st.sampled_from(list("<record>![CDATA]{}\":result'()/a href=;报1")), max_size=200))
def test_any_text_is_read_or_refused(text: str) -> None:
    asked = _read(_column(range(1, 31))).following
    assert asked is not None
    answered = replace(_page(_jsonp(text)), url=asked.url, carry=asked.carry, asked_by="truecms")
    for page in (_page(text), _page(_column(range(0)) + text), answered):
        try:
            listing = Truecms().read(page)
        except ListNotUnderstood:
            continue
        assert listing.entries or listing.following is not None
