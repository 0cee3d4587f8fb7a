"""Hosts that want to be visited at certain hours: whose hours these are, once in each span of them."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from urllib.parse import urlsplit

from sqlalchemy.orm import Session

from crawler.visit_time import kept_window
from store import due, incidents
from store.hosts import Wish, wishes
from store.records import IncidentKind

_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Visit:
    """A source that may be looked at now and was not in these hours."""

    source: str
    schedule: str
    """What the store calls the hours of its host."""
    opened_at: datetime


def visits_due(session: Session, now: datetime) -> tuple[Visit, ...]:
    """List the sources whose hours have come, those left out that were asked in them already."""
    refused = [one for one in incidents.still_open(session) if one.kind is IncidentKind.VISIT_TIME]
    wished = wishes(session) if refused else {}
    visits = (_visit(one.source, urlsplit(one.url).netloc.lower(), wished, now) for one in refused)
    return tuple(one for one in visits if one and not due.is_known(session, one.schedule, one.opened_at))


def _visit(source: str, host: str, wished: Mapping[str, Wish], now: datetime) -> Visit | None:
    wish = wished.get(host)
    window = None if wish is None else kept_window(wish.visit_from, wish.visit_until)
    if window is None or not window.is_open(now):
        return None
    opens_at = window.opens(now)
    opened_at = opens_at if opens_at == now else opens_at - _DAY
    return Visit(source=source, schedule=f"visit {host}", opened_at=opened_at)
