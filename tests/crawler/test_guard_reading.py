"""Links and a page's own words, told apart however badly the page is written."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crawler.guard_reading import divide, metas, read


def test_what_stands_in_links_is_no_text_of_the_pages_own():
    parts = divide(
        "<title>标题</title><h1>通 知</h1><a href='a.html'>政务<b>公开</b></a>"
        "<p>正文<span>一</span>句。</p><script>隐藏</script>"
    )
    assert parts.own == ("通知", "正文一句。")
    assert parts.links == ("政务公开",)


@pytest.mark.parametrize(
    "text",
    [
        "<p><a name='top'>正文一句。</a></p>",
        "<a href='a.html'>" + "正文一句。" * 30,
        "<a href='a.html'><p>" + "正文一句。" * 30 + "</p></a>",
    ],
)
def test_an_anchor_without_a_target_or_an_end_hides_no_text(text):
    assert "".join(divide(text).own).startswith("正文一句。")
    assert divide(text).links == ()


def test_an_open_link_ends_with_the_next_one():
    assert divide("<a href='a'>第一条<a href='b'>第二条</a>其余").links == ("第一条", "第二条")


@pytest.mark.parametrize(
    ("text", "is_article"),
    [
        ("<meta name='PubDate' content='2024-01-01'>", True),
        ("<meta name='ArticleTitle' content=''>", False),
        ("<p>发布时间：2024-01-01</p>", True),
        ("<p>2024-01-01</p>", False),
        ("<!-- 来源： -->", False),
    ],
)
def test_an_article_says_when_it_was_published(text, is_article):
    assert read(text).is_article is is_article


def test_the_first_meta_of_a_name_counts():
    assert metas("<meta name='A' content='一'><meta name=\"a\" content='二'>") == {"a": "一"}


@given(
    st.lists(st.sampled_from(["<a href=x>", "</a>", "<p>", "<!--", "<script>", "</script>", "字", "<"])).map("".join)
)
def test_every_visible_letter_is_either_linked_or_the_pages_own(text):
    parts = divide(text)
    assert sum("".join(parts.own + parts.links).count(letter) for letter in "字") == read(text).visible.count("字")
