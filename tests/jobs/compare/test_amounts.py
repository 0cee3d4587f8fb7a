from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jobs.compare.amounts import amount_of, counted, plain


@pytest.mark.parametrize(
    ("value", "scale", "amount"),
    [("1.2", "万", "12000"), ("3", "亿", "300000000"), ("85", "%", "0.85"), ("5", "‰", "0.005"), ("9", "成", "0.9")],
)
def test_a_scale_is_applied(value: str, scale: str, amount: str) -> None:
    assert amount_of(value, scale) == Decimal(amount)


@pytest.mark.parametrize(
    ("numerals", "value"),
    [
        ("十", "10"),
        ("十五", "15"),
        ("三十五", "35"),
        ("两千零五", "2005"),
        ("一万二千", "12000"),
        ("一亿二千万", "120000000"),
        ("二〇三五", "2035"),
        ("九十九点五〇", "99.5"),
        ("百", "100"),
    ],
)
def test_numerals_are_counted(numerals: str, value: str) -> None:
    assert counted(numerals) == value


def test_plain_digits() -> None:
    assert [plain(digits) for digits in ("12,345.60", "007", "0", "-1.50")] == ["12345.6", "7", "0", "-1.5"]


@given(st.text("0123456789", min_size=1, max_size=60))
def test_any_number_of_digits_has_an_amount(digits: str) -> None:
    assert amount_of(plain(digits), "万") == amount_of(plain(f"0{digits}.0"), "万")
