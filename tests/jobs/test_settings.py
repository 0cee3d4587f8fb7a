from pathlib import Path

import pytest

from jobs.settings import read_settings
from store.errors import ConfigurationInvalid


def test_defaults(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    settings = read_settings(None)
    assert settings.store.url == "sqlite:///data/fazhi.db"
    assert (settings.crawl.delay, settings.crawl.timeout, settings.crawl.source_budget) == (1.0, 30.0, 600)
    assert settings.crawl.night_limit == 21600
    assert (settings.schedule.nightly, settings.schedule.timezone) == ("30 1 * * *", "Asia/Shanghai")
    assert (settings.withdrawn.nights, settings.withdrawn.days) == (3, 7)
    assert settings.alerts == ()
    assert not settings.crawl.allow_private


def test_the_environment_wins_over_the_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "fazhi.toml"
    path.write_text("[crawl]\ndelay = 2\ntimeout = 9\n", "utf-8")
    monkeypatch.setenv("FAZHI_CRAWL__DELAY", "3")
    settings = read_settings(path)
    assert (settings.crawl.delay, settings.crawl.timeout) == (3.0, 9.0)


def test_a_file_that_is_not_there_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ConfigurationInvalid, match="no such file"):
        read_settings(tmp_path / "none.toml")
