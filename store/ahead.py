"""Documents that say they were published on a day that has not come."""

from collections.abc import Sequence
from datetime import date, timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from store.finding import Finding
from store.life import GONE_FOR_GOOD
from store.schema import DocumentRow, VersionRow

AHEAD = timedelta(days=1)
"""A page prepared in the evening is dated with the next morning; a day more is a mistake."""


def dated_ahead(session: Session, sources: Sequence[str], today: date) -> tuple[Finding, ...]:
    """List the documents of these sources whose date of publication lies ahead; `today` is China's."""
    question = (
        select(DocumentRow, VersionRow.published_on)
        .join(VersionRow, (VersionRow.document_id == DocumentRow.id) & VersionRow.until_at.is_(None))
        .where(DocumentRow.source_id.in_(sources), DocumentRow.parent_id.is_(None))
        .where(DocumentRow.status.not_in(GONE_FOR_GOOD), VersionRow.published_on > today + AHEAD)
        .order_by(DocumentRow.id)
    )
    return tuple(
        Finding(source=row.source_id, url=row.url, detail=f"dated {on}, seen on {today}")
        for row, on in session.execute(question)
    )
