"""Two versions on a terminal."""

from collections.abc import Sequence

from rich.console import RenderableType
from rich.table import Table
from rich.text import Text

from jobs.compare.paragraphs import Row, RowKind
from jobs.compare.pieces import Fold, Piece, Side, fold, paragraph, pieces, visible
from store.difference import Difference, Direction, NumberChange
from store.records import Severity

_CONTEXT = 1
# Narrower columns break Chinese paragraphs into too many lines to follow across.
_WIDE_ENOUGH = 100
_EQUAL_LONGEST = 60
_EQUAL_KEPT = 24
_STYLES = {Side.BEFORE: "red", Side.AFTER: "green"}
# Marks besides colours: a pipe and a log have none.
_MARKS = {Side.BEFORE: ("[-", "-]"), Side.AFTER: ("{+", "+}")}
_ARROWS = {Side.BEFORE: "→", Side.AFTER: "←"}
_DIRECTIONS = {None: "", Direction.UP: "↑", Direction.DOWN: "↓"}
_SEVERITY_STYLES = {Severity.MAJOR: "bold red", Severity.NOTABLE: "bold", Severity.MINOR: "dim"}
_SIGNS = {Side.BEFORE: "-", Side.AFTER: "+"}


def render_terminal(rows: Sequence[Row], *, width: int) -> RenderableType:
    """Show an alignment side by side where `width` columns allow it, else one version under the other.

    [-removed-] {+added+} […97…] 97 equal characters not shown, (→14) and (←8) moved to and from that paragraph.
    """
    shown = fold(rows, context=_CONTEXT)
    return _side_by_side(shown) if width >= _WIDE_ENOUGH else _unified(shown)


def render_summary(difference: Difference) -> Text:
    """Show the reasons of a difference, then its figures: what each counts, before, after and where it went."""
    lines = [
        Text.assemble((f"{reason.severity.value:<8}", _SEVERITY_STYLES[reason.severity]), visible(reason.words))
        for reason in difference.reasons
    ]
    lines += [_figure(number) for number in difference.numbers]
    return Text("\n").join(lines)


def _figure(number: NumberChange) -> Text:
    return Text.assemble(
        f"  {visible(number.counts) or visible(number.context)}: ",
        (visible(number.before or "-"), _STYLES[Side.BEFORE]),
        " -> ",
        (visible(number.after or "-"), _STYLES[Side.AFTER]),
        f" {visible(number.unit)}".rstrip(),
        f" {_DIRECTIONS[number.direction]}".rstrip(),
    )


def _side_by_side(shown: Sequence[Row | Fold]) -> Table:
    table = Table(show_header=False, expand=True, pad_edge=False)
    table.add_column(justify="right", style="dim", no_wrap=True)
    table.add_column(ratio=1, overflow="fold")
    table.add_column(justify="right", style="dim", no_wrap=True)
    table.add_column(ratio=1, overflow="fold")
    for row in shown:
        if isinstance(row, Fold):
            table.add_row("", _folded(row), "", _folded(row))
        else:
            table.add_row(
                _number(row, Side.BEFORE), _text(row, Side.BEFORE), _number(row, Side.AFTER), _text(row, Side.AFTER)
            )
    return table


def _unified(shown: Sequence[Row | Fold]) -> Text:
    lines = []  # without spaces before the text: rich would break there and leave the line half empty
    for row in shown:
        if isinstance(row, Fold):
            lines.append(_folded(row))
        elif row.kind is RowKind.EQUAL:
            lines.append(Text(f" {_number(row, Side.AFTER)}│") + _text(row, Side.AFTER))
        else:
            lines += [
                Text(f"{_SIGNS[side]}{_number(row, side)}│", style=_STYLES[side]) + _text(row, side)
                for side in Side
                if paragraph(row, side)
            ]
    return Text("\n").join(lines)


def _folded(folded: Fold) -> Text:
    return Text(f"... {len(folded.rows)} paragraphs unchanged ...", style="dim")


def _number(row: Row, side: Side) -> str:
    shown = paragraph(row, side)
    return str(shown.number) if shown else ""


def _text(row: Row, side: Side) -> Text:
    text = Text()
    if row.kind is RowKind.MOVED and row.elsewhere and paragraph(row, side):
        text.append(f"({_ARROWS[side]}{row.elsewhere.number})", style="cyan")
    cut = pieces(row, side)
    for place, piece in enumerate(cut):
        if not piece.is_changed:
            text.append(_shortened(piece.text, _kept_head(place, cut), _kept_tail(place, cut)))
        elif row.kind in (RowKind.ADDED, RowKind.REMOVED):
            text.append(piece.text, style=_STYLES[side])
        else:
            text.append(piece.text.join(_MARKS[side]), style=f"bold {_STYLES[side]}")
    return text


def _kept_head(place: int, cut: Sequence[Piece]) -> int:
    """Characters kept behind a change, or at the beginning of a paragraph without any."""
    return _EQUAL_KEPT if place or len(cut) == 1 else 0


def _kept_tail(place: int, cut: Sequence[Piece]) -> int:
    """Characters kept before a change."""
    return _EQUAL_KEPT if place + 1 < len(cut) else 0


def _shortened(text: str, head: int, tail: int) -> str:
    if len(text) <= _EQUAL_LONGEST:
        return text
    return f"{text[:head]}[…{len(text) - head - tail}…]{text[len(text) - tail :]}"
