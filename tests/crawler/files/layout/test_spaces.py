from itertools import pairwise

import pytest

from crawler.files.layout.drawn import Glyph
from crawler.files.layout.spaces import spacings


def _shown(*runs: tuple[str, float]) -> str:
    """Set runs of letters, each with the gap behind every letter, and read them with the spaces that are found."""
    row, left = [], 80.0
    for words, gap in runs:
        for letter in words:
            width = 5 if letter.isascii() else 10
            row.append(Glyph(letter, left, left + width, 700, 10))
            left += width + gap
    [spacing] = spacings([row])
    shown = [glyph for glyph in row if glyph.text != " "]
    written = shown[0].text
    for before, glyph in pairwise(shown):
        between = row[row.index(before) + 1 : row.index(glyph)]
        written += " " * spacing.is_apart(before, glyph, spaced=bool(between)) + glyph.text
    return written


@pytest.mark.parametrize(
    "runs",
    [
        (("检查单位", 0), (" ", 0), ("400户", 0)),  # the file has the space
        (("检查单", 0), ("位", 2.5), ("400", 0), ("户", 0)),  # the program left a gap only
        (("检查单", 0.6), ("位", 3.1), ("400户", 0.6)),  # the same in a justified line
    ],
)
def test_a_space_before_a_figure_that_somebody_typed(runs: tuple[tuple[str, float], ...]) -> None:
    assert _shown(*runs) == "检查单位 400户"


def test_figures_that_the_program_sets_apart_have_no_space() -> None:
    assert _shown(("检", 0), ("查", 2.5), ("40", 0), ("0", 2.5), ("单", 0), ("位", 2.5), ("7次", 0)) == "检查400单位7次"


def test_ideographs_spread_over_the_line_have_no_space() -> None:
    assert _shown(("云溪县人民政府文件", 8)) == "云溪县人民政府文件"


def test_spaces_between_all_ideographs_fill_the_line() -> None:
    assert _shown(("云 溪 县 人 民 政 府 文 件", 0)) == "云溪县人民政府文件"


def test_a_gap_between_ideographs_that_are_close_otherwise_is_a_space() -> None:
    assert _shown(("县长张", 0), ("某", 10), ("主持会议", 0)) == "县长张某 主持会议"


def test_latin_words_keep_their_spaces() -> None:
    assert _shown(("Ope", 0), ("n", 2.5), ("data", 0)) == "Open data"


def test_columns_are_apart_after_a_mark_too() -> None:
    assert _shown(("单位", 0), ("。", 25), ("日期", 0)) == "单位。 日期"
