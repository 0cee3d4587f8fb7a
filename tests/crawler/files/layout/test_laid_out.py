from crawler.files.layout.drawn import Drawn, Glyph, Ruling
from crawler.files.layout.laid_out import laid_out

_SIZE = 10.0


def _words(text: str, left: float, base: float) -> list[Glyph]:
    starts = [left + place * _SIZE for place in range(len(text))]
    return [Glyph(letter, start, start + _SIZE, base, _SIZE) for letter, start in zip(text, starts, strict=True)]


def _table(top: float, *rows: tuple[str, str]) -> Drawn:
    """Draw a table whose rows are 20 points high."""
    bottom = top - 20 * len(rows)
    levels = [Ruling(50, 250, place, place) for place in (top - 20 * row for row in range(len(rows) + 1))]
    uprights = [Ruling(place, place, bottom, top) for place in (50, 150, 250)]
    glyphs = [
        glyph
        for row, cells in enumerate(rows, start=1)
        for column, cell in enumerate(cells)
        for glyph in _words(cell, 55 + 100 * column, top - 20 * row + 5)
    ]
    return Drawn(glyphs=tuple(glyphs), rulings=(*levels, *uprights), has_image=False)


def _with(page: Drawn, text: str, base: float) -> Drawn:
    return Drawn(glyphs=(*page.glyphs, *_words(text, 50, base)), rulings=page.rulings, has_image=False)


_HEAD = ("部门", "件数")
_FIRST = _table(700, _HEAD, ("甲局", "一件"))
_SECOND = _table(700, _HEAD, ("乙局", "二件"))


def test_the_head_of_a_table_that_goes_on_is_read_once() -> None:
    assert list(laid_out([_FIRST, _SECOND])) == ["部门 | 件数", "甲局 | 一件", "乙局 | 二件"]


def test_two_tables_that_begin_alike_keep_their_heads_where_something_stands_between_them() -> None:
    rows = ["部门 | 件数", "甲局 | 一件"]
    others = ["部门 | 件数", "乙局 | 二件"]
    assert list(laid_out([_with(_FIRST, "又及。", 600), _SECOND])) == [*rows, "又及。", *others]
    assert list(laid_out([_FIRST, _with(_SECOND, "又及。", 750)])) == [*rows, "又及。", *others]


def test_what_stands_before_and_after_both_is_not_between_them() -> None:
    found = list(laid_out([_with(_FIRST, "表一。", 750), _with(_SECOND, "又及。", 600)]))
    assert found == ["表一。", "部门 | 件数", "甲局 | 一件", "乙局 | 二件", "又及。"]
