"""The sample sources must be sources."""

import tomllib

from crawler.registry import load_sources
from jobs.demo.sources import write_sources
from jobs.demo.story import SEEDS


def test_ids_follow_the_seeds(tmp_path, web) -> None:
    ids = write_sources(tmp_path, web)
    assert ids == ("demo/1-qinzhou", "demo/2-jizhou", "demo/3-jingyuan", "demo/4-shiyan", "demo/5-ganzhou")
    assert sorted(path.relative_to(tmp_path).with_suffix("").as_posix() for path in tmp_path.rglob("*.toml")) == [*ids]


def test_the_registry_accepts_them(tmp_path, web) -> None:
    ids = write_sources(tmp_path, web)
    sources = load_sources([tmp_path])
    assert tuple(sources) == ids
    assert [source.seen for source in sources.values()] == [web.url(report.host, report.path) for report in SEEDS]
    assert {source.adapter for source in sources.values()} == {None}


def test_columns_answer(tmp_path, web, ask) -> None:
    for name, report in zip(write_sources(tmp_path, web), SEEDS, strict=True):
        declared = tomllib.loads((tmp_path / f"{name}.toml").read_text("utf-8"))
        assert declared["hosts"] == [report.host]
        (column,) = declared["columns"]
        assert ask(report.host, column.removeprefix(web.url(report.host, ""))).status == 200
