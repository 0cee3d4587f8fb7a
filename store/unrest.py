"""Documents that do not come to rest: texts that come and go, and texts that are another on every look."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from store.finding import Finding
from store.pending import FLAP_DAYS, returned_to
from store.records import Cause
from store.schema import DocumentRow, VersionRow

UNSTABLE_NIGHTS = 3
"""Nights in a row on which a text was much shorter or another's, and never twice the same."""


def flapping(session: Session, sources: Sequence[str], now: datetime) -> tuple[Finding, ...]:
    """List the documents of these sources whose text came back to what it had been within FLAP_DAYS, lately."""
    question = (
        select(VersionRow)
        .join(DocumentRow, DocumentRow.id == VersionRow.document_id)
        .where(DocumentRow.source_id.in_(sources), DocumentRow.parent_id.is_(None), VersionRow.cause == Cause.SITE)
        .where(VersionRow.number > 2, VersionRow.from_at > now - timedelta(days=FLAP_DAYS))
        .order_by(VersionRow.document_id, VersionRow.number)
    )
    found: dict[int, Finding] = {}
    for row in session.scalars(question):
        old = returned_to(session, row)
        if old is not None:
            detail = f"version {row.number} is version {old.number} again: the site shows now the one, now the other"
            found[row.document_id] = Finding(source=row.document.source_id, url=row.document.url, detail=detail)
    return tuple(found.values())


def unstable(session: Session, sources: Sequence[str]) -> tuple[Finding, ...]:
    """List the documents of these sources whose text was another on every look for UNSTABLE_NIGHTS."""
    question = (
        select(DocumentRow)
        .where(DocumentRow.source_id.in_(sources), DocumentRow.suspect_nights >= UNSTABLE_NIGHTS)
        .order_by(DocumentRow.id)
    )
    return tuple(
        Finding(
            source=row.source_id,
            url=row.url,
            detail=f"for {row.suspect_nights} nights much of the text is gone and nothing confirms an edit",
        )
        for row in session.scalars(question)
    )
