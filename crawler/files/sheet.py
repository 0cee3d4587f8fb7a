"""The cells of a spreadsheet -> lines."""

from collections.abc import Iterable, Mapping, Sequence

from crawler.errors import FileUnreadable
from crawler.files.flow import table_lines

# A country's table of 3000 counties with 50 figures each has 150,000.
_MOST_CELLS = 2_000_000


def sheet_lines(rows: Iterable[Mapping[int, str]]) -> Sequence[str]:
    """List the rows of a sheet that are filled; raises FileUnreadable."""
    filled = [cells for cells in rows if cells]
    # Far cells must not make every row as wide as the sheet could be: columns nobody fills are left out.
    columns = sorted({column for cells in filled for column in cells})
    if len(filled) * len(columns) > _MOST_CELLS:
        raise FileUnreadable(f"a sheet has {len(filled)} rows of {len(columns)} columns: too large for a report")
    table = [[cells.get(column, "").split("\n") for column in columns] for cells in filled]
    return [line for line in table_lines(table) if line.strip()]
