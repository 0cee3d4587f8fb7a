"""The two versions that a command compares."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.orm import Session

from jobs.errors import NothingToCompare
from store import versions
from store.documents import Document
from store.records import Cause
from store.versions import Version


@dataclass(frozen=True, slots=True, kw_only=True)
class VersionPair:
    """Two versions of one document."""

    before: Version
    after: Version
    ours: tuple[int, ...]
    """The versions on the way from the one to the other that only our reading made."""

    @property
    def is_ours(self) -> bool:
        """Whether nothing but our reading sets the two apart."""
        return len(self.ours) == abs(self.after.number - self.before.number)


def pair_by_number(session: Session, document: Document, before: int | None, after: int | None) -> VersionPair:
    """Pick two versions by number: the newest and the one before where none is given; raises NothingToCompare."""
    history = versions.history(session, document.id)
    if len(history) < 2 and after is None:
        raise NothingToCompare(f"{_name(document)} has one version only; nothing was edited since it was found")
    new = versions.numbered(session, document.id, after or history[-1].number)
    if new.number == 1 and before is None:
        raise NothingToCompare("version 1 is the first: there is none before it")
    return _pair(history, versions.numbered(session, document.id, before or new.number - 1), new)


def pair_by_time(session: Session, document: Document, since: datetime, until: datetime | None) -> VersionPair:
    """Pick the versions that stood at two times, the newest where no later one is given; raises NothingToCompare."""
    history = versions.history(session, document.id)
    old = versions.as_of(session, document.id, since)
    new = history[-1] if until is None else versions.as_of(session, document.id, until)
    return _pair(history, old, new)


def _pair(history: Sequence[Version], before: Version, after: Version) -> VersionPair:
    if before.number == after.number:
        raise NothingToCompare(f"both sides are version {after.number}")
    low, high = sorted((before.number, after.number))
    ours = tuple(one.number for one in history[low:high] if one.cause is Cause.EXTRACTOR)
    return VersionPair(before=before, after=after, ours=ours)


def _name(document: Document) -> str:
    return document.url if document.document is None else f"document {document.document}"
