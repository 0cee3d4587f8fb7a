import tomllib
from importlib.resources import files

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crawler.guard import Verdict, judge
from store.records import PageState

_URL = "http://www.dy.gov.cn/zwgk/202303/t20230328_1182.html"
_WORDS = tomllib.loads(files("crawler").joinpath("guard.toml").read_text("utf-8"))


def _judge(
    text: str = "",
    *,
    requested: str = _URL,
    url: str = _URL,
    status: int = 200,
    content_type: str = "text/html; charset=utf-8",
    truncated: bool = False,
) -> Verdict:
    return judge(requested=requested, url=url, status=status, content_type=content_type, text=text, truncated=truncated)


def _page(body: str, *, title: str = "东阳县人民政府", head: str = "") -> str:
    return f"<!DOCTYPE html><html><head><title>{title}</title>{head}</head><body>{body}</body></html>"


_ARTICLE = _page(
    "<div class='TRS_Editor'>" + "<p>全县上下认真推进法治政府建设，各项工作取得新的进展。</p>" * 30 + "</div>",
    head='<meta name="ArticleTitle" content="东阳县2022年法治政府建设情况报告">',
)
_RUISHU = "<script r='m'>$_ts=window['$_ts'];if(!$_ts)$_ts={};</script><script src='/4QbVt/d.js' r='m'></script>"
_JSL = "<script>document.cookie=('_')+('_')+('j')+('s')+('l')+';max-age=3600';location.href=location.pathname</script>"
_LINKS = "<li><a href='t20230101_1.html'>东阳县关于系统升级维护期间暂停服务的公告</a></li>" * 15


@pytest.mark.parametrize(
    ("status", "text", "state"),
    [
        (200, _ARTICLE, PageState.PAGE),
        (203, _ARTICLE, PageState.PAGE),
        (202, _ARTICLE, PageState.PAGE),
        (202, _page(_RUISHU), PageState.CHALLENGE),
        (204, "", PageState.EMPTY),
        (206, _ARTICLE, PageState.TRUNCATED),
        (302, "", PageState.EMPTY),
        (304, "", PageState.NOT_MODIFIED),
        (403, _page("<h1>403 Forbidden</h1>"), PageState.FORBIDDEN),
        (403, _page("请完成安全验证后继续访问"), PageState.CHALLENGE),
        (405, _page("<script>var x='aliyun_waf'</script>"), PageState.CHALLENGE),
        (400, "", PageState.FORBIDDEN),
        (404, _ARTICLE, PageState.GONE),
        (410, "", PageState.GONE),
        (412, _page(_RUISHU), PageState.CHALLENGE),
        (429, "", PageState.RATE_LIMITED),
        (500, _page("error"), PageState.SERVER_ERROR),
        (502, "", PageState.SERVER_ERROR),
        (503, _page("网站系统维护中，请稍后再来"), PageState.MAINTENANCE),
        (521, _JSL, PageState.CHALLENGE),
    ],
)
def test_status(status: int, text: str, state: PageState) -> None:
    assert _judge(text, status=status).state is state


def test_reason_names_what_was_seen() -> None:
    assert _judge(_page(_RUISHU), status=412).reason == "status 412 with an inline $_ts script"
    assert "您访问的页面不存在" in _judge(_page("您访问的页面不存在")).reason


@pytest.mark.parametrize(
    ("text", "state"),
    [
        (_page(_RUISHU + "网站地图 联系我们"), PageState.CHALLENGE),
        (_JSL, PageState.CHALLENGE),
        (_page("<script src='/WZWSREL3p3Z3g?wzwschallenge=V1p'></script>"), PageState.CHALLENGE),
        (_page("请稍候…正在验证您的浏览器", title="请稍候"), PageState.CHALLENGE),
        (_page("请输入验证码以继续访问：<input><a href='/'>换一张</a>"), PageState.CHALLENGE),
        (_page("您的访问过于频繁，请稍后再试。"), PageState.RATE_LIMITED),
        (_page("You don't have permission to access the URL.", title="403 Forbidden"), PageState.FORBIDDEN),
        (_page("本网站正在进行系统升级维护，暂停服务，请谅解。", title="网站维护"), PageState.MAINTENANCE),
        (_page("<h1>502 Bad Gateway</h1>", title="502 Bad Gateway"), PageState.SERVER_ERROR),
        (_page("", title="404"), PageState.SOFT_404),
        (_page("<a href='/'>首页</a>" * 60 + "抱歉", title="404-东阳县人民政府门户网站"), PageState.SOFT_404),
        (_page("您可以尝试以下操作：返回上一页", title="error-404"), PageState.SOFT_404),
        (_page("<nav>" + "<a>政务公开</a>" * 40 + "</nav>您访问的页面不存在或已删除"), PageState.SOFT_404),
        (_page(""), PageState.EMPTY),
        ("", PageState.EMPTY),
        (" \n&nbsp;", PageState.EMPTY),
        (_page("<script>location.href='/index.html'</script>"), PageState.EMPTY),
    ],
)
def test_answer_that_is_no_page(text: str, state: PageState) -> None:
    assert _judge(text).state is state


@pytest.mark.parametrize(
    "text",
    [
        _ARTICLE,
        _ARTICLE.replace(
            "</div>", "<p>完成系统维护和升级维护，取消登录验证码，处理“您访问的页面不存在”等问题。</p></div>"
        ),
        _ARTICLE.replace("<head>", f"<head>{_RUISHU}"),
        _page("<p>来源：办公室</p><p>因系统维护，本网站于周六暂停服务一天。</p>", title="系统维护公告"),
        _page("发布时间：2023-03-28 因系统升级，暂停访问一天，请谅解。"),
        _page("<p>我县企业入围五百强，全县工业经济稳步增长，质量效益同步提升。</p>", title="500强企业座谈会召开"),
        _page(f"<ul>{_LINKS}</ul>"),
        _page("<iframe src='list.html'></iframe>"),
        _page("<div id='list'></div><script>window._CONFIG={SID:'1'}</script>"),
        _page("<!-- 安全验证 --><p>全县上下认真推进法治政府建设，各项工作取得新的进展。</p>"),
    ],
)
def test_real_page_passes(text: str) -> None:
    assert _judge(text).state is PageState.PAGE


@pytest.mark.parametrize(
    ("requested", "url", "state"),
    [
        (_URL, "https://www.dy.gov.cn/", PageState.REDIRECTED_HOME),
        (_URL, "https://www.dy.gov.cn/index.html", PageState.REDIRECTED_HOME),
        (_URL, "https://www.dy.gov.cn/404.html", PageState.SOFT_404),
        (_URL, "https://www.dy.gov.cn/error/index.html", PageState.SOFT_404),
        (_URL, _URL.replace("http:", "https:"), PageState.PAGE),
        (_URL, "https://www.dy.gov.cn/new/t20230328_1182.html", PageState.PAGE),
        ("http://dy.gov.cn/", "https://www.dy.gov.cn/index.html", PageState.PAGE),
    ],
)
def test_redirect(requested: str, url: str, state: PageState) -> None:
    assert _judge(_ARTICLE, requested=requested, url=url).state is state


def test_home_page_under_the_address_of_a_document() -> None:
    home = _page("<a>政务公开</a>" * 50, head='<meta name="SiteName" content="东阳县人民政府">')
    column = home.replace("</head>", '<meta name="ColumnName" content="通知公告"></head>')
    assert _judge(home).state is PageState.REDIRECTED_HOME
    assert (
        _judge(home, requested="http://www.dy.gov.cn/zwgk/", url="http://www.dy.gov.cn/zwgk/").state is PageState.PAGE
    )
    assert _judge(column).state is PageState.PAGE


def test_body_that_ended_early() -> None:
    assert _judge(_ARTICLE, truncated=True).state is PageState.TRUNCATED
    assert _judge(_page(_RUISHU), truncated=True).state is PageState.CHALLENGE


@pytest.mark.parametrize(
    ("content_type", "text", "state"),
    [
        ("application/json", '{"total": 0, "articles": [{"id": 1, "title": "验证码"}]}', PageState.PAGE),
        ("application/json", '{"code": 200, "success": true, "error": false, "data": {"rows": [1]}}', PageState.PAGE),
        ("text/html", 'jQuery123({"data": [{"url": "/a"}]});', PageState.PAGE),
        ("application/json", '{"code": 404, "msg": "not found", "data": null}', PageState.SOFT_404),
        ("application/json", '{"code": "403", "msg": "no"}', PageState.FORBIDDEN),
        ("application/json", '{"status": 429}', PageState.RATE_LIMITED),
        ("application/json", '{"success": false, "msg": "参数错误", "data": []}', PageState.SERVER_ERROR),
        ("application/json", '{"error": "internal"}', PageState.SERVER_ERROR),
        ("application/json", "{}", PageState.EMPTY),
        ("application/json", "[]", PageState.EMPTY),
        ("application/json", "", PageState.EMPTY),
        ("application/json", '{"data": [{"url": "/a"}', PageState.TRUNCATED),
        ("application/json", _page("请完成安全验证"), PageState.CHALLENGE),
        ("text/xml", "<datastore><recordset><record/></recordset></datastore>", PageState.PAGE),
        ("text/xml", "<datastore><recordset><record>", PageState.TRUNCATED),
        ("application/xhtml+xml", f"<?xml version='1.0'?>{_ARTICLE}", PageState.PAGE),
        ("application/pdf", "", PageState.PAGE),
        ("application/octet-stream", _page("您访问的页面不存在"), PageState.SOFT_404),
    ],
)
def test_answer_that_is_no_html(content_type: str, text: str, state: PageState) -> None:
    assert _judge(text, content_type=content_type).state is state


@given(
    st.lists(
        st.sampled_from(["<script", "</script>", "<!--", "-->", "<meta ", "<title>", "404", "{", "]", "(", "。"])
        | st.text()
    ).map("".join)
)
def test_any_text_gets_a_verdict(text: str) -> None:
    assert _judge(text).reason


def test_words_are_sorted_and_without_doubles() -> None:
    lists = [
        _WORDS["firewall_code"],
        *(sign[name] for sign in _WORDS["pages"] for name in ("codes", "titles", "words")),
    ]
    assert [words for words in lists if words != sorted(set(words))] == []
