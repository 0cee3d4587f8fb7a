import json
from datetime import date
from time import process_time
from urllib.parse import parse_qs, urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crawler.adapters.base import Entry, Listing, ListPage
from crawler.adapters.ucap import Ucap
from crawler.errors import ListNotUnderstood

HOST = "https://www.example.gov.cn"
KEY = "72986a1db9604235af9171cb4a34c7ca"
COLUMN = f"{HOST}/xian/c100231/common_list.shtml"
ROW = (
    '<li><a href="/xian/c100231/202403/{0:032x}.shtml" title="某县第{0}份法治政府建设年度报告" target="_blank">'
    '某县第{0}份法治政府…</a><span class="time">2024-03-05</span></li>'
)
NEWS = '<li><a href="/xian/xqyw/202603/{0:032x}.shtml">某县召开第{0}次会议部署工作</a><span>2026-03-05</span></li>'
META = f'<meta name="channelId" content="{KEY}">'
CALL = """<script>$.ajax({ url: '/common/search/' + channelId + '?_isAgg=true&_isJson=true&_pageSize=' +
 parseInt($("#pageSize").val()) + '&_template=index&_rangeTimeGte=&_channelName=&page=' + page, type: 'get' });</script>
<input type="hidden" id="pageSize" value="2">"""


def _page(text: str, url: str = COLUMN, page: int = 1, carry: tuple[tuple[str, str], ...] = ()) -> ListPage:
    return ListPage(url=url, text=text, content_type="text/html", page=page, carry=carry)


def _column(rows: str, pager: str = "", head: str = "") -> str:
    return f"""<!DOCTYPE html><html><head><meta name="SiteName" content="某县">{head}</head><body>
<div class="nav"><a href="/xian/index.shtml">网站首页</a><a href="/xian/c100200/zwgk.shtml">政务公开</a></div>
<ul class="pageList newsList">{rows}</ul><div id="page_div" class="pagination"></div>{pager}
<div class="footer">网站标识码：4300000000 <a href="/xian/lxwm/common_list.shtml">联系我们</a></div></body></html>"""


def _rows(numbers: range, row: str = ROW) -> str:
    return "".join(row.format(number) for number in numbers)


def _read(text: str, url: str = COLUMN, page: int = 1, carry: tuple[tuple[str, str], ...] = ()) -> Listing:
    return Ucap().read(_page(text, url, page, carry))


@pytest.mark.parametrize(
    ("call", "url", "following"),
    [
        ("createPageHTML('page_div',22, 1,'common_list','shtml',325);", COLUMN, "common_list_2.shtml"),
        ('createPageHTML("page_div", "22", "2", "common_list", ".shtml", 325)', COLUMN, "common_list_3.shtml"),
        (
            "createPageHTML('page_div',3,2,'zfxxgk_list','shtml',41);",
            f"{HOST}/xian/c100231/zfxxgk_list_2.shtml",
            "zfxxgk_list_3.shtml",
        ),
        ("createPageHTML('page_div',3,3,'zfxxgkMultiList','shtml',41);", COLUMN, None),
        ("createPageHTML('page_div',1,1,'list','shtml',1);", COLUMN, None),
        ("createPageHTML('page_div',999999999,2000,'list','shtml',1);", COLUMN, None),
        ("createPageHTML('page_div',9999999999999,1,'list','shtml',1);", COLUMN, None),
        ("", COLUMN, None),
    ],
)
def test_static_lists(call: str, url: str, following: str | None) -> None:
    listing = _read(_column(_rows(range(1, 3)), f"<script>{call}</script>", META), url)
    assert listing.entries[0] == Entry(
        url=f"{HOST}/xian/c100231/202403/{1:032x}.shtml",
        title="某县第1份法治政府建设年度报告",
        listed_on=date(2024, 3, 5),
    )
    assert len(listing.entries) == 2
    expected = f"{HOST}/xian/c100231/{following}" if following else None
    assert (listing.following.url if listing.following else None) == expected


def test_a_written_link_to_the_next_page_does_as_well() -> None:
    following = _read(_column(_rows(range(1, 3)), '<a href="common_list_2.shtml">下一页</a>')).following
    assert following is not None
    assert (following.url, following.page) == (f"{HOST}/xian/c100231/common_list_2.shtml", 2)


def _asked(listing: Listing, page: int) -> tuple[str, dict[str, list[str]]]:
    assert listing.following is not None
    assert listing.following.page == page
    parts = urlsplit(listing.following.url)
    return parts.path, parse_qs(parts.query, keep_blank_values=True)


@pytest.mark.parametrize(
    ("head", "script", "url", "path", "key"),
    [
        (META, CALL, COLUMN, "/common/search/", KEY),
        (f"<META content='{KEY}' NAME='channelid' />", CALL, COLUMN, "/common/search/", KEY),
        ("", f"<script>var channelId = '{KEY}';</script>{CALL}", COLUMN, "/common/search/", KEY),
        ("", f'<script>get("/searchList/{KEY}?_isAgg=true&_isJson=true")</script>', COLUMN, "/searchList/", KEY),
        (META, '<script>url: "/search/" + id, data: {"_isAgg": true, page: 1}</script>', COLUMN, "/search/", KEY),
        (
            META,
            "<script>u = '/es-search/search/' + id + '?_template=ucap/x'</script>",
            COLUMN,
            "/es-search/search/",
            KEY,
        ),
        (META, CALL, f"{COLUMN}?tab={'ab' * 16}", "/common/search/", "ab" * 16),
        (META, "", COLUMN, "/common/search/", KEY),
        (META, '<script src="/xian/xhtml/js/jquery.nicelist.js"></script>', COLUMN, "/common/search/", KEY),
    ],
)
def test_a_shell_leads_to_the_search(head: str, script: str, url: str, path: str, key: str) -> None:
    listing = _read(_column("", script, head), url)
    assert listing.entries == ()
    asked, query = _asked(listing, 1)
    assert asked == f"{path}{key}"
    assert (query["_isAgg"], query["_isJson"], query["page"]) == (["true"], ["true"], ["1"])


def test_a_shell_whose_search_stands_in_a_script_of_its_own() -> None:
    shell = _read(_column("", '<script src="/xian/xhtml/js/listPage.js?t=1"></script>', META))
    assert shell.following is not None
    assert (shell.following.url, shell.following.page) == (f"{HOST}/xian/xhtml/js/listPage.js?t=1", 1)
    script = "function f(){ $.ajax({url: '/searchList/' + _id + '?_isAgg=true&_isJson=true&_pageSize=' + n}); }"
    asked, _ = _asked(_read(script, shell.following.url, 1, shell.following.carry), 1)
    assert asked == f"/searchList/{KEY}"
    asked, _ = _asked(_read("var a = 1;", shell.following.url, 1, shell.following.carry), 1)
    assert asked == f"/common/search/{KEY}"


def test_news_of_other_columns_on_a_shell_is_not_its_list() -> None:
    assert _read(_column(_rows(range(1, 4), NEWS), CALL, META)).entries == ()
    assert _read(_column(_rows(range(1, 4), NEWS), '<script src="/js/common_list.js"></script>', META)).entries == ()
    assert len(_read(_column(_rows(range(1, 4), NEWS), "", META)).entries) == 3


@pytest.mark.parametrize(("shown", "number"), [(1, "1"), (2, "2"), (5, "3")])
def test_a_page_that_shows_the_first_results_goes_on_with_the_search(shown: int, number: str) -> None:
    listing = _read(_column(_rows(range(1, shown + 1)), CALL, META))
    assert len(listing.entries) == shown
    asked, query = _asked(listing, 2)
    assert (asked, query["page"], query["_pageSize"]) == (f"/common/search/{KEY}", [number], ["2"])


@pytest.mark.parametrize(
    ("told", "path"),
    [("", "/common/getChannelList"), ("<script>$.get('/getChannelList?channelCode=' + c)</script>", "/getChannelList")],
)
def test_a_column_that_does_not_say_its_key_is_looked_up(told: str, path: str) -> None:
    shell = _read(_column("", told))
    asked, query = _asked(shell, 1)
    assert (asked, query) == (path, {"channelCode": ["c100231"], "websiteCodeName": ["xian"]})
    assert shell.following is not None
    answer = {"results": {"channelId": KEY, "channelName": "法治", "children": [{"channelId": "0" * 32}]}}
    asked, _ = _asked(_read(json.dumps(answer), shell.following.url, 1, shell.following.carry), 1)
    assert asked == f"/common/search/{KEY}"


@pytest.mark.parametrize(
    "answer",
    [
        '{"results": null}',
        '{"results": {"channelId": "../../x", "children": []}}',
        f'{{"results": {{"children": [{{"channelId": "{KEY}"}}, {{"channelId": "{KEY}"}}]}}}}',
        '{"results": {"children": [7]}}',
        "[]",
        "{",
        "<html>404</html>",
    ],
)
def test_answers_that_name_no_channel_are_not_understood(answer: str) -> None:
    with pytest.raises(ListNotUnderstood):
        _read(answer, f"{HOST}/common/getChannelList?channelCode=c1", 1, (("channel", "/common/search/"),))


def test_an_only_child_stands_for_its_parent() -> None:
    answer = json.dumps({"results": {"channelId": None, "children": [{"channelId": KEY}]}})
    asked, _ = _asked(_read(answer, f"{HOST}/common/getChannelList?x=1", 1, (("channel", "/search/"),)), 1)
    assert asked == f"/search/{KEY}"


def _result(number: int) -> dict[str, object]:
    return {
        "title": f"某县第{number}份<em>法治政府</em>建设年度报告",
        "url": f"//www.example.gov.cn/xian/c100231/c{7_000_000 + number}/content.shtml",
        "publishedTime": 1709568000000,
        "publishedTimeStr": "2024-03-05 17:18:49",
        "channelName": "法治政府建设",
        "manuscriptId": str(number),
    }


def _answer(results: object, number: int = 1, carry: tuple[tuple[str, str], ...] = (), **data: object) -> Listing:
    text = json.dumps({"data": {"page": number, "channelId": KEY, "results": results, **data}}, ensure_ascii=False)
    url = f"{HOST}/common/search/{KEY}?_isAgg=true&_isJson=true&_pageSize=20&_rangeTimeGte=&page={number}"
    return _read(text, url, number, carry)


def test_results() -> None:
    listing = _answer([_result(1), _result(2)], rows=20, total=2)
    assert listing.entries[0] == Entry(
        url=f"{HOST}/xian/c100231/c7000001/content.shtml",
        title="某县第1份法治政府建设年度报告",
        listed_on=date(2024, 3, 5),
    )
    assert len(listing.entries) == 2
    assert listing.following is None


@pytest.mark.parametrize(
    ("data", "number", "following"),
    [
        ({"rows": 20, "total": 45}, 1, "2"),
        ({"rows": 20, "total": 45}, 2, "3"),
        ({"rows": 20, "total": 45}, 3, None),
        ({"rows": 20, "total": 40}, 2, None),
        ({"total": "45"}, 1, "2"),
        ({"rows": 10, "total": 45}, 4, "5"),
        ({"rows": 2}, 1, "2"),
        ({"rows": 3}, 1, None),
        ({"rows": 20, "total": 0}, 1, None),
        ({"rows": 20, "total": True}, 1, None),
        ({"rows": 20, "total": [5]}, 1, None),
        ({"rows": 20, "total": 10**30}, 1, None),
        ({"rows": 20, "total": 999_999}, 2000, None),
    ],
)
def test_further_results(data: dict[str, object], number: int, following: str | None) -> None:
    request = _answer([_result(1), _result(2)], number, **data).following
    query = parse_qs(urlsplit(request.url).query, keep_blank_values=True) if request else {}
    assert query.get("page") == ([following] if following else None)
    assert request is None or (query["_pageSize"], query["_rangeTimeGte"]) == (["20"], [""])
    assert request is None or request.page == number + 1


def test_an_empty_answer_ends_a_search_that_tells_no_total() -> None:
    end = _answer([], 2, (("oldest", f"{HOST}/x.shtml"),))
    assert (end.entries, end.following) == ((), None)
    with pytest.raises(ListNotUnderstood):
        _answer([], 2, (("oldest", f"{HOST}/x.shtml"),), total=45)
    with pytest.raises(ListNotUnderstood):
        _answer(None, 2, (("oldest", f"{HOST}/x.shtml"),))


def test_a_server_that_repeats_itself_is_left() -> None:
    first = _answer([_result(1), _result(2)], rows=2, total=9).following
    assert first is not None
    assert _answer([_result(1), _result(2)], 2, first.carry, rows=2, total=9).following is None
    assert _answer([_result(3), _result(4)], 2, first.carry, rows=2, total=9).following is not None


@pytest.mark.parametrize(
    ("days", "expected"),
    [
        ({"publishedTimeStr": "2024-03-05"}, date(2024, 3, 5)),
        ({"publishedTimeStr": None}, date(2024, 3, 5)),
        ({"publishedTimeStr": "", "publishedTime": "x"}, None),
        ({"publishedTimeStr": None, "publishedTime": 10**20}, None),
    ],
)
def test_days_of_results(days: dict[str, object], expected: date | None) -> None:
    assert _answer([{**_result(1), **days}], total=1).entries[0].listed_on == expected


def test_results_that_cannot_be_read_are_passed_over() -> None:
    odd = [None, 7, {}, {**_result(2), "url": "javascript:x"}, {**_result(3), "title": "<br>"}, _result(4), _result(4)]
    assert [entry.title for entry in _answer(odd, total=7).entries] == ["某县第4份法治政府建设年度报告"]


@pytest.mark.parametrize("results", [[], None, {}, [None]])
def test_answers_without_articles_are_not_understood(results: object) -> None:
    with pytest.raises(ListNotUnderstood):
        _answer(results, total=0)


@pytest.mark.parametrize(
    "text", ['{"results": [], "channelId": ' + "[" * 100_000, '{"results": [}, "channelId"', "", "\x00"]
)
def test_broken_answers_are_not_understood(text: str) -> None:
    with pytest.raises(ListNotUnderstood):
        _read(text, f"{HOST}/common/search/{KEY}?page=1")


def test_a_shell_that_leads_nowhere_is_not_understood() -> None:
    with pytest.raises(ListNotUnderstood):
        _read(_column(""), f"{HOST}/xian/fzzf/list.shtml")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (_column(_rows(range(1, 2))), True),
        (_column("", "<script>createPageHTML('page_div',2,1,'list','shtml',9)</script>"), True),
        (_column("", "", META), True),
        (_column("", CALL), True),
        ('{"data": {"results": [], "channelId": "x"}}', True),
        (f'<a href="{HOST}/xian/c1/202203/c00_30777887.shtml">', True),
        (f'<a href="https://www.another.gov.cn/xian/c1/202403/{1:032x}.shtml">', False),
        ('<a href="./202403/t20240305_1.shtml"><script>createPageHTML(3, 0, "index", "shtml");</script>', False),
        ('<a href="/gdj/c109213/202604/174315227.shtml">', True),
        ('<a href="/xjhc/C116872/202604/174315227.shtml">', True),
        ("<a href='202609/t20260911_1.shtml'></a><script>createPageHTML('p',25,1,'index','shtml',9)</script>", False),
        ("<script>createPageHTML('paging',25,1,'index','html',500);</script>", False),
        ('<form action="/search/"><input></form><script>var url = "/search/";</script>', False),
        ('{"results": [], "total": 0}', False),
        ("<record><![CDATA[<li></li>]]></record>", False),
    ],
)
def test_marks(text: str, expected: bool) -> None:
    assert Ucap().recognises(_page(text)) is expected


@pytest.mark.parametrize(
    "script",
    [
        "createPageHTML(" * 50_000,
        "createPageHTML('" + "'," * 100_000,
        "'/search/" * 50_000,
        "'/a/" * 50_000 + "search/",
        "<meta " * 50_000,
        "pageSize" + " " * 200_000,
        "channelId = " * 50_000,
    ],
)
def test_hostile_scripts_are_read_in_time(script: str) -> None:
    began = process_time()
    text = _column(_rows(range(1, 3)), f"<script>{script}</script>")
    assert Ucap().recognises(_page(text))
    _read(text)
    assert process_time() - began < 5


@given(
    st.text(alphabet=st.sampled_from(list("<>/a='\"liuhref 2024-0359abc{}:[],.shtml\n\x00")), max_size=300),
    st.sampled_from(["", "{", META, CALL, '{"data": {"results": [', "<script>createPageHTML('p',2,1,'a','shtml')"]),
)
def test_any_text_is_read_or_refused(text: str, before: str) -> None:
    try:
        listing = _read(before + text)
    except ListNotUnderstood:
        return
    assert listing.entries or listing.following is not None
