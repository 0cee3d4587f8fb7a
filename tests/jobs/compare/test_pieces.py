from jobs.compare.paragraphs import Row, RowKind, align
from jobs.compare.pieces import Fold, Piece, Side, fold, pieces, visible

LINES = [f"第{chr(0x4E00 + place) * 5}项工作取得明显成效" for place in range(12)]


def rows(changed: int) -> tuple[Row, ...]:
    return align("\n".join(LINES), "\n".join([*LINES[:changed], LINES[changed] + "了", *LINES[changed + 1 :]]))


def shape(changed: int) -> list[int | RowKind]:
    return [len(one.rows) if isinstance(one, Fold) else one.kind for one in fold(rows(changed), context=1)]


def test_a_changed_paragraph_is_cut_at_its_edits() -> None:
    (row,) = align("开展督察3次,下发39份", "开展督察5次,下发39份")
    assert pieces(row, Side.BEFORE) == (
        Piece("开展督察", is_changed=False),
        Piece("3", is_changed=True),
        Piece("次,下发39份", is_changed=False),
    )
    assert [piece.text for piece in pieces(row, Side.AFTER) if piece.is_changed] == ["5"]


def test_a_paragraph_of_one_side_is_changed_as_a_whole() -> None:
    removed = align("甲乙丙丁\n戊己庚辛", "戊己庚辛")[0]
    assert pieces(removed, Side.BEFORE) == (Piece("甲乙丙丁", is_changed=True),)
    assert pieces(removed, Side.AFTER) == ()


def test_long_equal_stretches_are_folded() -> None:
    assert shape(6) == [5, RowKind.EQUAL, RowKind.CHANGED, RowKind.EQUAL, 4]
    assert shape(0) == [RowKind.CHANGED, RowKind.EQUAL, 10]


def test_one_row_is_not_worth_a_fold() -> None:
    assert shape(2)[:3] == [RowKind.EQUAL, RowKind.EQUAL, RowKind.CHANGED]


def test_nothing_changed_is_one_fold() -> None:
    equal = align("\n".join(LINES), "\n".join(LINES))
    assert fold(equal, context=1) == [Fold(equal)]


def test_hostile_characters_are_seen_and_keep_their_places() -> None:
    text = "甲\x1b[31m\u202e乙\u200b\n丙"
    assert visible(text) == "甲\ufffd[31m\ufffd乙\ufffd\n丙"
    assert len(visible(text)) == len(text)
