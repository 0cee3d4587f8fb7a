import pytest

from crawler.files.layout.drawn import Glyph
from crawler.files.layout.lines import Line, join, lines_of


def _set(words: str, *, left: float = 80, base: float = 700, size: float = 16, tracking: float = 0) -> list[Glyph]:
    """Set words as a program does: ideographs are squares, everything else is half as wide."""
    glyphs = []
    for letter in words:
        width = size if ord(letter) > 0x2E80 else size / 2
        glyphs.append(Glyph(letter, left, left + width, base, size))
        left += width + tracking
    return glyphs


def _texts(glyphs: list[Glyph], **marks: frozenset[str]) -> list[str]:
    return [line.text for line in lines_of(glyphs, **marks)]


def test_lines_go_from_top_to_bottom_whatever_the_order_of_drawing() -> None:
    assert _texts([*_set("后面一行", base=672), *_set("前面一行")[::-1]]) == ["前面一行", "后面一行"]


def test_letters_printed_twice_to_look_bold_are_read_once() -> None:
    assert _texts([*_set("情况报告"), *_set("情况报告", left=80.4)]) == ["情况报告"]


def test_letters_that_repeat_stay() -> None:
    assert _texts(_set("依依不舍11起")) == ["依依不舍11起"]


@pytest.mark.parametrize(
    ("drawn", "meant"),
    [("⼀、⽅案", "一、方案"), ("⻓效⺠⽣", "长效民生"), ("\uf98e度", "年度"), ("①㎡〔2023〕Ⅲ", "①㎡〔2023〕Ⅲ")],
)
def test_radicals_that_fonts_name_in_place_of_ideographs(drawn: str, meant: str) -> None:
    assert _texts(_set(drawn)) == [meant]


def test_a_raised_figure_that_calls_a_note_is_marked() -> None:
    glyphs = [*_set("评估"), *_set("12", left=112, base=706, size=9), *_set("。", left=121)]
    assert _texts(glyphs, marks=frozenset("12")) == ["评估[12]。"]
    assert _texts(glyphs) == ["评估12。"]


def test_a_power_is_no_call_of_a_note() -> None:
    glyphs = [*_set("km"), *_set("2", left=96, base=706, size=9)]
    assert _texts(glyphs, marks=frozenset("2")) == ["km2"]


def test_blank_letters_make_no_line() -> None:
    assert lines_of(_set(" 　 ")) == []


def test_letters_too_small_to_measure_make_a_line() -> None:
    assert _texts(_set("甲乙", size=0.06)) == ["甲乙"]


def test_columns_are_kept_apart() -> None:
    [line] = lines_of([*_set("行政许可"), *_set("18204", left=300)])
    assert (line.text, line.cells) == ("行政许可 18204", ("行政许可", "18204"))


@pytest.mark.parametrize(
    ("above", "below", "whole"),
    [
        ("法治", "政府", "法治政府"),
        ("共办理41", "26次", "共办理4126次"),
        ("using open", "data", "using open data"),
        ("由App", "受理", "由App受理"),
    ],
)
def test_broken_lines_are_joined(above: str, below: str, whole: str) -> None:
    [first], [second] = lines_of(_set(above)), lines_of(_set(below))
    assert join(first, first.text, second) == whole


def test_a_typed_space_at_the_end_of_a_line_stays() -> None:
    [first], [second] = lines_of(_set("检查单位 ")), lines_of(_set("400户"))
    assert join(first, first.text, second) == "检查单位 400户"


@pytest.mark.parametrize(
    ("words", "head"), [("法治", 16), ("2023年", 32), ("98.7%,比", 48), ("“四个”", 24), ("。现", 16)]
)
def test_what_cannot_be_broken_is_measured(words: str, head: float) -> None:
    line: Line = lines_of(_set(words))[0]
    assert line.head == head
