"""Ruled tables of a page: which letters stand in which cell."""

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from crawler.files.layout.drawn import Glyph, Ruling


@dataclass(frozen=True, slots=True)
class Grid:
    """The ruled lines of one table; lengths in points, upwards is more."""

    columns: tuple[float, ...]
    """Where upright lines stand, from the left."""
    rows: tuple[float, ...]
    """Where level lines lie, from the bottom."""
    levels: tuple[Ruling, ...]
    uprights: tuple[Ruling, ...]

    def holds(self, glyph: Glyph) -> bool:
        """Say whether a letter stands within the table."""
        return self._column(glyph) is not None and self._row(glyph) is not None

    def cells(self, glyphs: Iterable[Glyph]) -> list[list[list[Glyph]]]:
        """Share out the table's letters: rows from the top, their cells from the left, merged cells once."""
        regions = self._regions()
        found: dict[tuple[int, int], list[Glyph]] = {start: [] for start in sorted(set(regions.values()))}
        for glyph in glyphs:
            row, column = self._row(glyph), self._column(glyph)
            if row is not None and column is not None:
                found[regions[row, column]].append(glyph)
        count = len(self.rows) - 1
        return [[letters for (row, _), letters in found.items() if row == index] for index in range(count)]

    def _column(self, glyph: Glyph) -> int | None:
        return _band(self.columns, (glyph.left + glyph.right) / 2)

    def _row(self, glyph: Glyph) -> int | None:
        """Count the rows from the top."""
        band = _band(self.rows, glyph.base + glyph.size * _MIDDLE)
        return None if band is None else len(self.rows) - 2 - band

    def _regions(self) -> dict[tuple[int, int], tuple[int, int]]:
        """Map every field of the grid to the first field of its cell."""
        rows, columns = len(self.rows) - 1, len(self.columns) - 1
        regions: dict[tuple[int, int], tuple[int, int]] = {}
        for row in range(rows):
            for column in range(columns):
                start = (row, column)
                if row and not self._is_parted_above(row, column):
                    start = regions[row - 1, column]
                elif column and not self._is_parted_left(row, column):
                    start = regions[row, column - 1]
                regions[row, column] = start
        return regions

    def _is_parted_above(self, row: int, column: int) -> bool:
        middle = (self.columns[column] + self.columns[column + 1]) / 2
        line = self.rows[len(self.rows) - 1 - row]
        return any(abs(level.top - line) <= _NEAR and level.left <= middle <= level.right for level in self.levels)

    def _is_parted_left(self, row: int, column: int) -> bool:
        top = len(self.rows) - 1 - row
        middle = (self.rows[top] + self.rows[top - 1]) / 2
        line = self.columns[column]
        return any(abs(wall.left - line) <= _NEAR and wall.bottom <= middle <= wall.top for wall in self.uprights)


_NEAR = 2.5
_MIDDLE = 0.35
"""From a letter's base line to its middle, in sizes."""
_MOST_RULINGS = 500
"""A table has some dozens; a map or a chart has thousands and is no table."""
_MOST_FIELDS = 20_000
_FEWEST_COLUMNS = 3
"""Lines: two columns have three. One column is a frame around paragraphs."""


def grids(rulings: Sequence[Ruling]) -> tuple[Grid, ...]:
    """Find the tables that a page's ruled lines draw, from the top."""
    levels = _merged([line for line in rulings if line.is_level])
    uprights = [_turned(line) for line in _merged([_turned(line) for line in rulings if not line.is_level])]
    if len(levels) + len(uprights) > _MOST_RULINGS:
        return ()
    found = (_grid(group) for group in _connected([*levels, *uprights]))
    return tuple(sorted((grid for grid in found if grid), key=lambda grid: -grid.rows[-1]))


def _turned(line: Ruling) -> Ruling:
    return Ruling(line.bottom, line.top, line.left, line.right)


def _merged(levels: Sequence[Ruling]) -> list[Ruling]:
    """Make one line of the pieces that producers draw it from, cell by cell and edge by edge."""
    merged: list[Ruling] = []
    for rank in _ranks(levels):
        place, begun = rank[0].bottom, len(merged)
        for piece in sorted(rank, key=lambda line: line.left):
            last = merged[-1] if len(merged) > begun else None
            if last and piece.left <= last.right + _NEAR:
                merged[-1] = Ruling(last.left, max(last.right, piece.right), place, place)
            else:
                merged.append(Ruling(piece.left, piece.right, place, place))
    return merged


def _ranks(levels: Iterable[Ruling]) -> list[list[Ruling]]:
    """Group level lines that lie at one height, from the bottom."""
    ranks: list[list[Ruling]] = []
    for line in sorted(levels, key=lambda line: line.bottom):
        if ranks and line.bottom - ranks[-1][0].bottom <= _NEAR:
            ranks[-1].append(line)
        else:
            ranks.append([line])
    return ranks


def _connected(lines: list[Ruling]) -> list[list[Ruling]]:
    """Group the lines that cross or touch."""
    groups: list[list[Ruling]] = []
    for line in lines:
        touching = [group for group in groups if any(_touch(line, other) for other in group)]
        groups = [group for group in groups if not any(group is other for other in touching)]
        groups.append([line, *(member for group in touching for member in group)])
    return groups


def _touch(line: Ruling, other: Ruling) -> bool:
    if line.is_level == other.is_level:
        return False
    across = line.left - _NEAR <= other.right and other.left <= line.right + _NEAR
    return across and line.bottom - _NEAR <= other.top and other.bottom <= line.top + _NEAR


def _grid(lines: list[Ruling]) -> Grid | None:
    levels = tuple(line for line in lines if line.is_level)
    uprights = tuple(line for line in lines if not line.is_level)
    columns = tuple(rank[0].bottom for rank in _ranks(map(_turned, uprights)))
    rows = tuple(rank[0].bottom for rank in _ranks(levels))
    if len(columns) < _FEWEST_COLUMNS or len(rows) < 2 or len(columns) * len(rows) > _MOST_FIELDS:
        return None
    return Grid(columns=columns, rows=rows, levels=levels, uprights=uprights)


def _band(places: Sequence[float], place: float) -> int | None:
    index = bisect_right(places, place) - 1
    return index if 0 <= index < len(places) - 1 else None
