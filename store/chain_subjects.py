"""Whether the rows are what was sealed, and rest on records that the archive has."""

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any

from sqlalchemy import Row, select
from sqlalchemy.orm import Session

from store.archive.proof import mismatch
from store.chain_content import DATED, ROWS, Link, LinkKind, contents
from store.chain_faults import CLOCK_SET_BACK, Fault, FaultKind
from store.chain_rows import Found, moment_of, rows_between
from store.records import Capture
from store.schema import TextRow


@dataclass(slots=True)
class RowCheck:
    """Holds one kind of rows against their links, which seal them in the order of their ids."""

    session: Session
    archive: Path
    kind: LinkKind
    last: int = 0
    count: int = 0
    _texts: dict[str, str | None] = field(default_factory=dict)
    """Hash -> what is wrong with the text; of the last links' only."""

    def check(self, links: Sequence[Link], sealed_before: datetime | None) -> Iterator[Fault]:
        """Hold the rows that these links seal, and those between them, against them."""
        sealed = {int(link.subject): link for link in links if link.subject.isdecimal()}
        for link in links:
            if not link.subject.isdecimal() or int(link.subject) <= self.last:
                yield self._fault(link.subject, "it is sealed out of its order", link)
        after = self.last
        self.last = max([self.last, *sealed])
        met = set()
        self._texts.clear()
        for found in rows_between(self.session, self.kind, after, self.last):
            met.add(found.id)
            yield from self._row(found, sealed.get(found.id), sealed_before)
        for missing in sorted(sealed.keys() - met):
            if missing > after:
                yield self._fault(str(missing), "it was deleted", sealed[missing])

    def rest(self, last_seal: datetime) -> Iterator[Fault]:
        """Name the rows after the last sealed one that are no later night's."""
        for found in rows_between(self.session, self.kind, self.last, None):
            at = None if found.row is None else moment_of(getattr(found.row, DATED[self.kind]))
            if at is None or at <= last_seal:
                yield self._fault(str(found.id), "nobody sealed it", None)

    def waiting(self) -> int:
        """Count the rows that no link has sealed yet."""
        return sum(1 for _ in rows_between(self.session, self.kind, self.last, None))

    def _row(self, found: Found, link: Link | None, sealed_before: datetime | None) -> Iterator[Fault]:
        if link is None:
            yield self._fault(str(found.id), "nobody sealed it: it was put in between", None)
            return
        self.count += 1
        if found.row is None:
            yield self._fault(link.subject, "it cannot be read", link)
            return
        if link.content not in contents(found.row):
            yield self._fault(link.subject, "it is not what was sealed", link, _address(found.row))
            return
        at = getattr(found.row, DATED[self.kind])
        if sealed_before is not None and at < sealed_before - CLOCK_SET_BACK:
            yield self._fault(link.subject, f"it is dated {at.isoformat()}, before the seal before its own", link)
        if at > link.at + CLOCK_SET_BACK:
            yield self._fault(link.subject, f"it is dated {at.isoformat()}, after its own seal", link)
        yield from self._stands_on(found.row, link)

    def _stands_on(self, row: Row[Any], link: Link) -> Iterator[Fault]:
        if self.kind is LinkKind.CAPTURE:
            wrong = mismatch(self.archive, _capture(row))
            if wrong is not None:
                yield self._fault(link.subject, f"{row.file} at byte {row.offset}: {wrong}", link, row.url)
        elif self.kind is LinkKind.VERSION:
            wrong = self._wrong_text(row.text_sha)
            if wrong is not None:
                what = f"{wrong} (version {row.number} of the document)"
                yield Fault(kind=FaultKind.TEXT, subject=row.text_sha, what=what, link=link.place, url=row.document_url)

    def _wrong_text(self, sha256: str) -> str | None:
        if sha256 not in self._texts:
            self._texts[sha256] = _text_is_wrong(self.session, sha256)
        return self._texts[sha256]

    def _fault(self, subject: str, what: str, link: Link | None, url: str | None = None) -> Fault:
        place = None if link is None else link.place
        return Fault(kind=FaultKind(self.kind), subject=subject, what=what, link=place, url=url)


def row_checks(session: Session, archive: Path) -> dict[LinkKind, RowCheck]:
    """Make a check for each kind of rows."""
    return {kind: RowCheck(session, archive, kind) for kind in ROWS}


def _text_is_wrong(session: Session, sha256: str) -> str | None:
    text = session.execute(select(TextRow.body, TextRow.chars).where(TextRow.sha256 == sha256)).first()
    if text is None:
        return "its text is missing"
    if not isinstance(text.body, str) or hashlib.sha256(text.body.encode()).hexdigest() != sha256:
        return "its text is not the one whose hash it has"
    return None if text.chars == len(text.body) else "its text has another length than is kept with it"


def _address(row: Row[Any]) -> str | None:
    values = row._asdict()
    found = values.get("document_url", values.get("url"))
    return found if isinstance(found, str) else None


def _capture(row: Row[Any]) -> Capture:
    return Capture(
        url=row.url,
        at=row.at,
        status=row.status,
        content_type=row.content_type,
        digest=row.digest,
        length=row.length,
        file=row.file,
        offset=row.offset,
    )
