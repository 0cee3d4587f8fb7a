import json
from pathlib import Path

import pytest

_LINES = [
    {"title": "东阳县2022年法治政府建设情况报告", "report": True, "year": 2022},
    {"title": "东阳县2022年法治政府建设情况说明", "report": True, "year": 2022},
    {"title": "东阳县2023年法治政府建设工作要点", "report": False},
]


@pytest.fixture
def labelled(tmp_path: Path) -> Path:
    path = tmp_path / "titles.jsonl"
    path.write_text("\n".join(json.dumps(line) for line in _LINES), "utf-8")
    return path


def test_score_for_people(fazhi, labelled: Path) -> None:
    said = fazhi("classify", "--score", labelled)
    assert said.code == 0
    assert "precision  1.000  1 of 1" in said.out
    assert "recall     0.500  1 by title alone" in said.out
    assert "1.000  2 when the undecided are looked at" in said.out
    assert "undecided: 东阳县2022年法治政府建设情况说明 (report; undecided: 说明 of a 情况" in said.out


def test_score_for_programs(fazhi, labelled: Path) -> None:
    counted = json.loads(fazhi("classify", "--score", labelled, "--json").out)
    assert (counted["precision"], counted["recall"], counted["year_accuracy"]) == (1.0, 0.5, 1.0)
    assert counted["kinds"] == {"report": 1, "undecided": 1, "work_points": 1}
    assert [(miss["miss"], miss["kind"], miss["year"]) for miss in counted["misses"]] == [
        ("undecided", "undecided", 2022)
    ]


def test_score_refuses_what_it_cannot_read(fazhi, labelled: Path, tmp_path: Path) -> None:
    labelled.write_text('{"title": "x", "report": true}\n{"title": "x"}\n', "utf-8")
    said = fazhi("classify", "--score", labelled)
    assert (said.code, "line 2 has no label" in said.err) == (1, True)
    missing = fazhi("classify", "--score", tmp_path / "none.jsonl")
    assert (missing.code, "none.jsonl" in missing.err) == (1, True)
    labelled.write_bytes("报告".encode("gb18030"))
    assert "is not UTF-8 text" in fazhi("classify", "--score", labelled).err
