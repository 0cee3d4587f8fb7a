"""The drill's own ground: real where it matters, closed where it would leave this machine."""

import os
from pathlib import Path

import pytest

from crawler.configuration import CrawlTable
from crawler.registry import load_sources
from jobs.alerts.settings import AlertTable
from jobs.drill.ground import DELAY, NIGHT_LIMIT, clear, settings_in, straight
from jobs.settings import BackupTable, HeartbeatTable, MetricsTable, Settings, WithdrawnTable


def test_what_leaves_this_machine_is_closed_and_what_judges_is_real(tmp_path: Path) -> None:
    real = Settings.model_construct(
        crawl=CrawlTable(contact="it@example.cn", timeout=7, delay=3, robots=False, sources=("nowhere",)),
        withdrawn=WithdrawnTable(nights=9),
        alerts=(AlertTable(url="json://example.cn/"),),
        heartbeat=HeartbeatTable(url="https://example.cn/beat"),
        backup=BackupTable(folder=Path("/backup")),
        metrics=MetricsTable(file=Path("/metrics.prom")),
    )
    made = settings_in(tmp_path, real, canary="http://canary.fazhi.test:8000", sink="json://127.0.0.1:8001/")
    assert (made.crawl.contact, made.crawl.timeout, made.withdrawn.nights) == ("it@example.cn", 7, 9)
    assert (made.crawl.delay, made.crawl.night_limit, made.crawl.robots) == (DELAY, NIGHT_LIMIT, True)
    assert (made.heartbeat.url, made.backup.folder, made.metrics.file) == ("", None, None)
    assert [table.url for table in made.alerts] == ["json://127.0.0.1:8001/"]
    assert not made.schedule.drill
    assert not made.schedule.season
    assert not made.coverage.alerts
    assert Path(made.store.url.removeprefix("sqlite:///")).parent == made.store.data == tmp_path
    assert list(load_sources(made.crawl.sources)) == ["drill/canary"]


def test_the_way_to_ourselves_is_straight_for_a_while(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("no_proxy", "example.cn")
    monkeypatch.delenv("NO_PROXY", raising=False)
    with straight():
        assert os.environ["no_proxy"] == "example.cn,127.0.0.1"
        assert os.environ["NO_PROXY"] == "127.0.0.1"
    assert os.environ["no_proxy"] == "example.cn"
    assert "NO_PROXY" not in os.environ


def test_clearing_needs_nothing_to_be_there(tmp_path: Path) -> None:
    clear(tmp_path / "none")
    (tmp_path / "some").mkdir()
    (tmp_path / "some/file").write_text("")
    clear(tmp_path / "some")
    assert list(tmp_path.iterdir()) == []
