"""What a reader is shown of two versions: paragraphs cut where they changed, long equal stretches folded."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum, auto
from itertools import groupby

from jobs.compare.paragraphs import Paragraph, Row, RowKind

# Terminal escapes, marks without width, marks that turn the direction of writing: what is shown must be what is there.
_HOSTILE = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff]")


class Side(Enum):
    """One of the two versions."""

    BEFORE = auto()
    AFTER = auto()


@dataclass(frozen=True, slots=True)
class Piece:
    """Part of a paragraph, changed as a whole or not at all."""

    text: str
    is_changed: bool


@dataclass(frozen=True, slots=True)
class Fold:
    """Neighbouring equal rows that need not be shown."""

    rows: tuple[Row, ...]


def visible(text: str) -> str:
    """Replace characters that act on a terminal or a page instead of being seen; the length stays."""
    return _HOSTILE.sub("\ufffd", text)


def paragraph(row: Row, side: Side) -> Paragraph | None:
    """Give a row's paragraph of one version."""
    return row.before if side is Side.BEFORE else row.after


def pieces(row: Row, side: Side) -> tuple[Piece, ...]:
    """Cut a row's paragraph of one version at its edits."""
    shown = paragraph(row, side)
    if shown is None:
        return ()
    text = visible(shown.text)
    if row.kind in (RowKind.ADDED, RowKind.REMOVED):
        return (Piece(text, is_changed=True),)
    cut = []
    place = 0
    for start, end in _spans(row, side):
        cut += [Piece(text[place:start], is_changed=False), Piece(text[start:end], is_changed=True)]
        place = end
    cut.append(Piece(text[place:], is_changed=False))
    return tuple(piece for piece in cut if piece.text)


def _spans(row: Row, side: Side) -> list[tuple[int, int]]:
    if side is Side.BEFORE:
        return [(edit.before_start, edit.before_end) for edit in row.edits]
    return [(edit.after_start, edit.after_end) for edit in row.edits]


def fold(rows: Sequence[Row], *, context: int) -> list[Row | Fold]:
    """Fold runs of equal rows, leaving `context` of them next to every change."""
    shown: list[Row | Fold] = []
    for is_equal, run in groupby(rows, key=lambda row: row.kind is RowKind.EQUAL):
        same = tuple(run)
        if not is_equal:
            shown += same
            continue
        head = context if shown else 0
        tail = context if same[-1] is not rows[-1] else 0
        if len(same) <= head + tail + 1:
            shown += same
            continue
        shown += [*same[:head], Fold(same[head : len(same) - tail]), *same[len(same) - tail :]]
    return shown
