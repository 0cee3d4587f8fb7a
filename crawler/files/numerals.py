"""Whole numbers in the notations that lists are numbered in."""

from collections.abc import Callable, Mapping

_DIGITS = "〇一二三四五六七八九"
_COUNTED = "零一二三四五六七八九"
_LEGAL = "零壹贰叁肆伍陆柒捌玖"
_ROMAN = (
    (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"),
    (50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
)  # fmt: skip


def numeral(value: int, notation: str) -> str:
    """Write a number in a notation by its name in OOXML (ST_NumberFormat); an unknown one is written in digits."""
    write = _NOTATIONS.get(notation)
    return write(value) if write is not None and 0 < value < 10000 else str(value)


def notation_of(code: int) -> str:
    """Name the notation that Word's binary files and RTF have a code for (MSONFC)."""
    return _CODES.get(code, "decimal")


def _counted(value: int) -> str:
    text = _with_units(value, _COUNTED, "十百千")
    return text.removeprefix("一") if 10 <= value < 20 else text


def _with_units(value: int, digits: str, units: str) -> str:
    places = [*reversed(units), ""]
    text = ""
    for place, digit in zip(places[-len(str(value)) :], map(int, str(value)), strict=True):
        if digit:
            text += digits[digit] + place
        elif not text.endswith(digits[0]):
            text += digits[0]
    return text.rstrip(digits[0])


def _roman(value: int) -> str:
    text = ""
    for worth, letters in _ROMAN:
        text += letters * (value // worth)
        value %= worth
    return text


def _letters(value: int) -> str:
    return chr(ord("a") + (value - 1) % 26) * ((value - 1) // 26 + 1)


def _from(first: str, last: int) -> Callable[[int], str]:
    return lambda value: chr(ord(first) + value - 1) if value <= last else str(value)


def _circled(value: int) -> str:
    for first, low, high in (("①", 1, 20), ("㉑", 21, 35), ("㊱", 36, 50)):
        if low <= value <= high:
            return chr(ord(first) + value - low)
    return str(value)


def _cycled(signs: str) -> Callable[[int], str]:
    return lambda value: signs[(value - 1) % len(signs)]


def _legal(value: int) -> str:
    return _with_units(value, _LEGAL, "拾佰仟")


def _digits(value: int) -> str:
    return "".join(_DIGITS[int(digit)] for digit in str(value))


def _full_width(value: int) -> str:
    return "".join(chr(ord("０") + int(digit)) for digit in str(value))


_NOTATIONS: Mapping[str, Callable[[int], str]] = {
    "chineseCounting": _counted,
    "chineseCountingThousand": _counted,
    "chineseLegalSimplified": _legal,
    "decimalEnclosedCircle": _circled,
    "decimalEnclosedCircleChinese": _circled,
    "decimalEnclosedFullstop": _from("⒈", 20),
    "decimalEnclosedParen": _from("⑴", 20),
    "decimalFullWidth": _full_width,
    "decimalFullWidth2": _full_width,
    "decimalZero": "{:02}".format,
    "ideographDigital": _digits,
    "ideographEnclosedCircle": _from("㊀", 10),
    "ideographTraditional": _cycled("甲乙丙丁戊己庚辛壬癸"),
    "ideographZodiac": _cycled("子丑寅卯辰巳午未申酉戌亥"),
    "japaneseCounting": _counted,
    "japaneseDigitalTenThousand": _digits,
    "lowerLetter": _letters,
    "lowerRoman": _roman,
    "taiwaneseCounting": _counted,
    "taiwaneseCountingThousand": _counted,
    "taiwaneseDigital": _digits,
    "upperLetter": lambda value: _letters(value).upper(),
    "upperRoman": lambda value: _roman(value).upper(),
}
_CODES: Mapping[int, str] = {
    1: "upperRoman",
    2: "lowerRoman",
    3: "upperLetter",
    4: "lowerLetter",
    10: "ideographDigital",
    11: "japaneseCounting",
    14: "decimalFullWidth",
    17: "japaneseDigitalTenThousand",
    18: "decimalEnclosedCircle",
    19: "decimalFullWidth2",
    22: "decimalZero",
    23: "bullet",
    26: "decimalEnclosedFullstop",
    27: "decimalEnclosedParen",
    28: "decimalEnclosedCircleChinese",
    29: "ideographEnclosedCircle",
    30: "ideographTraditional",
    31: "ideographZodiac",
    33: "taiwaneseCounting",
    35: "taiwaneseCountingThousand",
    36: "taiwaneseDigital",
    37: "chineseCounting",
    38: "chineseLegalSimplified",
    39: "chineseCountingThousand",
    255: "none",
}
