"""The report texts, canonical and as a site would print them."""

import re
from importlib.resources import files

_CHINESE = "\u3000-\u303f\u3400-\u4dbf\u4e00-\u9fff“”‘’…—·"
_MARKS = ",;:()?!%"
_BESIDE_CHINESE = re.compile(f"(?<=[{_CHINESE}])[{_MARKS}]+|[{_MARKS}]+(?=[{_CHINESE}])")
_DAY = re.compile(r"\d{4}年\d{1,2}月\d{1,2}日")
_FULL = {ord(mark): ord(mark) + 0xFEE0 for mark in _MARKS}


def seed(number: int) -> str:
    """Give one of the five canonical report texts, counted from 0."""
    return _read(f"texts/{number:03d}.txt")


def second_report() -> str:
    """Give the canonical text of the report that appears on the second night."""
    return _read("second_night/jizhou-2022.txt")


def full_width(text: str) -> str:
    """Print half-width marks that stand beside Chinese text in full width, as published pages have them."""
    return _BESIDE_CHINESE.sub(lambda marks: marks[0].translate(_FULL), text)


def paragraphs(canonical: str) -> tuple[str, ...]:
    """Split a canonical text into paragraphs in full-width punctuation."""
    return tuple(full_width(line) for line in canonical.split("\n"))


def is_date(line: str) -> bool:
    """Say whether a line is nothing but a day, as under a signature."""
    return _DAY.fullmatch(line) is not None


def _read(name: str) -> str:
    return files("jobs.demo").joinpath(name).read_text("utf-8")
