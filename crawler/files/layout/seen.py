"""Lines as they are seen in a picture -> letters where they stand, in sizes that a page is set in."""

import math
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from statistics import median, median_low

from crawler.files.layout.drawn import Drawn, Glyph

Corner = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Seen:
    """A line of text in a picture; lengths in dots, downwards is more."""

    text: str
    corners: tuple[Corner, ...]
    """Four, from the upper left one clockwise; the box is somewhat larger than the letters."""


@dataclass(frozen=True, slots=True)
class _Box:
    """A line turned level; lengths in dots, downwards is more."""

    text: str
    left: float
    right: float
    middle: float
    height: float

    @property
    def ems(self) -> float:
        return sum(map(_ems, self.text))

    @property
    def is_long(self) -> bool:
        return self.ems >= _LONG

    @property
    def em(self) -> float:
        return (self.right - self.left) / self.ems


_WIDE = re.compile(r"[\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef\u3000-\u303f“”‘’…—·\U00020000-\U0003ffff]")
_NARROW = 0.5
_LONG = 4.0
"""Ems: the width of so many letters tells their size better than the height of their box does."""
_NEARLY = 0.7
_USUAL_EM = 0.75
"""Of a box's height, where no line is long."""
_ALIKE = 0.12
_ROUGHLY_ALIKE = 0.35
"""Sizes are seen with less error than this, by their width and by the height of their box."""
_BELOW_MIDDLE = 0.35
"""From a letter's middle to its base line, in sizes."""
# "一 3 一": the dashes around a page number look like the figure one.
_PAGE_NUMBER = re.compile(r"[-—–一_] ?(\d{1,3}) ?[-—–一_]")


def drawn(seen: Sequence[Seen], *, height: float, points: float) -> Drawn:
    """Draw a page from what is seen in its picture, `height` dots high, each dot so many `points`."""
    boxes = _levelled([line for line in seen if line.text.strip()], height)
    sizes = _sizes(boxes)
    glyphs = [glyph for box, size in zip(boxes, sizes, strict=True) for glyph in _glyphs(box, size, height, points)]
    return Drawn(glyphs=tuple(glyphs), rulings=(), has_image=True)


def _levelled(seen: Sequence[Seen], height: float) -> list[_Box]:
    """Turn the lines by what they lean, about the middle of the page's edge."""
    lean = _lean(seen)
    cosine, sine, middle = math.cos(-lean), math.sin(-lean), height / 2
    boxes = []
    for line in seen:
        turned = [(x * cosine - (y - middle) * sine, x * sine + (y - middle) * cosine) for x, y in line.corners]
        (x0, y0), (x1, y1), (x2, y2), (x3, y3) = turned
        boxes.append(
            _Box(
                text=_written(line.text.strip()),
                left=(x0 + x3) / 2,
                right=(x1 + x2) / 2,
                middle=(y0 + y1 + y2 + y3) / 4 + middle,
                height=(y2 + y3 - y0 - y1) / 2,
            )
        )
    return boxes


def _written(text: str) -> str:
    number = _PAGE_NUMBER.fullmatch(text)
    return f"— {number[1]} —" if number else text


def _lean(seen: Sequence[Seen]) -> float:
    """Measure the lean of the page by its longest lines: corners are seen to a dot or two."""
    edges = [(x1 - x0, y1 - y0) for (x0, y0), (x1, y1), *_ in (line.corners for line in seen)]
    longest = max((across for across, _ in edges), default=0)
    return median([math.atan2(down, across) for across, down in edges if across >= longest * _NEARLY] or [0.0])


def _sizes(boxes: Sequence[_Box]) -> list[float]:
    """Measure how large the letters of each line are; lines of almost one size are of one size."""
    long = [box for box in boxes if box.is_long]
    body = median_low([box.em for box in long for _ in box.text] or [box.height * _USUAL_EM for box in boxes] or [1.0])
    sizes = [_alike(box.em, (body,), _ALIKE) for box in long]
    part = median([box.em / box.height for box in long if box.height > 0] or [_USUAL_EM])
    measured = iter(sizes)
    return [
        next(measured) if box.is_long else _alike(box.height * part, sizes or [body], _ROUGHLY_ALIKE) for box in boxes
    ]


def _alike(size: float, others: Sequence[float], most: float) -> float:
    """Take the nearest of other sizes for a size that is near enough."""
    nearest = min(others, key=lambda other: abs(other - size))
    return nearest if abs(nearest - size) <= nearest * most else size


def _glyphs(box: _Box, size: float, height: float, points: float) -> Iterator[Glyph]:
    left, em = box.left, box.em
    base = (height - box.middle - size * _BELOW_MIDDLE) * points
    for letter in box.text:
        right = left + em * _ems(letter)
        yield Glyph(letter, left * points, right * points, base, size * points)
        left = right


def _ems(letter: str) -> float:
    return 1.0 if _WIDE.match(letter) else _NARROW
