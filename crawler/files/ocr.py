"""Text read from pictures of pages, where the extra `ocr` is installed."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import import_module
from importlib.util import find_spec
from typing import Protocol

from crawler.files.layout.drawn import Drawn
from crawler.files.layout.seen import Seen, drawn

DOTS = 1754
"""Of a page's long side: A4 at 150 dots an inch; twice as many take twice the time and read no better."""
MOST_DOTS = 2000
LARGEST = 80_000_000
"""Dots of a picture: A3 at 600 an inch has 70 million."""
A4_LONG = 842.0
"""Points."""
_MODULES = ("onnxruntime", "rapidocr")


@dataclass(frozen=True, slots=True, kw_only=True)
class Raster:
    """A page as dots, from the upper left: three bytes each, blue, green, red."""

    width: int
    height: int
    stride: int
    """Bytes a row."""
    dots: bytes


class Engine(Protocol):
    """Reads what is written in pictures."""

    def lines(self, raster: Raster) -> Sequence[Seen]:
        """List the lines that are seen on a page; raises FileUnreadable."""

    def pages(self, body: bytes, *, most: int) -> Sequence[Raster]:
        """Open a picture, which may hold several pages; raises FileUnreadable."""


@cache
def is_installed() -> bool:
    """Say whether pictures can be read here."""
    return all(map(find_spec, _MODULES))


@cache
def engine() -> Engine | None:
    """Load what reads pictures, None without the extra."""
    if not is_installed():
        return None
    # By name: without the extra that module cannot be imported.
    make: Callable[[], Engine] = import_module("crawler.files.ocr_engine").RapidOcr
    return make()


def read_page(reader: Engine, raster: Raster) -> Drawn:
    """Read the picture of a page."""
    points = A4_LONG / max(raster.width, raster.height)
    return drawn(reader.lines(raster), height=raster.height, points=points)


def note(read: int, pages: int) -> str:
    """Say how much of a file was read from pictures."""
    return f"read by OCR: {read} of {pages} pages"
