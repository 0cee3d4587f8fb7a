"""Reads one TOML table key by key, and notes in words everything that is wrong with it."""

import difflib
import json
from collections.abc import Collection, Mapping, Sequence
from datetime import date, datetime, time
from typing import TypeGuard

_WORDS_FOR_TYPES: Mapping[type, str] = {
    bool: "true or false",
    date: "a date",
    datetime: "a time",
    dict: "a table",
    float: "a number",
    int: "a number",
    list: "a list",
    str: "text",
    time: "a time",
}


def quoted(value: str) -> str:
    """Put a value between quotes with line breaks and control characters escaped."""
    return json.dumps(value, ensure_ascii=not value.isprintable())


def nearest(word: str, known: Collection[str]) -> str:
    """Name the known word that is most like this one, or all of them where none is."""
    found = difflib.get_close_matches(word, known, n=1)
    return f"did you mean {quoted(found[0])}?" if found else f"known: {', '.join(sorted(known))}"


class TableReader:
    """A table whose keys are asked for by type; a fault is appended to `faults` and answered with an empty value."""

    def __init__(self, table: Mapping[str, object], *, known: Sequence[str], inside: str, faults: list[str]) -> None:
        self._table = table
        self._inside = inside
        self._faults = faults
        faults.extend(f"unknown key {self.key(key)}; {nearest(key, known)}" for key in table if key not in known)

    def key(self, key: str) -> str:
        """Name a key with the table it stands in, between quotes."""
        return quoted(self._inside + key)

    def fault(self, key: str, wrong: str) -> None:
        """Note what is wrong with the value of a key."""
        self._faults.append(f"{self.key(key)}: {wrong}")

    def text(self, key: str) -> str:
        """Read text that must be there."""
        if key not in self._table:
            self._faults.append(f"missing key {self.key(key)}; add it")
            return ""
        return self.optional_text(key) or ""

    def optional_text(self, key: str) -> str | None:
        """Read text, None where the key is absent."""
        value = self._table.get(key)
        if value is None:
            return None
        if not isinstance(value, str):
            self.fault(key, f"must be text in quotes, not {_words_for(value)}")
            return ""
        return self._clean(key, value)

    def word(self, key: str, words: Collection[str]) -> str:
        """Read one of the known words, which must be there."""
        return self._known(key, self.text(key), words)

    def optional_word(self, key: str, words: Collection[str]) -> str | None:
        """Read one of the known words, None where the key is absent."""
        value = self.optional_text(key)
        return value and self._known(key, value, words)

    def texts(self, key: str) -> tuple[str, ...]:
        """Read a list of different texts, empty where the key is absent."""
        found: list[str] = []
        for value in self._list(key):
            if not isinstance(value, str):
                self.fault(key, f"must be a list of texts in quotes, but holds {_words_for(value)}")
            elif value in found:
                self.fault(key, f"{quoted(value)} stands twice; delete one")
            elif self._clean(key, value):
                found.append(value)
        return tuple(found)

    def flag(self, key: str) -> bool:
        """Read true or false, false where the key is absent."""
        value = self._table.get(key, False)
        if not isinstance(value, bool):
            self.fault(key, f"must be true or false without quotes, not {_words_for(value)}")
            return False
        return value

    def count(self, key: str, absent: int) -> int:
        """Read a whole number of at least 1."""
        value = self._table.get(key, absent)
        if not _is_count(value):
            self.fault(key, "must be a whole number of at least 1")
            return absent
        return value

    def bounds(self, key: str, absent: tuple[int, int]) -> tuple[int, int]:
        """Read a least and a most, both whole numbers of at least 1."""
        match self._table.get(key, list(absent)):
            case [low, high] if _is_count(low) and _is_count(high) and low <= high:
                return low, high
            case _:
                self.fault(key, "must be two whole numbers [least, most] with 1 <= least <= most")
                return absent

    def optional_day(self, key: str) -> date | None:
        """Read a date, None where the key is absent."""
        value = self._table.get(key)
        if value is None:
            return None
        if not isinstance(value, date) or isinstance(value, datetime):
            self.fault(key, f"must be a date without quotes like 2024-03-01, not {_words_for(value)}")
            return None
        return value

    def table(self, key: str, known: Sequence[str]) -> "TableReader":
        """Open the table under a key, an empty one where the key is absent."""
        value = self._table.get(key, {})
        if not isinstance(value, dict):
            self.fault(key, f"must be a table [{key}], not {_words_for(value)}")
            value = {}
        return TableReader(value, known=known, inside=f"{self._inside}{key}.", faults=self._faults)

    def tables(self, key: str, known: Sequence[str]) -> Sequence["TableReader"]:
        """Open each of the tables under a key, none where the key is absent."""
        readers: list[TableReader] = []
        for place, value in enumerate(self._list(key), start=1):
            if not isinstance(value, dict):
                self.fault(key, f"must be tables [[{key}]], but holds {_words_for(value)}")
                continue
            inside = f"{self._inside}{key}[{place}]."
            readers.append(TableReader(value, known=known, inside=inside, faults=self._faults))
        return readers

    def _list(self, key: str) -> Sequence[object]:
        value = self._table.get(key, [])
        if not isinstance(value, list):
            self.fault(key, f"must be a list [...], not {_words_for(value)}")
            return []
        return value

    def _clean(self, key: str, value: str) -> str:
        if value and value == value.strip() and value.isprintable():
            return value
        self.fault(
            key, f"{quoted(value)} is empty or holds spaces at an end, line breaks or characters that do not show"
        )
        return ""

    def _known(self, key: str, value: str, words: Collection[str]) -> str:
        if not value or value in words:
            return value
        self.fault(key, f"unknown word {quoted(value)}; {nearest(value, words)}")
        return ""


def _is_count(value: object) -> TypeGuard[int]:
    return isinstance(value, int) and not isinstance(value, bool) and value >= 1


def _words_for(value: object) -> str:
    return _WORDS_FOR_TYPES[type(value)]
