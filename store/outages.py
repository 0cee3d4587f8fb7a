"""Outages: a source that does not answer is one incident, whatever the cause is called from night to night."""

from collections.abc import Collection, Mapping
from datetime import datetime

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from store.records import IncidentKind
from store.schema import SourceRow
from store.schema_watch import IncidentRow

NO_ANSWER = (
    IncidentKind.BLOCKED,
    IncidentKind.DNS,
    IncidentKind.MAINTENANCE,
    IncidentKind.RATE_LIMITED,
    # A server that fails fails its robots.txt too, and is asked for nothing else then.
    IncidentKind.ROBOTS,
    IncidentKind.SERVER_ERROR,
    IncidentKind.TIMEOUT,
    IncidentKind.TLS,
    IncidentKind.UNREACHABLE,
)
"""What one and the same outage may be called: a site that goes down comes back by way of several of them."""


def join(session: Session, silent: Mapping[str, IncidentKind], *, now: datetime) -> None:
    """Make one incident of each source's outage; `silent` says what kept most of its columns from being read.

    Call it before anybody is told of this night. What was open for a single page of a source that could be read
    otherwise is another matter: it stays apart, and ends where the whole source now has the same.
    """
    for source, kind in silent.items():
        last_good = session.get_one(SourceRow, source).last_good_at
        named = _open(session, source, (kind,))
        if named and _is_of_a_page(named[0], last_good):
            _widen(session, named[0], now)
        rows = [row for row in _open(session, source, NO_ANSWER) if not _is_of_a_page(row, last_good)]
        if rows:
            _join(session, rows[0], rows[1:], kind)


def end(session: Session, *, sources: Collection[str], frontier: int, now: datetime) -> None:
    """Close the outages of these sources, all of whose columns answered, that this night did not see again."""
    session.execute(
        update(IncidentRow)
        .where(
            IncidentRow.source_id.in_(sources),
            IncidentRow.kind.in_(NO_ANSWER),
            IncidentRow.closed_at.is_(None),
            IncidentRow.seen_run < frontier,
        )
        .values(closed_at=now)
    )


def _open(session: Session, source: str, kinds: Collection[IncidentKind]) -> list[IncidentRow]:
    which = (IncidentRow.source_id == source, IncidentRow.kind.in_(kinds), IncidentRow.closed_at.is_(None))
    return list(session.scalars(select(IncidentRow).where(*which).order_by(IncidentRow.id)))


def _is_of_a_page(row: IncidentRow, last_good: datetime | None) -> bool:
    """Say whether a source was read to the end while it had this."""
    return row.opening_told and last_good is not None and row.opened_at <= last_good


def _widen(session: Session, row: IncidentRow, now: datetime) -> None:
    whole = IncidentRow(source_id=row.source_id, kind=row.kind, opened_at=now, opening_told=False, closing_told=False)
    _take_over(whole, row)
    row.closed_at, row.detail = now, f"now of the whole source: {row.detail}"
    session.flush()
    session.add(whole)
    session.flush()


def _join(session: Session, first: IncidentRow, others: Collection[IncidentRow], kind: IncidentKind) -> None:
    # What somebody was told of keeps its own end.
    untold = [row for row in others if not row.opening_told]
    for row in untold:
        session.delete(row)
    session.flush()
    for row in untold:
        if row.kind == kind:
            before = IncidentKind(first.kind)
            _take_over(first, row)
            first.kind, first.detail = kind, f"{row.detail}; before: {before.value}"
    session.flush()


def _take_over(row: IncidentRow, other: IncidentRow) -> None:
    row.url, row.detail, row.capture_id = other.url, other.detail, other.capture_id
    row.seen_at, row.seen_run = other.seen_at, other.seen_run
