import tomllib
from importlib.resources import files

import pytest

from crawler.adapters.shared.link_words import leads_to_last_page, leads_to_next_page, names_an_article, page_number


@pytest.mark.parametrize("text", ["下一页", "下页", " 下一页 >> ", "[下一页]", "Next", "下 一 页", "下一页»"])
def test_words_for_the_next_page(text: str) -> None:
    assert leads_to_next_page(text)


@pytest.mark.parametrize("text", ["", "下一篇", "上一页", "2", "关于下一页的说明"])
def test_other_words(text: str) -> None:
    assert not leads_to_next_page(text)


def test_words_for_the_last_page() -> None:
    assert leads_to_last_page("尾页 >|")
    assert not leads_to_last_page("下一页")
    assert not names_an_article("末页")


@pytest.mark.parametrize(
    ("text", "number"), [("2", 2), (" [3] ", 3), ("第 12 页", 12), ("2024年", None), ("02", None), ("", None)]
)
def test_numbers_in_a_pager(text: str, number: int | None) -> None:
    assert page_number(text) == number


@pytest.mark.parametrize("text", ["公告", "某区2023年法治政府建设年度报告", "2023年报"])
def test_titles(text: str) -> None:
    assert names_an_article(text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "…",
        "12",
        "第3页",
        "首页",
        "更多>>",
        "[查看详情]",
        "下一页",
        "京公网安备11040102700108号",
        "京ICP备05070218号",
    ],
)
def test_menus_page_numbers_and_registrations(text: str) -> None:
    assert not names_an_article(text)


def test_words_are_sorted_and_single() -> None:
    lists = tomllib.loads(files("crawler.adapters.shared").joinpath("link_words.toml").read_text(encoding="utf-8"))
    for words in lists.values():
        assert words == sorted(set(words))
