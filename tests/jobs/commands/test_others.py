"""extract, classify, sources, db, run, alerts test: the commands that stand by themselves."""

import io
import json
import subprocess
import sys
import time
from pathlib import Path

import pytest

from jobs.__main__ import COMMANDS
from jobs.demo.story import SEEDS
from jobs.demo.texts import seed
from jobs.demo.web import RESOLVE, SampleWeb

EXTRACT_KEYS = {
    "kind",
    "title",
    "text",
    "issuer",
    "region",
    "report_year",
    "published_on",
    "source_line",
    "attachments",
    "method",
}


def configuration(folder: Path, *more: str) -> Path:
    """Write a fazhi.toml that may fetch from the sample web."""
    names = [f'"{host}" = "{address}"' for host, address in RESOLVE.items()]
    text = ["[crawl]", f'sources = ["{folder}/sources"]', "delay = 0.0", "allow_private = true", "[crawl.resolve]"]
    path = folder / "fazhi.toml"
    path.write_text("\n".join([*text, *names, *more]), "utf-8")
    return path


@pytest.fixture
def config(tmp_path: Path, place) -> Path:
    return configuration(tmp_path)


def test_help_names_every_command_and_is_quick() -> None:
    command = [sys.executable, "-m", "jobs", "--help"]
    subprocess.run(command, capture_output=True, check=True)
    began = time.perf_counter()
    said = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    assert time.perf_counter() - began < 1.5, "the budget is 0.5 s on a quiet machine"
    for name in COMMANDS:
        assert f"\n  {name}" in said


@pytest.mark.parametrize("name", list(COMMANDS))
def test_each_command_has_help(fazhi, name: str) -> None:
    said = fazhi(name, "--help")
    assert said.code == 0
    assert f"fazhi {name}" in said.out


def test_help_loads_no_command() -> None:
    code = "import sys, jobs.__main__; sys.argv = ['fazhi', '--help']\n"
    code += "try: jobs.__main__.main()\nexcept SystemExit: pass\n"
    code += "print([name for name in ('scrapy', 'sqlalchemy', 'trafilatura', 'apprise') if name in sys.modules])"
    said = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert said.stdout.splitlines()[-1] == "[]"


def test_extract_an_address(fazhi, config: Path, web: SampleWeb) -> None:
    report = SEEDS[1]
    said = fazhi("extract", web.url(report.host, report.path), "--config", config, "--json")
    assert said.code == 0, said.err
    found = json.loads(said.out)
    assert found.keys() >= EXTRACT_KEYS
    assert found["text"] == seed(1)
    assert found["report_year"] == 2021


def test_extract_says_why_a_page_is_none(fazhi, config: Path, web: SampleWeb) -> None:
    said = fazhi("extract", web.url(SEEDS[1].host, "/no/such/page.html"), "--config", config)
    assert said.code == 1
    assert "404" in said.err
    assert fazhi("extract", "no-such-file.html").code == 1


def test_extract_refuses_a_private_address(fazhi, tmp_path: Path) -> None:
    said = fazhi("extract", "http://127.0.0.1:9/", "--data", tmp_path)
    assert said.code == 1
    assert "not a public address" in said.err


def test_classify(fazhi, monkeypatch: pytest.MonkeyPatch) -> None:
    asked = [
        {"title": "天津市蓟州区人民政府关于2021年法治政府建设情况报告", "url": "https://x.gov.cn/1", "mine": 7},
        {"title": "2023年政府信息公开工作年度报告"},
    ]
    monkeypatch.setattr(sys, "stdin", io.StringIO("\n".join(json.dumps(one) for one in asked)))
    said = fazhi("classify")
    first, second = map(json.loads, said.out.splitlines())
    assert (first["report"], first["kind"], first["year"], first["mine"]) == (True, "report", 2021, 7)
    assert (second["report"], second["year"]) == (False, None)
    assert first["reason"]


@pytest.mark.parametrize(
    ("line", "told"), [("{", "line 1 is not JSON"), ("[]", "no title"), ('{"title": 3}', "no title")]
)
def test_classify_refuses(fazhi, monkeypatch: pytest.MonkeyPatch, line: str, told: str) -> None:
    monkeypatch.setattr(sys, "stdin", io.StringIO(line))
    said = fazhi("classify")
    assert said.code == 1
    assert told in said.err


def test_sources_list(fazhi) -> None:
    said = fazhi("sources", "list", "--json")
    found = [json.loads(line) for line in said.out.splitlines()]
    assert len(found) >= 25
    assert {"tianjin/jizhou", "gansu/qinzhou", "ningxia/jingyuan", "hubei/sygxq"} <= {one["source"] for one in found}
    assert "tianjin/jizhou" in fazhi("sources", "list", "tianjin/*").out
    refused = fazhi("sources", "list", "tianjin/jizou")
    assert refused.code == 2
    assert "tianjin/jizhou" in refused.err


def test_sources_check(fazhi, config: Path, web: SampleWeb) -> None:
    said = fazhi("sources", "check", "--config", config, "--json")
    found = {line["source"]: line for line in map(json.loads, said.out.splitlines())}
    assert said.code == 0, said.err
    adapters = [found[source]["adapter"] for source in sorted(found)]
    assert adapters == ["boda", "trs", "jcms", "gkmlpt", "generic"]
    assert all(line["entries"] for line in found.values())
    assert found["demo/5-ganzhou"]["candidates"] == 2


def test_sources_check_says_what_is_wrong(fazhi, config: Path, web: SampleWeb) -> None:
    for report in SEEDS[:2]:
        web.remove(report.host, "/zwgk/fzzfjsbg/fzzfjsgzbg/")
    said = fazhi("sources", "check", "demo/2-jizhou", "demo/5-ganzhou", "--config", config)
    assert said.code == 3
    assert "gone" in said.out


def test_db_upgrade(fazhi, tmp_path: Path) -> None:
    made = json.loads(fazhi("db", "upgrade", "--data", tmp_path, "--json").out)
    assert made["before"] is None
    again = fazhi("db", "upgrade", "--data", tmp_path)
    assert "already" in again.out


def test_run_says_what_the_night_came_to(fazhi, config: Path, tmp_path: Path) -> None:
    said = fazhi("run", "--config", config, "--data", tmp_path / "d", "--now", "2026-03-02T01:30", "--json")
    assert said.code == 0, said.err + said.out
    summary = json.loads(said.out)
    assert summary["night"] == "2026-03-02"
    assert summary["status"] == "done"
    assert summary["documents"] == {"new": 5}
    assert summary["started_at"] == "2026-03-02T01:30:00+08:00"
    assert summary["errors"] == {}


def test_run_part_of_the_sources_failing_is_exit_code_3(fazhi, config: Path, tmp_path: Path, web: SampleWeb) -> None:
    web.remove(SEEDS[1].host, "/zwgk/fzzfjsbg/fzzfjsgzbg/")
    said = fazhi("run", "demo/2-jizhou", "demo/1-qinzhou", "--config", config, "--data", tmp_path / "d")
    assert said.code == 3
    assert "1 failed (demo/2-jizhou)" in said.out
    assert "column_gone" in said.out


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("[crawl]\ndelya = 2", "did you mean 'delay'?"),
        ("[crwl]\ndelay = 2", "did you mean 'crawl'?"),
        ("[crawl]\ndelay = -1", "crawl.delay"),
        ("[crawl\n", "not TOML"),
        ('[schedule]\nnightly = "at night"', "five"),
        ('[schedule]\ntimezone = "Asia/Peking2"', "no timezone"),
        ('[[alerts]]\nurl = "json://x"\nkind = ["new"]', "did you mean 'kinds'?"),
        ('[[alerts]]\nurl = "json://x"\nkinds = ["news"]', "kinds"),
    ],
)
def test_a_bad_configuration_is_refused(fazhi, tmp_path: Path, text: str, told: str) -> None:
    path = tmp_path / "fazhi.toml"
    path.write_text(text, "utf-8")
    said = fazhi("reports", "--config", path)
    assert said.code == 2
    assert told in said.err


def test_a_bad_environment_is_refused(fazhi, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FAZHI_CRAWL__DELYA", "2")
    assert "did you mean 'delay'?" in fazhi("reports").err
    monkeypatch.delenv("FAZHI_CRAWL__DELYA")
    monkeypatch.setenv("FAZHI_CRWL__DELAY", "2")
    assert "did you mean 'crawl'?" in fazhi("reports").err


def test_a_bad_source_file_is_refused(fazhi, tmp_path: Path) -> None:
    (tmp_path / "mine/tianjin").mkdir(parents=True)
    (tmp_path / "mine/tianjin/jizhou.toml").write_text('colums = []\nregion = "12"', "utf-8")
    path = tmp_path / "fazhi.toml"
    path.write_text(f'[crawl]\nsources = ["{tmp_path}/mine"]', "utf-8")
    said = fazhi("run", "--config", path, "--data", tmp_path / "d")
    assert said.code == 2
    assert 'did you mean "columns"?' in said.err
    assert not (tmp_path / "d" / "fazhi.db").exists()


def test_alerts_test_without_a_channel(fazhi, tmp_path: Path) -> None:
    said = fazhi("alerts", "test", "--data", tmp_path)
    assert said.code == 1
    assert "[[alerts]]" in said.out
