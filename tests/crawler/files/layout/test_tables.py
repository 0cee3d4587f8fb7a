from crawler.files.layout.drawn import Glyph, Ruling
from crawler.files.layout.tables import grids


def _level(y: float, left: float = 0, right: float = 200) -> Ruling:
    return Ruling(left, right, y, y)


def _upright(x: float, bottom: float = 0, top: float = 60) -> Ruling:
    return Ruling(x, x, bottom, top)


def _at(text: str, x: float, y: float) -> Glyph:
    return Glyph(text, x - 5, x + 5, y, 10)


_FRAME = [_level(0), _level(20), _level(40), _level(60), _upright(0), _upright(100), _upright(200)]


def _cells(rulings: list[Ruling], glyphs: list[Glyph]) -> list[list[str]]:
    [grid] = grids(rulings)
    return [["".join(glyph.text for glyph in cell) for cell in row] for row in grid.cells(glyphs)]


def test_letters_go_to_their_cells() -> None:
    glyphs = [_at("甲", 50, 45), _at("乙", 150, 45), _at("丙", 50, 25), _at("丁", 150, 5)]
    assert _cells(_FRAME, glyphs) == [["甲", "乙"], ["丙", ""], ["", "丁"]]


def test_lines_drawn_cell_by_cell_and_edge_by_edge_are_one() -> None:
    pieces = [_level(y + shift, x, x + 100) for y in (0, 20, 40, 60) for shift in (0, 0.5) for x in (0, 100)]
    posts = [_upright(x + shift, y, y + 20) for x in (0, 100, 200) for shift in (0, 0.5) for y in (0, 20, 40)]
    assert _cells(pieces + posts, [_at("甲", 50, 45)]) == [["甲", ""], ["", ""], ["", ""]]


def test_merged_cells_are_listed_where_they_begin() -> None:
    broken = [_level(0), _level(20, 100, 200), _level(40), _level(60)]
    posts = [_upright(0), _upright(100, 0, 40), _upright(200)]
    glyphs = [_at("题", 100, 45), _at("甲", 50, 15), _at("乙", 150, 25), _at("丙", 150, 5)]
    assert _cells(broken + posts, glyphs) == [["题"], ["甲", "乙"], ["丙"]]


def test_letters_outside_are_not_held() -> None:
    [grid] = grids(_FRAME)
    assert not grid.holds(_at("外", 50, 75))
    assert not grid.holds(_at("外", 250, 25))


def test_tables_come_from_the_top() -> None:
    lower = [Ruling(line.left, line.right, line.bottom - 300, line.top - 300) for line in _FRAME]
    assert [grid.rows[-1] for grid in grids(lower + _FRAME)] == [60, -240]


def test_a_frame_an_underline_and_a_map_are_no_tables() -> None:
    assert grids([_level(0), _level(60), _upright(0), _upright(200)]) == ()
    assert grids([_level(10), _level(300)]) == ()
    assert grids([_level(place * 5.0) for place in range(800)] + [_upright(place * 5.0) for place in range(800)]) == ()
