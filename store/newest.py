"""The newest thing of each source, by which its silence is measured."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime, time

from sqlalchemy import and_, case, func, select
from sqlalchemy.orm import Session, aliased

from store.dates import SHANGHAI
from store.records import Cause
from store.schema import DocumentRow, SourceRow, VersionRow


def newest(session: Session, sources: Sequence[str], today: date) -> Mapping[str, datetime]:
    """Say when each source last published or brought a document; `today` is China's.

    What a source showed on its first look counts by the day it was published, as when we came to see it says nothing.
    The end of that look counts where nothing better is known. A date that lies ahead is no date.
    """
    first, current = aliased(VersionRow), aliased(VersionRow)
    found = func.max(case((first.cause == Cause.SITE, DocumentRow.first_seen_at)))
    published = func.max(case((current.published_on <= today, current.published_on)))
    question = (
        select(SourceRow.id, SourceRow.baseline_at, found, published)
        .outerjoin(DocumentRow, DocumentRow.source_id == SourceRow.id)
        .outerjoin(first, and_(first.document_id == DocumentRow.id, first.number == 1))
        .outerjoin(current, and_(current.document_id == DocumentRow.id, current.until_at.is_(None)))
        .where(SourceRow.id.in_(sources), SourceRow.baseline_at.is_not(None))
        .group_by(SourceRow.id, SourceRow.baseline_at)
    )
    return {
        source: max((at for at in (found_at, _morning(on)) if at is not None), default=baseline)
        for source, baseline, found_at, on in session.execute(question)
    }


def _morning(on: date | None) -> datetime | None:
    return None if on is None else datetime.combine(on, time.min, SHANGHAI)
