"""What hosts ask of us in their robots.txt beside what they forbid."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from store.schema_watch import HostRow


@dataclass(frozen=True, slots=True, kw_only=True)
class Wish:
    """What one host asks for; all None where it asks for nothing."""

    host: str
    """Name and, unless it is the scheme's own, port."""
    crawl_delay: float | None = None
    """Seconds between two requests, at any hour."""
    visit_from: str | None = None
    """HHMM in UTC: only from then on may it be visited."""
    visit_until: str | None = None

    @property
    def is_empty(self) -> bool:
        """Say whether the host asks for nothing."""
        return self.crawl_delay is None and self.visit_from is None


def wishes(session: Session) -> Mapping[str, Wish]:
    """Give what every host that asks for something asked for when its robots.txt was last read."""
    return {
        row.name: Wish(
            host=row.name, crawl_delay=row.crawl_delay, visit_from=row.visit_from, visit_until=row.visit_until
        )
        for row in session.scalars(select(HostRow).order_by(HostRow.name))
    }


def learn(session: Session, learned: Iterable[Wish], *, now: datetime) -> None:
    """Keep what hosts ask for now; what they no longer ask for is forgotten."""
    for wish in learned:
        row = session.get(HostRow, wish.host)
        if wish.is_empty:
            if row is not None:
                session.delete(row)
            continue
        row = row or HostRow(name=wish.host)
        row.crawl_delay, row.visit_from, row.visit_until = wish.crawl_delay, wish.visit_from, wish.visit_until
        row.learned_at = now
        session.add(row)
    session.flush()
