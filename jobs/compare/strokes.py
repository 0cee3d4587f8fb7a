"""What an edit took and put, stroke by stroke."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from jobs.compare.likeness import folded
from jobs.compare.numbers import Figure, Mark, figures, is_same_amount
from jobs.compare.paragraphs import Row, RowKind
from jobs.compare.tokens import Edit

_SENTENCE_END = re.compile("[\n。;；!！?？]")
_SENTENCE_LONGEST = 100
_WORDS = re.compile(r"[^\W_]+")
_NUMERAL = re.compile("[0-9０-９一二两三四五六七八九十]")
# What a way of writing a number adds to its numerals.
_NUMBER_WORDS = re.compile("[百千万]分之|[点余]")
_NUMBER_LONGEST = 24
# A unit says that 三十 in 三十件 is a number.
_UNIT_LONGEST = 4
# Sentences gone here and new there have moved, unless they are so short that they may be others.
_SENTENCE = re.compile(r"[^\n。;；!！?？]+[\n。;；!！?？]*|[\n。;；!！?？]+")
_MOVED_LEAST = 6


@dataclass(frozen=True, slots=True, kw_only=True)
class Stroke:
    """Words that one edit took, and those it put in their place; a whole paragraph, or words within one."""

    before: str
    after: str
    sentence: str
    """What was touched, as it stood before."""
    is_layout: bool
    """Spaces, widths, punctuation or the way of writing a number only."""
    is_whole: bool
    """A whole paragraph."""


@dataclass(frozen=True, slots=True)
class Strokes:
    """All that an edit did to the words of a text."""

    told: tuple[Stroke, ...]
    passages_moved: int
    """Words that one paragraph lost and another gained, which are not told."""


def read_strokes(rows: Sequence[Row]) -> Strokes:
    """Cut the edits of an alignment into strokes, less the sentences that one place lost and another gained."""
    found = [stroke for row in rows for stroke in _of_row(row)]
    leaving = Counter(_sentences(stroke.before for stroke in found if _is_empty(stroke.after)))
    coming = Counter(_sentences(stroke.after for stroke in found if _is_empty(stroke.before)))
    moved = leaving & coming
    if not moved:
        return Strokes(tuple(found), 0)
    going, arriving = moved.copy(), moved.copy()
    left = [_left(stroke, going, arriving) for stroke in found]
    told = tuple(stroke for stroke in left if stroke.before or stroke.after)
    return Strokes(told, max(1, (len(found) - len(told)) // 2))


def words(text: str) -> str:
    """Drop all but letters and numerals."""
    return "".join(_WORDS.findall(folded(text)))


def weight(text: str) -> int:
    """Count letters and numerals."""
    return sum(map(len, _WORDS.findall(text)))


def wording(text: str) -> str:
    """Drop the numbers too, which have a ledger of their own."""
    bare = _NUMBER_WORDS.sub("", words(text)) if _NUMERAL.search(text) else words(text)
    return "".join(character for character in bare if not character.isnumeric())


def _sentences(texts: Iterable[str]) -> Iterator[str]:
    """The sentences of texts in bare words, those long enough to be known again."""
    bare = (words(sentence) for text in texts for sentence in _SENTENCE.findall(text))
    return (sentence for sentence in bare if len(sentence) >= _MOVED_LEAST)


def _left(stroke: Stroke, going: Counter[str], arriving: Counter[str]) -> Stroke:
    """What of a stroke did not move."""
    if _is_empty(stroke.after):
        before = _without(stroke.before, going)
        return replace(stroke, before=before, after=stroke.after if before else "")
    if _is_empty(stroke.before):
        after = _without(stroke.after, arriving)
        return replace(stroke, before=stroke.before if after else "", after=after)
    return stroke


def _without(text: str, moved: Counter[str]) -> str:
    left = "".join(sentence for sentence in _SENTENCE.findall(text) if not _take(moved, words(sentence)))
    return "" if _is_empty(left) else left


def _is_empty(text: str) -> bool:
    """Whether a text has no letter and no numeral."""
    return _WORDS.search(text) is None


def _take(waiting: Counter[str], sentence: str) -> bool:
    if waiting[sentence] <= 0:
        return False
    waiting[sentence] -= 1
    return True


def _of_row(row: Row) -> Iterator[Stroke]:
    before, after = row.before, row.after or row.elsewhere
    if row.kind is RowKind.REMOVED and before and before.text:
        yield Stroke(before=before.text, after="", sentence=before.text, is_layout=False, is_whole=True)
    elif row.kind is RowKind.ADDED and after and after.text:
        yield Stroke(before="", after=after.text, sentence=after.text, is_layout=False, is_whole=True)
    elif before and after and row.edits:
        yield from _within(before.text, after.text, row.edits)


def _within(before: str, after: str, edits: Sequence[Edit]) -> Iterator[Stroke]:
    is_layout = folded(before) == folded(after)
    for edit in edits:
        gone, come = before[edit.before_start : edit.before_end], after[edit.after_start : edit.after_end]
        yield Stroke(
            before=gone,
            after=come,
            sentence=_sentence(before, edit),
            is_layout=is_layout or words(gone) == words(come) or _is_one_number(before, after, edit),
            is_whole=False,
        )


def _sentence(text: str, edit: Edit) -> str:
    head = text[max(0, edit.before_start - _SENTENCE_LONGEST) : edit.before_start]
    tail = text[edit.before_end : edit.before_end + _SENTENCE_LONGEST]
    touched = text[edit.before_start : edit.before_end]
    return _SENTENCE_END.split(head)[-1] + touched + _SENTENCE_END.split(tail, maxsplit=1)[0]


def _is_one_number(before: str, after: str, edit: Edit) -> bool:
    """Whether both sides are one number, written in two ways."""
    gone, come = before[edit.before_start : edit.before_end], after[edit.after_start : edit.after_end]
    if not (gone and come) or len(gone) + len(come) > _NUMBER_LONGEST or wording(gone) != wording(come):
        return False
    ours = _first_figure(gone + before[edit.before_end : edit.before_end + _UNIT_LONGEST])
    theirs = _first_figure(come + after[edit.after_end : edit.after_end + _UNIT_LONGEST])
    return ours is not None and theirs is not None and is_same_amount(ours, theirs)


def _first_figure(text: str) -> Figure | None:
    return next((figure for figure in figures(text) if figure.mark is Mark.FIGURE), None)
