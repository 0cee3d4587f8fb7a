from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crawler.extract.canonical import canonical

TEXTS = sorted((Path(__file__).parents[3] / "jobs/demo/texts").glob("*.txt"))


@pytest.mark.parametrize("path", TEXTS, ids=lambda path: path.stem)
def test_reference_texts_are_fixed_points(path: Path) -> None:
    text = path.read_bytes().decode("utf-8")

    assert canonical(text) == text


@pytest.mark.parametrize(
    ("published", "kept"),
    [
        ("，；：（）？！％", ",;:()?!%"),
        ("ＡＢｃ０９～", "ABc09~"),
        ("、。“”‘’《》〈〉【】…—·〇", "、。“”‘’《》〈〉【】…—·〇"),
        ("①㎡Ⅲ〔〕￥", "①㎡Ⅲ〔〕￥"),
        ("\uf900\u9fa5", "\uf900\u9fa5"),
        ("检查用人单位 400户", "检查用人单位 400户"),
        ("　　一\u00a0\u2002\t二　", "一 二"),
        ("法\u200b治\ufeff政\u00ad府\x00\x07", "法治政府"),
        ("一\r\n\r\n二\r三\u2028四\x0b五\x0c六\x85七", "一\n二\n三\n四\n五\n六\n七"),
        ("\n \n", ""),
    ],
)
def test_characters_spaces_and_lines(published: str, kept: str) -> None:
    assert canonical(published) == kept


@given(st.text())
def test_writing_twice_changes_nothing(text: str) -> None:
    once = canonical(text)

    assert canonical(once) == once
    assert all(line and line == line.strip(" ") for line in once.split("\n")) or once == ""
    once.encode("utf-8")
