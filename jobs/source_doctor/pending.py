"""The proposed columns that wait for an operator."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy.orm import Session

from crawler.explore.frontier import place_of
from crawler.registry import Source, load_sources, pick
from jobs.place import Place
from jobs.source_doctor.prescription import Prescription, prescription
from store import proposals
from store.proposals import Illness, Proposal
from store.remembered import old_columns
from store.session import open_store, reading


@dataclass(frozen=True, slots=True, kw_only=True)
class Pending:
    """What is proposed for one source."""

    source: str
    issuer: str
    columns: tuple[Proposal, ...]
    prescription: Prescription


def pending(place: Place, wanted: Sequence[str]) -> tuple[Pending, ...]:
    """List, by source, the proposed columns that its file does not declare and that it did not get well without."""
    sources = pick(load_sources(place.settings.crawl.sources), wanted)
    with reading(open_store(place.settings.store.url)) as session:
        ill = proposals.ill(session, {source.id: source.columns for source in sources.values()})
        found = [_pending(session, place, source, ill) for source in sources.values()]
    return tuple(one for one in found if one is not None)


def _pending(session: Session, place: Place, source: Source, ill: Mapping[str, Illness]) -> Pending | None:
    declared = {place_of(column) for column in source.columns}
    columns = tuple(one for one in proposals.newest(session, source.id) if place_of(one.url) not in declared)
    good = proposals.last_good(session, source.id)
    got_well = source.id not in ill and good is not None and any(good > column.seen_at for column in columns)
    if not columns or got_well:
        return None
    old = old_columns(session, source.id, source.columns, captures=0)
    what = prescription(source, old.well, columns, place.settings.crawl.sources)
    return Pending(source=source.id, issuer=source.issuer, columns=columns, prescription=what)
