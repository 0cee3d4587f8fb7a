"""What crawls left of their receipts, on its way into the store."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from pydantic import TypeAdapter

from crawler.receipt import CrawlReceipt
from jobs.crawl import Crawled, folder_of
from jobs.place import Place
from jobs.receipts import keep_receipts
from jobs.settings import Settings
from store import hosts, receipts, runs
from store.hosts import Wish
from store.receipts import Receipt
from store.session import reading, writing
from store.settings import StoreTable
from store.upgrade import create_store

NOW = datetime(2026, 3, 1, 17, 30, tzinfo=UTC)
ONE = Receipt(
    host="a.gov.cn",
    requests=5,
    bytes=1000,
    not_modified=2,
    refused=0,
    robots="allows",
    delay_asked=1.0,
    delay_kept=1.25,
    first_at=NOW,
    last_at=NOW,
)
OTHER = replace(ONE, host="b.gov.cn")
SLOW = Wish(host="a.gov.cn", crawl_delay=5.0)


def crawled(*hosts_, wishes=()):
    return Crawled(
        finished=True,
        reason="finished",
        errors={},
        requests=0,
        bytes=0,
        receipt=CrawlReceipt(hosts=hosts_, wishes=wishes),
    )


@pytest.fixture
def place(tmp_path):
    """Make an installation with an empty store."""
    table = StoreTable(url=f"sqlite:///{tmp_path}/fazhi.db", data=tmp_path / "data")
    return Place(settings=Settings.model_construct(store=table), now=NOW)


@pytest.fixture
def engine(place):
    """Open its store."""
    return create_store(place.settings.store.url)


def begin(engine, at=NOW):
    with writing(engine) as session:
        return runs.begin(session, sources=["x"], now=at)


def kept(engine):
    with reading(engine) as session:
        found = receipts.of_night(session, on=None, host=None)
        return found and found.hosts, dict(hosts.wishes(session))


def test_all_crawls_of_a_night_are_kept(place, engine):
    run = begin(engine)
    for _ in range(2):
        keep_receipts(engine, place, run, [crawled(ONE, wishes=(SLOW,)), crawled(OTHER), crawled()])
    assert kept(engine) == ((ONE, OTHER), {"a.gov.cn": SLOW})


def test_what_a_killed_night_left_is_kept_with_the_one_that_continues_it(place, engine):
    killed = begin(engine)
    left = folder_of(place, killed.id) / "001.report.receipt.json"
    left.parent.mkdir(parents=True)
    left.write_bytes(TypeAdapter(CrawlReceipt).dump_json(CrawlReceipt(hosts=(ONE,), wishes=(SLOW,))))
    run = begin(engine, NOW + timedelta(hours=1))
    for _ in range(2):
        keep_receipts(engine, place, run, [crawled(ONE, wishes=(Wish(host="a.gov.cn"),))])
    assert kept(engine) == ((replace(ONE, requests=10, bytes=2000, not_modified=4),), {})


def test_what_a_killed_night_left_is_kept_though_nobody_continues_it(place, engine):
    killed = begin(engine)
    left = folder_of(place, killed.id) / "001.report.receipt.json"
    left.parent.mkdir(parents=True)
    left.write_bytes(TypeAdapter(CrawlReceipt).dump_json(CrawlReceipt(hosts=(ONE,))))
    run = begin(engine, NOW + timedelta(days=2))
    assert run.frontier == run.id
    for _ in range(2):
        keep_receipts(engine, place, run, [crawled(OTHER)])
    with reading(engine) as session:
        found = receipts.of_night(session, on=date(2026, 3, 2), host=None)
    assert found is not None
    assert found.hosts == (ONE,)
    assert kept(engine)[0] == (OTHER,)


def test_a_night_that_asked_nobody_has_none(place, engine):
    keep_receipts(engine, place, begin(engine), [crawled()])
    assert kept(engine) == (None, {})
