from dataclasses import dataclass
from enum import StrEnum

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crawler.adapters.shared.carried import carry_of, known_from


class _Way(StrEnum):
    LIST = "list"
    SEARCH = "search"


@dataclass(frozen=True, slots=True)
class _Known:
    column: str
    start: int
    way: _Way = _Way.LIST


@given(st.builds(_Known, st.text(), st.integers(), st.sampled_from(_Way)))
def test_what_is_carried_is_known_again(known: _Known) -> None:
    assert known_from(carry_of(known), _Known) == known


def test_a_request_carries_texts() -> None:
    assert carry_of(_Known("a", 16)) == (("column", "a"), ("start", "16"), ("way", "list"))


@pytest.mark.parametrize(
    "carry",
    [
        (),
        (("column", "a"), ("start", "16")),
        (("column", "a"), ("start", "x"), ("way", "list")),
        (("column", "a"), ("start", "16"), ("way", "other")),
    ],
)
def test_anything_else_is_not(carry: tuple[tuple[str, str], ...]) -> None:
    assert known_from(carry, _Known) is None
