"""How much of a text an edit touched."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from jobs.compare.likeness import folded
from jobs.compare.paragraphs import Row, RowKind
from jobs.compare.severity import is_grave
from jobs.compare.tokens import Edit

_SENTENCE_END = re.compile("[\n。;；!！?？]")
_SENTENCE_LONGEST = 100
_WORDS = re.compile(r"[^\W_]+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Extent:
    """Characters and paragraphs that changed. Weight leaves layout and punctuation out."""

    chars_added: int
    chars_removed: int
    edited_added: int
    """Of chars_added, those within paragraphs that stand on both sides."""
    edited_removed: int
    weight_added: int
    weight_removed: int
    weight_before: int
    """Of the whole text."""
    weight_after: int
    weight_grave: int
    """Changed in sentences on failings, or removed with paragraphs on them."""
    paragraphs: int
    """Of the earlier text."""
    paragraphs_edited: int
    paragraphs_added: int
    paragraphs_removed: int
    paragraphs_moved: int

    @property
    def share(self) -> float:
        """The larger share of what was removed and what was added."""
        return max(
            self.weight_removed / max(1, self.weight_before),
            self.weight_added / max(1, self.weight_after),
        )


def measure(rows: Sequence[Row]) -> Extent:
    """Count what the rows of an alignment changed."""
    pieces = list(_edited(rows))
    removed = [row.before.text for row in rows if row.kind is RowKind.REMOVED and row.before and row.before.text]
    added = [row.after.text for row in rows if row.kind is RowKind.ADDED and row.after and row.after.text]
    moved = [row for row in rows if row.kind is RowKind.MOVED and row.before]
    edited_removed = sum(len(piece.before) for piece in pieces)
    edited_added = sum(len(piece.after) for piece in pieces)
    return Extent(
        chars_added=edited_added + sum(map(len, added)),
        chars_removed=edited_removed + sum(map(len, removed)),
        edited_added=edited_added,
        edited_removed=edited_removed,
        weight_added=sum(piece.weight_after for piece in pieces) + sum(map(_weight, added)),
        weight_removed=sum(piece.weight_before for piece in pieces) + sum(map(_weight, removed)),
        weight_before=_weight("\n".join(row.before.text for row in rows if row.before)),
        weight_after=_weight("\n".join(row.after.text for row in rows if row.after)),
        weight_grave=sum(piece.weight_of_wording for piece in pieces if is_grave(piece.sentence))
        + sum(_weight(text) for text in removed if is_grave(text)),
        paragraphs=sum(row.before.text.count("\n") + 1 for row in rows if row.before),
        paragraphs_edited=sum(1 for row in rows if row.kind is RowKind.CHANGED) + sum(1 for row in moved if row.edits),
        paragraphs_added=len(added),
        paragraphs_removed=len(removed),
        paragraphs_moved=len(moved),
    )


@dataclass(frozen=True, slots=True)
class _Piece:
    before: str
    after: str
    sentence: str
    """What the edit touched, as it stood before."""
    is_layout: bool

    @property
    def weight_before(self) -> int:
        return 0 if self.is_layout else _weight(self.before)

    @property
    def weight_after(self) -> int:
        return 0 if self.is_layout else _weight(self.after)

    @property
    def weight_of_wording(self) -> int:
        """Without figures, which have a part of their own."""
        before, after = _wording(self.before), _wording(self.after)
        return 0 if self.is_layout or before == after else max(len(before), len(after))


def _edited(rows: Sequence[Row]) -> Iterator[_Piece]:
    for row in rows:
        before, after = row.before, row.after or row.elsewhere
        if before and after and row.edits:
            yield from _pieces(before.text, after.text, row.edits)


def _pieces(before: str, after: str, edits: Sequence[Edit]) -> Iterator[_Piece]:
    is_layout = folded(before) == folded(after)
    for edit in edits:
        gone, come = before[edit.before_start : edit.before_end], after[edit.after_start : edit.after_end]
        yield _Piece(gone, come, _sentence(before, edit), is_layout or _words(gone) == _words(come))


def _sentence(text: str, edit: Edit) -> str:
    head = text[max(0, edit.before_start - _SENTENCE_LONGEST) : edit.before_start]
    tail = text[edit.before_end : edit.before_end + _SENTENCE_LONGEST]
    touched = text[edit.before_start : edit.before_end]
    return _SENTENCE_END.split(head)[-1] + touched + _SENTENCE_END.split(tail, maxsplit=1)[0]


def _words(text: str) -> str:
    return "".join(_WORDS.findall(folded(text)))


def _wording(text: str) -> str:
    return "".join(character for character in _words(text) if not character.isnumeric())


def _weight(text: str) -> int:
    return sum(map(len, _WORDS.findall(text)))
