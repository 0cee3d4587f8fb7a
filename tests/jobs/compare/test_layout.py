from jobs.compare.layout import Group, relaid, relaid_behind
from jobs.compare.likeness import folded


def test_a_line_split_in_two() -> None:
    assert relaid(["甲乙。丙丁。"], ["甲乙。", "丙丁。"]) == [Group(1, 2)]


def test_breaks_that_cross() -> None:
    assert relaid(["甲乙", "丙丁", "戊"], ["甲", "乙丙", "丁", "戊"]) == [Group(2, 3), Group(1, 1)]


def test_cells_of_numbers_run_on() -> None:
    assert relaid([folded("许可 | 12 | 3")], ["许可", "12", "3"]) == [Group(1, 3)]


def test_it_ends_where_the_texts_say_different_things() -> None:
    assert relaid(["甲乙", "丙", "丁"], ["甲", "乙", "丙", "戊"]) == [Group(1, 2), Group(1, 1)]


def test_the_rest_of_a_longer_text_is_left() -> None:
    assert relaid(["甲", "乙"], ["甲"]) == [Group(1, 1)]


def test_from_behind_in_the_order_of_the_text() -> None:
    assert relaid_behind(["子", "甲乙", "丙"], ["丑", "甲", "乙", "丙"]) == [Group(1, 2), Group(1, 1)]


def test_nothing_in_common() -> None:
    assert relaid(["甲"], ["乙"]) == relaid([], ["乙"]) == []
