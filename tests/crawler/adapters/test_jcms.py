from datetime import date
from urllib.parse import parse_qs, parse_qsl, urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crawler.adapters.base import Entry, Listing, ListPage
from crawler.adapters.jcms import Jcms
from crawler.errors import ListNotUnderstood

HOST = "https://www.example.gov.cn"
COLUMN = f"{HOST}/col/col71910/index.html"


def _record(number: int) -> str:
    return (
        f"<record><![CDATA[<li><a href='/art/2024/3/5/art_71910_{number}.html' title='某市第{number}份法治政府建设报告'"
        f" target='_blank'>某市第{number}份法治…</a><span>2024-03-05</span></li>]]></record>"
    )


def _store(numbers: range, more: str = "") -> str:
    return f"<datastore>{more}<recordset>{''.join(map(_record, numbers))}</recordset></datastore>"


MORE = (
    '<nextgroup><![CDATA[<a href="/module/web/jpage/dataproxy.jsp?page=1&appid=1&webid=7&path=/&columnid=71910'
    '&unitid=212860&webname=%E6%9F%90%E5%B8%82&permissiontype=0"></a>]]></nextgroup>'
)
CALL = "$('#212860').jpage({totalRecord:100, proxyUrl:'/module/web/jpage/dataproxy.jsp', perPage:15, groupSize:3});"


def _column(store: str, script: str = CALL, before: str = "") -> ListPage:
    text = f"""<html><body><a href="/">首页</a>{before}<div id="212860"><script type="text/xml">{store}</script></div>
      <script>{script}</script>
      <p>版权所有 2024-03-05 <a href="/about/10001.html">某市人民政府办公室</a></p></body></html>"""
    return ListPage(url=COLUMN, text=text, content_type="text/html", page=1)


def _answer(asked: Listing, numbers: range) -> ListPage:
    assert asked.following is not None
    text = f'<?xml version="1.0" encoding="UTF-8"?><datastore><totalrecord>100</totalrecord>{_store(numbers)[11:]}'
    return ListPage(
        url=asked.following.url,
        text=text,
        content_type="text/xml",
        page=asked.following.page,
        carry=asked.following.carry,
    )


def test_the_page_gives_its_records_and_asks_for_the_next() -> None:
    listing = Jcms().read(_column(_store(range(1, 46), MORE)))
    assert len(listing.entries) == 45
    assert listing.entries[0] == Entry(
        url=f"{HOST}/art/2024/3/5/art_71910_1.html", title="某市第1份法治政府建设报告", listed_on=date(2024, 3, 5)
    )
    request = listing.following
    assert request is not None
    assert urlsplit(request.url).path == "/module/web/jpage/dataproxy.jsp"
    assert parse_qs(urlsplit(request.url).query) == {"startrecord": ["46"], "endrecord": ["90"], "perpage": ["15"]}
    assert (request.method, request.page) == ("POST", 2)
    assert dict(parse_qsl(request.body.decode())) == {
        "appid": "1",
        "columnid": "71910",
        "path": "/",
        "permissiontype": "0",
        "unitid": "212860",
        "webid": "7",
        "webname": "某市",
    }
    assert dict(request.headers)["Content-Type"].startswith("application/x-www-form-urlencoded")


def test_answers_lead_to_the_end_of_the_column() -> None:
    first = Jcms().read(_column(_store(range(1, 46), MORE)))
    second = Jcms().read(_answer(first, range(46, 91)))
    assert second.following is not None
    assert parse_qs(urlsplit(second.following.url).query)["startrecord"] == ["91"]
    assert parse_qs(urlsplit(second.following.url).query)["endrecord"] == ["100"]
    assert (second.following.body, second.following.page) == (first.following and first.following.body, 3)
    last = Jcms().read(_answer(second, range(91, 101)))
    assert len(last.entries) == 10
    assert last.following is None


def test_an_answer_shorter_than_asked_is_continued_where_it_ends() -> None:
    second = Jcms().read(_answer(Jcms().read(_column(_store(range(1, 46), MORE))), range(46, 66)))
    assert second.following is not None
    assert parse_qs(urlsplit(second.following.url).query)["startrecord"] == ["66"]


def test_a_server_that_repeats_itself_is_asked_by_the_number_of_the_page() -> None:
    first = Jcms().read(_column(_store(range(1, 46), MORE)))
    repeated = Jcms().read(_answer(first, range(1, 46)))
    assert repeated.entries == ()
    request = repeated.following
    assert request is not None
    query = parse_qs(urlsplit(request.url).query)
    assert (query["page"], query["perpage"], query["columnid"]) == (["2"], ["45"], ["71910"])
    assert (request.method, request.body, request.page) == ("GET", b"", 2)

    second = Jcms().read(_answer(repeated, range(46, 91)))
    assert len(second.entries) == 45
    assert second.following is not None
    query = parse_qs(urlsplit(second.following.url).query)
    assert (query["page"], query["unitid"], second.following.page) == (["3"], ["212860"], 3)
    assert Jcms().read(_answer(second, range(91, 101))).following is None


def test_a_server_that_repeats_itself_in_both_ways_is_left() -> None:
    first = Jcms().read(_column(_store(range(1, 46), MORE)))
    again = Jcms().read(_answer(Jcms().read(_answer(first, range(1, 46))), range(1, 46)))
    assert len(again.entries) == 45
    assert again.following is None


def test_a_page_without_records_asks_for_the_first() -> None:
    script = "$('#212860').jpage({totalRecord:31,perPage:15,ajaxParam:{columnid:71910,unitid:'212860'}});"
    page = _column("", script + "proxyUrl:'/module/web/jpage/dataproxy.jsp'")
    assert Jcms().recognises(page)
    shell = Jcms().read(page)
    assert shell.entries == ()
    assert shell.following is not None
    assert parse_qs(urlsplit(shell.following.url).query)["startrecord"] == ["1"]
    assert shell.following.page == 1
    first = Jcms().read(_answer(shell, range(1, 16)))
    assert first.following is not None
    assert parse_qs(urlsplit(first.following.url).query)["startrecord"] == ["16"]


def test_an_answer_without_records_is_not_understood() -> None:
    with pytest.raises(ListNotUnderstood):
        Jcms().read(_answer(Jcms().read(_column(_store(range(1, 46), MORE))), range(0)))


def test_records_in_an_array_of_the_script_and_the_oldest_address() -> None:
    rows = ",".join(
        f"'<tr><td><a href=\\'/art/2014/5/{day}/art_71910_{day}.html\\'>某市第{day}份依法行政报告</a></td>"
        f"<td>[2014-05-{day:02}]</td></tr>'"
        for day in (8, 7)
    )
    script = f"""var InitData212860=[{rows}];$('#212860').jpage({{totalRecord:3,dataStore:InitData212860,perPage:25,
        proxyUrl:'/module/jslib/jquery/jpage/dataproxy.jsp',ajaxParam:{{columnid:71910,unitid:'212860'}}}});"""
    page = _column("", script)
    assert Jcms().recognises(page)
    listing = Jcms().read(page)
    assert listing.entries[0] == Entry(
        url=f"{HOST}/art/2014/5/8/art_71910_8.html", title="某市第8份依法行政报告", listed_on=date(2014, 5, 8)
    )
    assert len(listing.entries) == 2
    assert listing.following is not None
    assert urlsplit(listing.following.url).path == "/module/jslib/jquery/jpage/dataproxy.jsp"


def test_a_visible_link_leads_on_where_the_parameters_are_encrypted() -> None:
    link = '<a href="?uid=212860&amp;pageNum=2">下一页</a>'
    page = _column(_store(range(1, 16)), "", link)
    first = Jcms().read(page)
    assert first.following is not None
    assert first.following.url == f"{COLUMN}?uid=212860&pageNum=2"
    repeated = ListPage(
        url=first.following.url,
        text=page.text.replace("pageNum=2", "pageNum=3"),
        content_type="text/html",
        page=2,
        carry=first.following.carry,
    )
    assert Jcms().read(repeated).following is None
    text = _column(_store(range(16, 31)), "", link.replace("pageNum=2", "pageNum=3")).text
    further = Jcms().read(ListPage(url=repeated.url, text=text, content_type="", page=2, carry=repeated.carry))
    assert further.following is not None
    assert further.following.page == 3


def test_parameters_written_in_a_script_and_the_older_address() -> None:
    script = (
        "$('#212860').jpage({totalRecord:31, proxyUrl:\"/module/jpage/dataproxy.jsp\", perPage:15,"
        " ajaxParam:{col:1, appid:'1', webid:7, path:'/', columnid:71910, sourceContentType:1, unitid:'212860',"
        " webname:'%E6%9F%90%E5%B8%82', permissiontype:0}});"
    )
    request = Jcms().read(_column(_store(range(1, 16)), script)).following
    assert request is not None
    assert urlsplit(request.url).path == "/module/jpage/dataproxy.jsp"
    assert parse_qs(urlsplit(request.url).query) == {"startrecord": ["16"], "endrecord": ["31"], "perpage": ["15"]}
    form = dict(parse_qsl(request.body.decode()))
    assert (form["columnid"], form["unitid"], form["webname"], form["col"]) == ("71910", "212860", "某市", "1")


def test_the_longest_of_several_lists_is_continued() -> None:
    aside = f'<script type="text/xml">{_store(range(200, 203), MORE.replace("212860", "999"))}</script>'
    script = "$('#999').jpage({totalRecord:9,perPage:3});" + CALL
    listing = Jcms().read(_column(_store(range(1, 46), MORE), script, aside))
    assert len(listing.entries) == 48
    assert listing.following is not None
    assert b"unitid=212860" in listing.following.body
    assert dict(listing.following.carry)["total"] == "100"
    assert parse_qs(urlsplit(listing.following.url).query)["startrecord"] == ["46"]


def test_the_list_that_names_the_column_is_continued_and_comes_first() -> None:
    other = MORE.replace("212860", "999").replace("71910", "5")
    aside = f'<script type="text/xml">{_store(range(200, 260), other)}</script>'
    script = "$('#999').jpage({totalRecord:900,perPage:60});" + CALL
    listing = Jcms().read(_column(_store(range(1, 16), MORE), script, aside))
    assert listing.entries[0].url == f"{HOST}/art/2024/3/5/art_71910_1.html"
    assert len(listing.entries) == 75
    assert listing.following is not None
    assert b"columnid=71910" in listing.following.body
    assert parse_qs(urlsplit(listing.following.url).query)["startrecord"] == ["16"]


@pytest.mark.parametrize(
    ("more", "script"),
    [
        (MORE, "$('#212860').jpage({totalRecord:3,perPage:15});"),
        (MORE, ""),
        ('<nextgroup><![CDATA[<a href="/module/web/jpage/dataproxy.jsp?page=1&p=kx82Sd"></a>]]></nextgroup>', CALL),
        (MORE, "$('#212860').jpage({totalRecord:99999999999,perPage:15});"),
    ],
)
def test_no_further_records(more: str, script: str) -> None:
    listing = Jcms().read(_column(_store(range(1, 4), more), script))
    assert len(listing.entries) == 3
    assert listing.following is None


def test_records_without_cdata() -> None:
    record = "<record>&lt;a href='/art/2024/3/5/art_1_2.html'&gt;某市法治政府建设报告&lt;/a&gt;</record>"
    listing = Jcms().read(_column(f"<datastore><recordset>{record}</recordset></datastore>"))
    assert listing.entries[0].listed_on == date(2024, 3, 5)


@pytest.mark.parametrize(
    "store", ["<datastore><recordset></recordset></datastore>", "<record>" * 20_000, "<record><![CDATA[" * 9]
)
def test_no_records_are_not_understood(store: str) -> None:
    with pytest.raises(ListNotUnderstood):
        Jcms().read(_column(store))


def test_a_carry_that_is_not_ours_leads_nowhere() -> None:
    page = ListPage(url=COLUMN, text=_store(range(1, 3)), content_type="text/xml", page=2, carry=(("start", "x"),))
    assert Jcms().read(page).following is None


def test_marks() -> None:
    assert Jcms().recognises(_column(_store(range(1, 2))))
    assert not Jcms().recognises(_column("<a href='/art/2024/3/5/art_1_2.html'>", ""))
    assert not Jcms().recognises(_column("", "url = '/module/web/jpage/dataproxy.jsp'"))


@given(
    st.lists(
        st.sampled_from(
            [
                "<datastore>",
                "<record>",
                "<![CDATA[",
                "]]>",
                "</record>",
                CALL,
                MORE,
                "initData=[",
                "'a\\'",
                "',",
                "<a href",
            ]
        )
        | st.text(max_size=5)
    )
)
def test_any_page_is_read_or_not_understood(pieces: list[str]) -> None:
    page = _column("".join(pieces))
    Jcms().recognises(page)
    try:
        listing = Jcms().read(page)
    except ListNotUnderstood:
        return
    assert listing.entries or listing.following is not None
