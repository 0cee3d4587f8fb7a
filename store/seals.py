"""The chain's links over single things that were kept, and the daily heads that cover them."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from sqlalchemy import select
from sqlalchemy.orm import Session

from store.schema_proof import ChainRow, HeadRow


class Sealed(StrEnum):
    """What a link seals."""

    FILE = "file"
    CAPTURE = "capture"
    VERSION = "version"
    ABSENCE = "absence"
    CHANGE = "change"


@dataclass(frozen=True, slots=True)
class Subject:
    """One thing that a link may seal."""

    kind: Sealed
    name: str
    """A file's name, or a row's id."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Seal:
    """The last link over one thing, and the first daily head after it."""

    link: int
    content: str
    """SHA-256 of what it seals, hex."""
    head: str
    """SHA-256 over the link before it and this one, hex."""
    day: date | None
    """Local day at whose end the chain's head was kept; None where no day has ended since."""
    day_head: str | None


def seals(session: Session, subjects: Iterable[Subject]) -> Mapping[Subject, Seal]:
    """Find what the chain holds of these things; what it does not hold is left out."""
    wanted = set(subjects)
    found = {}
    question = select(ChainRow).where(ChainRow.subject.in_(sorted({one.name for one in wanted}))).order_by(ChainRow.id)
    for row in session.scalars(question):
        subject = next((one for one in wanted if (one.kind, one.name) == (row.kind, row.subject)), None)
        if subject is not None:
            found[subject] = _seal(session, row)
    return found


def _seal(session: Session, row: ChainRow) -> Seal:
    head = session.scalars(select(HeadRow).where(HeadRow.link >= row.id).order_by(HeadRow.link).limit(1)).first()
    return Seal(
        link=row.id,
        content=row.content,
        head=row.head,
        day=None if head is None else head.on,
        day_head=None if head is None else head.head,
    )
