"""Full-width printing must invert."""

import re
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jobs.demo.texts import full_width, paragraphs, second_report, seed

HALF_WIDTH = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)}
TEXTS = (*(seed(number) for number in range(5)), second_report())


@pytest.mark.parametrize("text", TEXTS)
def test_printed_texts_invert(text: str) -> None:
    printed = "\n".join(paragraphs(text))
    assert printed != text
    assert printed.translate(HALF_WIDTH) == text


@pytest.mark.parametrize("text", TEXTS)
def test_no_half_width_mark_stays_beside_a_chinese_character(text: str) -> None:
    assert not re.search(r"[一-龥][,;:()?!%]|[,;:()?!%][一-龥]", "".join(paragraphs(text)))


@pytest.mark.parametrize("text", TEXTS)
def test_texts_are_canonical(text: str) -> None:
    for line in text.split("\n"):
        assert line == " ".join(line.split(" "))
        assert line == line.strip() != ""
        assert not re.search(r"[\uff01-\uff5e]|  ", line)
        assert not any(unicodedata.category(mark) in ("Cc", "Cf", "Zl", "Zp") for mark in line)


@given(st.text(alphabet=st.sampled_from("年度法治，。“”、—5a7.-+,;:()?!% \n".replace("，", ""))))
def test_any_text_inverts(text: str) -> None:
    assert full_width(text).translate(HALF_WIDTH) == text


def test_marks_between_figures_stay() -> None:
    assert full_width("比例为3:1,见(表)") == "比例为3:1，见（表）"
    assert full_width("at 9:30, (sharp)") == "at 9:30, (sharp)"
