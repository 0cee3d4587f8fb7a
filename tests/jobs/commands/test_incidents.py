"""fazhi incidents: what is wrong, or was."""

import json
from datetime import UTC, datetime, timedelta

import pytest

from store import frontier, incidents, own
from store.frontier import SourceSeed
from store.records import IncidentKind, Level
from store.session import writing
from store.settings import sqlite_url
from store.upgrade import create_store

NIGHT = datetime(2024, 3, 4, 18, 10, tzinfo=UTC)
SOURCE = "tianjin/jizhou"


@pytest.fixture
def listed(tmp_path, fazhi):
    """Give `fazhi incidents` over a store with one that ended and two that are open, one of them our own."""
    engine = create_store(sqlite_url(tmp_path / "fazhi.db"))
    seed = SourceSeed(id=SOURCE, issuer="", region="120119", level=Level.COUNTY, site="", columns=())
    facts = {"source": SOURCE, "url": "https://a.gov.cn/", "run_id": 1, "capture_id": None}
    with writing(engine) as session:
        frontier.register(session, [seed], NIGHT)
        incidents.saw(session, kind=IncidentKind.DNS, detail="no name", now=NIGHT, **facts)
        incidents.close(session, source=SOURCE, kind=IncidentKind.DNS, now=NIGHT + timedelta(days=1))
        incidents.saw(session, kind=IncidentKind.BLOCKED, detail="status 412", now=NIGHT + timedelta(days=2), **facts)
        own.trouble(session, IncidentKind.DRILL_RED, detail="compare: no edit", now=NIGHT + timedelta(days=3))
    engine.dispose()
    return lambda *words: fazhi("incidents", *words, "--data", tmp_path)


def test_what_is_wrong_now_is_listed(listed):
    said = listed().out
    assert "2024-03-07 02:10, still open  tianjin/jizhou  blocked" in said
    assert "fazhi  drill_red" in said
    assert "dns" not in said
    assert said.endswith("2 incidents\n")


def test_a_source_has_a_history(listed):
    found = [json.loads(line) for line in listed(SOURCE, "--json").out.splitlines()]
    assert [(one["kind"], one["closed_at"] is None) for one in found] == [("dns", False), ("blocked", True)]
    assert "2024-03-05 02:10 to 2024-03-06 02:10" in listed(SOURCE).out


def test_ourselves_are_a_source_too(listed):
    assert "compare: no edit" in listed("fazhi").out


def test_a_source_that_nobody_knows_is_refused_with_the_nearest(listed):
    said = listed("tianjin/jizho")
    assert said.code == 2
    assert 'did you mean "tianjin/jizhou"?' in said.err


def test_a_declared_source_without_any_is_well(listed):
    assert listed("beijing/xicheng").out == "0 incidents\n"
