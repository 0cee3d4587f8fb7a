"""Reading one TOML table key by key."""

import tomllib

import pytest

from crawler.toml_table import TableReader, nearest, quoted


def _reader(text: str, faults: list[str]) -> TableReader:
    return TableReader(tomllib.loads(text), known=("key", "other"), inside="", faults=faults)


def test_values_of_the_right_type_are_read_without_a_fault() -> None:
    faults: list[str] = []
    assert _reader('key = "法治"', faults).text("key") == "法治"
    assert _reader('key = ["a", "b"]', faults).texts("key") == ("a", "b")
    assert _reader("key = true", faults).flag("key")
    assert _reader("key = 7", faults).count("key", 1) == 7
    assert _reader("key = [1, 9]", faults).bounds("key", (2, 3)) == (1, 9)
    assert _reader("[key]\nother = 5", faults).table("key", ["other"]).count("other", 1) == 5
    assert len(_reader("[[key]]\n[[key]]", faults).tables("key", [])) == 2
    assert faults == []


def test_absent_values_are_empty() -> None:
    faults: list[str] = []
    reader = _reader("", faults)
    assert reader.optional_text("key") is None
    assert reader.optional_word("key", ["a"]) is None
    assert reader.optional_day("key") is None
    assert reader.texts("key") == ()
    assert reader.tables("key", []) == []
    assert not reader.flag("key")
    assert reader.count("key", 400) == 400
    assert reader.bounds("key", (1, 2000)) == (1, 2000)
    assert faults == []


@pytest.mark.parametrize("value", ["0", "-1", "true", "1.5", '"7"', "[7]"])
def test_a_count_is_a_whole_number_of_at_least_one(value: str) -> None:
    faults: list[str] = []
    assert _reader(f"key = {value}", faults).count("key", 400) == 400
    assert faults == ['"key": must be a whole number of at least 1']


@pytest.mark.parametrize("value", ["[0, 9]", "[9, 1]", "[1]", "[1, 2, 3]", "[1, true]", "[1, 2.5]", "5", '"12"'])
def test_bounds_are_a_least_and_a_most(value: str) -> None:
    faults: list[str] = []
    assert _reader(f"key = {value}", faults).bounds("key", (1, 2000)) == (1, 2000)
    assert faults == ['"key": must be two whole numbers [least, most] with 1 <= least <= most']


def test_a_fault_names_the_table_the_key_stands_in() -> None:
    faults: list[str] = []
    reader = _reader("[[key]]\nother = 1\n[[key]]\nother = 2", faults)
    for table in reader.tables("key", ["other"]):
        table.text("other")
    assert faults == [
        '"key[1].other": must be text in quotes, not a number',
        '"key[2].other": must be text in quotes, not a number',
    ]


def test_hints_name_the_nearest_word_or_all_of_them() -> None:
    assert nearest("colums", ["columns", "issuer"]) == 'did you mean "columns"?'
    assert nearest("xyz", ["b", "a"]) == "known: a, b"


def test_quoted_values_stay_on_one_line() -> None:
    assert quoted("法治") == '"法治"'
    assert quoted("a\nb\x1b\u2028") == r'"a\nb\u001b\u2028"'
