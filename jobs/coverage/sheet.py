"""Coverage as a sheet for spreadsheet programs."""

import csv
import io
from collections.abc import Sequence
from dataclasses import fields

from jobs.coverage.survey import Other, Row

_ACTIVE = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
"""A cell that begins with one of these is computed by some program; an apostrophe before it keeps it a text."""


def sheet(lines: Sequence[Row] | Sequence[Other], kind: type[Row] | type[Other]) -> bytes:
    """Write one line a record, as CSV in UTF-8 with the byte order mark by which Excel knows it."""
    names = [field.name for field in fields(kind)]
    made = io.StringIO(newline="")
    writer = csv.writer(made)
    writer.writerow(names)
    writer.writerows([[cell(getattr(line, name)) for name in names] for line in lines])
    return made.getvalue().encode("utf-8-sig")


def cell(value: object) -> str:
    """Write one value as a cell that no program computes."""
    if value is None:
        return ""
    text = " ".join(map(str, value)) if isinstance(value, tuple) else str(value)
    return f"'{text}" if text.startswith(_ACTIVE) else text
