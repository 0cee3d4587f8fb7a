import json
from pathlib import Path

import pytest

from crawler.configuration import CrawlTable
from crawler.source import Source
from jobs.crawl import Crawled, absolute_sources, batches, last_word
from store.records import Level


def source(name: str, *hosts: str) -> Source:
    columns = tuple(f"https://{host}/list/" for host in hosts)
    return Source(
        id=f"x/{name}", issuer=name, region="110000", level=Level.CITY, site=f"https://{hosts[0]}/", columns=columns
    )


def divided(sources: list[Source], size: int) -> list[set[str]]:
    return [set(batch) for batch in batches({one.id: one for one in sources}, size)]


def test_sources_of_one_host_are_in_one_batch() -> None:
    sources = [source("a", "a.gov.cn"), source("b", "b.gov.cn"), source("c", "a.gov.cn"), source("d", "d.gov.cn")]
    assert divided(sources, 2) == [{"x/a", "x/c"}, {"x/b", "x/d"}]


def test_hosts_that_a_source_joins_are_one_group() -> None:
    sources = [source("a", "a.gov.cn"), source("b", "b.gov.cn"), source("c", "b.gov.cn", "a.gov.cn")]
    assert divided(sources, 1) == [{"x/a", "x/b", "x/c"}]


def test_every_source_is_in_one_batch_and_the_order_is_stable() -> None:
    sources = [source(str(number), f"{number % 7}.gov.cn") for number in range(40)]
    found = batches({one.id: one for one in sources}, 10)
    assert sorted(name for batch in found for name in batch) == sorted(one.id for one in sources)
    assert found == batches({one.id: one for one in sources}, 10)
    assert batches({}) == ()


def test_folders_of_sources_are_the_same_from_everywhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    table = absolute_sources(CrawlTable(sources=("shipped", "mine")))
    assert table.sources == ("shipped", str(tmp_path / "mine"))


def test_a_crawl_without_a_last_word_has_not_finished(tmp_path: Path) -> None:
    assert last_word(tmp_path / "none", "") == Crawled(
        finished=False, reason="the crawl left no last word", errors={}, requests=0, bytes=0
    )
    assert last_word(tmp_path / "none", "killed").reason == "killed"


@pytest.mark.parametrize(
    ("reason", "killed", "finished"), [("finished", "", True), ("shutdown", "", False), ("finished", "late", False)]
)
def test_finished_is_more_than_a_word(tmp_path: Path, reason: str, killed: str, finished: bool) -> None:
    report = tmp_path / "report"
    report.write_text(json.dumps({"reason": reason, "errors": {"KeyError: x": 2}, "requests": 3, "bytes": 4}))
    word = last_word(report, killed)
    assert word.finished is finished
    assert word.errors == {"KeyError: x": 2}
