"""Which characters of a paragraph an edit touched."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from jobs.compare.sequence import Block, matches

_CLAUSE = re.compile(r"\n|[^\n,，。;；:：!！?？|]*[,，。;；:：!！?？|]+|[^\n,，。;；:：!！?？|]+")
# A figure, a numeral and a Latin word change as a whole: 120 -> 125 is one figure, not one digit.
_TOKEN = re.compile(
    r"[0-9０-９]+(?:[,，][0-9０-９]{3}(?![0-9０-９]))*(?:[.．][0-9０-９]+)?"
    r"|[〇零一二三四五六七八九十百千万亿两]+|[A-Za-z]+|.",
    re.DOTALL,
)


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
    clauses = _changed(_CLAUSE.findall(before), _CLAUSE.findall(after))
    return tuple(edit for clause in clauses for edit in _within(before, after, clause))


def _within(before: str, after: str, clause: Edit) -> list[Edit]:
    ours = before[clause.before_start : clause.before_end]
    theirs = after[clause.after_start : clause.after_end]
    if not ours or not theirs:
        return [clause]
    found = _changed(_TOKEN.findall(ours), _TOKEN.findall(theirs))
    return [_shifted(edit, clause) for edit in _without_crumbs(found)]


def _changed(before: list[str], after: list[str]) -> list[Edit]:
    """What lies between the equal runs, in characters."""
    ours, theirs = _starts(before), _starts(after)
    found = []
    place = other = 0
    for block in (*matches(before, after), Block(len(before), len(after), 0)):
        if block.before > place or block.after > other:
            found.append(Edit(ours[place], ours[block.before], theirs[other], theirs[block.after]))
        place, other = block.before + block.size, block.after + block.size
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


def _size(edit: Edit) -> int:
    return max(edit.before_end - edit.before_start, edit.after_end - edit.after_start)


def _shifted(edit: Edit, origin: Edit) -> Edit:
    return Edit(
        origin.before_start + edit.before_start,
        origin.before_start + edit.before_end,
        origin.after_start + edit.after_start,
        origin.after_start + edit.after_end,
    )
