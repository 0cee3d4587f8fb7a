"""Under the address of an article neither a list nor a notice of repair is an article; every report is one."""

import tomllib
from importlib.resources import files
from pathlib import Path

import pytest

from crawler.encoding import decode
from crawler.guard import judge
from crawler.guard_article import judge_article, shows_article
from jobs.demo.texts import paragraphs, seed
from store.records import PageState

URL = "http://www.dy.gov.cn/zwgk/202303/t20230328_1182.html"
PAGES = Path(__file__).parents[1] / "pages"
NOTICE = tomllib.loads(files("crawler").joinpath("guard.toml").read_text("utf-8"))["notice"]

MENU = "".join(f"<a href='/c{n}/'>政务公开栏目之{n}号</a>" for n in range(40))
FOOT = "<div>版权所有：东阳县人民政府 备案号：某ICP备05000001号 网站标识码：6205020001</div>"
ENTRIES = "".join(
    f"<li><a href='/t{n}.html'>东阳县{2000 + n}年法治政府建设情况报告</a><span>{2001 + n}-03-0{n}</span></li>"
    for n in range(1, 10)
)
REPAIR = (
    "<p>尊敬的用户：</p><p>为进一步提升网站服务能力和安全水平，根据工作安排，我局定于近期对门户网站进行升级改造。"
    "升级改造期间，网站将暂停服务。由此给您带来的不便，敬请谅解。请您相互转告。您可以通过电话办理业务。"
    "您也可以到政务服务大厅办理业务。升级完成后，网站将启用新的网址，届时请您更新收藏夹。感谢您的支持。</p>"
)
HAND_OVER = (
    "<h2>东阳县司法局门户网站整合迁移公告</h2><p>发布时间：2024-03-01</p><p>按照上级关于政府网站集约化建设的要求，"
    "我局门户网站已整合迁移至东阳县人民政府门户网站，原网站停止更新。</p>"
)


def judged(text, *, url=URL, content_type="text/html", status=200):
    return judge_article(requested=url, url=url, status=status, content_type=content_type, text=text, truncated=False)


def page(body, *, title="东阳县人民政府", head=""):
    return f"<!DOCTYPE html><html><head><title>{title}</title>{head}</head><body>{MENU}{body}{FOOT}</body></html>"


@pytest.mark.parametrize(
    ("text", "state"),
    [
        (page(f"<ul>{ENTRIES}</ul>"), PageState.LIST),
        (page(f"<ul>{ENTRIES}</ul>", title="搜索结果"), PageState.LIST),
        (page("<p>共找到9条结果。</p>" + f"<ul>{ENTRIES}</ul>"), PageState.LIST),
        (page("<iframe src='http://count.example.com/s.html' style='display:none'></iframe>"), PageState.LIST),
        (page("<ul>" + ENTRIES.replace(".html", ".pdf") + "</ul>"), PageState.LIST),
        (page(""), PageState.LIST),
        ('{"code": 200, "data": [{"title": "东阳县2022年法治政府建设情况报告"}]}', PageState.LIST),
        ('callback({"data": [{"title": "东阳县2022年法治政府建设情况报告"}]});', PageState.LIST),
        ("<?xml version='1.0'?><rss><channel><title>通知</title></channel></rss>", PageState.LIST),
        (f"<html><body>{REPAIR}</body></html>", PageState.MAINTENANCE),
        (page(REPAIR), PageState.MAINTENANCE),
        (page(HAND_OVER), PageState.MAINTENANCE),
        (page("<p>哎呀，内容走远了，我们没能追上它，过一会儿再来看看吧。</p>").replace(MENU, ""), PageState.EMPTY),
    ],
)
def test_what_is_no_article(text, state):
    assert judged(text).state is state


def test_a_column_may_list_and_may_answer_with_data():
    for text in (page(f"<ul>{ENTRIES}</ul>"), '{"data": [{"title": "东阳县2022年法治政府建设情况报告"}]}'):
        verdict = judge(requested=URL, url=URL, status=200, content_type="text/html", text=text, truncated=False)
        assert verdict.state is PageState.PAGE


@pytest.mark.parametrize("number", range(5))
def test_a_report_amid_many_links_is_one_even_without_any_date(number):
    body = "".join(f"<p>{line}</p>" for line in paragraphs(seed(number)))
    assert judged(page(f"<div>{body}</div><ul>{ENTRIES}</ul>")).state is PageState.PAGE


@pytest.mark.parametrize(
    "body",
    [
        "<h1>报告</h1><p>发布时间：2024-03-01</p><p>见附件。</p>" + f"<ul>{ENTRIES}</ul>",
        "<h1>报告</h1><a href='/files/report.docx'>东阳县2022年法治政府建设情况报告</a>",
        "<h1>报告</h1><a href='/download?id=7'>附件：东阳县2022年法治政府建设情况报告</a>",
        "<h1>报告</h1><iframe src='/zwgk/body.html' width='100%'></iframe>",
        "<h1>报告</h1><embed src='/files/1'>",
        "<h1>报告</h1><script>var text='" + "法治政府建设取得新进展。" * 9 + "';</script>",
        r"<h1>报告</h1><script>var text='" + r"\u6cd5\u6cbb\u3002" * 9 + "';</script>",
        "<h1>报告</h1><p>" + "法治政府建设取得新进展，各项工作扎实有序推进。" * 9 + f"</p><ul>{ENTRIES}</ul>",
        "<h1>报告</h1><p>见附件。</p><p>网站维护：县政府办公室 网站声明 如无法访问请登录备用站点</p>",
        "<h1>报告</h1><p>加强法治政府建设，完成网站升级改造、系统维护，期间暂停服务两次，网站迁移公告已发布。"
        "推进依法行政，办理复议案件十二件，均按期办结。</p>" * 3,
    ],
)
def test_articles_whose_text_is_short_or_elsewhere(body):
    assert judged(page(body)).state is PageState.PAGE


@pytest.mark.parametrize("file", sorted(PAGES.rglob("*.html")), ids=lambda file: file.stem)
def test_every_saved_article_is_one(file):
    assert judged(decode(file.read_bytes(), "text/html")).state is PageState.PAGE


def test_a_file_is_read_as_one():
    assert judged("", content_type="application/pdf").state is PageState.PAGE


def test_what_the_guard_refuses_for_columns_it_refuses_for_articles():
    assert judged(page("您访问的页面不存在")).state is PageState.SOFT_404
    assert judged("", status=503).state is PageState.SERVER_ERROR


@pytest.mark.parametrize(
    ("text", "state"),
    [
        ("<title>D盾_拦截提示</title><h1>您请求的页面包含一些不合理的内容</h1>", PageState.CHALLENGE),
        ("<div>当前访问疑似黑客攻击，已被创宇盾拦截</div>", PageState.FORBIDDEN),
        ("<h1>405</h1><p>很抱歉，由于您访问的URL有可能对网站造成安全威胁，您的访问被阻断。</p>", PageState.FORBIDDEN),
        ("<p>您的请求带有不合法参数，已被网站管理员设置拦截！</p>", PageState.FORBIDDEN),
        ("<p>您要查看的信息不存在或已被撤稿</p>", PageState.SOFT_404),
        ("<p>该稿件已被删除</p>", PageState.SOFT_404),
        ("<p>此信息已被删除！</p>", PageState.SOFT_404),
        ("<title>网站维护</title><p>站点维护中</p>", PageState.MAINTENANCE),
    ],
)
def test_shapes_that_are_known(text, state):
    assert judged(f"<html><body>{text}</body></html>").state is state


def test_a_page_shows_that_it_is_an_article():
    assert shows_article("<p>来源：办公室</p>")
    assert not shows_article("<p>办公室</p>")


def test_words_are_sorted_and_without_doubles():
    assert [words for words in NOTICE.values() if words != sorted(set(words))] == []
