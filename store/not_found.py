"""How hosts say that an address is not there, as learned from addresses that never were."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from store.schema_proof import NotFoundRow


@dataclass(frozen=True, slots=True, kw_only=True)
class NotFound:
    """A host's answer for an address that never was."""

    host: str
    url: str
    """The address that was made up."""
    status: int
    sent_on_to: str | None
    fingerprint: str
    learned_at: datetime


def learn(
    session: Session,
    *,
    host: str,
    url: str,
    status: int,
    sent_on_to: str | None,
    fingerprint: str,
    capture_id: int,
    now: datetime,
) -> None:
    """Remember a host's answer in place of what was learned of it before."""
    told = {"url": url, "status": status, "sent_on_to": sent_on_to, "fingerprint": fingerprint}
    session.merge(NotFoundRow(host=host, **told, learned_at=now, capture_id=capture_id))
    session.flush()


def learned(session: Session, *, since: datetime) -> Sequence[NotFound]:
    """List what was learned since a moment, a host each."""
    question = select(NotFoundRow).where(NotFoundRow.learned_at >= since).order_by(NotFoundRow.host)
    return [
        NotFound(
            host=row.host,
            url=row.url,
            status=row.status,
            sent_on_to=row.sent_on_to,
            fingerprint=row.fingerprint,
            learned_at=row.learned_at,
        )
        for row in session.scalars(question)
    ]
