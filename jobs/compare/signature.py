"""What an edit took and put, as one value: the same for the same edit, whatever text it was made in."""

import json
from collections.abc import Iterator, Sequence
from hashlib import sha256
from itertools import pairwise

from jobs.compare.likeness import folded
from jobs.compare.paragraphs import Row, RowKind
from jobs.compare.strokes import Stroke, Strokes
from jobs.compare.tokens import edits, tokens

_LAYOUT = ("layout",)
_MOVED = ("moved",)

Fact = tuple[str, str, str]
"""A fact's name, and what it was and is."""


def sign(rows: Sequence[Row], strokes: Strokes, title: tuple[str, str], facts: Sequence[Fact]) -> str:
    """Give the hex SHA-256 of the multiset of strokes, and of the title's and the facts' changes; "" for none."""
    said: list[Sequence[object]] = [("text", *one) for one in map(_told, strokes.told) if one[0] != one[1]]
    said += [("title", *one) for one in _within(*title)]
    said += [fact for fact in facts if fact[1] != fact[2]]
    if any(row.kind is RowKind.MOVED for row in rows) or strokes.passages_moved:
        said.append(_MOVED)
    if not said and any(row.kind is not RowKind.EQUAL for row in rows):
        said.append(_LAYOUT)
    if not said:
        return ""
    return sha256("\n".join(sorted(json.dumps(one, ensure_ascii=True) for one in said)).encode()).hexdigest()


def _told(stroke: Stroke) -> tuple[object, object]:
    return _turning(stroke.before, stroke.after)


def _within(before: str, after: str) -> Iterator[tuple[object, object]]:
    for edit in edits(before, after):
        yield _turning(before[edit.before_start : edit.before_end], after[edit.after_start : edit.after_end])


def _turning(before: str, after: str) -> tuple[object, object]:
    """Both sides of a stroke.

    Where one is empty the other may begin at any of its tokens: whether 工作 is put before 工作 or behind it cannot be
    told, nor which of its ends a neighbour repeats. So the pairs of its tokens stand for it, the last with the first.
    """
    ours, theirs = folded(before), folded(after)
    return (ours, theirs) if ours and theirs else (_pairs(ours), _pairs(theirs))


def _pairs(text: str) -> list[tuple[str, str]]:
    held = tokens(text)
    return sorted(pairwise([*held, *held[:1]]))
