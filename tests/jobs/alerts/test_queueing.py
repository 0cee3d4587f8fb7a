from datetime import UTC, datetime

import pytest

from crawler.registry import load_sources
from jobs.alerts.queueing import covered, covers, hears, queue
from jobs.alerts.settings import AlertTable
from jobs.alerts.wording import Words
from store import frontier, outbox, own
from store.frontier import SourceSeed
from store.jurisdiction import NOWHERE, Jurisdiction
from store.own import OURSELVES
from store.records import AlertKind, IncidentKind, Level, Severity
from store.session import reading, writing

NIGHT = datetime(2024, 3, 4, 18, 10, tzinfo=UTC)


def table(**filters):
    return AlertTable(url="json://a", **filters)


def words(kind=AlertKind.FINDING, **facts):
    return Words(key="change:1", kind=kind, title="标题", body="正文", **facts)


@pytest.mark.parametrize(
    ("filters", "facts", "heard"),
    [
        ({}, {}, True),
        ({"kinds": ["new"]}, {}, False),
        ({"severity": "notable"}, {"kind": AlertKind.EDITED, "severity": Severity.MINOR}, False),
        ({"severity": "notable"}, {"kind": AlertKind.EDITED, "severity": Severity.NOTABLE}, True),
        ({"severity": "notable"}, {"kind": AlertKind.EDITED, "severity": Severity.MAJOR}, True),
        ({"severity": "major"}, {"kind": AlertKind.NEW}, True),
        ({"regions": ["12", "6205"]}, {"region": "120119"}, True),
        ({"regions": ["12", "6205"]}, {"region": "620502"}, True),
        ({"regions": ["12", "6205"]}, {"region": "620102"}, False),
        ({"regions": ["12"]}, {}, True),
        ({"levels": ["county"]}, {"level": Level.COUNTY}, True),
        ({"levels": ["county"]}, {"level": Level.CITY}, False),
        ({"levels": ["county"]}, {}, True),
        ({"regions": ["12"], "levels": ["county"]}, {"region": "120119", "level": Level.DEPARTMENT}, False),
    ],
)
def test_a_channel_hears_what_it_wants_to_hear(filters, facts, heard):
    assert hears(table(**filters), words(**facts)) is heard


def test_what_is_about_no_government_concerns_everybody():
    narrow = table(regions=["12"], levels=["county"])
    assert covers(narrow, NOWHERE)
    assert not covers(narrow, Jurisdiction(region="620502", level=Level.COUNTY))


@pytest.fixture
def put(engine):
    """Queue words for channels called after what they filter by."""
    seed = SourceSeed(
        id="tianjin/jizhou",
        issuer="天津市蓟州区人民政府",
        region="120119",
        level=Level.COUNTY,
        site="https://www.tjjz.gov.cn/",
        columns=(),
    )
    with writing(engine) as session:
        frontier.register(session, [seed], NIGHT)
        own.trouble(session, IncidentKind.DISK_LOW, detail="", now=NIGHT)

    def queue_and_list(said):
        tables = (
            table(name="tianjin", regions=["12"]),
            table(name="gansu", regions=["62"]),
            table(name="counties", levels=["county"]),
            table(name="cities", levels=["city"]),
        )
        with writing(engine) as session:
            queue(session, tables, lambda _: said, now=NIGHT)
        with reading(engine) as session:
            return [alert.channel for alert in outbox.listing(session)]

    return queue_and_list


def test_region_and_level_are_those_of_the_source(put):
    assert put(words(source="tianjin/jizhou")) == ["tianjin", "counties"]


def test_a_region_of_its_own_goes_before_that_of_the_source(put):
    assert put(words(source="tianjin/jizhou", region="620502")) == ["gansu", "counties"]


@pytest.mark.parametrize("source", [OURSELVES, "unknown/source", None])
def test_our_own_troubles_concern_everybody(put, source):
    assert put(words(source=source)) == ["tianjin", "gansu", "counties", "cities"]


def test_the_severity_goes_with_the_alert(engine):
    with writing(engine) as session:
        queue(session, (table(),), lambda _: words(AlertKind.EDITED, severity=Severity.MAJOR), now=NIGHT)
    with reading(engine) as session:
        (alert,) = outbox.listing(session)
    assert (alert.severity, alert.batch) == (Severity.MAJOR, None)


def test_of_several_governments_a_channel_hears_of_those_it_covers():
    sources = [source for source in load_sources(["shipped"]).values() if source.level is not Level.CENTRAL]
    table = AlertTable(url="json://127.0.0.1", regions=("12",), levels=(Level.COUNTY,))
    found = covered(table, sources)
    assert found
    assert {(one.region[:2], one.level) for one in found} == {("12", Level.COUNTY)}
    assert covered(AlertTable(url="json://127.0.0.1"), sources) == sources
