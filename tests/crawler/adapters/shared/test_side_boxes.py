import pytest

from crawler.adapters.shared.document import parse
from crawler.adapters.shared.side_boxes import side_boxes


@pytest.mark.parametrize(
    "box",
    ["<aside>", '<div class="w300 Sidebar">', "<div id='sidebar'>", '<ul class="hot-news fl">', '<td class="related">'],
)
def test_boxes(box: str) -> None:
    tag = box[1:].split()[0].rstrip(">")
    document = parse(
        f"<body><{'table><tr' if tag == 'td' else 'main'}>{box}<p>甲</p></{tag}></body>", "https://a.gov.cn/"
    )
    assert [element.tag for element in side_boxes(document.root)] == [tag]


@pytest.mark.parametrize(
    "box",
    [
        "<div>",
        '<div class="has-sidebar">',
        '<div class="left">',
        '<div class="right side">',
        '<ul class="latest news">',
        '<div class="photo">',
        '<a class="hot">',
    ],
)
def test_what_may_hold_the_main_part_is_none(box: str) -> None:
    assert side_boxes(parse(f"<body>{box}<p>甲</p></body>", "https://a.gov.cn/").root) == []
