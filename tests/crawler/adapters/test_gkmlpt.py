import json
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crawler.adapters.base import Entry, Listing, ListPage
from crawler.adapters.gkmlpt import Gkmlpt
from crawler.errors import ListNotUnderstood

HOST = "https://www.example.gov.cn"
SHELL = """<html><head><link href="/gkmlpt/gkml/pc/css/index.css"><script>
    window._CONFIG = {
        isMobile: true,
        ACTION: 'index',
        APP_URL: 'http://www.another.gov.cn/zqhjj',
        SITE_INFO: {"footer": "SIDE: 1, \\u003Cdiv\\u003E it's odd"},
        SID: '758019',
        TREE: [{"id":549,"name":"\\u653f\\u5e9c","parent":0,"jump_url":null,"children":[]}],
    };</script></head><body><div id="app"></div></body></html>"""


def _article(number: int) -> dict[str, object]:
    return {
        "id": number,
        "title": f"某局第{number}份法治政府建设年度报告",
        "url": f"{HOST}/zqhjj/gkmlpt/content/3/3255/post_{number}.html",
        "display_publish_time": 1709568000,
        "publisher": "某局",
    }


def _answer(articles: list[object], total: object, number: int = 1) -> Listing:
    text = json.dumps({"total": total, "articles": articles}, ensure_ascii=True)
    url = f"{HOST}/zqhjj/gkmlpt/api/all/21023?page={number}&sid=758019"
    return Gkmlpt().read(ListPage(url=url, text=text, content_type="application/json", page=number))


def _shell(url: str, text: str = SHELL) -> Listing:
    return Gkmlpt().read(ListPage(url=url, text=text, content_type="text/html", page=1))


@pytest.mark.parametrize(
    ("path", "following"),
    [
        ("/gkmlpt/index", "/gkmlpt/api/all/0?page=1&sid=758019"),
        ("/zqhjj/gkmlpt/index", "/zqhjj/gkmlpt/api/all/0?page=1&sid=758019"),
        ("/zqhjj/gkmlpt/index#21023", "/zqhjj/gkmlpt/api/all/21023?page=1&sid=758019"),
        ("/zqhjj/gkmlpt/index#21023?fav=1", "/zqhjj/gkmlpt/api/all/21023?page=1&sid=758019"),
        ("/zqhjj/gkmlpt/index?category=21023", "/zqhjj/gkmlpt/api/all/21023?page=1&sid=758019"),
        ("/zqhjj/gkmlpt/index#about", "/zqhjj/gkmlpt/api/all/0?page=1&sid=758019"),
    ],
)
def test_the_shell_leads_to_the_answers(path: str, following: str) -> None:
    listing = _shell(f"{HOST}{path}")
    assert listing.entries == ()
    assert listing.following is not None
    assert (listing.following.url, listing.following.page) == (f"{HOST}{following}", 1)


@pytest.mark.parametrize(
    ("url", "text"),
    [
        (f"{HOST}/gkmlpt/content/3/1/post_1.html", SHELL.replace("'index'", "'content'")),
        (f"{HOST}/zwgk/index.html", SHELL),
        (f"{HOST}/gkmlpt/index", "<html><body>系统维护</body></html>"),
    ],
)
def test_pages_that_are_no_shell_are_not_understood(url: str, text: str) -> None:
    with pytest.raises(ListNotUnderstood):
        _shell(url, text)


def test_an_answer() -> None:
    listing = _answer([_article(3255421)], 1)
    assert listing.entries == (
        Entry(
            url=f"{HOST}/zqhjj/gkmlpt/content/3/3255/post_3255421.html",
            title="某局第3255421份法治政府建设年度报告",
            listed_on=date(2024, 3, 5),
        ),
    )
    assert listing.following is None


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        (1709568000, date(2024, 3, 5)),
        ("1709568000", date(2024, 3, 5)),
        (1709567999, date(2024, 3, 4)),
        ("2024-03-05 10:00:00", date(2024, 3, 5)),
        ("2024年3月5日", date(2024, 3, 5)),
        (0, None),
        (None, None),
        (True, None),
        (10**30, None),
        ({"date": 1}, None),
        ("2024-02-30", None),
    ],
)
def test_days_of_publication(written: object, expected: date | None) -> None:
    assert _answer([{**_article(1), "display_publish_time": written}], 1).entries[0].listed_on == expected


def test_the_day_of_entry_stands_in_for_the_day_shown() -> None:
    article = {**_article(1), "display_publish_time": None, "create_time": 1709568000, "date": 1700000000}
    assert _answer([article], 1).entries[0].listed_on == date(2024, 3, 5)


@pytest.mark.parametrize(
    ("total", "number", "following"), [(101, 1, 2), (300, 2, 3), (100, 1, None), (300, 3, None), ("101", 1, 2)]
)
def test_a_hundred_articles_a_page(total: object, number: int, following: int | None) -> None:
    request = _answer([_article(n) for n in range(1, 3)], total, number).following
    expected = f"{HOST}/zqhjj/gkmlpt/api/all/21023?page={following}&sid=758019" if following else None
    assert (request.url if request else None) == expected
    assert request is None or request.page == following


@pytest.mark.parametrize(
    ("offset", "shown", "number", "following"),
    [(0, 20, 1, 2), (20, 20, 2, 3), (40, 10, 3, None), (0, 20, 3, None), ("x", 20, 1, 2), (0, 50, 1, None)],
)
def test_pages_of_another_length_are_counted_by_their_offset(
    offset: object, shown: int, number: int, following: int | None
) -> None:
    text = json.dumps({"total": 50, "offset": offset, "articles": [_article(n) for n in range(shown)]})
    url = f"{HOST}/gkmlpt/api/all/0?page={number}&sid=1"
    request = Gkmlpt().read(ListPage(url=url, text=text, content_type="application/json", page=number)).following
    assert (request.page if request else None) == following


@pytest.mark.parametrize(("total", "number"), [(10**12, 1), (None, 1), (-5, 1), (True, 1), ([], 1), (999_999, 2000)])
def test_totals_beyond_belief_lead_nowhere(total: object, number: int) -> None:
    assert _answer([_article(1)], total, number).following is None


def test_articles_that_cannot_be_read_are_passed_over() -> None:
    odd: list[object] = [
        None,
        7,
        [],
        {},
        {"title": 5, "url": 6},
        {**_article(2), "title": " "},
        {**_article(3), "url": "javascript:x"},
        {**_article(4), "url": None, "post_url": "//www.example.gov.cn/post_4.html", "title": "甲&amp;乙\ud800 报告"},
        _article(5),
        _article(5),
    ]
    assert [entry.title for entry in _answer(odd, 9).entries] == ["甲&乙 报告", "某局第5份法治政府建设年度报告"]


@pytest.mark.parametrize(
    "text", ['{"articles": []}', '{"articles": {}}', '{"articles": [', '{"articles": ' + "[" * 100_000]
)
def test_answers_without_articles_are_not_understood(text: str) -> None:
    with pytest.raises(ListNotUnderstood):
        Gkmlpt().read(
            ListPage(url=f"{HOST}/gkmlpt/api/all/0?page=1", text=text, content_type="application/json", page=1)
        )


def test_marks() -> None:
    def recognises(url: str, text: str) -> bool:
        return Gkmlpt().recognises(ListPage(url=url, text=text, content_type="text/html", page=1))

    assert recognises(f"{HOST}/gkmlpt/index", SHELL)
    assert recognises(f"{HOST}/gkmlpt/api/all/0?page=1&sid=1", '{"total": 0, "articles": []}')
    assert not recognises(f"{HOST}/api/list", '{"total": 0, "articles": []}')
    assert not recognises(f"{HOST}/zwgk/index.html", '<a href="/gkmlpt/index">政府信息公开</a>')


@given(
    st.text(alphabet=st.sampled_from(list("<>/a='\"liuhref 2024-03{}[]:,年报告\n\x00")), max_size=300),
    st.sampled_from(["", SHELL, '{"total": 9, "articles": [']),
)
def test_any_text_is_read_or_refused(text: str, before: str) -> None:
    try:
        listing = Gkmlpt().read(
            ListPage(url=f"{HOST}/gkmlpt/index", text=before + text, content_type="text/html", page=1)
        )
    except ListNotUnderstood:
        return
    assert listing.entries or listing.following is not None
