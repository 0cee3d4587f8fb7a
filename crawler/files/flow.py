"""Paragraphs and table rows in the order in which a document sets them -> lines."""

from collections.abc import Iterable, Sequence

from crawler.files.base import CELL_MARK

Cell = Sequence[str]


class Flow:
    """Collects paragraphs, cells and rows as a stream of marks tells them."""

    def __init__(self) -> None:
        self._lines: list[str] = []
        self._rows: list[list[Cell]] = []
        self._cells: list[Cell] = []
        self._cell: list[str] = []
        self._deepest = 0

    def paragraph(self, text: str, *, depth: int) -> None:
        """Add a paragraph that lies in so many tables, one in another."""
        if depth == 0:
            self._end_table()
            self._lines.extend(text.split("\n"))
            return
        self._deepest = max(self._deepest, depth)
        self._cell.extend(text.split("\n"))

    def end_cell(self, text: str) -> None:
        """Add the last paragraph of an outer table's cell."""
        self.paragraph(text, depth=1)
        self._cells.append(self._cell)
        self._cell = []

    def end_row(self) -> None:
        """End a row of an outer table."""
        if self._cell:
            self._cells.append(self._cell)
        self._rows.append(self._cells)
        self._cells, self._cell = [], []

    def lines(self) -> tuple[str, ...]:
        """End the document and list its lines that are not empty."""
        self._end_table()
        return tuple(line for line in self._lines if line.strip())

    def _end_table(self) -> None:
        if self._cell or self._cells:
            self.end_row()
        self._lines.extend(layout_lines(self._rows) if self._deepest > 1 else table_lines(self._rows))
        self._rows, self._deepest = [], 0


def table_lines(rows: Iterable[Sequence[Cell]]) -> Iterable[str]:
    """List a table's rows, a line each; a row with one filled cell is that cell's paragraphs."""
    for cells in rows:
        texts = [" ".join(filter(None, map(str.strip, cell))) for cell in cells]
        if sum(map(bool, texts)) < 2:
            yield from (line for cell in cells for line in cell)
        else:
            yield CELL_MARK.join(texts)


def layout_lines(rows: Iterable[Sequence[Cell]]) -> Iterable[str]:
    """List the paragraphs of a table that only places things on the page, as one that holds another table does."""
    return (line for cells in rows for cell in cells for line in cell)
