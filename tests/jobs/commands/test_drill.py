"""fazhi drill, green and red, with a store and without."""

import json
from pathlib import Path

import pytest

from jobs.alerts.channels import AppriseChannel
from jobs.settings import Settings
from store import drills
from store.session import open_store, reading
from store.settings import sqlite_url
from store.upgrade import create_store

STAGES = ["fetch", "archive", "extract", "record", "compare", "outbox", "channel", "export"]


def test_green_without_a_store(fazhi, tmp_path: Path) -> None:
    said = fazhi("drill", "--data", tmp_path)
    assert said.code == 0, said.out
    assert [line.split() for line in said.out.splitlines()[:-1]] == [[stage, "ok"] for stage in STAGES]
    assert said.out.splitlines()[-1].endswith(" seconds")
    assert not list(tmp_path.glob("*.db"))


def test_red_with_a_store(fazhi, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    url = sqlite_url(tmp_path / "fazhi.db")
    create_store(url).dispose()
    monkeypatch.setattr(AppriseChannel, "send", lambda *_: None)
    said = fazhi("drill", "--data", tmp_path, "--json")
    assert said.code == 1
    answer = json.loads(said.out)
    assert answer["ok"] is False
    assert answer["drill"]["stage"] == "channel"
    assert list(answer["stages"]) == STAGES
    assert list(answer["stages"].values()) == ["ok"] * 6 + ["RED", "not reached"]
    engine = open_store(url)
    with reading(engine) as session:
        kept = drills.last(session)
    engine.dispose()
    assert kept is not None
    assert kept.detail == answer["drill"]["detail"]


def test_a_registry_that_is_broken_does_not_matter(fazhi, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "fazhi.toml").write_text('[crawl]\nsources = ["nowhere"]\n', "utf-8")
    monkeypatch.setattr("jobs.commands.drill.night", stopped)
    said = fazhi("drill")
    assert said.code == 1
    assert "fetch     RED: the canary was asked for nothing; ValueError: drill/canary" in said.out
    assert "archive   not reached" in said.out


def stopped(place, *_: object, **__: object) -> None:
    settings: Settings = place.settings
    raise ValueError("/".join(Path(settings.crawl.sources[0]).joinpath("drill/canary").parts[-2:]))
