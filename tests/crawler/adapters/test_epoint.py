import json
from dataclasses import replace
from datetime import date
from urllib.parse import parse_qs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crawler.adapters.base import Listing, ListPage, ListRequest
from crawler.adapters.epoint import Epoint
from crawler.errors import ListNotUnderstood

HOST = "http://www.example.gov.cn"
SHELL_URL = f"{HOST}/dynamic/zwgk/govInfoPub.html?deptcode=001001&categorynum=003195002"
GUID = "7eb5f7f1-9041-43ad-8e13-8fcb82ea831a"
SHELL = """<html><head><link rel="stylesheet" href="/css/webBuilderCommonGray.css"></head><body>
<div class="ewb-main"><ul id="list"></ul><div id="pager"></div></div>{}</body></html>"""
SCRIPTS = '<script src="/js/lib/jquery.min.js"></script><script src="/js/webBuilderCommon.js?v=1"></script>'
SITE = f'var siteInfo = {{"projectName":"/EWB-FRONT","siteGuid":"{GUID}"}};'

STATIC_URL = f"{HOST}/zwgk/003001/003001002/subpage.html"
ROW = (
    '<li class="ewb-list-node clearfix">'
    '<a href="/zwgk/003001/003001002/2024030{0}/0ed9f942-9681-462d-af1d-{0:012d}.html"'
    ' title="某区第{0}份法治政府建设年度报告" class="ewb-list-name">某区第{0}份法治政府...</a>'
    '<span class="ewb-list-date">2024-03-0{0}</span></li>'
)
STATIC = f'<ul class="ewb-list">{"".join(ROW.format(number) for number in range(1, 6))}</ul>'
PAGER = '<ul class="ewb-page-items"><li class="ewb-page-li current">1</li>{}</ul>'


def _page(text: str, url: str) -> ListPage:
    return ListPage(url=url, text=text, content_type="text/html", page=1)


def _shell(scripts: str = SCRIPTS, url: str = SHELL_URL) -> ListRequest:
    listing = Epoint().read(_page(SHELL.format(scripts), url))
    assert listing.entries == ()
    assert listing.following is not None
    return listing.following


def _answer(asked: ListRequest | None, text: str) -> Listing:
    assert asked is not None
    page = ListPage(
        url=asked.url, text=text, content_type="application/json", page=asked.page, carry=asked.carry, asked_by="epoint"
    )
    return Epoint().read(page)


def _question() -> ListRequest:
    asked = _answer(_shell(), SITE).following
    assert asked is not None
    return asked


def _records(numbers: range, total: object = 45) -> str:
    data = [
        {
            "infourl": f"/zwgk/003195/003195002/20240305/{number}.html",
            "title": "<font color='red'>某县…</font>",
            "realtitle": f"某县第{number}份法治政府建设年度报告",
            "infodate": "2024-03-05",
        }
        for number in numbers
    ]
    return json.dumps({"custom": {"code": 1, "total": total, "data": data}, "status": {"code": 200}})


def test_a_shell_asks_the_sites_script_and_then_the_interface() -> None:
    script = _shell()
    assert (script.url, script.page) == (f"{HOST}/js/webBuilderCommon.js", 1)
    asked = _question()
    assert (asked.url, asked.method) == (f"{HOST}/EWB-FRONT/rest/lightfrontaction/getgovinfolist", "POST")
    assert asked.page == 1
    assert ("Referer", SHELL_URL) in asked.headers
    body = json.loads(asked.body)
    expected = {
        "deptcode": "001001",
        "categorynum": "003195002",
        "siteGuid": GUID,
        "pageIndex": 0,
        "pageSize": 20,
    }
    assert body["params"] == expected
    assert {name: body[name] for name in expected} == expected


def test_answers_are_read_to_the_last() -> None:
    first = _answer(_question(), _records(range(1, 21)))
    assert first.entries[0].title == "某县第1份法治政府建设年度报告"
    assert first.entries[0].url == f"{HOST}/zwgk/003195/003195002/20240305/1.html"
    assert first.entries[0].listed_on == date(2024, 3, 5)
    assert first.following is not None
    assert (first.following.page, json.loads(first.following.body)["pageIndex"]) == (2, 1)
    second = _answer(first.following, _records(range(21, 41), total="45"))
    third = _answer(second.following, _records(range(41, 46)))
    assert (len(third.entries), third.following) == (5, None)


def test_a_server_that_counts_from_one_is_understood() -> None:
    first = _answer(_question(), _records(range(1, 21)))
    again = _answer(first.following, _records(range(1, 21)))
    assert again.entries == ()
    second = _answer(again.following, _records(range(21, 41)))
    assert len(second.entries) == 20
    assert second.following is not None
    assert json.loads(second.following.body)["pageIndex"] == 3
    assert _answer(second.following, _records(range(41, 46))).following is None
    assert _answer(second.following, _records(range(21, 41))).following is None


def test_a_total_that_is_not_told_ends_with_a_page_that_is_not_full() -> None:
    first = _answer(_question(), _records(range(1, 21), total=None))
    assert first.following is not None
    assert _answer(first.following, _records(range(21, 30), total=None)).following is None
    end = _answer(first.following, _records(range(0), total=None))
    assert (end.entries, end.following) == ((), None)
    with pytest.raises(ListNotUnderstood):
        _answer(first.following, '{"custom": {"code": 0}}')


@pytest.mark.parametrize("text", ['{"custom": {"data": []}}', '{"status": {"code": 500}}', "error", "[]", "{" * 99])
def test_what_refuses_json_is_asked_with_a_form(text: str) -> None:
    asked = _answer(_question(), text).following
    assert asked is not None
    params = json.loads(parse_qs(asked.body.decode())["params"][0])
    assert (params["categorynum"], params["pageIndex"]) == ("003195002", 0)
    assert len(_answer(asked, _records(range(1, 6))).entries) == 5
    with pytest.raises(ListNotUnderstood):
        _answer(asked, text)


def test_an_answer_may_be_written_in_a_text() -> None:
    table = {
        "Table": [{"href": "/a/10001.html", "title": "某县法治政府报告", "infodate": "2024-03-05"}],
        "totalcount": 1,
    }
    (entry,) = _answer(_question(), json.dumps({"custom": json.dumps(table)})).entries
    assert (entry.title, entry.listed_on) == ("某县法治政府报告", date(2024, 3, 5))


def test_a_further_page_that_lists_nothing_is_refused() -> None:
    first = _answer(_question(), _records(range(1, 21)))
    with pytest.raises(ListNotUnderstood):
        _answer(first.following, _records(range(0)))


def test_the_site_may_stand_in_the_page_or_in_the_next_script() -> None:
    inline = _shell(f"<script>siteInfo = {{projectName:'EWB_YK_Mid', siteGuid:'{GUID}'}}</script>")
    assert inline.url == f"{HOST}/EWB_YK_Mid/rest/lightfrontaction/getgovinfolist"
    second = _answer(_shell(""), "function a(){}").following
    assert second is not None
    assert second.url == f"{HOST}/js/webBuilderCommonInfo.js"
    assert _answer(second, f'"siteGuid" : "{GUID}"').following is not None
    with pytest.raises(ListNotUnderstood, match="siteGuid"):
        _answer(second, "function a(){}")


@pytest.mark.parametrize(
    ("pager", "number"),
    [
        ('<li class="ewb-page-li"><a href="/zwgk/003001/003001002/2.html">2</a></li>', "2"),
        ('<li class="ewb-page-li ewb-page-hover"><a href="/zwgk/003001/003001002/2.html">下页></a></li>', "2"),
        ('<li class="ewb-page-li ewb-page-noborder ewb-page-num"><span id="index">1/20</span></li>', "2"),
        ("<li class='ewb-page-li' onclick=\"window.location.href='2.html'\">2</li>", "2"),
        ('<li class="ewb-page-num"><span id="index">1/1</span></li>', None),
        ("", None),
    ],
)
def test_static_lists_and_their_pagers(pager: str, number: str | None) -> None:
    listing = Epoint().read(_page(STATIC + PAGER.format(pager), STATIC_URL))
    assert [entry.listed_on for entry in listing.entries] == [date(2024, 3, day) for day in range(1, 6)]
    assert listing.entries[0].title == "某区第1份法治政府建设年度报告"
    followed = listing.following.url if listing.following is not None else None
    assert followed == (f"{HOST}/zwgk/003001/003001002/{number}.html" if number else None)


def test_a_numbered_page_leads_to_the_next_number() -> None:
    url = STATIC_URL.replace("subpage", "2")
    page = ListPage(url=url, text=f'{STATIC}<span id="index">2/3</span>', content_type="", page=2)
    following = Epoint().read(page).following
    assert following is not None
    assert following.url == STATIC_URL.replace("subpage", "3")


def test_an_empty_list_with_a_category_is_a_shell_too() -> None:
    listing = Epoint().read(_page(SHELL.format(SCRIPTS), f"{HOST}/zwgk/list.html?categorynum=003"))
    assert listing.following is not None
    with pytest.raises(ListNotUnderstood):
        Epoint().read(_page(SHELL.format(SCRIPTS), f"{HOST}/zwgk/list.html"))


def test_what_is_epoint() -> None:
    assert Epoint().recognises(_page(SHELL.format(SCRIPTS), SHELL_URL))
    assert Epoint().recognises(_page(STATIC + PAGER.format(""), STATIC_URL))
    assert not Epoint().recognises(_page(STATIC, STATIC_URL))
    assert not Epoint().recognises(_page('<a href="./202403/t20240305_1.html">报告</a>', STATIC_URL))


@given(st.text(alphabet=st.sampled_from(list("<>/a='\"href{}[]:customdata,infourl1报")), max_size=200))
def test_any_text_is_read_or_refused(text: str) -> None:
    question = _question()
    asked = replace(_page(text, question.url), carry=question.carry, asked_by="epoint")
    record = {"custom": {"data": [{"infourl": text, "title": text}, text], "total": text}}
    answered = replace(asked, text=json.dumps(record))
    for page in (_page(text, SHELL_URL), _page(STATIC + text, STATIC_URL), asked, answered):
        try:
            listing = Epoint().read(page)
        except ListNotUnderstood:
            continue
        assert listing.entries or listing.following is not None
