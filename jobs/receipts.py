"""The politeness receipts of a night's crawls, put into the store."""

from collections.abc import Iterable, Sequence

from sqlalchemy import Engine
from sqlalchemy.orm import Session

from crawler.receipt import CrawlReceipt, read_receipt
from jobs.crawl import Crawled, folder_of
from jobs.place import Place
from store import hosts, receipts
from store.runs import Run
from store.session import writing


def keep_receipts(engine: Engine, place: Place, run: Run, crawls: Sequence[Crawled]) -> None:
    """Keep what the night's crawls, and those of killed nights before it, left of their receipts."""
    with writing(engine) as session:
        for before in receipts.unkept_before(session, run.id):
            left = [read_receipt(file) for file in sorted(folder_of(place, before).glob("*.receipt.json"))]
            _keep(session, place, before, left)
        _keep(session, place, run.id, [one.receipt for one in crawls])


def _keep(session: Session, place: Place, run: int, left: Iterable[CrawlReceipt]) -> None:
    parts = tuple(left)
    receipts.keep(session, run, [one for part in parts for one in part.hosts])
    for part in parts:
        hosts.learn(session, part.wishes, now=place.clock())
