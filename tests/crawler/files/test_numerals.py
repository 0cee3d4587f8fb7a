import pytest
from hypothesis import given
from hypothesis import strategies as st

from crawler.files.numerals import notation_of, numeral


@pytest.mark.parametrize(
    ("value", "notation", "written"),
    [
        (1, "decimal", "1"),
        (3, "chineseCounting", "三"),
        (10, "japaneseCounting", "十"),
        (12, "chineseCountingThousand", "十二"),
        (20, "chineseCountingThousand", "二十"),
        (101, "chineseCountingThousand", "一百零一"),
        (110, "chineseCountingThousand", "一百一十"),
        (1001, "chineseCountingThousand", "一千零一"),
        (12, "chineseLegalSimplified", "壹拾贰"),
        (20, "ideographDigital", "二〇"),
        (2, "ideographTraditional", "乙"),
        (21, "decimalEnclosedCircleChinese", "㉑"),
        (2, "decimalEnclosedParen", "⑵"),
        (3, "decimalEnclosedFullstop", "⒊"),
        (7, "decimalZero", "07"),
        (12, "decimalFullWidth", "１２"),
        (28, "lowerLetter", "bb"),
        (3, "upperLetter", "C"),
        (14, "upperRoman", "XIV"),
        (0, "chineseCounting", "0"),
        (99, "ideographEnclosedCircle", "99"),
        (5, "somethingNew", "5"),
    ],
)
def test_numbers_as_lists_write_them(value: int, notation: str, written: str) -> None:
    assert numeral(value, notation) == written


def test_codes_of_binary_files() -> None:
    assert [notation_of(code) for code in (0, 23, 37, 39, 255)] == [
        "decimal",
        "bullet",
        "chineseCounting",
        "chineseCountingThousand",
        "none",
    ]


@given(st.integers(1, 9999))
def test_no_two_numbers_are_written_alike(value: int) -> None:
    for notation in ("chineseCounting", "chineseLegalSimplified", "ideographDigital", "lowerRoman"):
        assert numeral(value, notation) != numeral(value % 9999 + 1, notation)
