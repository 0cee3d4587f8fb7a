"""A page as it is drawn, whatever format it is drawn by."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Glyph:
    """A letter where it stands; lengths in points, upwards is more."""

    text: str
    left: float
    right: float
    base: float
    size: float


@dataclass(frozen=True, slots=True)
class Ruling:
    """A straight line, level or upright."""

    left: float
    right: float
    bottom: float
    top: float

    @property
    def is_level(self) -> bool:
        return self.right - self.left >= self.top - self.bottom


@dataclass(frozen=True, slots=True)
class Drawn:
    """What a page shows."""

    glyphs: tuple[Glyph, ...]
    rulings: tuple[Ruling, ...]
    has_image: bool
