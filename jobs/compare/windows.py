"""The sentences that edits touch: all else of a long paragraph is as it was and need not be read."""

from collections.abc import Sequence
from dataclasses import dataclass

from jobs.compare.tokens import Edit

_ENDS = ("。", "\n")


@dataclass(frozen=True, slots=True)
class Window:
    """Whole sentences of a paragraph before and after, in characters."""

    before: slice
    after: slice


def windows(before: str, edits: Sequence[Edit]) -> tuple[Window, ...]:
    """Widen every edit to the sentences it stands in, and join those that meet."""
    found: list[Window] = []
    for edit in edits:
        start = max(before.rfind(end, 0, edit.before_start) + 1 for end in _ENDS)
        ends = [place for place in (before.find(end, edit.before_end) for end in _ENDS) if place >= 0]
        stop = min(ends, default=len(before) - 1) + 1
        window = Window(
            slice(start, stop),
            slice(edit.after_start - edit.before_start + start, edit.after_end - edit.before_end + stop),
        )
        if found and start < found[-1].before.stop:
            last = found.pop()
            window = Window(slice(last.before.start, stop), slice(last.after.start, window.after.stop))
        found.append(window)
    return tuple(found)
