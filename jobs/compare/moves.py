"""Which lines stand elsewhere now."""

from collections import defaultdict
from collections.abc import Container, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import count, islice, takewhile

from jobs.compare.layout import relaid
from jobs.compare.likeness import Candidate, candidates, likeness, shingles

_MOVED_LIKE = 0.6
# Shorter lines repeat by chance (cells of a table, headings): gone here and new there is a move only beside another.
_MOVED_LEAST = 8
_NEIGHBOUR_LIKE = 0.5
# One line may be broken into two by an edit; several lines in a row that say the same are the same lines.
BROKEN_LEAST = 2
_PART_LIKE = 0.5
# A line within a longer one elsewhere is a move only if next to nothing of it is missing.
_MOVED_PART_LIKE = 0.8
_MOVED_PART_LEAST = 12
_GRAM = 4


@dataclass(frozen=True, slots=True)
class Link:
    """Lines that are the same lines before and after."""

    before: range
    after: range


@dataclass(slots=True)
class Free:
    """The lines of both sides that nothing is linked to yet."""

    before: set[int]
    after: set[int]

    def take(self, link: Link) -> Link:
        self.before.difference_update(link.before)
        self.after.difference_update(link.after)
        return link


def equal_moves(before: Sequence[str], after: Sequence[str], rungs: Iterable[Link]) -> list[Link]:
    """Link the lines, not short ones, that say the very same at another place."""
    free = _free(before, after, rungs)
    waiting: defaultdict[str, list[int]] = defaultdict(list)
    for other in sorted(free.after, reverse=True):
        waiting[after[other]].append(other)
    found = []
    for place in sorted(free.before):
        if len(before[place]) >= _MOVED_LEAST and waiting.get(before[place]):
            other = waiting[before[place]].pop()
            found.append(_single(place, other))
    return found


def all_moves(before: Sequence[str], after: Sequence[str], rungs: Iterable[Link], equal: list[Link]) -> list[Link]:
    """Add to the equal lines that moved those that were edited too, broken otherwise, or short beside another."""
    free = _free(before, after, rungs)
    still = [free.take(move) for move in equal if move.before.start in free.before and move.after.start in free.after]
    found = [*still, *_alike_moves(before, after, free), *_broken_moves(before, after, free)]
    for move in list(found):
        found += _above(before, after, free, move)
        found += _below(before, after, free, move)
    return sorted(found, key=lambda move: move.before.start)


def opening(lines: Sequence[str], within: Container[int], place: int) -> str:
    """Give so many characters from a line on that they are hardly there by chance."""
    return "".join(islice(downwards(lines, within, place), _MOVED_LEAST))[:_MOVED_LEAST]


def is_part(line: str, grams: frozenset[str], least: float) -> bool:
    """Say whether so much of a line stands in the text that the grams are of."""
    own = grams_of(line)
    return bool(own) and len(own & grams) >= least * len(own)


def grams_of(text: str) -> frozenset[str]:
    """Split a text into overlapping pieces long enough to be its own."""
    return frozenset(text[place : place + _GRAM] for place in range(len(text) - _GRAM + 1))


def parts(before: Sequence[str], after: Sequence[str], pair: Candidate, free: Link | Free) -> Link:
    """Widen a pair over free neighbours that are a part of its other side: a line split in two, or two joined."""
    split = _widened(pair.after, free.after, after, before[pair.before])
    if len(split) > 1:
        return Link(range(pair.before, pair.before + 1), split)
    return Link(_widened(pair.before, free.before, before, after[pair.after]), split)


def _widened(held: int, free: Container[int], lines: Sequence[str], whole: str) -> range:
    start, stop = held, held + 1
    if start - 1 not in free and stop not in free:
        return range(start, stop)
    grams = grams_of(whole)
    while start - 1 in free and is_part(lines[start - 1], grams, _PART_LIKE):
        start -= 1
    while stop in free and is_part(lines[stop], grams, _PART_LIKE):
        stop += 1
    return range(start, stop)


def _free(before: Sequence[str], after: Sequence[str], links: Iterable[Link]) -> Free:
    free = Free(set(range(len(before))), set(range(len(after))))
    for link in links:
        free.take(link)
    return free


def _single(place: int, other: int) -> Link:
    return Link(range(place, place + 1), range(other, other + 1))


def _alike_moves(before: Sequence[str], after: Sequence[str], free: Free) -> Iterator[Link]:
    pairs = candidates(_long(before, free.before), _long(after, free.after))
    for pair in sorted(pairs, key=lambda pair: (-pair.likeness, -pair.shared, pair.before, pair.after)):
        if pair.before not in free.before or pair.after not in free.after:
            continue
        if pair.likeness >= _MOVED_LIKE or _holds(before[pair.before], after[pair.after]):
            yield free.take(parts(before, after, pair, free))


def _broken_moves(before: Sequence[str], after: Sequence[str], free: Free) -> Iterator[Link]:
    """Link what is only broken otherwise from the beginning of a stretch of free lines: a table cut again."""
    starts = {opening(after, free.after, place): place for place in _starts(free.after)}
    for place in _starts(free.before):
        other = starts.get(opening(before, free.before, place))
        if other is None:
            continue
        groups = relaid(downwards(before, free.before, place), downwards(after, free.after, other))
        if sum(group.before for group in groups) < BROKEN_LEAST:
            continue
        for group in groups:
            yield free.take(Link(range(place, place + group.before), range(other, other + group.after)))
            place, other = place + group.before, other + group.after


def _starts(free: set[int]) -> list[int]:
    return sorted(place for place in free if place - 1 not in free)


def downwards(lines: Sequence[str], free: Container[int], place: int) -> Iterator[str]:
    return (lines[step] for step in takewhile(free.__contains__, count(place)))


def _long(lines: Sequence[str], free: set[int]) -> dict[int, frozenset[str]]:
    return {place: shingles(lines[place]) for place in sorted(free) if len(lines[place]) >= _MOVED_LEAST}


def _holds(line: str, other: str) -> bool:
    """Whether one of two lines stands within the other."""
    shorter, longer = sorted((line, other), key=len)
    return len(shorter) >= _MOVED_PART_LEAST and is_part(shorter, grams_of(longer), _MOVED_PART_LIKE)


def _below(before: Sequence[str], after: Sequence[str], free: Free, move: Link) -> Iterator[Link]:
    """Link the lines below a move that went with it: first those only broken otherwise, then those alike."""
    place, other = move.before.stop, move.after.stop
    for group in relaid(downwards(before, free.before, place), downwards(after, free.after, other)):
        yield free.take(Link(range(place, place + group.before), range(other, other + group.after)))
        place, other = place + group.before, other + group.after
    while place in free.before and other in free.after and _went_along(before[place], after[other]):
        yield free.take(_single(place, other))
        place, other = place + 1, other + 1


def _above(before: Sequence[str], after: Sequence[str], free: Free, move: Link) -> Iterator[Link]:
    """Link the lines above a move that went with it, from the nearest up."""
    place, other = move.before.start, move.after.start
    ours = (before[step][::-1] for step in takewhile(free.before.__contains__, count(place - 1, -1)))
    theirs = (after[step][::-1] for step in takewhile(free.after.__contains__, count(other - 1, -1)))
    for group in relaid(ours, theirs):
        yield free.take(Link(range(place - group.before, place), range(other - group.after, other)))
        place, other = place - group.before, other - group.after
    while place - 1 in free.before and other - 1 in free.after and _went_along(before[place - 1], after[other - 1]):
        place, other = place - 1, other - 1
        yield free.take(_single(place, other))


def _went_along(line: str, other: str) -> bool:
    return line == other or likeness(shingles(line), shingles(other)) >= _NEIGHBOUR_LIKE
