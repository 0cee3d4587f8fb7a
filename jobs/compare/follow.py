"""Figures of a paragraph, followed through its edits."""

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from jobs.compare.likeness import folded, likeness, narrow, shingles
from jobs.compare.numbers import Figure, is_same_amount
from jobs.compare.sequence import matches
from jobs.compare.tokens import Edit

_CLAUSE_END = re.compile("[\n,，。;；:：、!！?？|]")
_CLAUSE_LONGEST = 40
_SAME_CLAUSE = 0.5
_CONTEXT_BEFORE = 10
_CONTEXT_BEHIND = 8


@dataclass(frozen=True, slots=True, eq=False)
class Place:
    """A figure where it stands; two places are never equal."""

    figure: Figure
    text: str

    @property
    def says(self) -> tuple[Decimal | str, str]:
        """The same for figures that say the same, however they are written."""
        return self.figure.amount, self.figure.kind

    @property
    def context(self) -> str:
        """Some twenty characters of the figure's line."""
        start, end = self.figure.start, self.figure.end
        before = self.text[max(0, start - _CONTEXT_BEFORE) : start].rpartition("\n")[2]
        return before + self.text[start:end] + self.text[end : end + _CONTEXT_BEHIND].partition("\n")[0]

    def clause(self) -> frozenset[str]:
        """Shingles of the words the figure belongs to."""
        start, end = self.figure.start, self.figure.end
        head = _CLAUSE_END.split(self.text[max(0, start - _CLAUSE_LONGEST) : start])[-1]
        tail = _CLAUSE_END.split(self.text[end : end + _CLAUSE_LONGEST], maxsplit=1)[0]
        return shingles(folded(f"{head}0{tail}"))


@dataclass(frozen=True, slots=True)
class Change:
    """A figure that became another or is written otherwise, went (no after) or came (no before)."""

    at: Place
    """Where it stands now, or stood last."""
    before: Figure | None
    after: Figure | None

    @property
    def is_rewritten(self) -> bool:
        """Say whether both sides are the same amount."""
        return self.before is not None and self.after is not None and is_same_amount(self.before, self.after)


def gone(place: Place) -> Change:
    """Say that a figure went."""
    return Change(place, place.figure, None)


def come(place: Place) -> Change:
    """Say that a figure came."""
    return Change(place, None, place.figure)


def is_same_clause(place: Place, other: Place) -> bool:
    """Say whether the words around two figures are much the same."""
    return likeness(place.clause(), other.clause()) >= _SAME_CLAUSE


def follow(ours: Sequence[Place], theirs: Sequence[Place], edits: Sequence[Edit]) -> list[Change]:
    """Find what became of every figure of a paragraph, in the order of the text."""
    coming = {place.figure.start: place for place in theirs}
    ends = [edit.before_end for edit in edits]
    changes = []
    touched: defaultdict[int, list[Place]] = defaultdict(list)
    for place in ours:
        nearest = bisect_right(ends, place.figure.start)
        if nearest < len(edits) and edits[nearest].before_start < place.figure.digits_end:
            touched[nearest].append(place)
            continue
        shift = edits[nearest - 1].after_end - edits[nearest - 1].before_end if nearest else 0
        other = coming.pop(place.figure.start + shift, None)
        if other is None:
            changes.append(gone(place))
        else:
            changes += _between(place, other)
    changes += _touched(touched, list(coming.values()), [edit.after_end for edit in edits])
    return sorted(
        (change for change in changes if not _is_by_the_way(change)), key=lambda change: change.at.figure.start
    )


def _between(before: Place, after: Place) -> list[Change]:
    """What became of a figure that stands on both sides: nothing, another amount or another way of writing it."""
    ours, theirs = before.figure, after.figure
    if is_same_amount(ours, theirs) and _is_written_alike(ours, theirs):
        return []
    return [Change(after, ours, theirs)]


def _is_written_alike(figure: Figure, other: Figure) -> bool:
    """Whether only separators, widths or a measure word that says nothing set two figures apart."""
    ours, theirs = (narrow(one.written).replace(",", "") + one.scale for one in (figure, other))
    return ours == theirs


def _is_by_the_way(change: Change) -> bool:
    """Whether a numeral that may be part of a name came or went with its words: 三项制度."""
    return (change.before is None or change.after is None) and change.at.figure.is_small_numeral


def _touched(ours: Mapping[int, list[Place]], theirs: Sequence[Place], ends: Sequence[int]) -> list[Change]:
    others: defaultdict[int, list[Place]] = defaultdict(list)
    for place in theirs:
        others[bisect_right(ends, place.figure.start)].append(place)
    changes = []
    for edit in sorted({*ours, *others}):
        changes += _paired(ours.get(edit, []), others.get(edit, []))
    return changes


def _paired(ours: list[Place], theirs: list[Place]) -> list[Change]:
    """Pair the figures of one edit: the same ones are no change, the others go by their order and their clauses."""
    changes = []
    place = other = 0
    for block in matches([one.says for one in ours], [one.says for one in theirs]):
        changes += _replaced(ours[place : block.before], theirs[other : block.after])
        place, other = block.before + block.size, block.after + block.size
        for same, still in zip(ours[block.before : place], theirs[block.after : other], strict=True):
            changes += _between(same, still)
    return changes + _replaced(ours[place:], theirs[other:])


def _replaced(ours: list[Place], theirs: list[Place]) -> list[Change]:
    if len(ours) == len(theirs):
        return [change for pair in zip(ours, theirs, strict=True) for change in _turned(*pair)]
    changes = []
    place = other = 0
    for block in matches([one.figure.unit for one in ours], [one.figure.unit for one in theirs]):
        changes += [*map(gone, ours[place : block.before]), *map(come, theirs[other : block.after])]
        place, other = block.before + block.size, block.after + block.size
        changes += _replaced(ours[block.before : place], theirs[block.after : other])
    return [*changes, *map(gone, ours[place:]), *map(come, theirs[other:])]


def _turned(before: Place, after: Place) -> list[Change]:
    if not is_same_clause(before, after):
        return [gone(before), come(after)]
    return _between(before, after)
