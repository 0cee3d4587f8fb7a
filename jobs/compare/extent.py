"""How much of a text an edit touched."""

from collections.abc import Sequence
from dataclasses import dataclass

from jobs.compare.paragraphs import Row, RowKind
from jobs.compare.severity import is_grave
from jobs.compare.strokes import Stroke, Strokes, weight, wording


@dataclass(frozen=True, slots=True, kw_only=True)
class Extent:
    """Characters and paragraphs that changed. Weight leaves out layout, punctuation and ways of writing a number."""

    chars_added: int
    chars_removed: int
    edited_added: int
    """Of chars_added, those within paragraphs that stand on both sides."""
    edited_removed: int
    edited_weight: int
    """The larger of what was added and removed within paragraphs that stand on both sides."""
    share: float
    """Of the weight, the larger of removed / before and added / after."""
    weight_grave: int
    """Changed in sentences on failings, or removed with paragraphs on them."""
    paragraphs: int
    """Of the earlier text."""
    paragraphs_edited: int
    paragraphs_added: int
    paragraphs_removed: int
    paragraphs_moved: int


def measure(rows: Sequence[Row], strokes: Strokes) -> Extent:
    """Count what an alignment and its strokes changed."""
    whole = [stroke for stroke in strokes.told if stroke.is_whole]
    within = [stroke for stroke in strokes.told if not stroke.is_whole]
    moved = [row for row in rows if row.kind is RowKind.MOVED and row.before]
    return Extent(
        chars_added=sum(len(stroke.after) for stroke in strokes.told),
        chars_removed=sum(len(stroke.before) for stroke in strokes.told),
        edited_added=sum(len(stroke.after) for stroke in within),
        edited_removed=sum(len(stroke.before) for stroke in within),
        edited_weight=max(_added(within), _removed(within)),
        share=_share(rows, strokes),
        weight_grave=sum(_grave(stroke) for stroke in strokes.told),
        paragraphs=sum(row.before.text.count("\n") + 1 for row in rows if row.before),
        paragraphs_edited=sum(1 for row in rows if row.kind is RowKind.CHANGED) + sum(1 for row in moved if row.edits),
        paragraphs_added=sum(1 for stroke in whole if stroke.after),
        paragraphs_removed=sum(1 for stroke in whole if stroke.before),
        paragraphs_moved=len(moved) + strokes.passages_moved,
    )


def _added(strokes: Sequence[Stroke]) -> int:
    return sum(weight(stroke.after) for stroke in strokes if not stroke.is_layout)


def _removed(strokes: Sequence[Stroke]) -> int:
    return sum(weight(stroke.before) for stroke in strokes if not stroke.is_layout)


def _share(rows: Sequence[Row], strokes: Strokes) -> float:
    before = weight("\n".join(row.before.text for row in rows if row.before))
    after = weight("\n".join(row.after.text for row in rows if row.after))
    return max(_removed(strokes.told) / max(1, before), _added(strokes.told) / max(1, after))


def _grave(stroke: Stroke) -> int:
    """What of a stroke's wording, its figures apart, was said of failings."""
    if stroke.is_layout or (stroke.is_whole and not stroke.before) or not is_grave(stroke.sentence):
        return 0
    if stroke.is_whole:
        return weight(stroke.before)
    before, after = wording(stroke.before), wording(stroke.after)
    return 0 if before == after else max(len(before), len(after))
