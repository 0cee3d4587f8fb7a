"""Each stage broken in the running code: the drill is red, and with that stage's name."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
import warm
from damaged import launch_with

import jobs.analyze
import jobs.night
from jobs.alerts.channels import AppriseChannel
from jobs.drill.canary import Seen
from jobs.drill.drill import drill
from jobs.drill.ground import DELAY
from jobs.drill.kept import Kept
from jobs.drill.proofs import PROOFS, Scene, asked, begun
from jobs.drill.story import nights
from jobs.errors import ChannelRefused
from jobs.night import night
from jobs.place import Place
from store import outbox
from store.drills import Stage
from store.session import connect
from store.settings import StoreTable

IN_THE_CRAWL = {
    "no name resolves": (
        Stage.FETCH,
        """
from crawler.resolver import GuardedResolver
def fail(*_):
    raise OSError("no network")
GuardedResolver.getHostByName = fail
""",
    ),
    "articles are not asked for": (
        Stage.FETCH,
        """
from crawler.spiders.reports import ReportsSpider
ReportsSpider._listed = lambda *_: iter(())
""",
    ),
    "robots.txt is not obeyed": (
        Stage.FETCH,
        """
from crawler.politeness import RobotsMiddleware
RobotsMiddleware.process_request_2 = lambda *_: None
""",
    ),
    "another name is given": (
        Stage.FETCH,
        """
from crawler.order import CrawlOrder
CrawlOrder.user_agent = "Mozilla/5.0"
""",
    ),
    "bytes are altered": (
        Stage.ARCHIVE,
        """
from dataclasses import replace
from store.archive.writer import ArchiveWriter
write = ArchiveWriter.write
ArchiveWriter.write = lambda self, exchange: write(self, replace(exchange, body=exchange.body + b" "))
""",
    ),
    "records are dropped": (
        Stage.ARCHIVE,
        """
from warcio.warcwriter import WARCWriter
WARCWriter.write_record = lambda *_: None
""",
    ),
    "the archive's disk is full": (
        Stage.ARCHIVE,
        """
from store.archive.writer import ArchiveWriter
def full(*_):
    raise OSError(28, "No space left on device")
ArchiveWriter.write = full
""",
    ),
    "a paragraph is lost": (
        Stage.EXTRACT,
        """
from dataclasses import replace
import crawler.reading as reading
read = reading.read
def lossy(*given, **named):
    article = read(*given, **named)
    return replace(article, text=article.text.partition("\\n")[2])
reading.read = lossy
""",
    ),
    "the reader raises": (
        Stage.EXTRACT,
        """
import crawler.reading as reading
def fail(*_, **__):
    raise ValueError("no such element")
reading.read = fail
""",
    ),
    "the reader dies": (
        Stage.EXTRACT,
        """
import os
import crawler.reading as reading
reading.read = lambda *_, **__: os._exit(1)
""",
    ),
    "versions are dropped": (
        Stage.RECORD,
        """
from store import recorder
from store.records import Outcome
recorder.record = lambda *_: recorder.Recorded(outcome=Outcome.NEW, document=0, version=0)
""",
    ),
    "the recorder raises": (
        Stage.RECORD,
        """
from store import recorder
def fail(*_):
    raise ValueError("no such column")
recorder.record = fail
""",
    ),
    "incidents are dropped": (
        Stage.RECORD,
        """
from store import incidents
incidents.saw = lambda *_, **__: None
""",
    ),
}


@pytest.mark.parametrize("how", IN_THE_CRAWL)
def test_a_damaged_crawl_is_found(how: str, place: Place, tmp_path: Path) -> None:
    stage, lines = IN_THE_CRAWL[how]
    drilled = drill(place, night, launch_with(tmp_path / "damage", lines))
    assert drilled.stage is stage, drilled.detail
    assert drilled.detail


def fail(*_: object, **__: object) -> object:
    raise ValueError("planted fault")


def wrong_figure(before: jobs.analyze.Reading, after: jobs.analyze.Reading) -> object:
    difference = COMPARE(before, after)
    first, *rest = difference.numbers
    return replace(difference, numbers=(replace(first, after="1"), *rest))


def nothing_queued(*_: object, **__: object) -> bool:
    return True


def swallowed(*_: object) -> None:
    return


def refused(*_: object) -> None:
    raise ChannelRefused("the service is closed")


def cut_short(self: AppriseChannel, title: str, body: str, *more: str) -> None:
    SEND(self, title, body[:80], *more)


COMPARE, SEND = jobs.analyze.compare, AppriseChannel.send
IN_THE_NIGHT = {
    "a figure is wrong": (Stage.COMPARE, jobs.analyze, "compare", wrong_figure),
    "the comparison raises": (Stage.COMPARE, jobs.analyze, "compare", fail),
    "nothing is queued": (Stage.OUTBOX, outbox, "put", nothing_queued),
    "the outbox raises": (Stage.OUTBOX, outbox, "put", fail),
    "the channel swallows": (Stage.CHANNEL, AppriseChannel, "send", swallowed),
    "the channel refuses": (Stage.CHANNEL, AppriseChannel, "send", refused),
    "messages are cut": (Stage.CHANNEL, AppriseChannel, "send", cut_short),
    "nothing is exported": (Stage.EXPORT, jobs.night, "_export", lambda *_: None),
    "the night's end raises": (Stage.EXPORT, jobs.night, "_end", fail),
}


@pytest.mark.parametrize("how", IN_THE_NIGHT)
def test_a_damaged_night_is_found(how: str, place: Place, monkeypatch: pytest.MonkeyPatch) -> None:
    stage, owner, name, broken = IN_THE_NIGHT[how]
    monkeypatch.setattr(owner, name, broken)
    drilled = drill(place, night, warm.run_spider)
    assert drilled.stage is stage, drilled.detail
    assert drilled.detail
    if broken is fail:
        assert "ValueError: planted fault" in drilled.detail


FIRST, _ = nights(date(2026, 3, 2))


def scene(tmp_path, *seen: Seen) -> Scene:
    table = StoreTable(url=f"sqlite:///{tmp_path}/fazhi.db", data=tmp_path)
    return Scene(
        night=FIRST,
        origin="http://canary.fazhi.test:1",
        contact="it@example.cn",
        delay=DELAY,
        seen=seen,
        crawls=(),
        messages=(),
        kept=Kept(table=table, engine=connect(table.url, must_exist=False)),
    )


def requests(seconds_between: float, agent: str = "fazhi/0.1.0 (+it@example.cn)") -> list[Seen]:
    paths = [path for path in FIRST.pages if path != FIRST.closed]
    return [
        Seen(path=path, user_agent=agent, at=100 + seconds_between * number, digest="")
        for number, path in enumerate(paths)
    ]


def test_a_delay_that_is_not_kept_is_found(tmp_path) -> None:
    assert asked(scene(tmp_path, *requests(DELAY))) == ""
    assert "requests came in 0.03 s" in asked(scene(tmp_path, *requests(DELAY / 10)))


def test_a_first_request_that_arrives_late_is_forgiven(tmp_path) -> None:
    first, *rest = requests(DELAY)
    assert asked(scene(tmp_path, replace(first, at=first.at + 0.9 * DELAY), *rest)) == ""


def test_the_operator_is_named(tmp_path) -> None:
    assert begun(scene(tmp_path, *requests(DELAY))) == ""
    assert "not us" in begun(scene(tmp_path, *requests(DELAY, "fazhi/0.1.0")))
    assert "before /robots.txt" in begun(scene(tmp_path, *reversed(requests(DELAY))))


def test_every_stage_has_a_proof() -> None:
    assert {stage for stage, _ in PROOFS} == set(Stage)
