"""Pages that send their reader on."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crawler.onward import onward

URL = "https://www.dy.gov.cn/zwgk/fzzfjs/"
LONG = "<p>" + "我区坚持以习近平法治思想为指导,扎实推进法治政府建设。" * 30 + "</p>"


@pytest.mark.parametrize(
    ("page", "target"),
    [
        ('<meta http-equiv="refresh" content="0;url=index.html">', "https://www.dy.gov.cn/zwgk/fzzfjs/index.html"),
        (
            "<META HTTP-EQUIV=Refresh CONTENT='3; URL=/col/col1/index.html'>",
            "https://www.dy.gov.cn/col/col1/index.html",
        ),
        ("<meta content=\"0.5,url=list.html\" http-equiv='refresh'>", "https://www.dy.gov.cn/zwgk/fzzfjs/list.html"),
        (
            '<meta http-equiv="refresh" content="0;url=a.html?x=1&amp;y=2">',
            "https://www.dy.gov.cn/zwgk/fzzfjs/a.html?x=1&y=2",
        ),
        (f'<meta http-equiv="refresh" content="0;url=/a.html">{LONG}', "https://www.dy.gov.cn/a.html"),
        ("<script>window.location.href='/xxgk/index.html';</script>", "https://www.dy.gov.cn/xxgk/index.html"),
        ('<script>location = "http://www.dy.gov.cn/a.html"</script>', "http://www.dy.gov.cn/a.html"),
        ("<script>top.location.replace('a.html')</script>正在跳转", "https://www.dy.gov.cn/zwgk/fzzfjs/a.html"),
        ("<script>self.location.assign( 'a.html' )</script>", "https://www.dy.gov.cn/zwgk/fzzfjs/a.html"),
        ("<body onload=\"document.location='a.html'\"></body>", "https://www.dy.gov.cn/zwgk/fzzfjs/a.html"),
    ],
)
def test_where_a_page_sends_its_reader(page: str, target: str) -> None:
    assert onward(page, URL) == target


@pytest.mark.parametrize(
    "page",
    [
        "",
        LONG,
        '<meta http-equiv="refresh" content="60;url=/a.html">',  # meant to be read first
        '<meta http-equiv="refresh" content="0">',
        f'<meta http-equiv="refresh" content="0;url={URL}#top">',  # itself
        '<noscript><meta http-equiv="refresh" content="0;url=/nojs.html"></noscript>',
        '<!-- <meta http-equiv="refresh" content="0;url=/old.html"> -->',
        '<meta http-equiv="refresh" content="0;url=javascript:alert(1)">',
        f"<script>location.href='/a.html'</script>{LONG}",
        "<script>if (/Android/.test(navigator.userAgent)) location.href='/m/'</script>",
        "<script>document.cookie='a=1'; location.href='/a.html'</script>",
        "<script>location.href='/a.html?' + token</script>",
        "<script>location.href='/a.html'; location.href='/b.html'</script>",
        "<script>function go(){ location.href='/a.html' }</script>",
        "<script>location.href='javascript:void(0)'</script>",
        "<script>var mylocation = '/a.html'</script>",
        "<script>location.reload()</script>",
    ],
)
def test_a_page_that_stays(page: str) -> None:
    assert onward(page, URL) is None


@given(st.text(max_size=300))
def test_nothing_is_believed_that_is_no_web_address(words: str) -> None:
    target = onward(f"<script>location.href='{words}'</script>", URL)
    assert target is None or target.startswith(("http://", "https://"))
