"""Which characters of a paragraph an edit touched."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import takewhile

from jobs.compare.likeness import narrow
from jobs.compare.sequence import Block, matches

_CLAUSE = re.compile(r"\n|[^\n,，。;；:：!！?？|]*[,，。;；:：!！?？|]+|[^\n,，。;；:：!！?？|]+")
# A figure, a numeral and a Latin word change as a whole: 120 -> 125 is one figure, not one digit.
_TOKEN = re.compile(
    r"(?:(?<![0-9０-９A-Za-z%％‰年月日件])[-−－](?=[0-9０-９]))?"
    r"(?:[0-9０-９]{1,3}(?:[,，][0-9０-９]{3}(?![0-9０-９]))+|[0-9０-９]+)(?:[.．][0-9０-９]+)?"
    r"|[〇零一二三四五六七八九十百千万亿两]+|[A-Za-z]+|.",
    re.DOTALL,
)

_STROKE_LONGEST = 64


@dataclass(frozen=True, slots=True)
class Edit:
    """Characters before_start to before_end became after_start to after_end; either side may be empty."""

    before_start: int
    before_end: int
    after_start: int
    after_end: int


def edits(before: str, after: str) -> tuple[Edit, ...]:
    """Find the edits that make one paragraph of the other, whole clauses first, then whole tokens."""
    if (len(before), before) > (len(after), after):
        return tuple(
            Edit(edit.after_start, edit.after_end, edit.before_start, edit.before_end) for edit in edits(after, before)
        )
    clauses = _changed(_CLAUSE.findall(before), _CLAUSE.findall(after), _flat)
    return tuple(edit for clause in clauses for edit in _within(before, after, clause))


def _flat(clause: str) -> str:
    return narrow(clause).strip()


def tokens(text: str) -> list[str]:
    """Split into figures, numerals, Latin words and single characters."""
    return _TOKEN.findall(text)


def _within(before: str, after: str, clause: Edit) -> list[Edit]:
    ours = before[clause.before_start : clause.before_end]
    theirs = after[clause.after_start : clause.after_end]
    if not ours or not theirs:
        return [clause]
    found = _changed(_TOKEN.findall(ours), _TOKEN.findall(theirs), narrow)
    whole = [_trimmed(ours, theirs, edit) for edit in _without_crumbs(found)]
    return [_shifted(edit, clause) for edit in _in_one_stroke(ours, theirs, whole)]


def _changed(before: list[str], after: list[str], flat: Callable[[str], str]) -> list[Edit]:
    """What lies between the runs that are equal once made flat, in characters; in a run, the parts that differ."""
    ours, theirs = _starts(before), _starts(after)
    found = []
    place = other = 0
    blocks = matches(list(map(flat, before)), list(map(flat, after)))
    for block in (*blocks, Block(len(before), len(after), 0)):
        if block.before > place or block.after > other:
            found.append(Edit(ours[place], ours[block.before], theirs[other], theirs[block.after]))
        place, other = block.before + block.size, block.after + block.size
        if before[block.before : place] == after[block.after : other]:
            continue
        for step in range(block.size):
            part, same = block.before + step, block.after + step
            if before[part] != after[same]:
                found.append(Edit(ours[part], ours[part + 1], theirs[same], theirs[same + 1]))
    return found


def _starts(parts: list[str]) -> list[int]:
    starts = [0]
    for part in parts:
        starts.append(starts[-1] + len(part))
    return starts


def _without_crumbs(found: list[Edit]) -> list[Edit]:
    """Join edits around a remainder shorter than either: chance matches in rewritten words say nothing."""
    while True:
        joined = list(_join_neighbours(found))
        if len(joined) == len(found):
            return joined
        found = joined


def _join_neighbours(found: list[Edit]) -> Iterator[Edit]:
    last: Edit | None = None
    for edit in found:
        if last is None:
            last = edit
        elif edit.before_start - last.before_end <= min(_size(last), _size(edit)):
            last = Edit(last.before_start, edit.before_end, last.after_start, edit.after_end)
        else:
            yield last
            last = edit
    if last is not None:
        yield last


def _trimmed(ours: str, theirs: str, edit: Edit) -> Edit:
    """Leave out of a joined edit the tokens that both its sides begin or end with."""
    before = _TOKEN.findall(ours, edit.before_start, edit.before_end)
    after = _TOKEN.findall(theirs, edit.after_start, edit.after_end)
    head = sum(len(token) for token, _ in takewhile(_are_equal, zip(before, after, strict=False)))
    most = min(edit.before_end - edit.before_start, edit.after_end - edit.after_start) - head
    tail = 0
    for token, other in takewhile(_are_equal, zip(reversed(before), reversed(after), strict=False)):
        if tail + len(token) > most:
            break
        tail += len(other)
    return Edit(edit.before_start + head, edit.before_end - tail, edit.after_start + head, edit.after_end - tail)


def _are_equal(pair: tuple[str, str]) -> bool:
    return pair[0] == pair[1]


def _in_one_stroke(ours: str, theirs: str, found: list[Edit]) -> list[Edit]:
    """Join neighbours that one edit of no more characters does the work of.

    县司法局行政 -> 县司法行政部门行政 can be read as 局 gone and 部门行政 come, or as 局 -> 行政部门.
    """
    joined: list[Edit] = []
    for edit in found:
        last = joined[-1] if joined else edit
        both = Edit(last.before_start, edit.before_end, last.after_start, edit.after_end)
        if joined and _size(both) <= _STROKE_LONGEST:
            both = _trimmed(ours, theirs, both)
            if _cost(both) <= _cost(last) + _cost(edit):
                joined[-1] = both
                continue
        joined.append(edit)
    return joined


def _cost(edit: Edit) -> int:
    return edit.before_end - edit.before_start + edit.after_end - edit.after_start


def _size(edit: Edit) -> int:
    return max(edit.before_end - edit.before_start, edit.after_end - edit.after_start)


def _shifted(edit: Edit, origin: Edit) -> Edit:
    return Edit(
        origin.before_start + edit.before_start,
        origin.before_start + edit.before_end,
        origin.after_start + edit.after_start,
        origin.after_start + edit.after_end,
    )
