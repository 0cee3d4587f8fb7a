"""What set each version apart from the one before it."""

from collections.abc import Mapping, Sequence
from html import escape
from itertools import pairwise

from jobs.alerts.reasons import in_chinese
from jobs.compare.paragraphs import Paragraph, Row, RowKind, align
from jobs.compare.pieces import Fold, Side, fold, paragraph, pieces
from jobs.dossier import markup
from jobs.dossier.facts import changed_facts
from jobs.dossier.texts import Names, anchor
from jobs.dossier.words import FACTS, word
from store.difference import Direction, NumberChange
from store.dossier_parts import Edition, Happening
from store.records import Cause
from store.versions import Version

OURS = "此处的差异出自我方读取程序的更新：网页本身没有改动，不作改动处理，也没有通知任何人。"
_CONTEXT = 1
_TAGS = {Side.BEFORE: "del", Side.AFTER: "ins"}
_DIRECTIONS = {Direction.UP: "升 ↑", Direction.DOWN: "降 ↓", None: ""}


def diffs_html(editions: Sequence[Edition], names: Sequence[Names], edits: Mapping[int, Happening]) -> str:
    """Set the differences between neighbouring versions; `edits` maps a version to the ledger's line on it."""
    return "\n".join(
        _diff(before.version, after.version, ours, theirs, edits.get(after.version.number))
        for (before, after), (ours, theirs) in zip(pairwise(editions), pairwise(names), strict=True)
    )


def figures_html(numbers: Sequence[NumberChange]) -> str:
    """Set the figures that an edit changed, with their directions."""
    if not numbers:
        return ""
    columns = {
        "原数": [_figure(number.before, number.unit) for number in numbers],
        "现数": [_figure(number.after, number.unit) for number in numbers],
        "升降": [_DIRECTIONS[number.direction] for number in numbers],
        "所计": [markup.shown(number.counts) for number in numbers],
        "上下文": [markup.shown(number.context) for number in numbers],
    }
    filled = {head: cells for head, cells in columns.items() if any(cells)}
    return markup.table(tuple(filled), zip(*filled.values(), strict=True))


def _diff(before: Version, after: Version, ours: Names, theirs: Names, edit: Happening | None) -> str:
    parts = [
        f'<p class="note">{OURS}</p>' if after.cause is Cause.EXTRACTOR else "",
        f"<p>{markup.shown(in_chinese(edit.reason))}</p>" if edit else "",
        _facts(before, after),
        figures_html(edit.numbers) if edit else "",
        _rows(before, after, ours, theirs),
    ]
    unfold = markup.folded if after.cause is Cause.EXTRACTOR else markup.unfolded
    inside = "\n".join(part for part in parts if part)
    return f'<section id="d{after.number}">{unfold(_summary(before, after, edit), inside)}</section>'


def _summary(before: Version, after: Version, edit: Happening | None) -> str:
    title = f"<b>第 {before.number} 版 → 第 {after.number} 版</b>"
    if edit is None:
        return f"{title} · {word(after.cause)}"
    severity = f'<span class="{edit.severity}">{word(edit.severity)}</span>'
    return f"{title} · {severity} · 增 {edit.chars_added} 字 · 删 {edit.chars_removed} 字"


def _facts(before: Version, after: Version) -> str:
    changed = changed_facts(before, after)
    if not changed:
        return ""
    lines = [(FACTS[one.fact], markup.shown(one.before or "—"), markup.shown(one.after or "—")) for one in changed]
    return markup.table(("页面信息", "原为", "现为"), lines)


def _rows(before: Version, after: Version, ours: Names, theirs: Names) -> str:
    if before.text == after.text:
        return "<p>正文一字未动。</p>"
    draw = _Drawing(before.number, after.number, ours, theirs)
    return "\n".join(draw.row(row) for row in fold(align(before.text, after.text), context=_CONTEXT))


class _Drawing:
    """Draws the rows of one comparison."""

    def __init__(self, before: int, after: int, ours: Names, theirs: Names) -> None:
        self._versions = {Side.BEFORE: before, Side.AFTER: after}
        self._names = {Side.BEFORE: ours, Side.AFTER: theirs}

    def row(self, row: Row | Fold) -> str:
        if isinstance(row, Fold):
            return f'<div class="fold">{len(row.rows)} 段未变</div>'
        return f'<div class="row {row.kind}">{self._cell(row, Side.BEFORE)}{self._cell(row, Side.AFTER)}</div>'

    def _cell(self, row: Row, side: Side) -> str:
        held = paragraph(row, side)
        if held is None:
            return '<div class="none"></div>'
        moved = ' <span class="moved">移位</span>' if row.kind is RowKind.MOVED else ""
        words = "".join(
            f"<{_TAGS[side]}>{escape(piece.text)}</{_TAGS[side]}>" if piece.is_changed else escape(piece.text)
            for piece in pieces(row, side)
        )
        return f"<div>{self._links(held, side)}{moved}<p>{words}</p></div>"

    def _links(self, held: Paragraph, side: Side) -> str:
        first = held.number - 1
        names = self._names[side][first : first + held.text.count("\n") + 1]
        places = [(anchor(self._versions[side], name), name) for name in names]
        return " ".join(f'<a class="name" href="#{place}">{name}</a>' for place, name in places)


def _figure(written: str | None, unit: str) -> str:
    return "—" if written is None else markup.shown(written + unit)
