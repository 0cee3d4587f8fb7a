from difflib import SequenceMatcher

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jobs.compare import sequence
from jobs.compare.sequence import Block, matches

words = st.text(alphabet="甲乙丙", max_size=30)


def longest(before: str, after: str) -> int:
    row = [0] * (len(after) + 1)
    for item in before:
        last = row
        row = [0]
        for place, other in enumerate(after):
            row.append(last[place] + 1 if item == other else max(last[place + 1], row[-1]))
    return row[-1]


def test_one_item_replaced() -> None:
    assert matches("甲乙丙", "甲丁丙") == [Block(0, 0, 1), Block(2, 2, 1)]


def test_equal_sequences_are_one_block() -> None:
    assert matches([1, 2, 3], [1, 2, 3]) == [Block(0, 0, 3)]


@pytest.mark.parametrize(("before", "after"), [("", ""), ("甲", ""), ("", "甲"), ("甲", "乙")])
def test_nothing_in_common(before: str, after: str) -> None:
    assert matches(before, after) == []


@given(words, words)
def test_blocks_rise_hold_equal_items_and_are_the_longest(before: str, after: str) -> None:
    place = other = total = 0
    for block in matches(before, after):
        assert block.before >= place
        assert block.after >= other
        place, other = block.before + block.size, block.after + block.size
        assert before[block.before : place] == after[block.after : other]
        total += block.size
    assert total == longest(before, after)


@given(words, words)
def test_halving_finds_as_much(before: str, after: str) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(sequence, "_TABLE", 16)
        halved = matches(before, after)
    assert sum(block.size for block in halved) == longest(before, after)
    assert all(
        before[block.before : block.before + block.size] == after[block.after : block.after + block.size]
        for block in halved
    )


def test_beyond_the_limit_only_the_ends_are_in_common(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sequence, "_TABLE", 4)
    monkeypatch.setattr(sequence, "_HALVED", 8)
    assert matches("甲乙丙丁戊己", "甲丙乙戊丁己") == [Block(0, 0, 1), Block(5, 5, 1)]


def test_no_worse_than_difflib_on_a_long_pair() -> None:
    before = "".join(chr(0x4E00 + place * 7919 % 500) for place in range(900))
    after = before[100:400] + before[:100] + before[450:]
    found = sum(block.size for block in matches(before, after))
    theirs = SequenceMatcher(None, before, after, autojunk=False).get_matching_blocks()
    assert found >= sum(block.size for block in theirs)
