"""Pieces of HTML; whatever is given as text is escaped here and nowhere else."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime
from html import escape
from urllib.parse import urlsplit

from jobs.compare.pieces import visible
from store.dates import local_time


def shown(text: object) -> str:
    """Escape a text; characters that act instead of being seen are made visible."""
    return escape(visible(str(text)))


def code(text: str) -> str:
    """Set a hash, a file name or a command."""
    return f"<code>{shown(text)}</code>"


def address(url: str) -> str:
    """Set an address, as a link where it leads to the web."""
    return link(url, url)


def link(url: str, words: str) -> str:
    """Set words as a link to an address of the web; to anything else, as words."""
    try:
        scheme = urlsplit(url).scheme
    except ValueError:
        scheme = ""
    if scheme not in ("http", "https"):
        return shown(words)
    return f'<a href="{shown(url)}" rel="noopener noreferrer external">{shown(words)}</a>'


def moment(at: datetime) -> str:
    """Set a time: China's, to the second."""
    local = local_time(at)
    return f'<time datetime="{local.isoformat()}">{local:%Y-%m-%d %H:%M:%S}</time>'


def day(on: date) -> str:
    """Set a local date."""
    return f'<time datetime="{on}">{on}</time>'


def rows(pairs: Mapping[str, str]) -> str:
    """Set names and what they stand for; what is empty is left out."""
    inside = "".join(f"<dt>{shown(name)}</dt><dd>{value}</dd>" for name, value in pairs.items() if value)
    return f"<dl>{inside}</dl>"


def table(heads: Sequence[str], lines: Iterable[Sequence[str]]) -> str:
    """Set a table of cells that are HTML."""
    top = "".join(f"<th>{shown(head)}</th>" for head in heads)
    body = "\n".join("<tr>" + "".join(f"<td>{cell}</td>" for cell in line) + "</tr>" for line in lines)
    return f'<div class="scroll"><table><thead><tr>{top}</tr></thead>\n<tbody>{body}</tbody></table></div>'


def folded(summary: str, inside: str) -> str:
    """Set something that a reader opens."""
    return f"<details><summary>{summary}</summary>\n{inside}\n</details>"


def unfolded(summary: str, inside: str) -> str:
    """Set something that a reader may close."""
    return f"<details open><summary>{summary}</summary>\n{inside}\n</details>"
