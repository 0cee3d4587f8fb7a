"""Which lines of one version are which lines of the other."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from jobs.compare.layout import Group, relaid, relaid_behind
from jobs.compare.likeness import Candidate, candidates, folded, heaviest_chain, shingles
from jobs.compare.moves import BROKEN_LEAST, Link, all_moves, downwards, equal_moves, opening, parts
from jobs.compare.sequence import matches

# What another order of the sections rewrites at the head of a line: 三、 (二) 第四章 5. (6) 七是
_NUMBERING = re.compile(
    r"^(?:第[一二三四五六七八九十]{1,3}[章节]|[一二三四五六七八九十]{1,3}[、是]|\([一二三四五六七八九十0-9]{1,3}\)|[0-9]{1,2}[.、](?![0-9]))"
)
# A line of which so much stands at both ends of the other needs no closer look.
_ENDS_ALIKE = 0.5


@dataclass(frozen=True, slots=True)
class Links:
    """All links of two texts."""

    rungs: tuple[Link, ...]
    """Those that kept their order, in order."""
    moves: tuple[Link, ...]
    """Those that stand elsewhere now."""


def link(before: Sequence[str], after: Sequence[str]) -> Links:
    """Link equal lines, broken and alike lines between them, and moved lines; the same whichever text comes first."""
    ours, theirs = [folded(line) for line in before], [folded(line) for line in after]
    if (len(ours), ours) <= (len(theirs), theirs):
        return _link(ours, theirs)
    turned = _link(theirs, ours)
    return Links(tuple(map(_turned, turned.rungs)), tuple(map(_turned, turned.moves)))


@dataclass(frozen=True, slots=True)
class _Moved:
    """The lines of both sides that say the very same at another place."""

    before: frozenset[int]
    after: frozenset[int]


def _turned(given: Link) -> Link:
    return Link(given.after, given.before)


def _link(before: list[str], after: list[str]) -> Links:
    ours, theirs = [_unnumbered(line) for line in before], [_unnumbered(line) for line in after]
    equal = _equal(ours, theirs)
    moves = equal_moves(ours, theirs, equal)
    moved = _Moved(frozenset(move.before.start for move in moves), frozenset(move.after.start for move in moves))
    rungs: list[Link] = []
    low = left = 0
    for rung in (*equal, Link(range(len(before), len(before)), range(len(after), len(after)))):
        gap = Link(range(low, rung.before.start), range(left, rung.after.start))
        rungs += [*_between(before, after, gap, moved), rung]
        low, left = rung.before.stop, rung.after.stop
    rungs.pop()
    return Links(tuple(rungs), tuple(all_moves(ours, theirs, rungs, moves)))


def _unnumbered(line: str) -> str:
    return _NUMBERING.sub("", line, count=1) or line


def _equal(before: list[str], after: list[str]) -> list[Link]:
    return [
        _single(block.before + step, block.after + step)
        for block in matches(before, after)
        for step in range(block.size)
    ]


def _single(place: int, other: int) -> Link:
    return Link(range(place, place + 1), range(other, other + 1))


def _between(before: list[str], after: list[str], gap: Link, moved: _Moved) -> list[Link]:
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
    return [*head, *_middle(before, after, middle, moved), *tail]


def _middle(before: list[str], after: list[str], gap: Link, moved: _Moved) -> list[Link]:
    """Link first what is only broken otherwise from some line on, a table cut again; then what is alike between."""
    openings = {opening(after, gap.after, place): place for place in reversed(gap.after)}
    links: list[Link] = []
    low, left = gap.before.start, gap.after.start
    for place in gap.before:
        other = openings.get(opening(before, gap.before, place), -1)
        if place < low or other < left:
            continue
        start = Link(range(place, gap.before.stop), range(other, gap.after.stop))
        groups = _placed(start, relaid(downwards(before, start.before, place), downwards(after, start.after, other)))
        if len(groups) >= BROKEN_LEAST:
            links += [*_alike(before, after, Link(range(low, place), range(left, other)), moved), *groups]
            low, left = groups[-1].before.stop, groups[-1].after.stop
    return [*links, *_alike(before, after, Link(range(low, gap.before.stop), range(left, gap.after.stop)), moved)]


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


def _alike(before: list[str], after: list[str], gap: Link, moved: _Moved) -> list[Link]:
    ours = [place for place in gap.before if place not in moved.before]
    theirs = [place for place in gap.after if place not in moved.after]
    if len(gap.before) == len(gap.after) == len(ours) == len(theirs) == 1 and _ends_alike(
        before[ours[0]], after[theirs[0]]
    ):
        return [gap]
    pairs = candidates(
        {place: shingles(before[place]) for place in ours}, {place: shingles(after[place]) for place in theirs}
    )
    return _with_parts(before, after, gap, heaviest_chain(pairs))


def _ends_alike(line: str, other: str) -> bool:
    shared = _head(line, other)
    shared += _head(line[shared:][::-1], other[shared:][::-1])
    return shared >= _ENDS_ALIKE * max(len(line), len(other))


def _head(line: str, other: str) -> int:
    """How many characters two lines begin with alike."""
    low, high = 0, min(len(line), len(other))
    while low < high:
        middle = (low + high + 1) // 2
        if line[low:middle] == other[low:middle]:
            low = middle
        else:
            high = middle - 1
    return low


def _with_parts(before: list[str], after: list[str], gap: Link, pairs: list[Candidate]) -> list[Link]:
    """Widen pairs over free neighbours that are a part of the other side: a line split in two, or two joined."""
    links = []
    low, left = gap.before.start, gap.after.start
    ends = [(pair.before, pair.after) for pair in pairs[1:]] + [(gap.before.stop, gap.after.stop)]
    for pair, (high, right) in zip(pairs, ends, strict=False):
        links.append(parts(before, after, pair, Link(range(low, high), range(left, right))))
        low, left = links[-1].before.stop, links[-1].after.stop
    return links
