"""Columns that were found for sources whose own are ill or unknown: proposed, told, and nothing changed by it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import delete, select, update
from sqlalchemy.orm import Session

from store.due import Outcome
from store.records import IncidentKind
from store.schema import ColumnRow, DueRow, SourceRow
from store.schema_watch import IncidentRow, ProposalRow
from store.tally import READ

_REDESIGNED = (IncidentKind.COLUMN_GONE, IncidentKind.LIST_NOT_UNDERSTOOD, IncidentKind.TOO_FEW_ENTRIES)
"""What is wrong with a column after a redesign, on its first night already."""
_UNREAD = (
    IncidentKind.DNS,
    IncidentKind.NOT_OFFICIAL,
    IncidentKind.SERVER_ERROR,
    IncidentKind.TIMEOUT,
    IncidentKind.TLS,
    IncidentKind.UNREACHABLE,
    IncidentKind.UNREADABLE,
)
"""What may pass by morning. A site that refuses us is not asked for more."""
_TWO_NIGHTS = timedelta(hours=18)
_SEARCH = "sources doctor "
"""Begins the name under which a source's last search is remembered."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Illness:
    """What is wrong with a source so that its columns may have to be looked for."""

    kind: IncidentKind
    detail: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposal:
    """A column that a source may be watched by."""

    id: int
    source: str
    url: str
    adapter: str
    matched: int
    """Titles known from before that it lists."""
    known: int
    """Titles known from before."""
    reports: int
    """Entries on it that announce a report."""
    found_at: datetime
    seen_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """A column as a search saw it."""

    url: str
    adapter: str
    matched: int
    known: int
    reports: int


def ill(session: Session, columns: Mapping[str, Sequence[str]]) -> Mapping[str, Illness]:
    """Say which sources (id -> declared columns) look redesigned, or have a column unread for two nights."""
    failing = _failing(session, columns)
    question = select(IncidentRow).where(IncidentRow.source_id.in_(columns), IncidentRow.closed_at.is_(None))
    found: dict[str, Illness] = {}
    for row in session.scalars(question.order_by(IncidentRow.id)):
        kind = IncidentKind(row.kind)
        is_unread = kind in _UNREAD and row.source_id in failing and row.seen_at - row.opened_at >= _TWO_NIGHTS
        if kind in _REDESIGNED or (is_unread and row.source_id not in found):
            found[row.source_id] = Illness(kind=kind, detail=row.detail)
    return found


def propose(session: Session, source: str, found: Found, now: datetime) -> None:
    """Remember a column that was found; it is told again only when it lists more than it did."""
    question = select(ProposalRow).where(ProposalRow.source_id == source, ProposalRow.url == found.url)
    row = session.scalars(question).first()
    if row is None:
        row = ProposalRow(source_id=source, url=found.url, matched=0, reports=0, found_at=now, told=False)
        session.add(row)
    elif found.matched > row.matched or found.reports > row.reports:
        row.told = False
    row.adapter, row.matched, row.known, row.reports = found.adapter, found.matched, found.known, found.reports
    row.seen_at = now
    session.flush()


def untold(session: Session, source: str) -> tuple[Proposal, ...]:
    """List the proposals for a source that nobody was told of as they are now."""
    question = select(ProposalRow).where(ProposalRow.source_id == source, ~ProposalRow.told)
    return tuple(_proposal(row) for row in session.scalars(question.order_by(ProposalRow.id)))


def told(session: Session, ids: Sequence[int]) -> None:
    """Note that these proposals are on their way to the channels."""
    session.execute(update(ProposalRow).where(ProposalRow.id.in_(ids)).values(told=True))


def newest(session: Session, source: str) -> tuple[Proposal, ...]:
    """List what the last search that found something proposed for a source, in the order of its finding."""
    question = select(ProposalRow).where(ProposalRow.source_id == source).order_by(ProposalRow.id)
    rows = session.scalars(question).all()
    last = max((row.seen_at for row in rows), default=None)
    return tuple(_proposal(row) for row in rows if row.seen_at == last)


def last_good(session: Session, source: str) -> datetime | None:
    """Say when all of a source's columns were last read."""
    row = session.get(SourceRow, source)
    return None if row is None else row.last_good_at


def last_searched(session: Session, source: str) -> datetime | None:
    """Say when a source's columns were last looked for."""
    question = select(DueRow.fire_at).where(DueRow.schedule == _SEARCH + source).order_by(DueRow.fire_at.desc())
    return session.scalars(question.limit(1)).first()


def note_search(session: Session, source: str, *, readable: bool, now: datetime) -> None:
    """Remember that a source's columns were looked for now."""
    session.execute(delete(DueRow).where(DueRow.schedule == _SEARCH + source))
    outcome = Outcome.DONE if readable else Outcome.FAILED
    session.add(DueRow(schedule=_SEARCH + source, fire_at=now, claimed_at=now, ended_at=now, outcome=outcome))
    session.flush()


def _failing(session: Session, columns: Mapping[str, Sequence[str]]) -> frozenset[str]:
    """Give the sources with a declared column whose last look did not tell all."""
    rows = session.scalars(select(ColumnRow).where(ColumnRow.source_id.in_(columns), ColumnRow.checked_as.is_not(None)))
    return frozenset(row.source_id for row in rows if row.url in columns[row.source_id] and row.checked_as not in READ)


def _proposal(row: ProposalRow) -> Proposal:
    return Proposal(
        id=row.id,
        source=row.source_id,
        url=row.url,
        adapter=row.adapter,
        matched=row.matched,
        known=row.known,
        reports=row.reports,
        found_at=row.found_at,
        seen_at=row.seen_at,
    )
