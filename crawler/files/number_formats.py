"""A spreadsheet's number and its number format -> what the cell shows."""

import re
from collections.abc import Mapping, Sequence
from datetime import date, datetime, timedelta
from decimal import ROUND_HALF_UP, Decimal

_BUILT_IN: Mapping[int, str] = {
    1: "0",
    2: "0.00",
    3: "#,##0",
    4: "#,##0.00",
    9: "0%",
    10: "0.00%",
    14: "yyyy/m/d",
    20: "h:mm",
    21: "h:mm:ss",
    22: "yyyy/m/d h:mm",
    27: 'yyyy"年"m"月"',
    28: 'm"月"d"日"',
    31: 'yyyy"年"m"月"d"日"',
    37: "#,##0",
    38: "#,##0",
    39: "#,##0.00",
    40: "#,##0.00",
    57: 'yyyy"年"m"月"',
    58: 'm"月"d"日"',
}
_LITERAL = re.compile(r'"([^"]*)"|\\(.)|_.|\*.|\[\$([^\]-]*)[^\]]*\]|\[[^\]]*\]')
_DIGITS = re.compile(r"(?P<whole>[#0?,]*[#0?])(?:\.(?P<parts>[#0?]+))?(?P<thousands>,*)")
_PARTS = re.compile(r"yyyy|yy|mm?|dd?|hh?|ss?|AM/PM", re.IGNORECASE)
_MINUTES = re.compile(r"(?<=h:)mm?|mm?(?=:s)", re.IGNORECASE)
# Escaped words of a format while its codes are looked at.
_HELD = "\ue000"
_DAYS = range(1, 2958466)


def built_in(number: int) -> str:
    """Give the format that a number below 164 stands for; General where it is none that we need."""
    return _BUILT_IN.get(number, "General")


def shown(value: float, code: str, *, epoch: date) -> str:
    """Write a number as its cell shows it; a format that is not understood leaves the plain number."""
    sections = _sections(code)
    section, value = _chosen(sections, value)
    words = [found[1] or found[2] or found[3] or "" for found in _LITERAL.finditer(section)]
    bare = _LITERAL.sub(_HELD, section)
    # [h]:mm shows a span of time, which no report has needed so far.
    if (bare.lower() in ("general", "", "@") and not any(words)) or "[h" in section.lower():
        return general(value)
    written = _moment(value, bare, epoch) if _PARTS.search(bare) else _figure(value, bare)
    for word in words:
        written = written.replace(_HELD, word, 1)
    return written.strip()


def general(value: float) -> str:
    """Write a number as a cell without a format shows it, to at most eleven digits."""
    if value == int(value) and abs(value) < 1e15:
        return str(int(value))
    return f"{value:.11g}"


def _sections(code: str) -> Sequence[str]:
    sections, quoted = [""], False
    for sign in code:
        quoted ^= sign == '"'
        if sign == ";" and not quoted:
            sections.append("")
        else:
            sections[-1] += sign
    return sections


def _chosen(sections: Sequence[str], value: float) -> tuple[str, float]:
    if value < 0 and len(sections) > 1:
        return sections[1], -value
    if value == 0 and len(sections) > 2:
        return sections[2], value
    return sections[0], value


def _figure(value: float, bare: str) -> str:
    found = _DIGITS.search(bare)
    if found is None or "/" in bare or "E" in bare:
        return bare if found is None else general(value)
    whole, parts = found["whole"], found["parts"] or ""
    number = Decimal(repr(value)).scaleb(2 * bare.count("%") - 3 * len(found["thousands"]))
    number = number.quantize(Decimal(1).scaleb(-len(parts)), rounding=ROUND_HALF_UP)
    digits = f"{abs(number):{',' if ',' in whole else ''}f}"
    for optional in reversed(parts):
        if optional == "0" or not digits.endswith("0"):
            break
        digits = digits[:-1].removesuffix(".")
    width = whole.count("0")
    digits = digits.zfill(width + (len(digits) - len(digits.partition(".")[0]))) if width > 1 else digits
    return bare[: found.start()] + ("-" if number < 0 else "") + digits + bare[found.end() :]


def _moment(value: float, bare: str, epoch: date) -> str:
    days = int(value)
    if days not in _DAYS and not 0 <= value < 1:
        return general(value)
    # From the day before the last of 1899 on: the format believes that 1900 had a 29th of February.
    start = datetime(epoch.year, epoch.month, epoch.day)  # noqa: DTZ001 a cell has no time zone
    moment = start + timedelta(days=days, seconds=round((value - days) * 86400))
    minutes = _MINUTES.sub(lambda found: f"{moment.minute:0{len(found[0])}}", bare)
    return _PARTS.sub(lambda found: _part(moment, found[0].lower()), minutes)


def _part(moment: datetime, name: str) -> str:
    if name == "am/pm":
        return "上午" if moment.hour < 12 else "下午"
    if name == "yyyy":
        return f"{moment.year:04}"
    values = {"y": moment.year % 100, "m": moment.month, "d": moment.day, "h": moment.hour, "s": moment.second}
    return f"{values[name[0]]:0{len(name)}}"
