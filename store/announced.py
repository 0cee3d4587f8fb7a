"""What led to a page or a file, and what that called it: the line of a column, or the page that links to the file."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import ColumnElement, select
from sqlalchemy.orm import Session

from store.schema import DocumentRow, EntryRow, VersionRow

INLINE_MARK = "#"
"""Ends the address in a key that has more to say: which year's report a column shows, which file of a page it is."""


@dataclass(frozen=True, slots=True)
class Announced:
    """How a document was announced, as far as it was."""

    title: str | None = None
    on: date | None = None


def listed(session: Session, which: ColumnElement[bool]) -> Mapping[int, Announced]:
    """Give what the first entry that led to each document said of it; a column shows its own report unannounced.

    `which` chooses entries.
    """
    rows = session.execute(
        select(EntryRow.document_id, EntryRow.title, EntryRow.listed_on)
        .join(DocumentRow, DocumentRow.id == EntryRow.document_id)
        .where(which, DocumentRow.key.not_like(f"%{INLINE_MARK}%"))
        .order_by(EntryRow.id.desc())
    )
    return {document: Announced(title, on) for document, title, on in rows if document is not None}


def by_page(page: VersionRow, itself: Announced) -> Announced:
    """Give the title and day with which a page's file is read: the page's, else those by which it was announced itself.

    What the page has from its file announces nothing.
    """
    title = page.title if page.facts_from.get("title") != "attachment" else None
    on = page.published_on if page.facts_from.get("published_on") != "attachment" else None
    return Announced(title or itself.title or None, on or itself.on)


def current(session: Session, documents: Sequence[int]) -> Mapping[int, VersionRow]:
    """Map documents to what they say now."""
    question = select(VersionRow).where(VersionRow.document_id.in_(documents), VersionRow.until_at.is_(None))
    return {row.document_id: row for row in session.scalars(question)}
