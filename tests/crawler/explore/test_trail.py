"""The way back from an article to its column."""

import pytest

from crawler.adapters.shared.document import parse
from crawler.explore.trail import names_on_the_way, trail

URL = "http://www.x.gov.cn/art/1.html"
HEAD = '<meta name="ColumnName" content="法治政府建设">'


def page(body: str, head: str = "") -> str:
    return f"<html><head><title>报告</title>{head}</head><body>{body}<p>正文</p></body></html>"


@pytest.mark.parametrize(
    "body",
    [
        '<div>当前位置：<a href="/">首页</a> &gt; <a href="/gk/">公开</a> &gt; <a href="/fz/">法治</a></div>',
        '<div>位置 <i><a href="/">网站首页</a></i> » <a href="/gk/">公开</a> » <a href="/fz/">法治</a></div>',
        '<ul><li><a href="/">主页</a>/</li><li><a href="/gk/">公开</a>/</li><li><a href="/fz/">法治</a></li></ul>',
    ],
)
def test_the_steps_are_read_in_their_order(body: str) -> None:
    steps = trail(parse(page(body), URL))
    assert [step.text for step in steps] == ["公开", "法治"]
    assert steps[-1].url == "http://www.x.gov.cn/fz/"


def test_a_menu_is_no_way_back() -> None:
    menu = "".join(f'<li><a href="/{n}/">栏目{n}</a></li>' for n in range(12))
    assert trail(parse(page(f'<ul><li><a href="/">首页</a></li>{menu}</ul>'), URL)) == ()
    assert trail(parse(page('<p><a href="/">首页</a><a href="/gk/">公开</a></p>'), URL)) == ()


def test_what_leads_to_another_site_is_left_out() -> None:
    body = '<div>位置：<a href="/">首页</a> &gt; <a href="//evil.test/">公开</a> &gt; <a href="/fz/">法治</a></div>'
    assert [step.text for step in trail(parse(page(body), URL))] == ["法治"]


def test_the_columns_own_name_in_meta_data_is_the_nearest() -> None:
    body = '<div>位置：<a href="/">首页</a> &gt; <a href="/gk/">公开</a></div>'
    assert names_on_the_way(page(body, HEAD), URL) == ("公开", "法治政府建设")
    assert names_on_the_way(page(""), URL) == ()
    assert names_on_the_way("", URL) == ()
