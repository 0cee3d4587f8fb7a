"""Columns that show an article where others list: the address stays, and next year the text is another."""

import html
import re

from crawler.adapters.base import Entry
from crawler.titles import classify
from crawler.urls import canonical_url
from store.records import Article, Kind

ADAPTER = "inline"
"""What is said to have read such a column."""

_META = re.compile(r"<meta\b[^<>]{0,500}>", re.IGNORECASE)
_NAME = re.compile(r"\bname\s*=\s*[\"']?articletitle\b", re.IGNORECASE)
_CONTENT = re.compile(r"\bcontent\s*=\s*(?:\"([^\"]*)\"|'([^']*)')", re.IGNORECASE)


def shows_beside(text: str, entries: tuple[Entry, ...]) -> bool:
    """Say whether a list page also shows a report that it does not list, by the title it gives for itself."""
    title = _headline(text)
    if title is None or classify(title).kind is not Kind.REPORT:
        return False
    return all(entry.title != title for entry in entries)


def inline_key(column: str, article: Article) -> str | None:
    """Give the identity of a report that a column shows: the column and the year; None without a year."""
    year = article.facts.report_year
    return None if year is None else f"{canonical_url(column)}#{year}"


def _headline(text: str) -> str | None:
    for meta in _META.findall(text):
        content = _CONTENT.search(meta) if _NAME.search(meta) else None
        if content:
            return html.unescape(content[1] or content[2] or "").strip() or None
    return None
