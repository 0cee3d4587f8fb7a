"""Plain text."""

import json

from crawler.encoding import REPLACEMENT, decode
from crawler.errors import FileUnreadable
from crawler.files.base import FileKind, FileText, Limits

_MOST_DAMAGED = 0.01


def read(body: bytes, *, limits: Limits) -> FileText:  # noqa: ARG001 a line of text is a line
    """Read plain text of any charset, a line a paragraph; raises FileUnreadable."""
    text = decode(body)
    if _is_data(text):
        raise FileUnreadable("the file is JSON, an answer for programs")
    damaged = text.count(REPLACEMENT)
    if damaged > len(text) * _MOST_DAMAGED:
        raise FileUnreadable("the file is text in no known charset")
    lines = tuple(line for line in map(str.strip, text.splitlines()) if line)
    notes = (f"{damaged} letters could not be read",) if damaged else ()
    return FileText(kind=FileKind.TEXT, lines=lines, notes=notes)


def _is_data(text: str) -> bool:
    if not text.lstrip().startswith(("{", "[")):
        return False
    try:
        json.loads(text)
    except (ValueError, RecursionError):
        return False
    return True
