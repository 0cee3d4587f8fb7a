from importlib.resources import files
from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jobs.compare.paragraphs import Row, RowKind, align

REPORTS = [files("jobs").joinpath(f"demo/texts/00{number}.txt").read_text("utf-8") for number in range(5)]
PARTS = [
    "全年收到行政复议申请45件,办结40件,行政机关负责人出庭应诉率100%。",
    "组织行政执法人员培训360人次,为考试合格的77人办理执法证件。",
    "规范设立各类调解组织122个,全年调解矛盾纠纷930件。",
    "二、存在的不足",
    "",
]

parts = st.lists(st.sampled_from(PARTS) | st.text(alphabet="甲乙1,。 ", max_size=8), max_size=6)


def sides(rows: tuple[Row, ...]) -> tuple[str, str]:
    return (
        "\n".join(row.before.text for row in rows if row.before),
        "\n".join(row.after.text for row in rows if row.after),
    )


def kinds(before: list[str], after: list[str]) -> list[RowKind]:
    return [row.kind for row in align("\n".join(before), "\n".join(after))]


def test_equal_texts_have_equal_rows() -> None:
    assert set(kinds(PARTS, PARTS)) == {RowKind.EQUAL}


def test_added_removed_and_changed_paragraphs() -> None:
    assert kinds(PARTS[:3], [PARTS[0], PARTS[2]]) == [RowKind.EQUAL, RowKind.REMOVED, RowKind.EQUAL]
    assert kinds([PARTS[0], PARTS[2]], PARTS[:3]) == [RowKind.EQUAL, RowKind.ADDED, RowKind.EQUAL]
    assert kinds([PARTS[0]], [PARTS[0].replace("45", "54")]) == [RowKind.CHANGED]


def test_a_moved_paragraph_stands_at_both_its_places_and_names_the_other() -> None:
    rows = align("\n".join(PARTS[:3]), "\n".join([*PARTS[1:3], PARTS[0]]))
    assert [row.kind for row in rows] == [RowKind.MOVED, RowKind.EQUAL, RowKind.EQUAL, RowKind.MOVED]
    assert rows[0].elsewhere == rows[-1].after
    assert rows[-1].elsewhere == rows[0].before
    assert rows[0].edits == ()


def test_paragraphs_are_numbered_as_lines_of_their_version() -> None:
    rows = align("甲乙丙丁\n" + PARTS[0], PARTS[0])
    assert rows[1].before is not None
    assert rows[1].after is not None
    assert (rows[1].before.number, rows[1].after.number) == (2, 1)


@pytest.mark.parametrize(("before", "after"), list(permutations(range(5), 2)))
def test_rows_hold_both_of_two_real_reports(before: int, after: int) -> None:
    assert sides(align(REPORTS[before], REPORTS[after])) == (REPORTS[before], REPORTS[after])


@given(parts, parts)
def test_rows_and_their_edits_make_either_text_of_the_other(before: list[str], after: list[str]) -> None:
    rows = align("\n".join(before), "\n".join(after))
    assert sides(rows) == ("\n".join(before), "\n".join(after))
    for row in rows:
        ours, theirs = row.before or row.elsewhere, row.after or row.elsewhere
        if row.kind in (RowKind.ADDED, RowKind.REMOVED):
            continue
        assert ours is not None
        assert theirs is not None
        built, place = "", 0
        for edit in row.edits:
            built += ours.text[place : edit.before_start] + theirs.text[edit.after_start : edit.after_end]
            place = edit.before_end
        assert built + ours.text[place:] == theirs.text
