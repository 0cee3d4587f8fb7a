"""The figures and dates a text states, and where they stand."""

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from importlib.resources import files

from jobs.compare.likeness import folded, narrow

_UNITS: list[str] = tomllib.loads(files("jobs.compare").joinpath("figures.toml").read_text("utf-8"))["units"]
_UNIT = "|".join(re.escape(unit) for unit in sorted(_UNITS, key=len, reverse=True))

_DIGITS = r"[0-9]+(?:,[0-9]{3}(?![0-9]))*(?:\.[0-9]+)?"
_NUMERALS = "[一二两三四五六七八九十][〇零一二两三四五六七八九十百千]{0,12}"
_YEAR = "(?:19|20)[0-9]{2}"
_DAY = "[0-9]{1,2}[日号](?!内)"
_DATES = (
    rf"{_YEAR}\s?[-—–~至]\s?{_YEAR}(?:\s?年)?",
    rf"{_YEAR}\s?年(?:\s?[0-9]{{1,2}}\s?月(?:\s?{_DAY})?)?",
    rf"{_YEAR}(?P<dash>[-/.])[0-9]{{1,2}}(?P=dash)[0-9]{{1,2}}(?![0-9])",
    rf"[0-9]{{1,2}}月(?:{_DAY})?",
    _DAY,
    r"[0-9]{2}年代",
    r"[一二][〇零一二三四五六七八九]{3}年(?:[一二三四五六七八九十]{1,2}月)?(?:[一二三四五六七八九十]{1,3}日)?",
)
_NAMES = (
    rf"\({_YEAR}\)|{_YEAR}(?=[”》])",
    rf"第\s?(?:{_DIGITS}|{_NUMERALS})",
    r"“\s?[0-9A-Z+×·]{1,12}\s?”",
    r"[0-9A-Z]{1,12}(?:\s?[+×·]\s?[0-9A-Z]{1,12})+",
    r"[A-Za-z][A-Za-z0-9.-]*",
    r"[0-9]{1,12}[A-Za-z]+",
    r"0[0-9]{2,3}-[0-9]{7,8}",
    r"[0-9]{1,2}:[0-9]{2}(?![0-9])",
    r"[0-9]{1,12}\s?号",
)
_HEADINGS = (
    r"^[ (]?[0-9]{1,2}(?:\)|[.、](?![0-9]))",
    r"\([0-9]{1,2}\)",
    r"(?<=[。;:])\s?[0-9]{1,2}[.、](?![0-9])",
)
# Tried in this order at every place of a text in half width: whatever is found before a figure is not a figure.
# Lengths are bounded so that no text, however long a run of digits it holds, is read twice.
_MARKS = re.compile(
    "|".join(
        (
            "《[^《》]*》",
            rf"(?P<number>[〔\[【(]{_YEAR}[〕\]】)]\s?第?[0-9]{{1,12}}\s?号)",
            f"(?P<date>{'|'.join(_DATES)})",
            *_NAMES,
            *_HEADINGS,
            rf"(?P<share>百分之)(?P<part>{_DIGITS}|{_NUMERALS})",
            rf"(?P<digits>{_DIGITS})\s?[余多]?(?P<scale>[百千]?万?亿?)[余多]?\s?(?P<unit>{_UNIT})?",
            rf"(?P<numerals>{_NUMERALS})(?P<thousands>[万亿]?)[余多]?(?P<measure>{_UNIT})",
        )
    ),
    re.MULTILINE,
)
_NUMERAL_DIGITS = {numeral: value for value, numeral in enumerate("零一二三四五六七八九")} | {"〇": 0, "两": 2}
_NUMERAL_TENS = {"十": 10, "百": 100, "千": 1000}


class Mark(StrEnum):
    """What an expression with digits says."""

    FIGURE = "figure"
    DATE = "date"
    DOCUMENT_NUMBER = "document_number"


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """One expression with digits."""

    mark: Mark
    start: int
    digits_end: int
    end: int
    """Behind the unit."""
    written: str
    """As published, without the unit."""
    value: str
    """The same for every way of writing the same number."""
    scale: str = ""
    """What multiplies the number: 百, 千, 万, 亿, %; mostly nothing."""
    measure: str = ""
    """The measure word, if any."""
    is_small_numeral: bool = False
    """三 in 三项: as often part of a name as a count."""

    @property
    def unit(self) -> str:
        """Scale and measure word: 万元, 件, %."""
        return self.scale + self.measure


def figures(text: str) -> tuple[Figure, ...]:
    """Find figures, dates and 文号; not ordinals, headings, names with digits or anything within 《》."""
    return tuple(_read(text))


def _read(text: str) -> Iterator[Figure]:
    for match in _MARKS.finditer(narrow(text)):
        if match["digits"]:
            yield _figure(text, match)
        elif match["share"]:
            yield _share(text, match)
        elif match["numerals"]:
            yield _numeral(text, match)
        elif match["date"]:
            yield _whole(text, match, Mark.DATE)
        elif match["number"]:
            yield _whole(text, match, Mark.DOCUMENT_NUMBER)


def _figure(text: str, match: re.Match[str]) -> Figure:
    start, digits_end = match.span("digits")
    unit = match["unit"] or ""
    is_scale = unit in ("%", "‰")
    return Figure(
        mark=Mark.FIGURE,
        start=start,
        digits_end=digits_end,
        end=max(digits_end, match.end("scale"), match.end("unit")),
        written=text[start:digits_end],
        value=_plain(match["digits"]),
        scale=match["scale"] + (unit if is_scale else ""),
        measure="" if is_scale else unit,
    )


def _share(text: str, match: re.Match[str]) -> Figure:
    start, end = match.span("part")
    part = match["part"]
    return Figure(
        mark=Mark.FIGURE,
        start=start,
        digits_end=end,
        end=end,
        written=text[start:end],
        value=_plain(part) if part[0].isdigit() else str(_counted(part)),
        scale="%",
    )


def _numeral(text: str, match: re.Match[str]) -> Figure:
    start, digits_end = match.span("numerals")
    return Figure(
        mark=Mark.FIGURE,
        start=start,
        digits_end=digits_end,
        end=match.end(),
        written=text[start:digits_end],
        value=str(_counted(match["numerals"])),
        scale=match["thousands"],
        measure=match["measure"],
        is_small_numeral=digits_end - start == 1,
    )


def _whole(text: str, match: re.Match[str], mark: Mark) -> Figure:
    start, end = match.span()
    return Figure(
        mark=mark, start=start, digits_end=end, end=end, written=text[start:end], value=folded(text[start:end])
    )


def _plain(digits: str) -> str:
    whole, _, part = digits.replace(",", "").partition(".")
    part = part.rstrip("0")
    return (whole.lstrip("0") or "0") + (f".{part}" if part else "")


def _counted(numerals: str) -> int:
    total, digit = 0, 0
    for numeral in numerals:
        if numeral in _NUMERAL_TENS:
            total += (digit or 1) * _NUMERAL_TENS[numeral]
            digit = 0
        else:
            digit = _NUMERAL_DIGITS[numeral]
    return total + digit
