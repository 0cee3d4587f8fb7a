"""What is remembered of columns that are ill: the titles they listed, and where their reports were captured."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from store.announced import INLINE_MARK, current
from store.captures import capture_of
from store.records import Capture, DocumentStatus, Kind
from store.schema import ColumnRow, DocumentRow, EntryRow, VersionRow
from store.tally import READ

_MOST_REPORTS = 60
_MOST_OTHERS = 40
_SHORTEST_TITLE = 8
"""Letters: a shorter text is a menu's."""


@dataclass(frozen=True, slots=True, kw_only=True)
class OldColumns:
    """The ill columns of a source, and what they listed."""

    well: tuple[str, ...]
    """Declared columns whose last look told all."""
    ill: tuple[str, ...]
    """The other declared ones."""
    reports: tuple[str, ...]
    """Titles of reports that the ill ones listed, the newest first."""
    others: tuple[str, ...]
    """Titles of what else they listed, the newest first."""
    articles: tuple[str, ...]
    """Addresses of those reports, as many as there are captures."""
    captures: tuple[Capture, ...]
    """Their pages."""


def old_columns(session: Session, source: str, declared: Sequence[str], *, captures: int) -> OldColumns:
    """Give what is remembered of a source's ill columns, or of all where none is; of so many reports the captures."""
    rows = session.scalars(select(ColumnRow).where(ColumnRow.source_id == source)).all()
    well = {row.url for row in rows if row.checked_as in READ and row.complete}
    ill = [url for url in declared if url not in well]
    # Columns that are declared no more listed what the source is known by, too.
    asked = [row.id for row in rows if row.url not in well or not ill]
    entries = _entries(session, asked)
    documents = _documents(session, [entry.document_id for entry in entries if entry.document_id is not None])
    reports = _reports(entries, documents)
    shown = [documents[entry.document_id] for entry in entries if entry.document_id in documents][:captures]
    return OldColumns(
        well=tuple(url for url in declared if url in well),
        ill=tuple(ill),
        reports=tuple(dict.fromkeys(reports))[:_MOST_REPORTS],
        others=tuple(dict.fromkeys(_others(entries)))[:_MOST_OTHERS],
        articles=tuple(version.document.url for version in shown),
        captures=tuple(capture_of(version.capture) for version in shown),
    )


def _entries(session: Session, columns: Collection[int]) -> Sequence[EntryRow]:
    newest = (EntryRow.listed_on.is_(None), EntryRow.listed_on.desc(), EntryRow.id)
    return session.scalars(select(EntryRow).where(EntryRow.column_id.in_(columns)).order_by(*newest)).all()


def _documents(session: Session, ids: Sequence[int]) -> dict[int, VersionRow]:
    """Map documents to what they say now, those left out that were withdrawn or that a column shows itself."""
    which = (DocumentRow.id.in_(ids), DocumentRow.status != DocumentStatus.WITHDRAWN)
    known = session.scalars(select(DocumentRow.id).where(*which, DocumentRow.key.not_like(f"%{INLINE_MARK}%"))).all()
    return dict(current(session, known))


def _reports(entries: Sequence[EntryRow], documents: dict[int, VersionRow]) -> list[str]:
    found = []
    for entry in entries:
        if entry.document_id in documents:
            found.append(entry.title or documents[entry.document_id].title or "")
        elif entry.document_id is None and entry.kind == Kind.REPORT:
            found.append(entry.title)
    return [title for title in found if title]


def _others(entries: Sequence[EntryRow]) -> list[str]:
    is_other = (entry for entry in entries if entry.document_id is None and entry.kind != Kind.REPORT)
    return [entry.title for entry in is_other if len(entry.title) >= _SHORTEST_TITLE]
