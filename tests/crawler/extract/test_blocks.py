import pytest
from lxml import html

from crawler.extract.blocks import is_layout, lines


def read(markup: str) -> list[str]:
    return lines(html.fragment_fromstring(markup, create_parent="div"))


@pytest.mark.parametrize(
    ("markup", "expected"),
    [
        ("<p>一</p><p>二</p>", ["一", "二"]),
        ("一<br>二<br/><br>三", ["一", "二", "三"]),
        ("<div>一<div>二</div>三</div>", ["一", "二", "三"]),
        ("<p><span>法治</span>\n<span>政府</span></p>", ["法治政府"]),
        ("<p>法治\n   政府</p>", ["法治政府"]),
        ("<p>共 400\n件</p>", ["共 400 件"]),
        ("<p>单位 400户</p>", ["单位 400户"]),
        ("<p>　　一&nbsp;&ensp;二</p><p>&nbsp;</p>", ["一 二"]),
        ("<ul><li>一</li><li>二</li></ul>", ["一", "二"]),
        ("<pre>一\n二</pre>", ["一", "二"]),
        ("<p>一<span style='display: none'>暗</span>二</p>", ["一二"]),
        ("<h3>一、总体情况</h3>2022年", ["一、总体情况", "2022年"]),
    ],
)
def test_blocks_end_lines_and_inline_markup_does_not(markup: str, expected: list[str]) -> None:
    assert read(markup) == expected


def test_a_table_gives_one_line_a_row() -> None:
    markup = (
        "<table><caption>表1</caption><tr><th>项目</th><th>数</th></tr><tr><td><p>复</p><p>议</p></td><td>4</td></tr>"
    )

    assert read(markup + "<tr><td>诉讼</td><td>3</td></tr><tr><td colspan=2>合计</td></tr></table>后") == [
        "表1",
        "项目 | 数",
        "复 议 | 4",
        "诉讼 | 3",
        "合计",
        "后",
    ]


def test_empty_cells_keep_their_place() -> None:
    assert read("<table><tr><td>a</td><td></td><td>c</td></tr></table>") == ["a | | c"]


def test_layout_tables_are_taken_apart() -> None:
    inner = "<table><tr><td>项目</td><td>数</td></tr></table>"

    assert read(f"<table><tr><td>左</td><td><p>一</p><p>二</p>{inner}</td></tr></table>") == [
        "左",
        "一",
        "二",
        "项目 | 数",
    ]


@pytest.mark.parametrize(
    ("markup", "layout"),
    [
        ("<table><tr><td>一</td></tr><tr><td>二</td></tr></table>", True),
        ("<table><tr><td>一</td><td>&nbsp;</td></tr></table>", True),
        ("<table><tr><td>一</td><td>二</td></tr></table>", False),
        ("<table><tr><td><table><tr><td>一</td><td>二</td></tr></table></td></tr></table>", True),
    ],
)
def test_layout_is_told_from_data(markup: str, layout: bool) -> None:
    assert is_layout(html.fragment_fromstring(markup)) is layout
