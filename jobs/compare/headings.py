"""Which section headings an edit added, removed, reworded or only numbered otherwise."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from jobs.compare.likeness import folded, narrow
from jobs.compare.paragraphs import Row, RowKind
from jobs.compare.windows import windows

_NUMERALS = "[一二三四五六七八九十百]{1,4}"
# 一、 and 第一章 open a paragraph; (一) may follow the heading above it where two lines were joined; 第(一)项 is none.
_MARK = re.compile(rf"(?:^|\n|(?<=。))\s{{0,4}}(?:第{_NUMERALS}[章节]|{_NUMERALS}、)|(?<!第)\({_NUMERALS}\)")
_END = re.compile("[\n。]")
# A longer sentence behind such a number is no heading.
_LONGEST = 50


@dataclass(frozen=True, slots=True, kw_only=True)
class Headings:
    """How many section headings an edit touched."""

    added: int
    removed: int
    reworded: int
    renumbered: int
    """With the same words."""

    @property
    def touched(self) -> int:
        """Count those whose words changed."""
        return self.added + self.removed + self.reworded


def read_headings(rows: Sequence[Row]) -> Headings:
    """Compare the headings of the paragraphs that differ; one that only stands elsewhere did not change."""
    reworded, renumbered = 0, 0
    removed: Counter[str] = Counter()
    added: Counter[str] = Counter()
    for before, after in _differing(rows):
        ours, theirs = list(_headings(before)), list(_headings(after))
        if ours == theirs:
            continue
        lost, new = _less(ours, theirs), _less(theirs, ours)
        both = min(lost.total(), new.total())
        numbered = Counter(theirs) - Counter(ours)
        renumbered += sum(1 for heading in numbered if heading.words not in new)
        reworded += both if before and after else 0
        removed.update(list(lost.elements())[both:])
        added.update(list(new.elements())[both:])
    return Headings(
        added=(added - removed).total(),
        removed=(removed - added).total(),
        reworded=reworded,
        renumbered=renumbered,
    )


@dataclass(frozen=True, slots=True)
class _Heading:
    number: str
    words: str


def _differing(rows: Sequence[Row]) -> Iterator[tuple[str, str]]:
    """What stands on the two sides of every row that is not only laid out otherwise; a move once."""
    for row in rows:
        before, after = row.before, row.after or row.elsewhere
        if row.kind is RowKind.REMOVED and before:
            yield before.text, ""
        elif row.kind is RowKind.ADDED and after:
            yield "", after.text
        elif before and after and row.edits and folded(before.text) != folded(after.text):
            touched = windows(before.text, row.edits)
            yield (
                _held(before.text, [window.before for window in touched]),
                _held(after.text, [window.after for window in touched]),
            )


def _held(text: str, places: Sequence[slice]) -> str:
    return "\n".join(text[place] for place in places)


def _headings(text: str) -> Iterator[_Heading]:
    flat = narrow(text)
    marks = list(_MARK.finditer(flat))
    for place, mark in enumerate(marks):
        stop = marks[place + 1].start() if place + 1 < len(marks) else len(flat)
        words = _END.split(flat[mark.end() : min(stop, mark.end() + _LONGEST + 1)], maxsplit=1)[0]
        if 0 < len(words) <= _LONGEST:
            yield _Heading(folded(mark[0]), folded(words))


def _less(ours: Sequence[_Heading], theirs: Sequence[_Heading]) -> Counter[str]:
    """The words of headings that the other side does not have."""
    return Counter(heading.words for heading in ours) - Counter(heading.words for heading in theirs)
