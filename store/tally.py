"""What a night came to, counted from what it left in the store."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import and_, func, or_, select, update
from sqlalchemy.orm import Session

from store import life
from store.frontier import HAS_OWN_ADDRESS, untried
from store.looks import EVERY_NIGHT, Tier, began, is_wanted
from store.records import DocumentStatus
from store.schema import ColumnRow, DocumentRow, EntryRow, SourceRow


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceNight:
    """One source's night."""

    source: str
    columns: Mapping[str, int]
    """How each look at a column went -> how many."""
    documents: Mapping[str, int]
    candidates: Mapping[str, int]
    """How each first fetch that brought no document went -> how many."""
    undone: int
    """Columns, documents and candidates the night did not get to."""


READ = frozenset({"read", "not_modified"})
"""How a look at a column goes when it tells all that the column has to tell."""


def nights(
    session: Session,
    columns: Mapping[str, Sequence[str]],
    frontier: int,
    tiers: Sequence[Tier] = EVERY_NIGHT,
) -> tuple[SourceNight, ...]:
    """Count, for each source (id -> its declared columns), what was visited since the frontier and what was not.

    The tiers say which documents were to be visited.
    """
    sources = list(columns)
    columns_ = _column_looks(session, columns, frontier)
    documents = _document_looks(session, sources, frontier, tiers)
    candidates = _candidate_looks(session, sources, frontier)
    return tuple(
        SourceNight(
            source=source,
            columns=_done(columns_[source]),
            documents=_done(documents[source]),
            candidates=_done(candidates[source]),
            undone=sum(looks[source][None] for looks in (columns_, documents, candidates)),
        )
        for source in sources
    )


def count_missing(session: Session, sources: Sequence[str], *, frontier: int, on: date) -> None:
    """Count a good night of these sources towards the withdrawal of what was gone on it; a local date counts once."""
    session.execute(
        update(DocumentRow)
        .where(
            DocumentRow.source_id.in_(sources),
            DocumentRow.checked_run >= frontier,
            DocumentRow.checked_as == DocumentStatus.MISSING,
            or_(DocumentRow.missing_on.is_(None), DocumentRow.missing_on != on),
        )
        .values(missing_on=on, missing_nights=DocumentRow.missing_nights + 1)
    )
    life.count_absences(session, sources, on=on)


def document_counts(session: Session, sources: Sequence[str]) -> Mapping[str, int]:
    """Count the documents of each source."""
    question = select(DocumentRow.source_id).where(DocumentRow.source_id.in_(sources), DocumentRow.parent_id.is_(None))
    return Counter(session.scalars(question))


def mark_good(session: Session, sources: Sequence[str], now: datetime) -> tuple[str, ...]:
    """Note that these sources were read to the end; return those whose baseline this was."""
    question = select(SourceRow.id).where(SourceRow.id.in_(sources), SourceRow.baseline_at.is_(None))
    first = tuple(session.scalars(question.order_by(SourceRow.id)))
    session.execute(update(SourceRow).where(SourceRow.id.in_(sources)).values(last_good_at=now))
    session.execute(update(SourceRow).where(SourceRow.id.in_(first)).values(baseline_at=now))
    return first


def totals(nights_: Sequence[SourceNight]) -> dict[str, int]:
    """Add up how the night's looks at documents went, over all sources."""
    total: Counter[str] = Counter()
    for night in nights_:
        total.update(night.documents)
    return dict(sorted(total.items()))


_Looks = dict[str, Counter[str | None]]
"""Source -> how a look went -> how many; None is what the night did not get to."""


def _done(looks: Counter[str | None]) -> Mapping[str, int]:
    return {how: count for how, count in looks.items() if how is not None}


def _column_looks(session: Session, columns: Mapping[str, Sequence[str]], frontier: int) -> _Looks:
    looks: _Looks = {source: Counter() for source in columns}
    for column in session.scalars(select(ColumnRow).where(ColumnRow.source_id.in_(columns))):
        if column.url not in columns[column.source_id]:
            continue
        done = column.checked_run is not None and column.checked_run >= frontier
        looks[column.source_id][(column.checked_as or "") if done else None] += 1
    return looks


def _document_looks(session: Session, sources: Sequence[str], frontier: int, tiers: Sequence[Tier]) -> _Looks:
    looks: _Looks = {source: Counter() for source in sources}
    checked = DocumentRow.checked_run >= frontier
    wanted = is_wanted(began(session, frontier), tiers)
    question = (
        select(DocumentRow.source_id, DocumentRow.checked_as, checked, func.count())
        .where(DocumentRow.source_id.in_(sources), or_(and_(HAS_OWN_ADDRESS, wanted), checked))
        .group_by(DocumentRow.source_id, DocumentRow.checked_as, checked)
    )
    for source, as_, done, count in session.execute(question):
        looks[source][(as_ or "") if done else None] += count
    return looks


def _candidate_looks(session: Session, sources: Sequence[str], frontier: int) -> _Looks:
    looks: _Looks = {source: Counter() for source in sources}
    tried = (
        select(EntryRow.source_id, EntryRow.tried_as, func.count())
        .where(EntryRow.source_id.in_(sources), EntryRow.tried_run >= frontier, EntryRow.document_id.is_(None))
        .group_by(EntryRow.source_id, EntryRow.tried_as)
    )
    for source, as_, count in session.execute(tried):
        looks[source][as_ or ""] += count
    waiting = (
        select(EntryRow.source_id, func.count())
        .where(EntryRow.source_id.in_(sources), untried(frontier))
        .group_by(EntryRow.source_id)
    )
    for source, count in session.execute(waiting):
        looks[source][None] += count
    return looks
