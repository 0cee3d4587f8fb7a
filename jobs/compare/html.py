"""Two versions as one HTML file that needs nothing else."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from html import escape
from importlib.resources import files
from string import Template
from urllib.parse import urlsplit

from jobs.alerts.reasons import in_chinese, silence
from jobs.alerts.wording import severity_word
from jobs.compare.paragraphs import Row, RowKind
from jobs.compare.pieces import Fold, Side, fold, paragraph, pieces, visible
from store.dates import local_time
from store.difference import Difference, Direction, NumberChange

_CONTEXT = 2
_TAGS = {Side.BEFORE: "del", Side.AFTER: "ins"}
_CLASSES = {Side.BEFORE: "before", Side.AFTER: "after"}
_ARROWS = {None: "", Direction.UP: " ↑", Direction.DOWN: " ↓"}
_TEMPLATE = Template(files("jobs.compare").joinpath("diff.html").read_text("utf-8"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Edition:
    """What a reader is told of one version."""

    number: int
    published_on: date | None
    """As the page said."""
    seen_at: datetime
    sha256: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DiffPage:
    """All that the file shows."""

    title: str
    issuer: str
    url: str
    before: Edition
    after: Edition
    difference: Difference
    rows: Sequence[Row]
    notes: Sequence[str] = ()
    """What else is to be said of the two, in Chinese."""


def render_html(page: DiffPage) -> str:
    """Write the whole file; everything that came from the web is escaped."""
    difference = page.difference
    return _TEMPLATE.substitute(
        title=_escaped(page.title),
        issuer=_escaped(page.issuer),
        address=_address(page.url),
        severity=difference.severity.value,
        severity_word=severity_word(difference.severity),
        reasons=_notes(page.notes) + _reasons(difference),
        silent=f" · {silence(difference.chars_added + difference.chars_removed)}" if difference.silent else "",
        added=difference.chars_added,
        removed=difference.chars_removed,
        numbers=_numbers(difference.numbers),
        before=_edition(page.before),
        after=_edition(page.after),
        rows="\n".join(_row(row) for row in fold(page.rows, context=_CONTEXT)),
    )


def _escaped(text: str) -> str:
    return escape(visible(text))


def _notes(notes: Sequence[str]) -> str:
    return "".join(f"<li>{_escaped(note)}</li>" for note in notes)


def _reasons(difference: Difference) -> str:
    """The parts that gave the severity, each marked with its own; in words where there are none."""
    if not difference.reasons:
        return f"<li>{_escaped(in_chinese(difference.reason))}</li>"
    return "".join(
        f'<li><span class="{reason.severity.value}">{severity_word(reason.severity)}</span> '
        f"{_escaped(in_chinese(reason.words))}</li>"
        for reason in difference.reasons
    )


def _address(url: str) -> str:
    text = _escaped(url)
    if urlsplit(url).scheme not in ("http", "https"):
        return text
    return f'<a href="{text}" rel="noopener noreferrer">{text}</a>'


def _edition(edition: Edition) -> str:
    published = edition.published_on.isoformat() if edition.published_on else "未注明"
    cells = (str(edition.number), published, f"{local_time(edition.seen_at):%Y-%m-%d %H:%M:%S}")
    return "".join(f"<td>{escape(cell)}</td>" for cell in cells) + f"<td><code>{escape(edition.sha256)}</code></td>"


def _numbers(numbers: Sequence[NumberChange]) -> str:
    if not numbers:
        return ""
    rows = "\n".join(
        f"<tr><td>{_escaped(number.counts) or '—'}</td>"
        f"<td>{_figure(number.before, number.unit)}</td>"
        f"<td>{_figure(number.after, number.unit)}{_ARROWS[number.direction]}</td>"
        f'<td class="context">{_escaped(number.context)}</td></tr>'
        for number in numbers
    )
    head = "<tr><th>所计</th><th>原数</th><th>现数</th><th>上下文</th></tr>"
    return f'<table class="numbers"><thead>{head}</thead>\n<tbody>{rows}</tbody></table>'


def _figure(written: str | None, unit: str) -> str:
    return "—" if written is None else _escaped(written + unit)


def _row(row: Row | Fold) -> str:
    if isinstance(row, Fold):
        inside = "\n".join(_row(one) for one in row.rows)
        return f"<details><summary>{len(row.rows)} 段未变</summary>\n{inside}\n</details>"
    return f'<div class="row {row.kind.value}">{_cell(row, Side.BEFORE)}{_cell(row, Side.AFTER)}</div>'


def _cell(row: Row, side: Side) -> str:
    shown = paragraph(row, side)
    if shown is None:
        return f'<div class="{_CLASSES[side]} none"></div>'
    note = ""
    if row.kind is RowKind.MOVED and row.elsewhere:
        note = f'<span class="note">{"移至" if side is Side.BEFORE else "移自"}第 {row.elsewhere.number} 段</span>'
    words = "".join(
        f"<{_TAGS[side]}>{escape(piece.text)}</{_TAGS[side]}>" if piece.is_changed else escape(piece.text)
        for piece in pieces(row, side)
    )
    return f'<div class="{_CLASSES[side]}"><span class="no">{shown.number}</span>{note}<p>{words}</p></div>'
