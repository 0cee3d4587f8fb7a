"""Whether the chain itself holds: no link missing, put in, moved, altered or back-dated, and no tail cut off."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from store.chain import Head
from store.chain_content import Link, head_after
from store.chain_faults import CLOCK_SET_BACK, Fault, FaultKind
from store.chain_heads import Anchor
from store.chain_rows import UNREADABLE, FoundLink
from store.dates import local_date
from store.schema_proof import HeadRow


@dataclass(frozen=True, slots=True)
class Followed:
    """What following the chain to one of its links came to."""

    link: Link | None
    """What may be held against what it seals; None of a link that is wrong itself."""
    faults: tuple[Fault, ...]


@dataclass(slots=True)
class LinkCheck:
    """Follows the chain from its first link to its last."""

    anchors: Sequence[Anchor]
    """Heads known from elsewhere."""
    last: Link | None = None
    sealed_before: datetime | None = None
    """When the seal before the one that the last link belongs to was made."""
    _place: int = 0
    _head: str | None = ""
    """None after a link that cannot be read."""
    _days: dict[date, Head] = field(default_factory=dict)
    _met: set[Anchor] = field(default_factory=set)
    _by_place: dict[int, list[Anchor]] = field(default_factory=dict)
    _by_head: dict[str, list[Anchor]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        for anchor in self.anchors:
            if anchor.link is None:
                self._by_head.setdefault(anchor.head, []).append(anchor)
            else:
                self._by_place.setdefault(anchor.link, []).append(anchor)

    def follow(self, found: FoundLink) -> Followed:
        """Check the next link."""
        faults = []
        if found.place != self._place + 1:
            faults.append(_fault(found.place, _gap(self._place + 1, found.place - 1)))
        link, head = found.link, self._head
        self._place, self._head = found.place, None if link is None else link.head
        if link is None:
            faults.append(_fault(found.place, "it cannot be read"))
            return Followed(None, tuple(faults))
        sound = head is None or head_after(head, link) == link.head
        if not sound:
            faults.append(_fault(found.place, "it does not follow from the link before it: altered, put in or moved"))
        if self.last is not None and link.at < self.last.at - CLOCK_SET_BACK:
            faults.append(_fault(found.place, f"it is dated {link.at.isoformat()}, before the link before it"))
        faults += self._compare_with_anchors(link)
        self._pass(link)
        return Followed(link if sound else None, tuple(faults))

    def conclude(self, session: Session) -> Iterator[Fault]:
        """Check, after the last link, the daily heads and the heads known from elsewhere."""
        yield from self._daily_heads(session)
        for anchor in self.anchors:
            if anchor not in self._met:
                which = "no link has this head" if anchor.link is None else f"link {anchor.link} is missing"
                yield Fault(
                    kind=FaultKind.HEAD,
                    subject=anchor.where,
                    what=f"{which}: the chain was cut off or written anew",
                    link=anchor.link,
                )

    def _compare_with_anchors(self, link: Link) -> Iterator[Fault]:
        self._met.update(self._by_head.get(link.head, ()))
        for anchor in self._by_place.get(link.place, ()):
            self._met.add(anchor)
            if anchor.head != link.head or anchor.at != link.at:
                what = f"link {link.place} has another head: the chain was written anew"
                yield Fault(kind=FaultKind.HEAD, subject=anchor.where, what=what, link=link.place)

    def _pass(self, link: Link) -> None:
        if self.last is not None and self.last.at != link.at:
            self.sealed_before = self.last.at
        self.last = link
        day = local_date(link.at)
        self._days[day] = Head(day=day, link=link.place, head=link.head, at=link.at)

    def _daily_heads(self, session: Session) -> Iterator[Fault]:
        try:
            rows = session.scalars(select(HeadRow).order_by(HeadRow.on)).all()
        except UNREADABLE:
            yield Fault(kind=FaultKind.HEAD, subject="daily_head", what="a daily head cannot be read")
            return
        kept = {row.on: Head(day=row.on, link=row.link, head=row.head, at=row.at) for row in rows}
        for day in sorted({*kept, *self._days}):
            if kept.get(day) != self._days.get(day):
                what = "it was taken out" if day not in kept else "it is not the head of that day"
                yield Fault(kind=FaultKind.HEAD, subject=day.isoformat(), what=what)


def _gap(first: int, last: int) -> str:
    if last < first:
        return "there is no such place in the chain"
    return f"link {first} is missing" if first == last else f"links {first} to {last} are missing"


def _fault(place: int, what: str) -> Fault:
    return Fault(kind=FaultKind.LINK, subject=str(place), what=what, link=place)
