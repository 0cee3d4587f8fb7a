"""Proposals: which sources need one, and when it is told."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import Engine
from sqlalchemy.orm import Session

from store import frontier, incidents, proposals
from store.frontier import SourceSeed
from store.proposals import Found
from store.records import IncidentKind, Level
from store.schema import ColumnRow
from store.session import writing

NOW = datetime(2026, 3, 1, 17, 30, tzinfo=UTC)
DAY = timedelta(days=1)
COLUMNS = ("https://a.gov.cn/one/", "https://a.gov.cn/two/")
SEED = SourceSeed(
    id="a/b", issuer="秦州区", region="620502", level=Level.COUNTY, site="https://a.gov.cn/", columns=COLUMNS
)
NEW = Found(url="https://a.gov.cn/new/", adapter="trs", matched=3, known=4, reports=3)


@pytest.fixture
def session(engine: Engine) -> Iterator[Session]:
    with writing(engine) as session:
        frontier.register(session, [SEED], NOW)
        yield session


def saw(session: Session, kind: IncidentKind, now: datetime) -> None:
    incidents.saw(session, source="a/b", kind=kind, url=COLUMNS[0], detail="why", run_id=1, capture_id=None, now=now)


def looked(session: Session, **as_: str) -> None:
    for row, how in zip(session.query(ColumnRow).order_by(ColumnRow.id), as_.values(), strict=False):
        row.checked_as, row.complete = how, how == "read"


@pytest.mark.parametrize(
    "kind", [IncidentKind.COLUMN_GONE, IncidentKind.LIST_NOT_UNDERSTOOD, IncidentKind.TOO_FEW_ENTRIES]
)
def test_a_redesign_shows_on_its_first_night(session: Session, kind: IncidentKind) -> None:
    saw(session, kind, NOW)
    assert proposals.ill(session, {"a/b": COLUMNS})["a/b"].kind is kind
    incidents.close(session, source="a/b", kind=kind, now=NOW)
    assert proposals.ill(session, {"a/b": COLUMNS}) == {}


def test_an_unread_column_may_be_read_again_by_morning(session: Session) -> None:
    looked(session, one="timeout", two="read")
    saw(session, IncidentKind.TIMEOUT, NOW)
    assert proposals.ill(session, {"a/b": COLUMNS}) == {}
    saw(session, IncidentKind.TIMEOUT, NOW + DAY)
    assert proposals.ill(session, {"a/b": COLUMNS})["a/b"].kind is IncidentKind.TIMEOUT
    looked(session, one="read", two="read")
    assert proposals.ill(session, {"a/b": COLUMNS}) == {}


def test_a_site_that_refuses_is_not_redesigned(session: Session) -> None:
    looked(session, one="blocked", two="blocked")
    for night in range(3):
        saw(session, IncidentKind.BLOCKED, NOW + night * DAY)
    assert proposals.ill(session, {"a/b": COLUMNS}) == {}


def test_a_proposal_is_told_again_only_when_it_lists_more(session: Session) -> None:
    proposals.propose(session, "a/b", NEW, NOW)
    (first,) = proposals.untold(session, "a/b")
    assert (first.url, first.matched, first.known, first.reports, first.found_at) == (NEW.url, 3, 4, 3, NOW)
    proposals.told(session, [first.id])
    proposals.propose(session, "a/b", NEW, NOW + 7 * DAY)
    assert proposals.untold(session, "a/b") == ()
    better = Found(url=NEW.url, adapter="trs", matched=4, known=4, reports=3)
    proposals.propose(session, "a/b", better, NOW + 14 * DAY)
    (again,) = proposals.untold(session, "a/b")
    assert (again.id, again.matched, again.found_at, again.seen_at) == (first.id, 4, NOW, NOW + 14 * DAY)


def test_only_what_the_last_search_found_is_proposed(session: Session) -> None:
    proposals.propose(session, "a/b", NEW, NOW)
    other = Found(url="https://a.gov.cn/other/", adapter="trs", matched=4, known=4, reports=4)
    proposals.propose(session, "a/b", other, NOW + DAY)
    assert [one.url for one in proposals.newest(session, "a/b")] == [other.url]


def test_the_last_search_is_remembered(session: Session) -> None:
    assert proposals.last_searched(session, "a/b") is None
    for day in range(3):
        proposals.note_search(session, "a/b", readable=True, now=NOW + day * DAY)
    assert proposals.last_searched(session, "a/b") == NOW + 2 * DAY
    assert proposals.last_searched(session, "a/c") is None
