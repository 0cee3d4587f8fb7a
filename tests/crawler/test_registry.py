"""Loading sources from their places, and picking some of them."""

from pathlib import Path

import pytest

from crawler.adapters.detect import ADAPTERS
from crawler.errors import SourceInvalid
from crawler.registry import ADAPTER_NAMES, load_sources, pick

DECLARATION = """\
issuer = "{issuer}"
region = "120119"
level = "county"
site = "https://www.tjjz.gov.cn/"
"""


def _declare(folder: Path, *paths: str, issuer: str = "天津市蓟州区人民政府") -> Path:
    for path in paths:
        file = folder / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(DECLARATION.format(issuer=issuer), encoding="utf-8")
    return folder


def _faults(*places: str | Path) -> list[str]:
    with pytest.raises(SourceInvalid) as caught:
        load_sources(places)
    return caught.value.detail.splitlines()


def test_the_path_is_the_id_and_ids_are_sorted(tmp_path: Path) -> None:
    _declare(tmp_path, "tianjin/jizhou.toml", "gansu/qinzhou.toml", "demo/1-qinzhou.toml")
    sources = load_sources([tmp_path])
    assert list(sources) == ["demo/1-qinzhou", "gansu/qinzhou", "tianjin/jizhou"]
    assert all(source.id == source_id for source_id, source in sources.items())


def test_a_later_place_overrides_an_earlier_one_and_adds_to_it(tmp_path: Path) -> None:
    mine = _declare(tmp_path, "tianjin/jizhou.toml", "mine/own.toml", issuer="我的")
    ours = load_sources(["shipped"])
    both = load_sources(["shipped", str(mine)])
    assert set(both) == {*ours, "mine/own"}
    assert both["tianjin/jizhou"].issuer == "我的"
    assert both["gansu/qinzhou"] == ours["gansu/qinzhou"]
    assert load_sources([mine, "shipped"])["tianjin/jizhou"] == ours["tianjin/jizhou"]


def test_no_places_and_empty_folders_hold_no_sources(tmp_path: Path) -> None:
    assert load_sources([]) == {}
    assert load_sources([tmp_path]) == {}


def test_a_missing_folder_is_reported(tmp_path: Path) -> None:
    missing = tmp_path / "nowhere"
    assert _faults(missing) == [f'{missing}: no such folder; name a folder of source files, or "shipped" for ours']


def test_every_fault_of_every_file_of_every_place_is_in_one_error(tmp_path: Path) -> None:
    first = _declare(tmp_path / "first", "tianjin/jizhou.toml", "tianjin/baodi.toml")
    second = _declare(tmp_path / "second", "gansu/qinzhou.toml")
    (first / "tianjin/jizhou.toml").write_text(DECLARATION.replace("120119", "12") + "colums = []", encoding="utf-8")
    (second / "gansu/qinzhou.toml").write_text("level = ", encoding="utf-8")
    lines = _faults(first, tmp_path / "third", second)
    assert len(lines) == 4
    assert lines[0] == f'{first}/tianjin/jizhou.toml: unknown key "colums"; did you mean "columns"?'
    assert lines[1].startswith(f'{first}/tianjin/jizhou.toml: "region": "12" does not suit level "county"')
    assert lines[2].startswith(f"{tmp_path}/third: no such folder")
    assert lines[3].startswith(f"{second}/gansu/qinzhou.toml: not TOML: ")


def test_files_that_lie_too_high_or_too_deep_or_are_named_badly_are_reported(tmp_path: Path) -> None:
    _declare(tmp_path, "jizhou.toml", "tianjin/jizhou/town.toml", "Tianjin/jizhou.toml", "tianjin/jizhou.toml")
    assert [line.split(": ")[0] for line in _faults(tmp_path)] == [
        f"{tmp_path}/Tianjin/jizhou.toml",
        f"{tmp_path}/jizhou.toml",
        f"{tmp_path}/tianjin/jizhou/town.toml",
    ]


def test_other_and_hidden_files_are_left_alone(tmp_path: Path) -> None:
    _declare(tmp_path, "tianjin/.#jizhou.toml", ".git/x.toml", "README.md", "tianjin/jizhou.toml~")
    assert load_sources([tmp_path]) == {}


def test_a_file_that_cannot_be_read_is_reported(tmp_path: Path) -> None:
    (tmp_path / "tianjin").mkdir()
    (tmp_path / "tianjin/jizhou.toml").symlink_to(tmp_path / "gone")
    assert _faults(tmp_path) == [f"{tmp_path}/tianjin/jizhou.toml: cannot be read: No such file or directory"]


def test_a_declaration_may_name_exactly_the_adapters_there_are() -> None:
    assert list(ADAPTER_NAMES) == sorted(ADAPTERS)


def test_sources_are_picked_by_id_and_by_pattern(tmp_path: Path) -> None:
    sources = load_sources([_declare(tmp_path, "tianjin/jizhou.toml", "tianjin/baodi.toml", "gansu/qinzhou.toml")])
    assert list(pick(sources, ["tianjin/jizhou", "gansu/qinzhou"])) == ["gansu/qinzhou", "tianjin/jizhou"]
    assert list(pick(sources, ["tianjin/*", "tianjin/jizhou"])) == ["tianjin/baodi", "tianjin/jizhou"]
    assert list(pick(sources, ["*/qinzhou"])) == ["gansu/qinzhou"]
    assert pick(sources, []) == sources


def test_unknown_ids_are_all_reported_with_the_nearest_known(tmp_path: Path) -> None:
    sources = load_sources([_declare(tmp_path, "tianjin/jizhou.toml", "gansu/qinzhou.toml")])
    with pytest.raises(SourceInvalid) as caught:
        pick(sources, ["tianjin/jizou", "qinzhou", "hebei/*", "tianjin/jizhou"])
    assert caught.value.detail.splitlines() == [
        'no source "tianjin/jizou"; did you mean "tianjin/jizhou"?',
        'no source "qinzhou"; did you mean "gansu/qinzhou"?',
        'no source "hebei/*"',
    ]


def test_a_column_that_two_sources_declare_is_reported(tmp_path: Path) -> None:
    _declare(tmp_path, "tianjin/jizhou.toml", "gansu/qinzhou.toml")
    for path, scheme in (("tianjin/jizhou.toml", "https://www."), ("gansu/qinzhou.toml", "http://")):
        with (tmp_path / path).open("a", encoding="utf-8") as file:
            file.write(f'columns = ["{scheme}tjjz.gov.cn/fzzf/"]\n')
    (fault,) = _faults(tmp_path)
    assert fault.startswith(
        '"gansu/qinzhou" and "tianjin/jizhou" declare the same column https://www.tjjz.gov.cn/fzzf/'
    )
