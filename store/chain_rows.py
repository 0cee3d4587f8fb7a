"""Reading what may have been tampered with: a row that cannot be read is one more finding, not the end."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Row, Select, func, select
from sqlalchemy.exc import DBAPIError
from sqlalchemy.orm import InstrumentedAttribute, Session

from store.chain_content import ROWS, Link, LinkKind, question
from store.schema_proof import ChainRow

BATCH = 500
UNREADABLE = (ValueError, TypeError, DBAPIError)
"""What a value that its column cannot hold comes to when it is read."""


@dataclass(frozen=True, slots=True)
class Found:
    """One row of a table."""

    id: int
    row: Row[Any] | None
    """None when it cannot be read."""


@dataclass(frozen=True, slots=True)
class FoundLink:
    """One link of the chain."""

    place: int
    link: Link | None
    """None when it cannot be read."""


def count_links(session: Session) -> int:
    """Count the links."""
    return session.scalar(select(func.count()).select_from(ChainRow)) or 0


def link_batches(session: Session) -> Iterator[list[FoundLink]]:
    """Read the whole chain in order, some links at a time."""
    names = ("id", "kind", "subject", "at", "content", "head")
    columns, place = [getattr(ChainRow, name) for name in names], None
    while batch := _after(session, select(*columns), ChainRow.id, place, None):
        place = batch[-1].id
        yield [FoundLink(found.id, None if found.row is None else _link(found.row)) for found in batch]


def rows_between(session: Session, kind: LinkKind, after: int, until: int | None) -> Iterator[Found]:
    """Read the rows of a kind that come after one id, up to and with another, in order."""
    key, last = ROWS[kind].id, after
    while batch := _after(session, question(kind), key, last, until):
        last = batch[-1].id
        yield from batch


def moment_of(value: object) -> datetime | None:
    """Give what a column of times holds; None when it is no time."""
    return value if isinstance(value, datetime) else None


def _after(
    session: Session, wanted: Select[Any], key: InstrumentedAttribute[int], after: int | None, until: int | None
) -> list[Found]:
    which = [] if after is None else [key > after]
    which += [] if until is None else [key <= until]
    try:
        rows = session.execute(wanted.where(*which).order_by(key).limit(BATCH)).all()
    except UNREADABLE:
        ids = session.scalars(select(key).where(*which).order_by(key).limit(BATCH)).all()
        return [_single(session, wanted.where(key == one), one) for one in ids]
    return [Found(row.id, row) for row in rows]


def _single(session: Session, wanted: Select[Any], one: int) -> Found:
    try:
        return Found(one, session.execute(wanted).one())
    except UNREADABLE:
        return Found(one, None)


def _link(row: Row[Any]) -> Link:
    return Link(place=row.id, kind=row.kind, subject=row.subject, at=row.at, content=row.content, head=row.head)
