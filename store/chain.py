"""The chain over all that was kept: links are only ever added, and each seals the one before it."""

from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass, replace
from datetime import date, datetime

from sqlalchemy import insert, select
from sqlalchemy.orm import Session

from store.archive.folder import Measured
from store.chain_content import ROWS, Link, LinkKind, content, content_of_file, head_after, question
from store.dates import local_date
from store.schema_proof import ChainRow, HeadRow

BATCH = 500
"""Rows and links in memory at a time."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Head:
    """Where the chain stands: whoever knows this can tell whether anything before it was altered."""

    day: date
    """Local date."""
    link: int
    head: str
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Sealed:
    """What sealing came to."""

    links: int
    """Added by it."""
    head: Head | None
    """None as long as nothing was ever kept."""


def head(session: Session) -> Head | None:
    """Say where the chain stands."""
    return _head(_last(session))


def head_at(session: Session, at: datetime) -> Head | None:
    """Say where the chain stood at a time."""
    before = select(ChainRow).where(ChainRow.at <= at).order_by(ChainRow.id.desc()).limit(1)
    return _head(session.scalars(before).first())


def unsealed(session: Session, names: Sequence[str]) -> tuple[str, ...]:
    """Say which of the archive's files no link seals."""
    known = set(session.scalars(select(ChainRow.subject).where(ChainRow.kind == LinkKind.FILE)))
    return tuple(name for name in names if name not in known)


def seal(session: Session, files: Sequence[Measured], *, now: datetime) -> Sealed:
    """Add links for these files and for every row that has none; nobody may be writing either.

    A night that was killed is sealed by the next, an older store whole by its first. No link is dated before the last
    one: where a clock was ahead, that date is kept until it has come.
    """
    before = _last(session)
    place, previous, at = (0, "", now) if before is None else (before.id, before.head, max(now, before.at))
    first, links = place, []
    for fresh in _fresh(session, files):
        place += 1
        link = Link(place=place, kind=fresh.kind, subject=fresh.subject, at=at, content=fresh.content, head="")
        previous = head_after(previous, link)
        links.append(replace(link, head=previous))
        if len(links) == BATCH:
            _add(session, links)
            links = []
    _add(session, links)
    last = head(session)
    if last is not None and place > first:
        session.merge(HeadRow(on=last.day, link=last.link, head=last.head, at=last.at))
        session.flush()
    return Sealed(links=place - first, head=last)


@dataclass(frozen=True, slots=True)
class _Fresh:
    """Something that no link seals yet."""

    kind: LinkKind
    subject: str
    content: str


def _fresh(session: Session, files: Sequence[Measured]) -> Iterator[_Fresh]:
    for file in files:
        yield _Fresh(LinkKind.FILE, file.name, content_of_file(file))
    for kind, table in ROWS.items():
        newer = question(kind).where(table.id > _last_sealed(session, kind)).order_by(table.id)
        for row in session.execute(newer.execution_options(yield_per=BATCH)):
            yield _Fresh(kind, str(row.id), content(row))


def _last_sealed(session: Session, kind: LinkKind) -> int:
    which = select(ChainRow.subject).where(ChainRow.kind == kind)
    found = session.scalars(which.order_by(ChainRow.id.desc()).limit(1)).first()
    return 0 if found is None else int(found)


def _add(session: Session, links: Sequence[Link]) -> None:
    if links:
        session.execute(insert(ChainRow), [_row(link) for link in links])


def _row(link: Link) -> dict[str, object]:
    values = asdict(link)
    return {"id": values.pop("place"), **values}


def _head(row: ChainRow | None) -> Head | None:
    return None if row is None else Head(day=local_date(row.at), link=row.id, head=row.head, at=row.at)


def _last(session: Session) -> ChainRow | None:
    return session.scalars(select(ChainRow).order_by(ChainRow.id.desc()).limit(1)).first()
