"""What is said of an issuer that has several sites."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from crawler.runlog import seed_of
from crawler.source import Source
from jobs.coverage.rules import State
from jobs.coverage.survey import rows
from store import frontier
from store.records import Level
from store.schema import ColumnRow, SourceRow
from store.session import reading, writing

NOW = datetime(2026, 4, 10, tzinfo=UTC)
ONE = Source(
    id="jilin/one",
    issuer="某某市人民政府",
    region="220100",
    level=Level.CITY,
    site="https://one.gov.cn/",
    columns=("https://one.gov.cn/fzzf/",),
)
TWO = replace(ONE, id="jilin/two", site="https://two.gov.cn/", columns=("https://two.gov.cn/fzzf/",))


def told(engine, read, *sources):
    with writing(engine) as session:
        frontier.register(session, [seed_of(source) for source in sources], NOW)
        for column in session.query(ColumnRow).where(ColumnRow.source_id.in_(read)):
            column.last_good_at, column.checked_as = NOW, "read"
        for source in session.query(SourceRow).where(SourceRow.id.in_(read)):
            source.last_good_at = NOW
    with reading(engine) as session:
        return {row.source: (row.state, row.why) for row in rows(session, {one.id: one for one in sources}, 2025, NOW)}


def test_a_report_is_not_missing_while_another_site_of_its_issuer_is_unread(engine):
    found = told(engine, [ONE.id], ONE, TWO)
    unread = f"its column {TWO.columns[0]} was never read"
    assert found == {
        ONE.id: (State.NOT_CHECKABLE, f"on its other site {TWO.id}: {unread}"),
        TWO.id: (State.NOT_CHECKABLE, unread),
    }


def test_it_is_when_all_of_them_were_read(engine):
    found = told(engine, [ONE.id, TWO.id], ONE, TWO)
    assert {state for state, _ in found.values()} == {State.NOT_SEEN}


@pytest.mark.parametrize("other", [{"columns": ()}, {"region": "220200"}, {"issuer": "某某县人民政府"}])
def test_what_is_no_column_of_its_issuer_keeps_nobody_from_judging(engine, other):
    assert told(engine, [ONE.id], ONE, replace(TWO, **other))[ONE.id][0] is State.NOT_SEEN
