"""A page of an OFD file (GB/T 33190) as it is drawn: its letters and its ruled lines."""

import math
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from lxml import etree

from crawler.files.layout.drawn import Drawn, Glyph, Ruling
from crawler.files.package import child, local

POINTS = 72 / 25.4
"""Points in a millimetre; OFD measures in millimetres, downwards is more."""

# As for PDF: a page of text has some 2000 letters; maps have no end of them.
_MOST_LETTERS = 50_000
_MOST_STROKES = 20_000
_SMALLEST = 1.0
"""Points: smaller letters are hidden marks."""
_SKEW = math.radians(5)
_WIDE = re.compile(r"[\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef“”‘’…—·\U00020000-\U0003ffff]")
_STEP = re.compile(r"([A-Za-z])([^A-Za-z]*)")
_THIN = 0.9
_SHORT = 1.0
# What a letter takes that nothing is said of: an ideograph its size, a Latin letter about half of it.
_LATIN_WIDTH = 0.5
_LATIN_WIDTHS = (0.2, 0.9)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Frame:
    """How the coordinates of an object lie on the page: its CTM, then its Boundary."""

    a: float
    b: float
    c: float
    d: float
    e: float
    f: float

    def place(self, x: float, y: float) -> tuple[float, float]:
        return self.a * x + self.c * y + self.e, self.b * x + self.d * y + self.f

    @property
    def is_upright(self) -> bool:
        return abs(math.atan2(self.b, self.a)) < _SKEW


def drawn(contents: Sequence[etree._Element], height: float) -> Drawn:
    """Read what a page of a height in millimetres shows: its templates' contents and its own."""
    glyphs: list[Glyph] = []
    rulings: list[Ruling] = []
    images = 0
    for content in contents:
        for node in content.iter("{*}TextObject", "{*}PathObject", "{*}ImageObject"):
            if node.get("Visible", "true") in ("false", "0"):
                continue
            match local(node):
                case "TextObject" if len(glyphs) < _MOST_LETTERS:
                    glyphs += _letters(node, height)
                case "PathObject" if len(rulings) < _MOST_STROKES:
                    rulings += _strokes(node, height)
                case "ImageObject":
                    images += 1
    return Drawn(glyphs=tuple(glyphs), rulings=tuple(rulings), has_image=images > 0)


def box(element: etree._Element | None) -> Sequence[float]:
    """Read x, y, width and height in millimetres; empty where they are not given."""
    found = _numbers("" if element is None else (element.text or ""))
    return found if len(found) == 4 else ()


def _letters(node: etree._Element, height: float) -> Iterator[Glyph]:
    frame = _frame(node)
    size, stretch = _number(node.get("Size"), 0), _number(node.get("HScale"), 1)
    points = size * math.hypot(frame.c, frame.d) * POINTS
    if not frame.is_upright or points < _SMALLEST:
        return
    x = y = 0.0
    for code in node.iterchildren("{*}TextCode"):
        text = code.text or ""
        x, y = _number(code.get("X"), x), _number(code.get("Y"), y)
        across, down = _steps(code.get("DeltaX"), len(text)), _steps(code.get("DeltaY"), len(text))
        at_x, at_y = x, y
        for number, letter in enumerate(text):
            step = across[number] if number < len(across) else None
            width = _width(letter, size * stretch, step)
            left, base = frame.place(at_x, at_y)
            right, _ = frame.place(at_x + width, at_y)
            yield Glyph(letter, left * POINTS, right * POINTS, (height - base) * POINTS, points)
            at_x += width if step is None and number >= len(down) else step or 0
            at_y += down[number] if number < len(down) else 0


def _width(letter: str, size: float, step: float | None) -> float:
    if _WIDE.match(letter):
        return size
    low, high = _LATIN_WIDTHS
    return step if step is not None and low * size < step < high * size else size * _LATIN_WIDTH


def _strokes(node: etree._Element, height: float) -> Iterator[Ruling]:
    frame = _frame(node)
    data = child(node, "AbbreviatedData")
    filled = node.get("Fill", "false") in ("true", "1")
    stroked = node.get("Stroke", "true") in ("true", "1")
    for outline in _outlines("" if data is None else (data.text or "")):
        points = [frame.place(x, y) for x, y in outline]
        # A filled box is a line where it is thin, and a background where it is not.
        if stroked or (filled and _is_thin(points)):
            for (x0, y0), (x1, y1) in pairwise(points):
                if min(abs(x1 - x0), abs(y1 - y0)) <= _THIN / 2 and max(abs(x1 - x0), abs(y1 - y0)) >= _SHORT:
                    tops = sorted(((height - y0) * POINTS, (height - y1) * POINTS))
                    yield Ruling(min(x0, x1) * POINTS, max(x0, x1) * POINTS, *tops)


def _outlines(data: str) -> Iterator[Sequence[tuple[float, float]]]:
    points: list[tuple[float, float]] = []
    for number, step in enumerate(_STEP.finditer(data)):
        places = _numbers(step[2])
        match step[1]:
            case "M" | "S" if len(places) >= 2:
                yield points
                points = [(places[0], places[1])]
            case "C" if points:
                points.append(points[0])
            case "L" | "Q" | "B" | "A" if len(places) >= 2:
                points.append((places[-2], places[-1]))
        if number > _MOST_STROKES:
            break
    yield points


def _is_thin(points: Sequence[tuple[float, float]]) -> bool:
    xs, ys = [x for x, _ in points], [y for _, y in points]
    return bool(points) and min(max(xs) - min(xs), max(ys) - min(ys)) <= _THIN


def _frame(node: etree._Element) -> _Frame:
    boundary = _numbers(node.get("Boundary", ""))
    left, top = boundary[:2] if len(boundary) == 4 else (0.0, 0.0)
    matrix = _numbers(node.get("CTM", ""))
    a, b, c, d, e, f = matrix if len(matrix) == 6 else (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)
    return _Frame(a=a, b=b, c=c, d=d, e=e + left, f=f + top)


def _steps(written: str | None, letters: int) -> Sequence[float]:
    """Read the steps from letter to letter; "g 3 4.5" stands for three steps of 4.5."""
    words = iter((written or "").split())
    steps: list[float] = []
    for word in words:
        if word in ("g", "G"):
            count, step = int(_number(next(words, None), 0)), _number(next(words, None), 0)
            steps += [step] * max(0, min(count, letters - len(steps)))
        else:
            steps.append(_number(word, 0))
    return steps


def _numbers(written: str) -> Sequence[float]:
    return [_number(word, 0) for word in written.replace(",", " ").split()]


def _number(written: str | None, absent: float) -> float:
    try:
        value = float(written) if written else absent
    except ValueError:
        return absent
    return value if abs(value) < 1e6 else absent
