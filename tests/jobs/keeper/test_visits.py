from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import Engine

from jobs.keeper.visits import visits_due
from store import due, hosts, incidents
from store.hosts import Wish
from store.records import IncidentKind
from store.schema import SourceRow
from store.session import reading, writing

NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)
URL = "http://www.Qinzhou.gov.cn:8080/a/"
HOST = "www.qinzhou.gov.cn:8080"


@pytest.fixture
def refused(engine: Engine) -> Engine:
    """Make a source that a host refused at this hour, and one that it blocks."""
    with writing(engine) as session:
        for name, kind in (("a/hours", IncidentKind.VISIT_TIME), ("a/blocked", IncidentKind.BLOCKED)):
            session.add(SourceRow(id=name, issuer="", region="", level="county", site="", first_seen_at=NOON))
            session.flush()
            incidents.saw(session, source=name, kind=kind, url=URL, detail="", run_id=1, capture_id=None, now=NOON)
    return engine


def visits(engine: Engine, begins: str, ends: str, now: datetime = NOON) -> list[tuple[str, datetime]]:
    with writing(engine) as session:
        hosts.learn(session, [Wish(host=HOST, visit_from=begins, visit_until=ends)], now=NOON)
    with reading(engine) as session:
        return [(one.source, one.opened_at) for one in visits_due(session, now)]


@pytest.mark.parametrize(
    ("begins", "ends", "opened_at"),
    [
        ("1200", "1201", NOON),
        ("0930", "1300", NOON - timedelta(hours=2.5)),
        ("2200", "1201", NOON - timedelta(hours=14)),
        ("1201", "1300", None),
        ("0900", "1200", None),
        ("2200", "0200", None),
    ],
)
def test_a_source_may_be_visited_in_its_hosts_hours(
    refused: Engine, begins: str, ends: str, opened_at: datetime | None
) -> None:
    assert visits(refused, begins, ends) == ([] if opened_at is None else [("a/hours", opened_at)])


def test_hours_that_were_used_are_not_used_again(refused: Engine) -> None:
    (visit,) = visits(refused, "1000", "1300")
    with writing(refused) as session:
        due.begin(session, schedule=f"visit {HOST}", fire_at=visit[1], now=NOON)
    assert visits(refused, "1000", "1300") == []
    assert visits(refused, "1000", "1300", NOON + timedelta(days=1)) == [("a/hours", visit[1] + timedelta(days=1))]


def test_hours_that_nobody_told_are_not_come(refused: Engine) -> None:
    with reading(refused) as session:
        assert visits_due(session, NOON) == ()
