from datetime import date
from time import process_time
from urllib.parse import parse_qs, urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crawler.adapters.base import Entry, Listing, ListPage
from crawler.adapters.lonsun import Lonsun
from crawler.errors import ListNotUnderstood

HOST = "https://www.example.gov.cn"
COLUMN = f"{HOST}/public/column/6596221?type=4&action=list&nav=3&catId=7065111"
ARTICLES = f"{HOST}/content/column/6791573"
SITE = '<meta name="SiteId" content="6786551">'
ROW = (
    '<li><a href="{host}/public/6596221/{0}.html" title="某县第{0}份法治政府建设年度报告" target="_blank">'
    '某县第{0}份法治政府…</a><span class="date">2024-03-05</span></li>'
)
AJAX = """function(pageIndex){Ls.ajax({
  dataType: "html", url: "/site/label/8888",
  data : { labelName: "publicInfoList", siteId : "6786551", pageSize : "15", pageIndex: pageIndex, action : "list",
    isDate : "true", dateFormat : "yyyy-MM-dd", length : "50", organId: "6596221", type: 4, catId: catId, cId : '',
    result : "暂无相关信息", file: "/c3/hs/publicInfoList_newest" }
}).done(function(html) { $("#xxgk_lmcon").html(html); }); }"""
PAGER = f'<script>Ls.pagination("#page_public_info", {AJAX}, {{currPage: (%s),pageCount:%s, total: 99}});</script>'
MOVES = """<script>Ls.pagination("#page_6791573", function(pageIndex){
  location.href='%s' + pageIndex;},{currPage: (%s),pageCount:%s});</script>"""


def _rows(*numbers: int) -> str:
    rows = "".join(ROW.format(38_000_000 + number, host=HOST) for number in numbers)
    return f'<ul class="clearfix xxgk_nav_list">{rows}<li class="lm_line"></li></ul>'


def _column(inside: str, script: str = "", head: str = SITE) -> str:
    tree = "".join(
        f'<li><a href="/public/column/6596221?type=4&amp;catId=70651{n}&amp;action=list">法治政府建设情况{n}</a></li>'
        for n in range(40)
    )
    return f"""<html><head>{head}</head><body><ul class="nav"><li><a href="/index.html">首页</a></li></ul>
<ul class="tree">{tree}<li><a href="/content/column/6791574">法治政府建设年度报告专栏</a></li></ul>
<div id="xxgk_lmcon">{inside}</div>{script}<script>var catId = "7065111";</script>
<div class="foot">主办：某县人民政府 <a href="/site/tpl/4">网站地图</a></div></body></html>"""


def _read(text: str, url: str = COLUMN, page: int = 1, carry: tuple[tuple[str, str], ...] = ()) -> Listing:
    return Lonsun().read(ListPage(url=url, text=text, content_type="text/html", page=page, carry=carry))


def _asked(listing: Listing, page: int, path: str = "/site/label/8888") -> dict[str, str]:
    request = listing.following
    assert request is not None
    assert (request.page, urlsplit(request.url).path, request.method) == (page, path, "GET")
    query = parse_qs(urlsplit(request.url).query, keep_blank_values=True)
    return {key: value for key, (value,) in query.items()}


def test_a_column_that_holds_its_first_page() -> None:
    listing = _read(_column(_rows(1, 2), PAGER % ("0+1", 3)))
    assert listing.entries == tuple(
        Entry(
            url=f"{HOST}/public/6596221/{38_000_000 + number}.html",
            title=f"某县第{38_000_000 + number}份法治政府建设年度报告",
            listed_on=date(2024, 3, 5),
        )
        for number in (1, 2)
    )
    query = _asked(listing, 2)
    assert (query["labelName"], query["siteId"], query["organId"]) == ("publicInfoList", "6786551", "6596221")
    assert (query["catId"], query["type"], query["cId"]) == ("7065111", "4", "")
    assert (query["pageIndex"], query["pageSize"], query["file"]) == ("2", "15", "/c3/hs/publicInfoList_newest")


def test_answers_lead_on_to_the_last_page() -> None:
    first = _read(_column(_rows(1, 2), PAGER % ("1", 3))).following
    assert first is not None
    second = _read(_rows(3, 4) + PAGER % ("2", 3), first.url, 2, first.carry)
    assert _asked(second, 3) == {**_asked(_read(_column(_rows(1, 2), PAGER % ("1", 3))), 2), "pageIndex": "3"}
    assert second.following is not None
    assert _read(_rows(5) + PAGER % ("2+1", 3), second.following.url, 3, second.following.carry).following is None


def test_answers_of_rows_alone_lead_on_by_what_the_column_counted() -> None:
    first = _read(_column(_rows(1, 2), PAGER % ("0+1", 3))).following
    assert first is not None
    second = _read(_rows(3, 4), first.url, 2, first.carry).following
    assert second is not None
    assert parse_qs(urlsplit(second.url).query)["pageIndex"] == ["3"]
    assert _read(_rows(5), second.url, 3, second.carry).following is None


UNCOUNTED = f'<script>Ls.pagination("#page_public_info", {AJAX}, {{currPage: (0+1)}});</script>'
EMPTY = "<div class='noinfo'>暂无相关信息</div>"


def test_an_uncounted_list_goes_on_while_its_pages_are_full() -> None:
    first = _read(_column(_rows(*range(15)), UNCOUNTED))
    assert _asked(first, 2)["pageIndex"] == "2"
    assert first.following is not None
    second = _read(_rows(*range(15, 30)), first.following.url, 2, first.following.carry)
    assert _asked(second, 3)["pageIndex"] == "3"
    assert second.following is not None
    url, carry = second.following.url, second.following.carry
    assert _read(_rows(30, 31), url, 3, carry).following is None
    assert _read(_rows(*range(15, 30)), url, 3, carry).following is None
    assert _read(EMPTY, url, 3, carry) == Listing(adapter="lonsun", entries=(), following=None)
    with pytest.raises(ListNotUnderstood):
        _read("<html><body>访问过于频繁</body></html>", url, 3, carry)


def test_an_uncounted_list_that_is_not_full_is_whole() -> None:
    assert _read(_column(_rows(*range(11)), UNCOUNTED)).following is None
    assert _read(_column(_rows(*range(9))), ARTICLES).following is None


def test_an_uncounted_column_takes_the_number_in_its_own_address() -> None:
    following = _read(_column(_rows(*range(20)), "<script>Ls.ajax({url: '/x'})</script>"), ARTICLES).following
    assert following is not None
    assert following.url == f"{ARTICLES}?pageIndex=2"
    end = _read(_column(EMPTY, "<script>Ls.ajax({url: '/x'})</script>"), following.url, 2, following.carry)
    assert (end.entries, end.following) == ((), None)
    with pytest.raises(ListNotUnderstood):
        _read("<html><body>访问过于频繁</body></html>", following.url, 2, following.carry)


def test_a_total_of_rows_counts_the_pages() -> None:
    script = UNCOUNTED.replace("(0+1)", "(0+1), total: 16")
    second = _read(_column(_rows(1, 2), script)).following
    assert second is not None
    assert _read(_rows(*range(15)), second.url, 2, second.carry).following is None


@pytest.mark.parametrize(("size", "leads_on"), [("2", True), ("15", False), ("0", False), ("x", False)])
def test_a_full_answer_without_a_count_leads_on(size: str, leads_on: bool) -> None:
    url = f"{HOST}/zwgk/site/label/8888?labelName=publicInfoList&pageSize={size}&catId=7"
    listing = _read(_rows(1, 2), url)
    assert (listing.following is not None) is leads_on
    if leads_on:
        assert _asked(listing, 2, "/zwgk/site/label/8888")["catId"] == "7"


def test_a_server_that_repeats_itself_is_left() -> None:
    first = _read(_column(_rows(1, 2), PAGER % ("0+1", 3))).following
    assert first is not None
    assert _read(_rows(1, 2) + PAGER % ("1", 3), first.url, 2, first.carry).following is None


@pytest.mark.parametrize(
    ("script", "path"),
    [
        (f"<script>({AJAX})(1);</script>", "/site/label/8888"),
        (
            "<script>$.get('/zwgk/site/label/165919?siteId=6786551&amp;organId=6596221&amp;catId=' + catId + "
            '"&type=4&pageIndex=" + pageIndex)</script>',
            "/zwgk/site/label/165919",
        ),
        ("<script>Ls.ajax({url:'/site/label/1?labelName=visit'})</script>", "/site/label/8888"),
        ("", "/site/label/8888"),
    ],
)
def test_a_shell_leads_to_its_label(script: str, path: str) -> None:
    listing = _read(_column("", script))
    assert listing.entries == ()
    query = _asked(listing, 1, path)
    assert (query["siteId"], query["organId"], query["catId"]) == ("6786551", "6596221", "7065111")
    assert (query["type"], query["pageIndex"]) == ("4", "1")


def test_news_beside_a_shell_is_not_its_list() -> None:
    news = "".join(
        f'<li><a href="/xwdt/zwyw/1000{n}.html">某县召开第{n}次会议部署重点工作</a><span>2026-03-0{n}</span></li>'
        for n in range(1, 4)
    )
    listing = _read(_column(f"<ul>{news}</ul>", f"<script>({AJAX})(1);</script>"))
    assert listing.entries == ()
    assert _asked(listing, 1)["catId"] == "7065111"
    assert len(_read(_column(f"<ul>{news}</ul>", MOVES % ("/x?pageIndex=", "1", 1))).entries) == 3


def test_the_category_of_the_address_survives_where_the_script_leaves_it_out() -> None:
    script = "<script>Ls.ajax({url:'/site/label/8888', data:{catId:'', catIds:'', pageIndex: pageIndex}})</script>"
    query = _asked(_read(_column("", script)), 1)
    assert (query["catId"], query["type"], query["action"]) == ("7065111", "4", "list")


def test_the_function_may_stand_apart_from_the_call() -> None:
    script = f"<script>var load = {AJAX};</script><script>Ls.pagination('#p', load, {{pageCount: 4}});</script>"
    assert _asked(_read(_column(_rows(1), script)), 2)["pageIndex"] == "2"


@pytest.mark.parametrize(
    ("to", "page", "last", "following"),
    [
        (f"{ARTICLES}?pageIndex=", "0+1", 3, f"{ARTICLES}?pageIndex=2"),
        ("/content/column/6791573?type=1&amp;pageIndex=", "(2-1)+1", 3, f"{ARTICLES}?type=1&pageIndex=3"),
        (f"{ARTICLES}?pageIndex=", "2+1", 3, None),
        (f"{ARTICLES}?pageIndex=", "1", 1, None),
        (f"{ARTICLES}?pageIndex=", "2000", 9999, None),
        (f"{ARTICLES}?pageIndex=", "1", 10**12, None),
        ("https://www.another.gov.cn/content/column/1?pageIndex=", "1", 3, None),
        ("javascript:go", "1", 3, None),
    ],
)
def test_columns_that_move_by_address(to: str, page: str, last: int, following: str | None) -> None:
    number = 2 if page.startswith("(") else 1
    url = f"{ARTICLES}?pageIndex={number}" if number > 1 else ARTICLES
    request = _read(_column(_rows(1, 2), MOVES % (to, page, last)), url, number).following
    assert (request.url if request else None) == following
    assert request is None or request.page == number + 1


def test_a_column_takes_the_number_in_its_own_address() -> None:
    script = "<script>Ls.pagination('#p', turn, {currPage: (0+1),pageCount: 4});</script>"
    following = _read(_column(_rows(1, 2), script)).following
    assert following is not None
    assert following.url == f"{COLUMN}&pageIndex=2"
    third = _read(_column(_rows(3, 4), script.replace("0+1", "1+1")), following.url, 2, following.carry).following
    assert third is not None
    assert third.url == f"{COLUMN}&pageIndex=3"
    assert _read(_column(_rows(1, 2), script), f"{HOST}/xwdt/tzgg/index.html").following is None


def test_a_written_link_to_the_next_page_does_as_well() -> None:
    following = _read(_column(_rows(1, 2), '<a href="?pageIndex=2">下一页</a>'), ARTICLES).following
    assert following is not None
    assert following.url == f"{ARTICLES}?pageIndex=2"


def test_rows_in_the_older_form() -> None:
    rows = "".join(
        f'<div class="xxgk_navli"><ul class="clearfix"><li class="xh">{n}</li><li class="syh">000014349/2019-0{n}</li>'
        f'<li class="mc"><a href="http://www.example.gov.cn/public/4443193/533673{n}.html" title="某市第{n}份年度报告">'
        f'某市第{n}份年度…</a></li><li class="fbrq">\n\t2019-03-0{n}\t</li></ul></div>'
        for n in range(1, 4)
    )
    listing = _read(_column(rows))
    assert [(entry.title, entry.listed_on) for entry in listing.entries] == [
        (f"某市第{n}份年度报告", date(2019, 3, n)) for n in range(1, 4)
    ]


@pytest.mark.parametrize(
    ("text", "url"),
    [
        (_column("", "", ""), COLUMN),
        (_column(""), f"{HOST}/zwgk/index.html"),
        ('<div class="noinfo">暂无相关信息</div>', f"{HOST}/site/label/8888?pageIndex=9"),
        ('{"data": []}', f"{HOST}/site/label/8888?isJson=true"),
        ("", f"{HOST}/site/label/8888"),
    ],
)
def test_pages_that_list_nothing_are_not_understood(text: str, url: str) -> None:
    with pytest.raises(ListNotUnderstood):
        _read(text, url)


@pytest.mark.parametrize(
    ("text", "url", "expected"),
    [
        (_column("", PAGER % ("1", 1)), ARTICLES, True),
        ("<script>$.post('/site/label/8888', {})</script>", ARTICLES, True),
        (_rows(1), f"{HOST}/site/label/8888?labelName=publicInfoList", True),
        (_column(""), COLUMN, True),
        (_column("", "", ""), COLUMN, False),
        (_column(""), ARTICLES, False),
        ("<script>utils.pagination({pageCount:2}); Urls.ajax(1)</script>", ARTICLES, False),
        ('<a href="https://www.another.gov.cn/site/label/8888?x=1">检索</a>', ARTICLES, False),
        ('<a href="./202403/t20240305_1.shtml"><script>createPageHTML(3, 0, "index", "shtml");</script>', HOST, False),
    ],
)
def test_marks(text: str, url: str, expected: bool) -> None:
    page = ListPage(url=url, text=text, content_type="text/html", page=1)
    assert Lonsun().recognises(page) is expected


@pytest.mark.parametrize(
    "script",
    [
        "Ls.pagination(" * 50_000,
        "'/site/label/8888' + a" * 20_000,
        "'/site/label/8888', data:{pageIndex:" + "a:b," * 900 + "}" + " a" * 200_000,
        "pageCount:" + "1" * 200_000,
    ],
)
def test_hostile_scripts_are_read_in_time(script: str) -> None:
    began = process_time()
    _read(_column(_rows(1, 2), f"<script>{script}</script>"))
    assert process_time() - began < 5


@given(
    st.text(alphabet=st.sampled_from(list("<>/a='\"liuhref 2024-035{}:,+Ls.pg()\n\x00")), max_size=300),
    st.sampled_from(["", PAGER % ("1", 3), _rows(1), MOVES % ("/a?pageIndex=", "1", 3), SITE]),
    st.sampled_from([COLUMN, ARTICLES, f"{HOST}/site/label/8888?pageSize=1"]),
)
def test_any_text_is_read_or_refused(text: str, before: str, url: str) -> None:
    try:
        listing = _read(before + text, url)
    except ListNotUnderstood:
        return
    assert listing.entries or listing.following is not None
