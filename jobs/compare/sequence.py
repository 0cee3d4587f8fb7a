"""The longest run of items two sequences have in common, in order."""

from collections.abc import Hashable, Iterator, Sequence
from dataclasses import dataclass

# Rows x columns of a comparison, one bit each. Up to the first the whole table is kept: 8 MB and 20 ms at the limit.
# Up to the second it is halved until it can be kept: .6 s for two sequences of 60,000. Beyond, nothing is in common.
_TABLE = 64_000_000
_HALVED = 4_000_000_000


@dataclass(frozen=True, slots=True)
class Block:
    """A run of equal items."""

    before: int
    after: int
    size: int


@dataclass(frozen=True, slots=True)
class _Box:
    """Items low to high of the one sequence against left to right of the other."""

    low: int
    high: int
    left: int
    right: int

    @property
    def cells(self) -> int:
        return (self.high - self.low) * (self.right - self.left)


def matches(before: Sequence[Hashable], after: Sequence[Hashable]) -> list[Block]:
    """Find the equal runs of a longest common subsequence, in order."""
    found: list[Block] = []
    boxes = [_Box(0, len(before), 0, len(after))]
    while boxes:
        box = _trimmed(before, after, boxes.pop(), found)
        if not box.cells or box.cells > _HALVED:
            continue
        if box.cells <= _TABLE or box.right - box.left == 1:
            found += _common(before, after, box)
        else:
            boxes += _halves(before, after, box)
    return _joined(found)


def _trimmed(before: Sequence[Hashable], after: Sequence[Hashable], box: _Box, found: list[Block]) -> _Box:
    """Note what both ends have in common and return the box between."""
    most = min(box.high - box.low, box.right - box.left)
    head = 0
    while head < most and before[box.low + head] == after[box.left + head]:
        head += 1
    tail = 0
    while tail < most - head and before[box.high - tail - 1] == after[box.right - tail - 1]:
        tail += 1
    found.append(Block(box.low, box.left, head))
    found.append(Block(box.high - tail, box.right - tail, tail))
    return _Box(box.low + head, box.high - tail, box.left + head, box.right - tail)


def _rows(columns: Sequence[Hashable], lines: Sequence[Hashable]) -> Iterator[int]:
    """Yield the table's rows, a bit a column, 0 where the common length grows (Hyyrö 2004, bit-parallel LCS)."""
    places: dict[Hashable, int] = {}
    for place, item in enumerate(columns):
        places[item] = places.get(item, 0) | 1 << place
    full = (1 << len(columns)) - 1
    row = full
    for item in lines:
        hit = row & places.get(item, 0)
        if hit:
            row = ((row + hit) | (row ^ hit)) & full
        yield row


def _common(before: Sequence[Hashable], after: Sequence[Hashable], box: _Box) -> list[Block]:
    rows = list(_rows(before[box.low : box.high], after[box.left : box.right]))
    blocks = []
    column, line = box.high - box.low, box.right - box.left
    while column and line:
        if rows[line - 1] >> (column - 1) & 1:
            column -= 1
            continue
        line -= 1
        if line and not rows[line - 1] >> (column - 1) & 1:
            continue
        column -= 1
        blocks.append(Block(box.low + column, box.left + line, 1))
    return blocks


def _halves(before: Sequence[Hashable], after: Sequence[Hashable], box: _Box) -> tuple[_Box, _Box]:
    """Cut the box where a longest common subsequence passes the middle of its lines (Hirschberg 1975)."""
    columns = before[box.low : box.high]
    middle = (box.left + box.right) // 2
    above = _lengths(columns, after[box.left : middle])
    below = _lengths(columns[::-1], after[middle : box.right][::-1])[::-1]
    sums = [one + other for one, other in zip(above, below, strict=True)]
    cut = box.low + sums.index(max(sums))
    return _Box(box.low, cut, box.left, middle), _Box(cut, box.high, middle, box.right)


def _lengths(columns: Sequence[Hashable], lines: Sequence[Hashable]) -> list[int]:
    """Common length of all lines with the first 0, 1, 2 ... columns."""
    row = (1 << len(columns)) - 1
    for latest in _rows(columns, lines):
        row = latest
    lengths = [0]
    for bit in reversed(f"{row:0{len(columns)}b}"):
        lengths.append(lengths[-1] + (bit == "0"))
    return lengths


def _joined(blocks: list[Block]) -> list[Block]:
    joined: list[Block] = []
    for block in sorted((block for block in blocks if block.size), key=lambda block: block.before):
        last = joined[-1] if joined else None
        if last and last.before + last.size == block.before and last.after + last.size == block.after:
            joined[-1] = Block(last.before, last.after, last.size + block.size)
        else:
            joined.append(block)
    return joined
