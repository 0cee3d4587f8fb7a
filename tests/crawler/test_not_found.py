"""Addresses that never were, and what two answers of one not-found page have in common."""

from urllib.parse import urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crawler.not_found import (
    SAME_ODD_PAGE,
    SAME_PAGE,
    Sign,
    fingerprint,
    is_same,
    likeness,
    made_up,
    shows_title,
    sign_of,
)

URL = "http://www.dy.gov.cn/zwgk/202303/t20230328_1182.html"


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        (URL, "http://www.dy.gov.cn/zwgk/202303/t20230328_0000.html"),
        ("http://a.gov.cn/c1/0a7f3ac2e.shtml#top", "http://a.gov.cn/c1/0a7f3ac0e.shtml"),
        ("http://a.gov.cn/show.asp?id=123&type=news", "http://a.gov.cn/show.asp?id=000&type=news"),
        ("http://a.gov.cn/report.html?v=0", "http://a.gov.cn/report0000000.html?v=0"),
        ("http://a.gov.cn/post_000.html", "http://a.gov.cn/post_0000000000.html"),
        ("http://a.gov.cn:8080/zwgk/bg/", "http://a.gov.cn:8080/zwgk/bg0000000/"),
        ("http://a.gov.cn/202303/report", "http://a.gov.cn/202303/report0000000"),
        ("http://a.gov.cn", "http://a.gov.cn/0000000"),
    ],
)
def test_an_address_that_never_was(url, expected):
    assert made_up(url) == expected


@given(st.from_regex(r"https?://a\.gov\.cn:?(/[\w.-]{0,9}){0,3}(\?[\w=&]{0,9})?", fullmatch=True))
def test_it_is_another_on_the_same_host(url):
    made = made_up(url)
    assert made != url
    assert urlsplit(made).netloc == urlsplit(url).netloc


def shown(words, day, hot, title="东阳县人民政府"):
    links = "".join(f"<li><a href='/{name}.html'>{name}</a></li>" for name in hot)
    return (
        f"<html><title>{title}</title><body><p>今天是2026年3月{day}日 星期五</p><div>{words}</div>"
        f"<ul>{links}</ul><p>版权所有：东阳县人民政府 www.dy.gov.cn</p></body></html>"
    )


LOST = "您要看的内容走远了，请返回首页"


def test_days_figures_addresses_and_the_titles_of_other_pages_do_not_count():
    one = shown(f"{LOST}（{URL}）", 3, ["甲项目开工", "乙项目开工"])
    other = shown(f"{LOST}（{made_up(URL)}）", 29, ["丙会议召开"])
    assert fingerprint(one) == fingerprint(other)


def test_another_text_or_title_does():
    lost = fingerprint(shown(LOST, 3, []))
    assert likeness(lost, fingerprint(shown("法治政府建设情况如下，各项工作扎实推进。", 3, []))) < SAME_ODD_PAGE
    assert likeness(lost, fingerprint(shown(LOST, 3, [], title="首页"))) == 0
    assert likeness(lost, lost) == 1
    assert likeness(fingerprint("<title>首页</title>"), fingerprint("<title>首页</title>")) == 1


def sign(text=LOST, *, requested=URL, url=URL, status=200):
    return sign_of(requested=requested, url=url, status=status, text=text)


@pytest.mark.parametrize(
    "other",
    [
        sign(status=404),
        sign(url="http://www.dy.gov.cn/404.html"),
        sign("<p>系统提示</p>"),
    ],
)
def test_status_place_and_text_must_be_the_same(other):
    assert not is_same(sign(), other, SAME_ODD_PAGE)
    assert is_same(other, other, SAME_PAGE)


def test_the_place_is_known_whatever_its_query_repeats():
    places = {sign(url=f"http://www.dy.gov.cn/error.aspx?path={path}").sent_on_to for path in ("/a.html", "/b.html")}
    assert places == {"https://dy.gov.cn/error.aspx"}
    assert sign(url=URL.replace("http:", "https:")).sent_on_to is None


def test_nothing_is_the_same_as_a_blank_answer():
    blank = sign("")
    assert blank.is_blank
    assert not is_same(blank, blank, 0)
    assert is_same(moved := sign("", url="http://www.dy.gov.cn/404.html"), moved, SAME_PAGE)


def test_a_title_is_shown_outside_of_links_and_however_it_is_cut():
    title = "东阳县2022年法治政府建设情况…"
    whole = "东阳县 2022 年法治政府建设情况报告"
    assert shows_title(f"<h1>{whole}</h1>", title)
    assert shows_title(f"<title>{whole}_东阳县</title>", title)
    assert not shows_title(f"<a href='x.html'>{whole}</a>", title)
    assert not shows_title("<p>正文</p>", "2022")


@given(st.text(), st.text())
def test_likeness_is_a_share(one, other):
    share = likeness(fingerprint(one), fingerprint(other))
    assert 0 <= share <= 1
    assert share == likeness(fingerprint(other), fingerprint(one))
    assert isinstance(sign(one), Sign)
