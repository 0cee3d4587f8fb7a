"""How alike two lines are, whatever their figures, spaces and widths."""

import re
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import chain, pairwise

_NARROW = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)}
_WIDE = re.compile("[\uff01-\uff5e]")
_SPACE = re.compile(r"[\s|]+")
# 12 | 35 is not 1235; a line break between digits may be one within a number, as in lines of a fixed width.
_CELLS = re.compile(r"(?<=[0-9])\s*\|[\s|]*(?=[0-9])")
_CELL = "\x00"
_FIGURE = re.compile(r"[0-9][0-9,.]*")

# A pair of characters that stands in more lines than this tells none of them apart.
_COMMON = 50
_CANDIDATES = 4
# Measured on five real reports (2026-11). Paragraphs of two of them stay below .3, save opening formulas and headings
# that are each other's counterparts; with half of their clauses replaced, nine paragraphs in ten stay above it.
_LIKE = 0.3
_INSIDE = 0.7
_INSIDE_LEAST = 12


def folded(text: str) -> str:
    """Drop what only the layout decides: spaces, line breaks, the cutting of tables, widths."""
    return _SPACE.sub("", _CELLS.sub(_CELL, narrow(text)))


def run_on(flat: str) -> str:
    """Drop from a folded text what tells the numbers of its cells apart."""
    return flat.replace(_CELL, "")


def narrow(text: str) -> str:
    """Make full-width ASCII half-width."""
    return text.translate(_NARROW) if _WIDE.search(text) else text


def shingles(flat: str) -> frozenset[str]:
    """Split a folded text into overlapping pairs of characters, any figure for any other, plus the figures."""
    padded = f"\x02{_FIGURE.sub('#', flat)}\x03"
    return frozenset({*map("".join, pairwise(padded)), *_FIGURE.findall(flat)})


def likeness(ours: frozenset[str], theirs: frozenset[str]) -> float:
    """Measure what two sets of shingles share: 0 nothing, 1 everything."""
    return 2 * len(ours & theirs) / (len(ours) + len(theirs))


@dataclass(frozen=True, slots=True)
class Candidate:
    """Two lines that may be one line before and after an edit."""

    before: int
    after: int
    likeness: float
    shared: int


_Lines = Mapping[int, frozenset[str]]
"""Line -> its shingles."""


def candidates(before: _Lines, after: _Lines) -> list[Candidate]:
    """Find the pairs of lines that are alike, or of which one holds the other; a few for every line."""
    if len(after) <= _CANDIDATES:
        likeliest = {place: set(after) for place in before}
    else:
        holders = _holders(after)
        likeliest = {place: _likeliest(ours, holders) for place, ours in before.items()}
        # In a table whose every row changed, all that rows have in common is too common.
        for place, other in zip(before, after, strict=False):
            likeliest[place].add(other)
    pairs = [_candidate(place, other, before, after) for place in before for other in sorted(likeliest[place])]
    return [pair for pair in pairs if pair.likeness >= _LIKE or _holds(pair, before, after)]


def _holders(lines: _Lines) -> dict[str, list[int]]:
    """Where each shingle stands, unless it stands nearly everywhere."""
    holders: defaultdict[str, list[int]] = defaultdict(list)
    for place, own in lines.items():
        for shingle in own:
            holders[shingle].append(place)
    return {shingle: places for shingle, places in holders.items() if len(places) <= _COMMON}


def _likeliest(ours: frozenset[str], holders: Mapping[str, list[int]]) -> set[int]:
    shared = Counter(chain.from_iterable(holders[shingle] for shingle in ours if shingle in holders))
    return set(sorted(shared, key=lambda place: (-shared[place], place))[:_CANDIDATES])


def _candidate(place: int, other: int, before: _Lines, after: _Lines) -> Candidate:
    ours, theirs = before[place], after[other]
    shared = len(ours & theirs)
    return Candidate(place, other, 2 * shared / (len(ours) + len(theirs)), shared)


def _holds(pair: Candidate, before: _Lines, after: _Lines) -> bool:
    smaller = min(len(before[pair.before]), len(after[pair.after]))
    return smaller >= _INSIDE_LEAST and pair.shared >= _INSIDE * smaller


def heaviest_chain(pairs: Sequence[Candidate]) -> list[Candidate]:
    """Choose pairs that rise on both sides and share the most in sum."""
    places = sorted({pair.after for pair in pairs})
    rank = {place: position for position, place in enumerate(places, 1)}
    best: list[tuple[int, int]] = [(0, -1)] * (len(places) + 1)
    sums: list[int] = []
    previous: list[int] = []
    ordered = sorted(pairs, key=lambda pair: (pair.before, -pair.after))
    for position, pair in enumerate(ordered):
        total, holder = _most_below(best, rank[pair.after] - 1)
        sums.append(total + pair.shared)
        previous.append(holder)
        _raise_from(best, rank[pair.after], (sums[-1], position))
    chain = []
    at = max(range(len(sums)), key=sums.__getitem__, default=-1)
    while at >= 0:
        chain.append(ordered[at])
        at = previous[at]
    return chain[::-1]


def _most_below(best: list[tuple[int, int]], rank: int) -> tuple[int, int]:
    """The best of the first `rank` entries of a Fenwick tree of maxima."""
    most = best[0]
    while rank:
        most = max(most, best[rank])
        rank &= rank - 1
    return most


def _raise_from(best: list[tuple[int, int]], rank: int, value: tuple[int, int]) -> None:
    while rank < len(best):
        best[rank] = max(best[rank], value)
        rank += rank & -rank
