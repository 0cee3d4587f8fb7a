"""Which figures and dates an edit changed."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import zip_longest

from jobs.compare.counts import counted
from jobs.compare.follow import Change, Place, come, follow, gone, is_same_clause
from jobs.compare.likeness import folded
from jobs.compare.numbers import Figure, Mark, figures, is_comparable
from jobs.compare.paragraphs import Row, RowKind
from jobs.compare.severity import CHANGES_LISTED, FIGURES_LISTED
from jobs.compare.tokens import Edit
from jobs.compare.windows import windows
from store.difference import Direction, NumberChange

# How many places of one and the same figure are tried for a clause that moved.
_TRIED = 8
_WHOLE = slice(None)


@dataclass(frozen=True, slots=True)
class WordChange:
    """A date or a 文号 that an edit changed, gained or lost."""

    before: str | None
    after: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Ledger:
    """All figures and dates that are not what they were."""

    changed: tuple[NumberChange, ...]
    """In paragraphs that stand on both sides: the first ones, as many as are listed."""
    gone: tuple[NumberChange, ...]
    """With paragraphs removed: the first ones, as many as are listed."""
    come: tuple[NumberChange, ...]
    """With paragraphs added, likewise."""
    all_changed: int
    """Became another figure."""
    all_lost: int
    all_added: int
    all_gone: int
    all_come: int
    dates: tuple[WordChange, ...]
    document_numbers: tuple[WordChange, ...]
    rewritten: int
    """Figures that are the same amount, written otherwise."""


def read_ledger(rows: Sequence[Row]) -> Ledger:
    """Find every figure that changed; one that only stands elsewhere, or is written otherwise, did not."""
    pairs = _pairs(rows)
    edited = [change for pair in pairs for change in follow(_figures(pair.before), _figures(pair.after), pair.edits)]
    whole = _Pair(_all_places(rows, RowKind.REMOVED), _all_places(rows, RowKind.ADDED), ())
    leaving, coming = [*map(gone, _counts(whole.before))], [*map(come, _counts(whole.after))]
    changed = [change for change in edited if not change.is_rewritten]
    elsewhere = _elsewhere([*changed, *leaving, *coming])
    left, arrived = _not_in(elsewhere, leaving), _not_in(elsewhere, coming)
    within = _not_in(elsewhere, changed)
    lost, added = sum(1 for one in within if one.after is None), sum(1 for one in within if one.before is None)
    return Ledger(
        changed=tuple(map(_number, within[:CHANGES_LISTED])),
        gone=tuple(map(_number, left[:FIGURES_LISTED])),
        come=tuple(map(_number, arrived[:FIGURES_LISTED])),
        all_changed=len(within) - lost - added,
        all_lost=lost,
        all_added=added,
        all_gone=len(left),
        all_come=len(arrived),
        dates=_words(pairs, whole, Mark.DATE),
        document_numbers=_words(pairs, whole, Mark.DOCUMENT_NUMBER),
        rewritten=len(edited) - len(changed),
    )


@dataclass(frozen=True, slots=True)
class _Pair:
    """What stands in a paragraph before and after its edits."""

    before: tuple[Place, ...]
    after: tuple[Place, ...]
    edits: tuple[Edit, ...]


def _pairs(rows: Sequence[Row]) -> list[_Pair]:
    """The edited paragraphs, without those that are only laid out otherwise."""
    found = []
    for row in rows:
        before, after = row.before, row.after or row.elsewhere
        if before and after and row.edits and folded(before.text) != folded(after.text):
            touched = windows(before.text, row.edits)
            ours = tuple(place for window in touched for place in _places(before.text, window.before))
            theirs = tuple(place for window in touched for place in _places(after.text, window.after))
            found.append(_Pair(ours, theirs, row.edits))
    return found


def _all_places(rows: Sequence[Row], kind: RowKind) -> tuple[Place, ...]:
    """What stands in the paragraphs removed, or in those added."""
    held = [row.before or row.after for row in rows if row.kind is kind]
    return tuple(place for paragraph in held if paragraph for place in _places(paragraph.text, _WHOLE))


def _places(text: str, held: slice) -> Iterator[Place]:
    start = held.start or 0
    for figure in figures(text[held]):
        shifted = replace(
            figure, start=figure.start + start, digits_end=figure.digits_end + start, end=figure.end + start
        )
        yield Place(shifted if start else figure, text)


def _figures(places: Sequence[Place]) -> list[Place]:
    return [place for place in places if place.figure.mark is Mark.FIGURE]


def _counts(places: Sequence[Place]) -> list[Place]:
    """The figures of paragraphs that came or went, less the numerals that may be part of a name."""
    return [place for place in _figures(places) if not place.figure.is_small_numeral]


def _elsewhere(changes: Sequence[Change]) -> set[Place]:
    """The places of figures that left one paragraph and stand in the same clause of another."""
    coming: defaultdict[tuple[Decimal | str, str], list[Place]] = defaultdict(list)
    for change in changes:
        if change.before is None:
            coming[change.at.says].append(change.at)
    found: set[Place] = set()
    for change in changes:
        if change.after is not None:
            continue
        waiting = coming[change.at.says]
        match = next((place for place in waiting[:_TRIED] if is_same_clause(change.at, place)), None)
        if match:
            waiting.remove(match)
            found |= {change.at, match}
    return found


def _not_in(elsewhere: set[Place], changes: Sequence[Change]) -> list[Change]:
    return [change for change in changes if change.at not in elsewhere]


def _number(change: Change) -> NumberChange:
    units = {figure.unit for figure in (change.before, change.after) if figure}
    unit = units.pop() if len(units) == 1 else ""
    return NumberChange(
        before=_written(change.before, unit),
        after=_written(change.after, unit),
        unit=unit,
        context=change.at.context,
        counts=counted(change.at.text, change.at.figure),
        direction=_direction(change),
    )


def _direction(change: Change) -> Direction | None:
    before, after = change.before, change.after
    if before is None or after is None or not is_comparable(before, after):
        return None
    old, new = before.amount, after.amount
    if not isinstance(old, Decimal) or not isinstance(new, Decimal) or old == new:
        return None
    return Direction.UP if new > old else Direction.DOWN


def _written(figure: Figure | None, unit: str) -> str | None:
    """The number; with its unit where the two sides have different ones."""
    if figure is None:
        return None
    return figure.written if unit == figure.unit else figure.written + figure.unit


def _words(pairs: Sequence[_Pair], whole: _Pair, mark: Mark) -> tuple[WordChange, ...]:
    """The dates or 文号 changed, less what one paragraph lost and another gained."""
    changes = [change for pair in pairs for change in _exchanged(pair, mark)]
    lost = Counter(change.before for change in changes if change.after is None)
    gained = Counter(change.after for change in changes if change.before is None)
    return (
        *(change for change in changes if change.before and change.after),
        *(WordChange(word, None) for word in (lost - gained - _said(whole.after, mark)).elements()),
        *(WordChange(None, word) for word in (gained - lost - _said(whole.before, mark)).elements()),
    )


def _exchanged(pair: _Pair, mark: Mark) -> Iterable[WordChange]:
    ours, theirs = _said(pair.before, mark), _said(pair.after, mark)
    words = zip_longest((ours - theirs).elements(), (theirs - ours).elements())
    return (WordChange(before, after) for before, after in words)


def _said(places: Sequence[Place], mark: Mark) -> Counter[str | None]:
    return Counter(place.figure.value for place in places if place.figure.mark is mark)
