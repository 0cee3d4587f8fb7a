"""What lies in deploy/ names what there is: commands, options, files."""

import importlib
import json
import re
import shutil
import subprocess
import sys
import tomllib
from collections.abc import Sequence
from configparser import RawConfigParser
from pathlib import Path

import pytest
from typer.main import get_command

from jobs.__main__ import COMMANDS
from jobs.child import GRACE_SECONDS
from jobs.keeper.child import GRACE_SECONDS as NIGHT_GRACE_SECONDS
from jobs.keeper.timetable import LAST_RESORT

HOME = Path(__file__).parents[2]
DEPLOY = HOME / "deploy"
PROGRAMME = "/opt/fazhi/bin/fazhi"


def check_command(words: Sequence[str]) -> None:
    """Hold a command line to the commands and options that we have."""
    name, *rest = words
    assert name in COMMANDS
    command = get_command(importlib.import_module(f"jobs.commands.{name}").app)
    if rest and not rest[0].startswith("-"):
        command = command.commands[rest[0]]  # type: ignore[attr-defined]
    known = {option for parameter in command.params for option in parameter.opts}
    assert {word for word in rest if word.startswith("--")} <= known


@pytest.fixture
def service() -> RawConfigParser:
    parser = RawConfigParser(strict=False)
    parser.optionxform = str  # type: ignore[assignment,method-assign]
    parser.read(DEPLOY / "fazhi.service", "utf-8")
    return parser


def test_the_service_runs_the_daemon_and_gives_it_the_time_to_end(service: RawConfigParser) -> None:
    programme, *words = service["Service"]["ExecStart"].split()
    assert programme == PROGRAMME
    check_command(words)
    assert 2 * GRACE_SECONDS < NIGHT_GRACE_SECONDS < LAST_RESORT < float(service["Service"]["TimeoutStopSec"]) <= 30
    assert service["Service"]["KillMode"] == "mixed"
    assert service["Service"]["Restart"] == "on-failure"


@pytest.mark.skipif(shutil.which("systemd-analyze") is None, reason="needs systemd-analyze")
def test_the_service_is_sound_to_systemd(tmp_path: Path) -> None:
    copy = tmp_path / "fazhi.service"
    copy.write_text((DEPLOY / "fazhi.service").read_text("utf-8").replace(PROGRAMME, sys.executable), "utf-8")
    said = subprocess.run(["systemd-analyze", "verify", copy], capture_output=True, text=True, check=False)
    assert said.returncode == 0, said.stderr


def test_the_container_is_made_of_what_there_is_and_runs_the_daemon() -> None:
    text = (DEPLOY / "Containerfile").read_text("utf-8")
    copied = [word for line in re.findall(r"^COPY (.+)$", text, re.MULTILINE) for word in line.split()[:-1]]
    project = tomllib.loads((HOME / "pyproject.toml").read_text("utf-8"))
    assert set(project["tool"]["hatch"]["build"]["targets"]["wheel"]["packages"]) <= set(copied)
    assert {project["project"]["readme"], "pyproject.toml", *project["project"]["license-files"]} <= set(copied)
    assert all((HOME / name).exists() for name in copied)
    (entry,) = re.findall(r"^ENTRYPOINT (.+)$", text, re.MULTILINE)
    assert set(json.loads(entry)) <= set(project["project"]["scripts"])
    (words,) = re.findall(r"^CMD (.+)$", text, re.MULTILINE)
    check_command(json.loads(words))
    assert re.search(r"^STOPSIGNAL SIGTERM$", text, re.MULTILINE)
    assert re.search(r"^USER fazhi$", text, re.MULTILINE)


def test_cron_runs_commands_that_there_are() -> None:
    lines = [line for line in (DEPLOY / "crontab").read_text("utf-8").splitlines() if PROGRAMME in line]
    assert lines
    for line in lines:
        *when, user, programme = line.split()[:7]
        assert (len(when), user, programme) == (5, "fazhi", PROGRAMME)
        check_command(line.split()[7:])
