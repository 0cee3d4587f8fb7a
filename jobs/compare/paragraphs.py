"""Two texts side by side, paragraph by paragraph."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from jobs.compare.lines import link
from jobs.compare.moves import Link
from jobs.compare.tokens import Edit, edits


class RowKind(StrEnum):
    """How a row's two sides stand to each other."""

    EQUAL = "equal"
    CHANGED = "changed"
    ADDED = "added"
    REMOVED = "removed"
    MOVED = "moved"


@dataclass(frozen=True, slots=True, kw_only=True)
class Paragraph:
    """One line of a version, or the neighbouring lines that are one line in the other version."""

    number: int
    """Of its first line, counted from 1."""
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """Two paragraphs side by side. The befores, and the afters, of all rows in order are the two texts."""

    kind: RowKind
    before: Paragraph | None
    after: Paragraph | None
    elsewhere: Paragraph | None = None
    """The other end of a move, in the other version. A move has two rows, each at its own place."""
    edits: tuple[Edit, ...] = ()
    """Where the two sides, or the two ends of a move, differ."""


def align(before: str, after: str) -> tuple[Row, ...]:
    """Pair the paragraphs of two texts and find the edits within the pairs."""
    ours, theirs = before.split("\n"), after.split("\n")
    links = link(ours, theirs)
    moves = [_move(ours, theirs, move) for move in links.moves]
    away = {move.link.before.start: move for move in moves}
    here = {move.link.after.start: move for move in moves}
    rows: list[Row] = []
    place = other = 0
    for rung in links.rungs:
        rows += _leaving(ours, range(place, rung.before.start), away)
        rows += _coming(theirs, range(other, rung.after.start), here)
        rows.append(_pair(ours, theirs, rung))
        place, other = rung.before.stop, rung.after.stop
    rows += _leaving(ours, range(place, len(ours)), away)
    rows += _coming(theirs, range(other, len(theirs)), here)
    return tuple(rows)


@dataclass(frozen=True, slots=True)
class _Move:
    link: Link
    before: Paragraph
    after: Paragraph
    edits: tuple[Edit, ...]


def _move(ours: list[str], theirs: list[str], held: Link) -> _Move:
    before, after = _paragraph(ours, held.before), _paragraph(theirs, held.after)
    return _Move(held, before, after, edits(before.text, after.text))


def _pair(ours: list[str], theirs: list[str], rung: Link) -> Row:
    before, after = _paragraph(ours, rung.before), _paragraph(theirs, rung.after)
    if before.text == after.text:
        return Row(kind=RowKind.EQUAL, before=before, after=after)
    return Row(kind=RowKind.CHANGED, before=before, after=after, edits=edits(before.text, after.text))


def _paragraph(lines: list[str], held: range) -> Paragraph:
    return Paragraph(number=held.start + 1, text="\n".join(lines[held.start : held.stop]))


def _leaving(ours: list[str], places: range, moves: dict[int, _Move]) -> Iterator[Row]:
    place = places.start
    while place < places.stop:
        move = moves.get(place)
        if move is None:
            yield Row(kind=RowKind.REMOVED, before=_paragraph(ours, range(place, place + 1)), after=None)
            place += 1
        else:
            yield Row(kind=RowKind.MOVED, before=move.before, after=None, elsewhere=move.after, edits=move.edits)
            place = move.link.before.stop


def _coming(theirs: list[str], places: range, moves: dict[int, _Move]) -> Iterator[Row]:
    place = places.start
    while place < places.stop:
        move = moves.get(place)
        if move is None:
            yield Row(kind=RowKind.ADDED, before=None, after=_paragraph(theirs, range(place, place + 1)))
            place += 1
        else:
            yield Row(kind=RowKind.MOVED, before=None, after=move.after, elsewhere=move.before, edits=move.edits)
            place = move.link.after.stop
