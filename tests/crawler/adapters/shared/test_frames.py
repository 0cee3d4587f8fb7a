import pytest

from crawler.adapters.base import ListPage
from crawler.adapters.shared.document import parse
from crawler.adapters.shared.frames import Frame, frames

HOST = "https://www.example.gov.cn"
COLUMN = f"{HOST}/fzzfjs/index.html"


def _frames(body: str) -> list[Frame]:
    text = f"<html><body>{body}</body></html>"
    return frames(ListPage(url=COLUMN, text=text, content_type="text/html", page=1), parse(text, COLUMN))


def test_the_likeliest_comes_first() -> None:
    found = _frames(
        '<iframe src="/tree.html"></iframe><iframe src="list.html"></iframe><IFRAME SRC="./list.html"></IFRAME>'
    )
    assert found == [
        Frame(f"{HOST}/fzzfjs/list.html", is_furniture=False, has_room=True),
        Frame(f"{HOST}/tree.html", is_furniture=True, has_room=True),
    ]


@pytest.mark.parametrize(
    "frame",
    [
        '<iframe src="https://www.another.gov.cn/list.html"></iframe>',
        '<iframe src="javascript:x"></iframe>',
        "<iframe></iframe>",
        '<iframe src="list.html" width="0"></iframe>',
        '<iframe src="list.html" height="1px"></iframe>',
        '<iframe src="list.html" style="display: none"></iframe>',
        '<iframe src="list.html" style="width:1px; color: red"></iframe>',
    ],
)
def test_frames_that_show_nothing_of_this_host(frame: str) -> None:
    assert _frames(frame) == []


@pytest.mark.parametrize(
    ("frame", "has_room"),
    [
        ('<iframe src="a.html" height="900"></iframe>', True),
        ('<iframe src="a.html" height="100%"></iframe>', True),
        ('<iframe src="a.html" style="min-height: 90px; width: 100%"></iframe>', True),
        ('<iframe src="a.html" height="120"></iframe>', False),
        ('<iframe src="a.html" style="width:280px;height: 30px;"></iframe>', False),
        ('<aside><div><iframe src="a.html"></iframe></div></aside>', False),
        ('<footer><iframe src="a.html"></iframe></footer>', False),
    ],
)
def test_room_for_a_list(frame: str, has_room: bool) -> None:
    assert [found.has_room for found in _frames(frame)] == [has_room]
