"""Which figures and dates an edit changed."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import zip_longest

from jobs.compare.follow import Change, Place, come, follow, gone, is_same_clause
from jobs.compare.likeness import folded
from jobs.compare.numbers import Figure, Mark, figures
from jobs.compare.paragraphs import Paragraph, Row, RowKind
from jobs.compare.tokens import Edit
from store.records import NumberChange

# How many places of one and the same figure are tried for a clause that moved.
_TRIED = 8


@dataclass(frozen=True, slots=True)
class WordChange:
    """A date or a 文号 that an edit changed, gained or lost."""

    before: str | None
    after: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Ledger:
    """All figures and dates that are not what they were."""

    changed: tuple[NumberChange, ...]
    """In paragraphs that stand on both sides."""
    gone: tuple[NumberChange, ...]
    """With paragraphs removed."""
    come: tuple[NumberChange, ...]
    """With paragraphs added."""
    dates: tuple[WordChange, ...]
    document_numbers: tuple[WordChange, ...]


def read_ledger(rows: Sequence[Row]) -> Ledger:
    """Find every figure that changed; one that only stands elsewhere, or is written otherwise, did not."""
    pairs = _pairs(rows)
    edited = [change for pair in pairs for change in follow(_figures(pair.before), _figures(pair.after), pair.edits)]
    leaving = [gone(place) for row in rows if row.kind is RowKind.REMOVED for place in _counts(row.before)]
    coming = [come(place) for row in rows if row.kind is RowKind.ADDED for place in _counts(row.after)]
    elsewhere = _elsewhere([*edited, *leaving, *coming])
    return Ledger(
        changed=_numbers(edited, elsewhere),
        gone=_numbers(leaving, elsewhere),
        come=_numbers(coming, elsewhere),
        dates=_words(pairs, Mark.DATE),
        document_numbers=_words(pairs, Mark.DOCUMENT_NUMBER),
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
            found.append(_Pair(_places(before.text), _places(after.text), row.edits))
    return found


def _places(text: str) -> tuple[Place, ...]:
    return tuple(Place(figure, text) for figure in figures(text))


def _figures(places: Sequence[Place]) -> list[Place]:
    return [place for place in places if place.figure.mark is Mark.FIGURE]


def _counts(paragraph: Paragraph | None) -> list[Place]:
    """The figures of a paragraph that came or went, less the numerals that may be part of a name."""
    places = _figures(_places(paragraph.text)) if paragraph else []
    return [place for place in places if not place.figure.is_small_numeral]


def _elsewhere(changes: Sequence[Change]) -> set[Place]:
    """The places of figures that left one paragraph and stand in the same clause of another."""
    coming: defaultdict[tuple[str, str, str], list[Place]] = defaultdict(list)
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


def _numbers(changes: Sequence[Change], elsewhere: set[Place]) -> tuple[NumberChange, ...]:
    return tuple(_number(change) for change in changes if change.at not in elsewhere)


def _number(change: Change) -> NumberChange:
    units = {figure.unit for figure in (change.before, change.after) if figure}
    unit = units.pop() if len(units) == 1 else ""
    return NumberChange(
        before=_written(change.before, unit),
        after=_written(change.after, unit),
        unit=unit,
        context=change.at.context,
    )


def _written(figure: Figure | None, unit: str) -> str | None:
    """The number; with its unit where the two sides have different ones."""
    if figure is None:
        return None
    return figure.written if unit == figure.unit else figure.written + figure.unit


def _words(pairs: Sequence[_Pair], mark: Mark) -> tuple[WordChange, ...]:
    """The dates or 文号 changed, less what one paragraph lost and another gained."""
    changes = [change for pair in pairs for change in _exchanged(pair, mark)]
    lost = Counter(change.before for change in changes if change.after is None)
    gained = Counter(change.after for change in changes if change.before is None)
    return (
        *(change for change in changes if change.before and change.after),
        *(WordChange(word, None) for word in (lost - gained).elements()),
        *(WordChange(None, word) for word in (gained - lost).elements()),
    )


def _exchanged(pair: _Pair, mark: Mark) -> Iterable[WordChange]:
    ours = Counter(place.figure.value for place in pair.before if place.figure.mark is mark)
    theirs = Counter(place.figure.value for place in pair.after if place.figure.mark is mark)
    words = zip_longest((ours - theirs).elements(), (theirs - ours).elements())
    return (WordChange(before, after) for before, after in words)
