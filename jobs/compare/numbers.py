"""The figures and dates a text states, and where they stand."""

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from enum import StrEnum
from importlib.resources import files

from jobs.compare.amounts import SHARES, amount_of, counted, plain
from jobs.compare.likeness import folded, narrow

_DATA = tomllib.loads(files("jobs.compare").joinpath("figures.toml").read_text("utf-8"))
_UNITS: list[str] = _DATA["units"]
_SAME: dict[str, str] = _DATA["same"]
_UNIT = "|".join(re.escape(unit) for unit in sorted(_UNITS, key=len, reverse=True))

_DIGITS = r"(?:[0-9]{1,3}(?:,[0-9]{3}(?![0-9]))+|[0-9]+)(?:\.[0-9]+)?"
_MINUS = "(?:(?<=[降增减为率是到达长:| ])[-−])?"
_NUMERALS = "[一二两三四五六七八九十][〇零一二两三四五六七八九十百千万亿]{0,16}"
_POINT = "(?:点[〇零一二三四五六七八九]{1,4})?"
_YEAR = "(?:19|20)[0-9]{2}"
_DAY = "[0-9]{1,2}[日号](?!内)"
# 由15日压缩至7日 speaks of so many days, 3月5日至8日 of the eighth.
_DAY_ALONE = (
    "(?<![由期满过])" + "".join(f"(?<!{word})" for word in ("缩至", "短至", "减至", "缩到", "短到", "缩为")) + _DAY
)
_DATES = (
    rf"{_YEAR}\s?[-—–~至]\s?{_YEAR}(?:\s?年)?",
    rf"{_YEAR}\s?年(?:\s?[0-9]{{1,2}}\s?月(?:\s?{_DAY})?)?",
    rf"{_YEAR}(?P<dash>[-/.])[0-9]{{1,2}}(?P=dash)[0-9]{{1,2}}(?![0-9])",
    rf"[0-9]{{1,2}}月(?:{_DAY})?",
    _DAY_ALONE,
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
    r"^\s{0,4}\(?[0-9]{1,2}(?:\)|[.、](?![0-9]))",
    r"\([0-9]{1,2}\)",
    r"(?<=[。;:])\s{0,4}[0-9]{1,2}[.、](?![0-9])",
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
            rf"(?P<share>[百千万]分之)(?P<part>{_DIGITS}|{_NUMERALS}{_POINT}|百)",
            rf"(?P<over>{_NUMERALS})分之(?P<above>{_NUMERALS})",
            rf"(?P<digits>{_MINUS}{_DIGITS})\s?[余多]?(?P<scale>[百千]?万?亿?)[余多]?\s?(?P<unit>{_UNIT})?",
            rf"(?P<numerals>{_NUMERALS}{_POINT})[余多几]?(?P<thousands>[万亿]{{0,2}})[余多]?(?P<measure>{_UNIT})",
        )
    ),
    re.MULTILINE,
)
_SHARES_IN_WORDS = {"百分之": "%", "千分之": "‰", "万分之": "‱"}
_SHARE = "share"
_RANGE_MARKS = frozenset(("-", "—", "–", "~", "至", "到"))


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
    """What multiplies the number: 百, 千, 万, 亿, %, ‰; mostly nothing."""
    measure: str = ""
    """The measure word, if any."""
    is_small_numeral: bool = False
    """三 in 三项: as often part of a name as a count."""

    @property
    def unit(self) -> str:
        """Scale and measure word: 万元, 件, %."""
        return self.scale + self.measure

    @property
    def amount(self) -> Decimal | str:
        """The number with its scale applied: 1.2万 is 12000, 85% is .85; its digits where they are too many."""
        return amount_of(self.value, self.scale)

    @property
    def kind(self) -> str:
        """What the amount is of: a share, or so many of a measure word."""
        return _SHARE if self.scale in SHARES else _SAME.get(self.measure, self.measure)


def is_comparable(figure: Figure, other: Figure) -> bool:
    """Say whether two figures are of one kind; where one has no measure word it is taken to mean the other's."""
    kinds = {figure.kind, other.kind}
    return len(kinds) == 1 or ("" in kinds and _SHARE not in kinds)


def is_same_amount(figure: Figure, other: Figure) -> bool:
    """Say whether two figures say the same, however they are written: 1.2万件 and 12000件, 85% and 百分之八十五."""
    same_kind = figure.is_small_numeral or is_comparable(figure, other)
    return same_kind and figure.amount == other.amount


def figures(text: str) -> tuple[Figure, ...]:
    """Find figures, dates and 文号; not ordinals, headings, names with digits or anything within 《》."""
    found: list[Figure] = []
    for figure in _read(text):
        if found and _is_range(text, found[-1], figure):
            found[-1] = replace(found[-1], scale=figure.scale, measure=figure.measure)
        found.append(figure)
    return tuple(found)


def _is_range(text: str, low: Figure, high: Figure) -> bool:
    """Whether a figure without a unit has that of the next one: 3-5个工作日."""
    if low.unit or not low.mark is high.mark is Mark.FIGURE or high.start - low.end > 2:
        return False
    return narrow(text[low.end : high.start]).strip() in _RANGE_MARKS


def _read(text: str) -> Iterator[Figure]:
    for match in _MARKS.finditer(narrow(text)):
        if match["digits"]:
            yield _figure(text, match)
        elif match["share"]:
            yield _share(text, match)
        elif match["over"]:
            yield _fraction(text, match)
        elif match["numerals"]:
            yield _numeral(text, match)
        elif match["date"]:
            yield _whole(text, match, Mark.DATE)
        elif match["number"]:
            yield _whole(text, match, Mark.DOCUMENT_NUMBER)


def _figure(text: str, match: re.Match[str]) -> Figure:
    start, digits_end = match.span("digits")
    unit = match["unit"] or ""
    is_scale = unit in SHARES
    return Figure(
        mark=Mark.FIGURE,
        start=start,
        digits_end=digits_end,
        end=max(digits_end, match.end("scale"), match.end("unit")),
        written=text[start:digits_end],
        value=plain(match["digits"]),
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
        value=plain(part) if part[0].isdigit() else counted(part),
        scale=_SHARES_IN_WORDS[match["share"]],
    )


def _fraction(text: str, match: re.Match[str]) -> Figure:
    start, end = match.span()
    share = Decimal(counted(match["above"])) * 100 / Decimal(counted(match["over"]))
    return Figure(
        mark=Mark.FIGURE, start=start, digits_end=end, end=end, written=text[start:end], value=str(share), scale="%"
    )


def _numeral(text: str, match: re.Match[str]) -> Figure:
    start = match.start("numerals")
    numerals = match["numerals"].rstrip("万亿")
    digits_end = start + len(numerals)
    scale = match["numerals"][len(numerals) :] + match["thousands"]
    is_scale = match["measure"] in SHARES
    return Figure(
        mark=Mark.FIGURE,
        start=start,
        digits_end=digits_end,
        end=match.end(),
        written=text[start:digits_end],
        value=counted(numerals),
        scale=scale + (match["measure"] if is_scale else ""),
        measure="" if is_scale else match["measure"],
        is_small_numeral=len(numerals) == 1 and not scale,
    )


def _whole(text: str, match: re.Match[str], mark: Mark) -> Figure:
    start, end = match.span()
    return Figure(
        mark=mark, start=start, digits_end=end, end=end, written=text[start:end], value=folded(text[start:end])
    )
