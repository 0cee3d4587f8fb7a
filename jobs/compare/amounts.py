"""What a number comes to, however it is written."""

from decimal import Decimal

_SCALES = {"百": 2, "千": 3, "万": 4, "亿": 8}
SHARES = {"%": -2, "‰": -3, "‱": -4, "成": -1}
"""The scales of a share of the whole, as powers of ten."""

_DIGITS = {numeral: value for value, numeral in enumerate("零一二三四五六七八九")} | {"〇": 0, "两": 2}
_TENS = {"十": 10, "百": 100, "千": 1000}
_MYRIADS = {"万": 10_000, "亿": 100_000_000}
# More digits than anything is counted with; longer ones are compared as written.
_LONGEST = 24


def amount_of(value: str, scale: str) -> Decimal | str:
    """Apply a scale to a number in plain digits; a number of too many digits stays as it is."""
    if len(value) > _LONGEST:
        return value + scale
    return Decimal(value).scaleb(sum(_SCALES.get(sign) or SHARES[sign] for sign in scale))


def plain(digits: str) -> str:
    """Write 12,345.60 as 12345.6."""
    sign, digits = ("-", digits[1:]) if digits[0] in "-−" else ("", digits)
    whole, _, part = digits.replace(",", "").partition(".")
    part = part.rstrip("0")
    return sign + (whole.lstrip("0") or "0") + (f".{part}" if part else "")


def counted(numerals: str) -> str:
    """Write 一万二千 as 12000 and 九十九点五 as 99.5."""
    whole, _, part = numerals.partition("点")
    tail = "".join(str(_DIGITS[numeral]) for numeral in part).rstrip("0")
    return str(_whole(whole)) + (f".{tail}" if tail else "")


def _whole(numerals: str) -> int:
    """Add up the numerals; digits alone, as in 二〇三五, stand one beside the other."""
    total = part = digit = 0
    for numeral in numerals:
        if numeral in _DIGITS:
            digit = digit * 10 + _DIGITS[numeral]
        elif numeral in _TENS:
            part += (digit or 1) * _TENS[numeral]
            digit = 0
        elif numeral == "万":
            total += (part + digit) * _MYRIADS[numeral]
            part = digit = 0
        else:
            total = (total + part + digit) * _MYRIADS[numeral]
            part = digit = 0
    return total + part + digit
