from dataclasses import replace

import pytest

from crawler.files.layout.lines import Line
from crawler.files.layout.paragraphs import (
    Measure,
    Placed,
    Row,
    footnotes,
    marks_of,
    measures,
    notes_of,
    paragraphs,
)

_MEASURE = Measure(left=80, right=560, size=16, pitch=28)


def _line(text: str, *, indent: float = 0, width: float = 480, base: float = 700, size: float = 16) -> Line:
    left = 80 + indent
    return Line(text=text, left=left, right=left + width, base=base, size=size, head=size)


def _joined(*lines: Line, pages: tuple[int, ...] = ()) -> list[str]:
    return list(
        paragraphs(Placed(line, _MEASURE, page) for line, page in zip(lines, pages or [0] * len(lines), strict=True))
    )


def test_an_indent_begins_a_paragraph_even_where_the_line_before_is_full() -> None:
    lines = [_line("一、", indent=32, width=448), _line("二、", indent=32, width=448, base=672), _line("续", base=644)]
    assert _joined(*lines) == ["一、", "二、续"]


def test_a_short_line_ends_a_paragraph() -> None:
    assert _joined(_line("完毕", width=200), _line("另起", base=672)) == ["完毕", "另起"]


@pytest.mark.parametrize(("above", "below"), [("实施方案》，", "聘请"), ("专题讲座", "”等")])
def test_a_short_line_goes_on_where_no_paragraph_ends_so(above: str, below: str) -> None:
    assert _joined(_line(above, width=430), _line(below, base=672)) == [above + below]


def test_a_gap_begins_a_paragraph() -> None:
    assert _joined(_line("甲"), _line("乙", base=655)) == ["甲", "乙"]


def test_another_size_begins_a_paragraph() -> None:
    assert _joined(_line("甲", size=22), _line("乙", base=672)) == ["甲", "乙"]


def test_a_page_break_is_no_gap() -> None:
    assert _joined(_line("前半", base=80), _line("后半", base=760), pages=(0, 1)) == ["前半后半"]


def test_a_number_after_a_sentence_begins_a_paragraph() -> None:
    assert _joined(_line("完成。"), _line("(二)加强", base=672)) == ["完成。", "(二)加强"]


def test_a_title_broken_over_centred_lines_is_one() -> None:
    lines = [_line("云溪县人民政府", size=22), _line("报告", size=22, indent=218, width=44, base=664)]
    assert _joined(*lines) == ["云溪县人民政府报告"]


def test_signature_and_date_stay_apart() -> None:
    lines = [_line("云溪县人民政府", indent=368, width=112), _line("2024年1月", indent=376, width=104, base=672)]
    assert _joined(*lines) == ["云溪县人民政府", "2024年1月"]


def test_a_table_ends_a_paragraph() -> None:
    flow = [Placed(_line("见下表"), _MEASURE, 0), Row("甲 | 乙"), Placed(_line("表后", base=400), _MEASURE, 0)]
    assert list(paragraphs(flow)) == ["见下表", "甲 | 乙", "表后"]


def test_lines_in_columns_are_rows() -> None:
    head, row, alone = (
        replace(_line(words.replace("|", " "), base=base), cells=tuple(words.split("|")))
        for words, base in (("事项|受理", 700), ("行政许可|18204", 672), ("县长|乡长|镇长", 644))
    )
    assert _joined(head, row, alone) == ["事项 | 受理", "行政许可 | 18204", "县长 乡长 镇长"]


def test_a_page_is_measured_by_its_body() -> None:
    body = [_line("行" * 20, indent=32 * (place % 3 == 0), width=480, base=700 - 28 * place) for place in range(12)]
    [found] = measures([[_line("题", size=22, indent=100, width=200, base=740), *body]])
    assert (found.left, found.right, found.size, found.pitch) == (80, 560, 16, 28)


def test_an_empty_page_has_a_measure() -> None:
    assert len(measures([[], []])) == 2


def test_notes_at_a_pages_foot() -> None:
    page = [_line("正文"), _line("1后评估指", size=10, base=100), _line("效果。", size=10, base=86)]
    notes = notes_of(page, _MEASURE)
    assert [line.text for line in notes] == ["1后评估指", "效果。"]
    assert marks_of(notes) == {"1"}
    assert list(footnotes([*notes, _line("2 另一条", size=10, base=72)])) == ["[1] 后评估指效果。", "[2] 另一条"]


def test_small_print_without_a_mark_is_no_note() -> None:
    assert not notes_of([_line("正文"), _line("注:数据截至年底", size=10, base=100)], _MEASURE)


def test_a_page_of_small_print_only_is_no_note() -> None:
    assert not notes_of([_line("1 小字", size=10)], _MEASURE)
