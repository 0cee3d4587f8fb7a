from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crawler.adapters.base import Listing, ListPage
from crawler.adapters.jeecms import Jeecms
from crawler.errors import ListNotUnderstood

FOLDER = "https://www.example.gov.cn/c/xgssfj"
COLUMN = f"{FOLDER}/fzzfjsndgzbg.jhtml"
ROW = (
    '<li><a href="http://www.example.gov.cn:80/c/xgssfj/fzzfjsndgzbg/{0}.jhtml" '
    "title='某市司法局第{0}份法治政府建设年度工作报告'>某市司法局第{0}份法治政府…</a><span>2024-03-05</span></li>"
)
LIST = f"<ul>{ROW.format(271)}{ROW.format(272)}</ul>"


def _page(text: str, url: str, number: int = 1) -> ListPage:
    return ListPage(url=url, text=text, content_type="text/html", page=number)


def _read(pager: str, url: str = COLUMN, number: int = 1) -> Listing:
    return Jeecms().read(_page(LIST + pager, url, number))


def _next(pager: str, url: str = COLUMN, number: int = 1) -> str | None:
    following = _read(pager, url, number).following
    return following.url if following is not None else None


def test_entries() -> None:
    entries = _read("").entries
    assert entries[0].title == "某市司法局第271份法治政府建设年度工作报告"
    assert entries[0].url == "http://www.example.gov.cn:80/c/xgssfj/fzzfjsndgzbg/271.jhtml"
    assert [entry.listed_on for entry in entries] == [date(2024, 3, 5)] * 2


@pytest.mark.parametrize(
    "pager",
    [
        '<a href="fzzfjsndgzbg_2.jhtml">下一页</a>',
        '<a href="#" onclick="location.href=\'fzzfjsndgzbg_2.jhtml\'">下一页</a>',
        "<input type='button' value='下一页' onclick=\"location.href='fzzfjsndgzbg_2.jhtml';\">",
        '<a href="javascript:void(0)" onclick="_gotoPage(2)">下一页</a> 共48条 1/3页',
        '<a href="javascript:_gotoPage(2)">下一页</a><a href="javascript:_gotoPage(3)">尾页</a>',
        '第<select onchange="location.href=this.value"><option value="fzzfjsndgzbg.jhtml" selected>1</option>'
        '<option value="fzzfjsndgzbg_2.jhtml">2</option></select>页',
        "共<b>48</b>条 每页20条",
        "<script>function getPage(n){ location.href = 'fzzfjsndgzbg_' + n + '.jhtml'; }</script>"
        "<a onclick='getPage(2)'>下一页</a>",
        "<span>共 3 页</span>",
    ],
)
def test_pagers_of_a_named_column(pager: str) -> None:
    assert _next(pager) == f"{FOLDER}/fzzfjsndgzbg_2.jhtml"


@pytest.mark.parametrize(
    ("url", "number", "expected"),
    [
        (f"{FOLDER}/index.jhtml", 1, f"{FOLDER}/index_2.jhtml"),
        (f"{FOLDER}/index_1.jhtml", 1, f"{FOLDER}/index_2.jhtml"),
        (f"{FOLDER}/", 1, f"{FOLDER}/index_2.jhtml"),
        (f"{FOLDER}/index_2.jhtml", 2, f"{FOLDER}/index_3.jhtml"),
        (f"{FOLDER}/index_3.jhtml", 3, None),
        (f"{FOLDER}/index.do", 1, None),
    ],
)
def test_the_page_that_is_counted_is_named(url: str, number: int, expected: str | None) -> None:
    assert _next(f"共48条记录 {number}/3页", url, number) == expected


@pytest.mark.parametrize("pager", ["", "共1页", "共20条 每页20条", "共5条 每页0条", "<a>下一页</a>", "共99999999999页"])
def test_the_only_page(pager: str) -> None:
    assert _next(pager) is None


def test_what_is_jeecms() -> None:
    assert Jeecms().recognises(_page("", COLUMN))
    assert Jeecms().recognises(_page(LIST, f"{FOLDER}/"))
    assert Jeecms().recognises(_page('<a href="271.jhtml">某市法治政府报告</a>', f"{FOLDER}/"))
    assert not Jeecms().recognises(_page('<a href="./202403/t20240305_1.html">报告</a>', f"{FOLDER}/"))
    assert not Jeecms().recognises(_page('<a href="http://www.another.gov.cn/index.jhtml">某区</a>', f"{FOLDER}/"))


def test_a_page_without_a_list_is_refused() -> None:
    with pytest.raises(ListNotUnderstood):
        Jeecms().read(_page("<p>系统维护中</p>", COLUMN))


@given(st.text(alphabet=st.sampled_from(list("<>/a='\"href.jhtml_2下一页共报告条")), max_size=200))
def test_any_text_is_read_or_refused(text: str) -> None:
    for whole in (text, LIST + text):
        try:
            assert Jeecms().read(_page(whole, COLUMN)).entries
        except ListNotUnderstood:
            continue
