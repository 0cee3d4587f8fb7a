import pytest

from crawler.files.layout.furniture import without_furniture
from crawler.files.layout.lines import Line


def _page(*texts: str, start: float = 760) -> list[Line]:
    return [
        Line(text=text, left=80, right=500, base=start - 28 * place, size=16, head=16)
        for place, text in enumerate(texts)
    ]


def _texts(*pages: list[Line]) -> list[list[str]]:
    return [[line.text for line in page] for page in without_furniture(pages)]


@pytest.mark.parametrize(
    "number", ["— 3 —", "-3-", "- 3 -", "－3－", "第 3 页 共 9 页", "第3页", "3/9", "Page 3 of 9", "1"]
)
def test_page_numbers_go(number: str) -> None:
    assert _texts(_page("正文第一行", number)) == [["正文第一行"]]
    assert _texts(_page(number, "正文第一行")) == [["正文第一行"]]


@pytest.mark.parametrize("line", ["2023", "第三页是附表", "一、总体情况", "3"])
def test_what_may_be_text_stays(line: str) -> None:
    assert _texts(_page("正文第一行", line)) == [["正文第一行", line]]


def test_heads_and_feet_of_all_pages_go() -> None:
    pages = [_page("云溪县人民政府文件", text, f"第{page}页", f"打印于10:{page}") for page, text in enumerate("甲乙丙")]
    assert _texts(*pages) == [["甲"], ["乙"], ["丙"]]


def test_numbers_alone_go_where_they_count_the_pages() -> None:
    assert _texts(*(_page(text, str(page)) for page, text in enumerate("甲乙丙", start=11))) == [["甲"], ["乙"], ["丙"]]


def test_heads_of_left_and_right_pages_may_differ() -> None:
    heads = ["云溪县", "年度报告", "云溪县", "年度报告"]
    assert _texts(*(_page(head, "一二三四"[place]) for place, head in enumerate(heads))) == [
        ["一"],
        ["二"],
        ["三"],
        ["四"],
    ]


def test_a_paragraph_that_returns_at_another_place_stays() -> None:
    pages = [_page("办理情况如下", "正文一"), _page("办理情况如下", "正文二", start=700)]
    assert _texts(*pages) == [["办理情况如下", "正文一"], ["办理情况如下", "正文二"]]


def test_a_sentence_that_returns_at_the_same_place_stays() -> None:
    pages = [_page("办理情况见下表。", "正文一"), _page("办理情况见下表。", "正文二")]
    assert _texts(*pages) == [["办理情况见下表。", "正文一"], ["办理情况见下表。", "正文二"]]
