import pytest

from crawler.extract.article import read
from crawler.extract.page import parse
from crawler.extract.surroundings import Surroundings, look_around


def around(body: str, head: str = "") -> Surroundings:
    root = parse(f"<html><head>{head}</head><body>{body}<div id='zoom'>正文</div>之后</body></html>")
    return look_around(root, root.get_element_by_id("zoom"))


@pytest.mark.parametrize(
    ("window", "title"),
    [
        ("某县2022年法治政府建设报告_某县人民政府", "某县2022年法治政府建设报告"),
        ("某县2022年法治政府建设报告-某县人民政府网", "某县2022年法治政府建设报告"),
        ("某县人民政府门户网站 | 某县2022年法治政府建设报告", "某县2022年法治政府建设报告"),
        ("法治政府建设实施纲要(2021-2025年)", "法治政府建设实施纲要(2021-2025年)"),
        ("某县人民政府网", "某县人民政府网"),
    ],
)
def test_the_window_title_loses_the_name_of_the_site(window: str, title: str) -> None:
    assert around("", f"<title>{window}</title>").window_title == title


def test_meta_tags_are_read_whatever_their_case() -> None:
    found = around("", "<meta name='articletitle' content=' 报告 '><meta name='PubDate' content='2022-03-18'>")

    assert (found.meta_title, found.meta_date, found.meta_source) == ("报告", "2022-03-18", None)


def test_the_heading_that_the_window_repeats_goes_before_the_first_h1() -> None:
    body = "<h1>某县人民政府网</h1><div class='art-title'>某县2022年报告</div><p class='subtitles'>x</p>"

    assert around(body, "<title>某县2022年报告-首页</title>").heading == "某县2022年报告"
    assert around(body).heading is None
    assert around("<h1>某县2021年报告</h1>" + body).heading == "某县2021年报告"


def test_text_before_and_after_the_body_is_kept_apart() -> None:
    found = around("<p>来源：某局</p>", "<title>x</title>")

    assert (found.before, found.after) == ("来源:某局", "之后")


def test_titles_are_listed_most_trusted_first() -> None:
    found = around("<h1>标题二的报告</h1>", "<meta name='ArticleTitle' content='标题一'><title>标题三</title>")

    assert found.titles == ("标题一", "标题二的报告", "标题三")


def test_a_title_keeps_the_marks_with_which_it_was_published() -> None:
    page = (
        "<html><head><title>关于“一网通办”（试行）的报告,全文_某市政府</title></head>"
        "<body><h1>关于“一网通办”（试行）的报告，全文</h1>"
        f"<div class='TRS_Editor'>{'<p>我市扎实推进依法行政各项工作。</p>' * 9}</div></body></html>"
    )
    assert read(page.encode(), url="").facts.title == "关于“一网通办”（试行）的报告，全文"
