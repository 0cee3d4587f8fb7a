"""Whether anything that was kept has been altered since it was sealed."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby
from pathlib import Path

from sqlalchemy.exc import DBAPIError
from sqlalchemy.orm import Session

from store.chain import Head
from store.chain_content import Link, LinkKind
from store.chain_faults import Fault, FaultKind
from store.chain_files import FileCheck
from store.chain_heads import NAME, Anchor, anchors_of_file
from store.chain_links import LinkCheck
from store.chain_order import damage, disorder
from store.chain_rows import FoundLink, count_links, link_batches
from store.chain_subjects import row_checks
from store.dates import local_date
from store.errors import HeadUnreadable


@dataclass(frozen=True, slots=True)
class Step:
    """How far the proof has come."""

    links: int
    of: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Proven:
    """What was looked at; it is proven where no fault was named."""

    links: int
    files: int
    bytes: int
    captures: int
    versions: int
    absences: int
    changes: int
    head: Head | None
    against: int
    """Heads known from elsewhere that the chain was held against; those of our own file are not among them."""
    waiting_files: int
    waiting_rows: int
    """Of a night that has not been sealed yet."""


def verify(session: Session, data: Path, archive: Path, given: Sequence[Anchor]) -> Iterator[Fault | Step | Proven]:
    """Name each fault, those of the chain in its order, then those that no link can tell; what was proven comes last.

    Of a database that is damaged only that is named. Memory does not grow with the archive.
    """
    try:
        damaged = tuple(damage(session))
        yield from damaged
        if damaged:
            session.rollback()  # not even a look at such a database can be committed
            return
        proof = _Proof(session, data, archive, given)
        yield from proof.faults()
        yield proof.proven()
    except DBAPIError as error:
        session.rollback()
        yield Fault(kind=FaultKind.DATABASE, subject="store", what=f"it cannot be read: {error.orig}")


class _Proof:
    def __init__(self, session: Session, data: Path, archive: Path, given: Sequence[Anchor]) -> None:
        self._session = session
        self._noted = data / NAME
        self._given = given
        self._files = FileCheck(archive)
        self._rows = row_checks(session, archive)
        self._chain = LinkCheck(())
        self._links = 0

    def faults(self) -> Iterator[Fault | Step]:
        yield from self._along_the_chain()
        yield from self._chain.conclude(self._session)
        yield from self._rest()
        yield from disorder(self._session)

    def _along_the_chain(self) -> Iterator[Fault | Step]:
        of = count_links(self._session)
        anchors: tuple[Anchor, ...] = ()
        if of or self._noted.exists():
            try:
                anchors = anchors_of_file(self._noted)
            except HeadUnreadable as error:
                yield Fault(kind=FaultKind.HEAD, subject=NAME, what=str(error))
        self._chain = LinkCheck((*anchors, *self._given))
        for batch in link_batches(self._session):
            yield from self._batch(batch, of)

    def proven(self) -> Proven:
        last = self._chain.last
        return Proven(
            links=self._links,
            files=len(self._files.sealed),
            bytes=self._files.bytes,
            captures=self._rows[LinkKind.CAPTURE].count,
            versions=self._rows[LinkKind.VERSION].count,
            absences=self._rows[LinkKind.ABSENCE].count,
            changes=self._rows[LinkKind.CHANGE].count,
            head=None if last is None else Head(day=local_date(last.at), link=last.place, head=last.head, at=last.at),
            against=len(self._given),
            waiting_files=len(self._files.waiting()),
            waiting_rows=sum(rows.waiting() for rows in self._rows.values()),
        )

    def _batch(self, batch: Sequence[FoundLink], of: int) -> Iterator[Fault | Step]:
        # What one seal's links of one kind seal is read together.
        sound: list[tuple[Link, datetime | None]] = []
        for found in batch:
            followed = self._chain.follow(found)
            yield from followed.faults
            self._links += 1
            if followed.link is not None:
                sound.append((followed.link, self._chain.sealed_before))
        for (kind, before), group in groupby(sound, key=lambda one: (one[0].kind, one[1])):
            links = [link for link, _ in group]
            for some in [[link] for link in links] if kind == LinkKind.FILE else [links]:
                yield from self._group(kind, some, before)
                yield Step(some[-1].place, of)

    def _group(self, kind: str, links: Sequence[Link], sealed_before: datetime | None) -> Iterator[Fault]:
        if kind == LinkKind.FILE:
            for link in links:
                yield from self._files.check(link, sealed_before)
        elif kind in self._rows:
            yield from self._rows[LinkKind(kind)].check(links, sealed_before)

    def _rest(self) -> Iterator[Fault]:
        last = self._chain.last
        if last is not None:
            yield from self._files.rest(last.at)
            for rows in self._rows.values():
                yield from rows.rest(last.at)
        elif self._files.waiting() or any(rows.waiting() for rows in self._rows.values()):
            what = "nothing of what is kept is sealed; the next night seals it"
            yield Fault(kind=FaultKind.LINK, subject="1", what=what)
