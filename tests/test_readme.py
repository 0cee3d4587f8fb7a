"""Every command that README shows is run, and prints what it says."""

import json
import os
import re
import shlex
import subprocess
import sys
import threading
import tomllib
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from sampleweb import SampleCountry

from crawler.registry import load_sources
from jobs.__main__ import COMMANDS
from jobs.demo.server import Server
from jobs.settings import Settings, read_settings

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text("utf-8")
BLOCKS = [block for language, block in re.findall(r"```(\w+)\n(.*?)```", README, re.S) if language == "sh"]
SITE = "https://www.tjjz.gov.cn/"
SETUPS = [block for block in BLOCKS if "venv" in block]


def blocks(language: str) -> list[str]:
    return [text for found, text in re.findall(r"```(\w+)\n(.*?)```", README, re.S) if found == language]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a demo that was kept and a saved page, as README's reader has."""
    made = tmp_path_factory.mktemp("readme")
    for command in (["demo", "--keep", "demo"], ["show", "1", "--raw", "--data", "demo"]):
        done = subprocess.run([sys.executable, "-m", "jobs", *command], cwd=made, capture_output=True, check=True)
        (made / f"{command[0]}.out").write_bytes(done.stdout)
    (made / "page.html").write_bytes((made / "show.out").read_bytes())
    return made


def lines() -> list[str]:
    return [line for block in BLOCKS for line in block.splitlines() if "venv" not in line and line.strip()]


def run(line: str, folder: Path, **environment: str) -> str:
    """Run a line of README as its reader would and return what it printed."""
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    done = subprocess.run(
        ["bash", "-c", line],
        cwd=folder,
        env=os.environ | {"PATH": path} | environment,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


@pytest.fixture
def elsewhere() -> Iterator[tuple[str, dict[str, str]]]:
    """README's site on this machine: the address to write instead, and the environment in which it is found."""
    name = urlsplit(SITE).hostname or ""
    resolve = json.dumps({name: "127.0.0.1"})
    environment = {"FAZHI_CRAWL__RESOLVE": resolve, "FAZHI_CRAWL__ALLOW_PRIVATE": "true", "FAZHI_CRAWL__DELAY": "0"}
    with SampleCountry() as country:
        server = Server(lambda asked: country.respond(replace(asked, host="yubei.sample.test")))
        threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True).start()
        yield f"http://{name}:{server.server_address[1]}/", environment
        server.shutdown()
        server.server_close()


@pytest.mark.parametrize("line", [line for line in lines() if "demo --keep" not in line and SITE not in line.split()])
def test_each_line_runs(folder: Path, line: str) -> None:
    assert run(line, folder) or "--html" in line


@pytest.mark.parametrize("line", [line for line in lines() if SITE in line.split()])
def test_each_line_that_asks_a_site_runs(tmp_path: Path, elsewhere: tuple[str, dict[str, str]], line: str) -> None:
    address, environment = elsewhere
    said = run(line.replace(SITE, address), tmp_path, **environment)
    assert "fzzfjsndbg" in said
    assert bool(list(tmp_path.rglob("*.toml"))) == ("--write" in line)


def test_the_demo_prints_what_is_shown(folder: Path) -> None:
    shown = next(block for block in blocks("text") if "First night" in block)
    said = (folder / "demo.out").read_text("utf-8")
    for line in shown.splitlines():
        assert line in said


def test_the_two_commands_set_up_from_the_pins() -> None:
    assert len(SETUPS) == 2
    for block in SETUPS:
        assert len(block.strip().splitlines()) == 1
        assert "-c constraints.txt" in block
    assert SETUPS[0].strip().endswith(".venv/bin/fazhi demo")
    assert SETUPS[1].strip().endswith(".venv/bin/pytest -n auto")


def test_the_configuration_shown_is_a_good_one(tmp_path: Path) -> None:
    shown = next(block for block in blocks("toml") if "[store]" in block)
    path = tmp_path / "fazhi.toml"
    path.write_text(shown, "utf-8")
    settings = read_settings(path)
    assert isinstance(settings, Settings)
    assert settings.crawl.contact == "ops@example.org"
    assert tomllib.loads(shown)["alerts"][0]["kinds"] == [kind.value for kind in settings.alerts[0].kinds]


def test_the_source_shown_is_a_good_one(tmp_path: Path) -> None:
    shown = next(block for block in blocks("toml") if "issuer" in block)
    (tmp_path / "tianjin").mkdir()
    (tmp_path / "tianjin/jizhou.toml").write_text(shown, "utf-8")
    assert load_sources([tmp_path])["tianjin/jizhou"].columns


def test_every_command_is_in_readme_and_every_command_in_readme_is_there() -> None:
    for name in COMMANDS:
        assert f"fazhi {name}" in README, f"README does not speak of `fazhi {name}`"
    for words in re.findall(r"`fazhi ([a-z]+)", README):
        assert words in COMMANDS


def test_the_map_names_what_is_there() -> None:
    for path in re.findall(r"`([a-z_]+/|[a-z_]+\.py)`", README.split("## Where things are")[1]):
        assert list(ROOT.glob(f"*/**/{path.rstrip('/')}")) or (ROOT / path).exists(), path


def test_the_number_of_sources_is_true() -> None:
    stated = re.search(r"(\d+) sources are shipped", README)
    assert stated is not None
    assert int(stated[1]) == len(load_sources(["shipped"]))


def test_no_line_needs_quoting_a_person_would_miss() -> None:
    for line in lines():
        assert shlex.split(line)
