"""A page of a PDF as it is drawn: its letters and its ruled lines, turned so that its text stands upright."""

import ctypes
import math
import re
import sys
from collections import Counter
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from itertools import pairwise

import pypdfium2 as pdfium
import pypdfium2.raw as raw

from crawler.files.layout.drawn import Drawn, Glyph, Ruling


@dataclass(frozen=True, slots=True)
class _Matrix:
    a: float = 1
    b: float = 0
    c: float = 0
    d: float = 1
    e: float = 0
    f: float = 0

    def of(self, x: float, y: float) -> tuple[float, float]:
        return self.a * x + self.c * y + self.e, self.b * x + self.d * y + self.f

    def within(self, outer: "_Matrix") -> "_Matrix":
        e, f = outer.of(self.e, self.f)
        return _Matrix(
            a=outer.a * self.a + outer.c * self.b,
            b=outer.b * self.a + outer.d * self.b,
            c=outer.a * self.c + outer.c * self.d,
            d=outer.b * self.c + outer.d * self.d,
            e=e,
            f=f,
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class _Placed:
    """A letter in the page's own coordinates and the quarter turns by which it is laid down."""

    text: str
    origin: tuple[float, float]
    box: tuple[float, float, float, float] | None
    """None for an ideograph: some producers give its inked box, but its square is what stands beside others."""
    size: float
    advance: float
    """Width of an ideograph at this size."""
    turns: int | None
    """None for a letter that stands askew, as watermarks do."""


# A page of text has some 2000 letters and, with a table, some 200 lines; maps have no end of them.
_MOST_LETTERS = 50_000
_MOST_OBJECTS = 20_000
_MOST_POINTS = 20_000
_DEEPEST_FORM = 4
_IDEOGRAPH = re.compile(r"[\u2e80-\u2fdf\u3400-\u9fff\uf900-\ufaff]")
_MAY_BE_MADE_UP = " \r\n\x02-"
# Letters that nobody sees; and damage.
_SMALLEST, _LARGEST = 0.5, 5000.0
_THIN = 2.5
_SHORT = 3.0
_SKEW = math.radians(5)
_UPRIGHT = (_Matrix(), _Matrix(0, -1, 1, 0), _Matrix(-1, 0, 0, -1), _Matrix(0, 1, -1, 0))
"""What turns a page back by a number of quarter turns."""


def drawn(page: pdfium.PdfPage) -> Drawn:
    """Read what a page shows; raises PdfiumError where the library cannot."""
    with closing(page.get_textpage()) as text:
        # The bare handle: a million calls go through it.
        placed = list(_placed(text.raw, page))
    turns = Counter(letter.turns for letter in placed if letter.turns is not None).most_common(1)
    turn = turns[0][0] if turns else 0
    shapes = _Shapes()
    shapes.collect(page)
    return Drawn(
        glyphs=tuple(_upright(letter, _UPRIGHT[turn]) for letter in placed if letter.turns == turn),
        rulings=tuple(_ruling(start, end, _UPRIGHT[turn]) for start, end in shapes.strokes),
        has_image=shapes.images > 0,
    )


def _upright(letter: _Placed, turn: _Matrix) -> Glyph:
    start, base = turn.of(*letter.origin)
    if letter.box is None:
        return Glyph(letter.text, start, start + letter.advance, base, letter.size)
    left, bottom, right, top = letter.box
    sides = (turn.of(left, bottom)[0], turn.of(right, top)[0])
    return Glyph(letter.text, min(sides), max(sides), base, letter.size)


def _ruling(start: tuple[float, float], end: tuple[float, float], turn: _Matrix) -> Ruling:
    (x0, y0), (x1, y1) = turn.of(*start), turn.of(*end)
    return Ruling(min(x0, x1), max(x0, x1), min(y0, y1), max(y0, y1))


def _placed(text: raw.FPDF_TEXTPAGE, page: pdfium.PdfPage) -> Iterator[_Placed]:
    """Yield the letters in the order of the file; spaces that the library made up from gaps are left out."""
    left, bottom, right, top = page.get_cropbox()
    x, y = ctypes.c_double(), ctypes.c_double()
    matrix = raw.FS_MATRIX()
    for index in range(min(raw.FPDFText_CountChars(text), _MOST_LETTERS)):
        letter = chr(raw.FPDFText_GetUnicode(text, index))
        if letter in _MAY_BE_MADE_UP and raw.FPDFText_IsGenerated(text, index) == 1:
            continue
        if letter == "\0" or not raw.FPDFText_GetCharOrigin(text, index, x, y):
            continue
        if not (left - 1 <= x.value <= right + 1 and bottom - 1 <= y.value <= top + 1):
            continue
        raw.FPDFText_GetMatrix(text, index, matrix)
        points = raw.FPDFText_GetFontSize(text, index)
        size, advance = points * math.hypot(matrix.c, matrix.d), points * math.hypot(matrix.a, matrix.b)
        if not (_SMALLEST < size < _LARGEST and _SMALLEST < advance < _LARGEST):
            continue
        yield _Placed(
            text=sys.intern(letter),
            origin=(x.value, y.value),
            box=None if _IDEOGRAPH.match(letter) else _box(text, index),
            size=size,
            advance=advance,
            turns=_turns(matrix),
        )


def _box(text: raw.FPDF_TEXTPAGE, index: int) -> tuple[float, float, float, float]:
    box = raw.FS_RECTF()
    raw.FPDFText_GetLooseCharBox(text, index, box)
    return box.left, box.bottom, box.right, box.top


def _turns(matrix: raw.FS_MATRIX) -> int | None:
    angle = math.atan2(matrix.b, matrix.a)
    turns = round(angle / (math.pi / 2))
    return turns % 4 if abs(angle - turns * math.pi / 2) < _SKEW else None


class _Shapes:
    """The straight strokes and the pictures of one page."""

    def __init__(self) -> None:
        self.strokes: list[tuple[tuple[float, float], tuple[float, float]]] = []
        self.images = 0
        self._objects = 0
        self._points = 0

    def collect(self, page: pdfium.PdfPage) -> None:
        for index in range(raw.FPDFPage_CountObjects(page)):
            self._add(raw.FPDFPage_GetObject(page, index), _Matrix(), 0)

    def _add(self, shape: raw.FPDF_PAGEOBJECT, outer: _Matrix, depth: int) -> None:
        self._objects += 1
        if self._objects > _MOST_OBJECTS or self._points > _MOST_POINTS:
            return
        kind = raw.FPDFPageObj_GetType(shape)
        if kind == raw.FPDF_PAGEOBJ_IMAGE:
            self.images += 1
        elif kind == raw.FPDF_PAGEOBJ_PATH:
            self._add_path(shape, _matrix_of(shape).within(outer))
        elif kind == raw.FPDF_PAGEOBJ_FORM and depth < _DEEPEST_FORM:
            inner = _matrix_of(shape).within(outer)
            for index in range(raw.FPDFFormObj_CountObjects(shape)):
                self._add(raw.FPDFFormObj_GetObject(shape, index), inner, depth + 1)

    def _add_path(self, shape: raw.FPDF_PAGEOBJECT, matrix: _Matrix) -> None:
        fill, stroke = ctypes.c_int(), ctypes.c_int()
        raw.FPDFPath_GetDrawMode(shape, fill, stroke)
        for points in self._outlines(shape, matrix):
            # A filled box is a line where it is thin, and a background where it is not.
            if stroke.value or (fill.value and _is_thin(points)):
                self.strokes += [(start, end) for start, end in pairwise(points) if _is_straight(start, end)]

    def _outlines(self, shape: raw.FPDF_PAGEOBJECT, matrix: _Matrix) -> Iterator[list[tuple[float, float]]]:
        x, y = ctypes.c_float(), ctypes.c_float()
        points: list[tuple[float, float]] = []
        for index in range(min(raw.FPDFPath_CountSegments(shape), _MOST_POINTS)):
            self._points += 1
            segment = raw.FPDFPath_GetPathSegment(shape, index)
            raw.FPDFPathSegment_GetPoint(segment, x, y)
            if raw.FPDFPathSegment_GetType(segment) == raw.FPDF_SEGMENT_MOVETO:
                yield points
                points = []
            points.append(matrix.of(x.value, y.value))
            if raw.FPDFPathSegment_GetClose(segment):
                points.append(points[0])
        yield points


def _matrix_of(shape: raw.FPDF_PAGEOBJECT) -> _Matrix:
    found = raw.FS_MATRIX()
    if not raw.FPDFPageObj_GetMatrix(shape, found):
        return _Matrix()
    return _Matrix(found.a, found.b, found.c, found.d, found.e, found.f)


def _is_thin(points: list[tuple[float, float]]) -> bool:
    xs, ys = [x for x, _ in points], [y for _, y in points]
    return bool(points) and min(max(xs) - min(xs), max(ys) - min(ys)) <= _THIN


def _is_straight(start: tuple[float, float], end: tuple[float, float]) -> bool:
    width, height = abs(start[0] - end[0]), abs(start[1] - end[1])
    return min(width, height) <= 1 and max(width, height) >= _SHORT
