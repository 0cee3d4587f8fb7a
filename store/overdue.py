"""Reports not seen by their deadline: each is remembered once, with when it was found missing and when it came."""

from collections.abc import Iterable
from datetime import datetime

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from store.schema_watch import OverdueRow


def known(session: Session, year: int) -> frozenset[str]:
    """Name the sources whose report on a year was once found missing, whether it has come or not."""
    return frozenset(session.scalars(select(OverdueRow.source_id).where(OverdueRow.report_year == year)))


def years_waiting(session: Session) -> tuple[int, ...]:
    """Name the years of which a report is missing still."""
    question = select(OverdueRow.report_year).where(OverdueRow.seen_at.is_(None)).distinct()
    return tuple(sorted(session.scalars(question)))


def missed(session: Session, sources: Iterable[str], year: int, *, now: datetime) -> None:
    """Remember that the reports of these sources, none of them known as missing, are."""
    session.add_all(OverdueRow(source_id=source, report_year=year, found_at=now) for source in sources)
    session.flush()


def came(session: Session, sources: Iterable[str], year: int, *, now: datetime) -> None:
    """Note that the reports of these sources have come, where they were missing."""
    for source in sources:
        which = (OverdueRow.source_id == source, OverdueRow.report_year == year, OverdueRow.seen_at.is_(None))
        session.execute(update(OverdueRow).where(*which).values(seen_at=now))
