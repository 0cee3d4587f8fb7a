"""The commands that only ask: reports, show, changes, diff, export, alerts, doctor."""

import hashlib
import json
import re
import subprocess
import sys
from pathlib import Path

import pytest

from jobs.demo.texts import seed

REPORT_KEYS = (
    "document url title issuer region level report_year published_on first_seen last_seen status version sha256 "
    "chars report copies"
)
CHANGE_KEYS = (
    "id kind severity reason document url title issuer region report_year published_on detected_at from_version "
    "to_version chars_added chars_removed numbers silent confirmed suppressed group moved_to"
)


@pytest.fixture
def kept(demo: tuple[Path, str]) -> Path:
    return demo[0]


def lines(text: str) -> list[dict[str, object]]:
    return [json.loads(line) for line in text.splitlines()]


def test_reports(kept: Path, fazhi) -> None:
    said = fazhi("reports", "--data", kept, "--json")
    found = lines(said.out)
    assert said.code == 0
    assert [report["document"] for report in found] == [0, 1, 2, 3, 4, 5]
    assert list(found[0]) == REPORT_KEYS.split()
    assert re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d+\+08:00", str(found[0]["first_seen"]))
    assert found[0]["published_on"] == "2021-01-29"
    assert found[0]["sha256"] == hashlib.sha256(seed(0).encode()).hexdigest()


@pytest.mark.parametrize(
    ("options", "expected"),
    [
        (("--year", 2021), [1]),
        (("--region", "120000"), [1, 5]),
        (("--region", "120119"), [1, 5]),
        (("--region", "360000"), [4]),
        (("--query", "十堰 2023"), [3]),
        (("--query", "100%_"), []),
        (("--year", 1999), []),
    ],
)
def test_reports_are_chosen(kept: Path, fazhi, options: tuple[object, ...], expected: list[int]) -> None:
    found = lines(fazhi("reports", "--data", kept, "--json", *options).out)
    assert [report["document"] for report in found] == expected


def test_reports_for_people(kept: Path, fazhi) -> None:
    said = fazhi("reports", "--data", kept)
    assert "天津市蓟州区人民政府关于2021年法治政府建设情况报告" in said.out
    assert "6 documents" in said.out


def test_changes(kept: Path, fazhi) -> None:
    found = lines(fazhi("changes", "--data", kept, "--json").out)
    assert list(found[0]) == CHANGE_KEYS.split()
    assert lines(fazhi("changes", "--data", kept, "--json", "--kind", "new").out)[0]["document"] == 5
    assert lines(fazhi("changes", "--data", kept, "--json", "--severity", "minor").out) == []
    assert lines(fazhi("changes", "--data", kept, "--json", "--since", "2999-01-01").out) == []
    assert "930 -> 980 件" in fazhi("changes", "--data", kept).out


def test_show(kept: Path, fazhi) -> None:
    assert fazhi("show", 2, "--data", kept, "--version", 1, "--text").out == seed(2)
    newest = json.loads(fazhi("show", 2, "--data", kept, "--json").out)
    assert newest["version"] == 2
    assert [version["cause"] for version in newest["versions"]] == ["baseline", "site"]
    assert newest["facts_from"]["title"] == "meta"
    assert json.loads(fazhi("show", newest["url"], "--data", kept, "--json").out) == newest
    assert json.loads(fazhi("show", 2, "--data", kept, "--as-of", "2999-01-01", "--json").out)["version"] == 2
    assert "泾源县" in fazhi("show", 2, "--data", kept).out


def test_show_raw_gives_the_page_as_served(kept: Path, fazhi, tmp_path: Path) -> None:
    command = [sys.executable, "-m", "jobs", "show", "4", "--raw", "--data", str(kept)]
    page = tmp_path / "page.html"
    page.write_bytes(subprocess.run(command, capture_output=True, check=True).stdout)
    assert "赣州市".encode("gb18030") in page.read_bytes()
    assert json.loads(fazhi("extract", page, "--json").out)["text"] == seed(4)


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("show", 99), "no document '99'"),
        (("show", 2, "--version", 9), "versions 1 to 2, not 9"),
        (("show", 2, "--as-of", "2001-01-01"), "first seen after that time"),
        (("diff", 0), "one version only"),
    ],
)
def test_what_is_not_there_is_said(kept: Path, fazhi, words: tuple[object, ...], told: str) -> None:
    said = fazhi(*words, "--data", kept)
    assert said.code == 1
    assert told in said.err
    assert said.err.startswith("fazhi: ")


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("show", 2, "--version", 1, "--as-of", "2026-01-01"), "give one of them"),
        (("show", 2, "--text", "--raw"), "give one of them"),
        (("reports", "--region", "12"), "six digits"),
        (("reports", "--yeer", "2021"), "--year"),
        (("changes", "--since", "yesterday"), "ISO 8601"),
        (("changes", "--kind", "edit"), "edited"),
        (("report",), "Did you mean 'reports'?"),
        (("reports", "--store", "nonsense"), "no database address"),
        (("export", "x", "--format", "docx"), "txt"),
    ],
)
def test_wrong_usage_is_refused(kept: Path, fazhi, words: tuple[object, ...], told: str) -> None:
    said = fazhi(*words) if words[0] == "report" else fazhi(*words, "--data", kept)
    assert said.code == 2
    assert told in said.err


def test_diff(kept: Path, fazhi, tmp_path: Path) -> None:
    said = fazhi("diff", 2, "--data", kept)
    assert said.code == 0
    assert "930 -> 980 件" in said.out
    page = tmp_path / "edit.html"
    assert fazhi("diff", 2, 1, 2, "--data", kept, "--html", page).code == 0
    html = page.read_text("utf-8")
    assert "<del>" in html
    assert "http://" not in re.sub(r'href="[^"]*"|>[^<]*<', "", html), "nothing is fetched from outside"
    assert json.loads(fazhi("diff", 2, "--data", kept, "--json").out)["difference"]["chars_added"] == 7


def test_export(kept: Path, fazhi, tmp_path: Path) -> None:
    first = json.loads(fazhi("export", tmp_path, "--data", kept, "--json").out)
    assert (first["files"], first["written"]) == (6, 6)
    again = json.loads(fazhi("export", tmp_path, "--data", kept, "--json").out)
    assert (again["files"], again["written"], again["removed"]) == (6, 0, 0)
    every = json.loads(fazhi("export", tmp_path / "all", "--data", kept, "--history", "--json").out)
    assert every["files"] == 7
    later = json.loads(fazhi("export", tmp_path / "new", "--data", kept, "--since", first["cursor"], "--json").out)
    assert (later["files"], later["cursor"]) == (0, first["cursor"])
    for path in tmp_path.glob("*.txt"):
        assert path.name[4:20] == hashlib.sha256(path.read_bytes()).hexdigest()[:16]


def test_alerts_list(kept: Path, fazhi) -> None:
    found = lines(fazhi("alerts", "list", "--data", kept, "--json").out)
    assert {alert["status"] for alert in found} == {"sent"}
    assert {alert["channel"] for alert in found} == {"webhook"}
    assert "新报告" in fazhi("alerts", "list", "--data", kept).out


def test_doctor(kept: Path, fazhi, tmp_path: Path) -> None:
    well = fazhi("doctor", "--data", kept, "--json")
    assert well.code == 0, well.out
    assert json.loads(well.out)["ok"] is True
    unwell = fazhi("doctor", "--data", tmp_path)
    assert unwell.code == 1
    assert "BAD  store" in unwell.out


def test_a_store_that_is_not_there_is_said(fazhi, tmp_path: Path) -> None:
    said = fazhi("reports", "--data", tmp_path)
    assert said.code == 1
    assert "fazhi run" in said.err
