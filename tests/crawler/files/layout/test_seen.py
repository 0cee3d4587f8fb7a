import math

import pytest

from crawler.files.layout.lines import lines_of
from crawler.files.layout.seen import Seen, drawn

_HEIGHT = 1754


def _seen(text: str, *, left: float = 150, top: float = 300, em: float = 33, lean: float = 0) -> Seen:
    """See a line of ideographs in a box that is somewhat larger than they are."""
    right, bottom = left + em * len(text), top + em * 1.4
    corners = ((left, top), (right, top), (right, bottom), (left, bottom))
    cosine, sine = math.cos(lean), math.sin(lean)
    return Seen(text, tuple((x * cosine - y * sine, x * sine + y * cosine) for x, y in corners))


def test_letters_stand_side_by_side_in_points_from_below() -> None:
    page = drawn([_seen("法治政府建设")], height=_HEIGHT, points=0.5)
    assert [glyph.text for glyph in page.glyphs] == list("法治政府建设")
    first, second = page.glyphs[:2]
    assert (first.left, first.right, second.right) == pytest.approx((75, 91.5, 108))
    assert first.size == pytest.approx(16.5)
    assert 0.5 * (_HEIGHT - 300 - 33 * 1.4) < first.base < 0.5 * (_HEIGHT - 300 - 33 * 0.7)
    assert page.has_image


def test_lines_of_a_leaning_page_are_turned_level() -> None:
    seen = [_seen("行政许可", lean=0.01), _seen("一千三百零五件", left=900, lean=0.01)]
    [line] = lines_of(drawn(seen, height=_HEIGHT, points=0.5).glyphs)
    assert line.cells == ("行政许可", "一千三百零五件")


def test_sizes_that_nearly_agree_are_one() -> None:
    seen = [
        _seen("法治政府建设情况", top=300),
        _seen("依法行政工作要点", top=400, em=34),
        _seen("展。", top=500, em=36),
    ]
    assert len({glyph.size for glyph in drawn(seen, height=_HEIGHT, points=0.5).glyphs}) == 1
    other = _seen("法治政府建设报告", top=200, em=50)
    assert len({glyph.size for glyph in drawn([*seen, other], height=_HEIGHT, points=0.5).glyphs}) == 2


@pytest.mark.parametrize("text", ["-3-", "一 3 一", "—3一"])
def test_a_page_number_has_dashes_around_it(text: str) -> None:
    page = drawn([_seen(text)], height=_HEIGHT, points=0.5)
    assert "".join(glyph.text for glyph in page.glyphs) == "— 3 —"


@pytest.mark.parametrize("seen", [[], [_seen(" ")]])
def test_nothing_seen_is_nothing_drawn(seen: list[Seen]) -> None:
    assert drawn(seen, height=_HEIGHT, points=0.5).glyphs == ()


def test_a_box_without_an_extent_is_harmless() -> None:
    seen = [Seen("甲", ((5, 5),) * 4), _seen("法治政府建设")]
    assert len(drawn(seen, height=_HEIGHT, points=0.5).glyphs) == 7
