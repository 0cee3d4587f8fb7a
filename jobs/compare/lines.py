"""Which lines of one version are which lines of the other."""

from dataclasses import dataclass

from jobs.compare.layout import Group, relaid, relaid_behind
from jobs.compare.likeness import Candidate, candidates, folded, heaviest_chain, shingles
from jobs.compare.sequence import matches

_MOVED_LIKE = 0.6
# Shorter lines repeat by chance (cells of a table, headings): gone here and new there is not a move.
_MOVED_LEAST = 8
_PART_LIKE = 0.5
_GRAM = 4


@dataclass(frozen=True, slots=True)
class Link:
    """Lines that are the same lines before and after."""

    before: range
    after: range


@dataclass(frozen=True, slots=True)
class Links:
    """All links of two texts."""

    rungs: tuple[Link, ...]
    """Those that kept their order, in order."""
    moves: tuple[Link, ...]
    """Those that stand elsewhere now; a line each."""


def link(before: list[str], after: list[str]) -> Links:
    """Link equal lines, broken and alike lines between them, and moved lines; the same whichever text comes first."""
    if _later(before, after):
        turned = link(after, before)
        return Links(tuple(map(_turned, turned.rungs)), tuple(map(_turned, turned.moves)))
    rungs: list[Link] = []
    low = left = 0
    for rung in (*_equal(before, after), Link(range(len(before), len(before)), range(len(after), len(after)))):
        gap = Link(range(low, rung.before.start), range(left, rung.after.start))
        rungs += [*_between(before, after, gap), rung]
        low, left = rung.before.stop, rung.after.stop
    rungs.pop()
    return Links(tuple(rungs), tuple(_moves(before, after, rungs)))


def _later(before: list[str], after: list[str]) -> bool:
    return (len(before), before) > (len(after), after)


def _turned(given: Link) -> Link:
    return Link(given.after, given.before)


def _equal(before: list[str], after: list[str]) -> list[Link]:
    return [
        _single(block.before + step, block.after + step)
        for block in matches(before, after)
        for step in range(block.size)
    ]


def _single(place: int, other: int) -> Link:
    return Link(range(place, place + 1), range(other, other + 1))


def _between(before: list[str], after: list[str], gap: Link) -> list[Link]:
    """Link the lines of a gap: from both ends those that are only broken otherwise, in the middle those alike."""
    if not gap.before or not gap.after:
        return []
    head = _placed(gap, relaid(_held(before, gap.before), _held(after, gap.after)))
    rest = Link(_behind(gap.before, head[-1].before), _behind(gap.after, head[-1].after)) if head else gap
    groups = relaid_behind(_held(before, rest.before), _held(after, rest.after))
    high = rest.before.stop - sum(group.before for group in groups)
    right = rest.after.stop - sum(group.after for group in groups)
    middle = Link(range(rest.before.start, high), range(rest.after.start, right))
    tail = _placed(Link(range(high, rest.before.stop), range(right, rest.after.stop)), groups)
    return [*head, *_alike(before, after, middle), *tail]


def _held(lines: list[str], places: range) -> list[str]:
    return lines[places.start : places.stop]


def _behind(places: range, used: range) -> range:
    return range(used.stop, places.stop)


def _placed(gap: Link, groups: list[Group]) -> list[Link]:
    links = []
    low, left = gap.before.start, gap.after.start
    for group in groups:
        links.append(Link(range(low, low + group.before), range(left, left + group.after)))
        low, left = low + group.before, left + group.after
    return links


def _alike(before: list[str], after: list[str], gap: Link) -> list[Link]:
    pairs = candidates(
        {place: shingles(before[place]) for place in gap.before},
        {place: shingles(after[place]) for place in gap.after},
    )
    return _with_parts(before, after, gap, heaviest_chain(pairs))


def _with_parts(before: list[str], after: list[str], gap: Link, pairs: list[Candidate]) -> list[Link]:
    """Widen pairs over free neighbours that are a part of the other side: a line split in two, or two joined."""
    if not pairs:
        return []
    links = []
    low, left = gap.before.start, gap.after.start
    ends = [(pair.before, pair.after) for pair in pairs[1:]] + [(gap.before.stop, gap.after.stop)]
    for pair, (high, right) in zip(pairs, ends, strict=True):
        split = _widened(pair.after, range(left, right), after, before[pair.before])
        joined = range(pair.before, pair.before + 1)
        if len(split) == 1:
            joined = _widened(pair.before, range(low, high), before, after[pair.after])
        links.append(Link(joined, split))
        low, left = joined.stop, split.stop
    return links


def _widened(held: int, free: range, lines: list[str], whole: str) -> range:
    start, stop = held, held + 1
    if len(free) == 1:
        return range(start, stop)
    grams = _grams(whole)
    while start > free.start and _is_part(lines[start - 1], grams):
        start -= 1
    while stop < free.stop and _is_part(lines[stop], grams):
        stop += 1
    return range(start, stop)


def _is_part(line: str, grams: frozenset[str]) -> bool:
    own = _grams(line)
    return bool(own) and len(own & grams) >= _PART_LIKE * len(own)


def _grams(text: str) -> frozenset[str]:
    flat = folded(text)
    return frozenset(flat[place : place + _GRAM] for place in range(len(flat) - _GRAM + 1))


def _moves(before: list[str], after: list[str], rungs: list[Link]) -> list[Link]:
    here = {place for rung in rungs for place in rung.before}
    there = {place for rung in rungs for place in rung.after}
    pairs = candidates(_free(before, here), _free(after, there))
    moved = []
    for pair in sorted(pairs, key=lambda pair: (-pair.likeness, -pair.shared, pair.before, pair.after)):
        if pair.likeness >= _MOVED_LIKE and pair.before not in here and pair.after not in there:
            here.add(pair.before)
            there.add(pair.after)
            moved.append(_single(pair.before, pair.after))
    return moved


def _free(lines: list[str], linked: set[int]) -> dict[int, frozenset[str]]:
    return {
        place: shingles(line)
        for place, line in enumerate(lines)
        if place not in linked and len(folded(line)) >= _MOVED_LEAST
    }
