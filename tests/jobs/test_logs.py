import json
import logging
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import jobs
from jobs.alerts.secret_url import SecretUrl
from jobs.logs import JsonLines, PlainLines

HOSTILE = "title\n\x1b[31mred\x9b\u2028end"
SECRET = SecretUrl("https://hook.example/topsecret", ("topsecret",))
PROGRAM = """
import logging, sys
from jobs.commands.options import place_of
from jobs.logs import set_up_logs
set_up_logs(place_of())
log = logging.getLogger("jobs.keeper.keeper")
log.debug("not said")
log.info("work begun", extra={"schedule": "nightly", "attempt": 1})
logging.getLogger("apscheduler.scheduler").warning("not said")
logging.getLogger("elsewhere").warning("POST %s", "https://hook.example/topsecret?x=heartbeatsecret")
try:
    raise ValueError("topsecret")
except ValueError:
    log.exception("work failed")
"""


def record(message: str, name: str = "jobs.keeper.keeper", **extra: object) -> logging.LogRecord:
    made = logging.LogRecord(name, logging.INFO, __file__, 1, message, None, None)
    made.created = 1772386200.5
    vars(made).update(extra)
    return made


def test_a_plain_line_shows_the_fields() -> None:
    line = PlainLines().format(record("work begun", schedule="nightly", attempt=1, code=None, sources=["a/b"], why=""))
    assert line == (
        "2026-03-02T01:30:00.500+08:00 INFO jobs.keeper.keeper work begun "
        'schedule=nightly attempt=1 code=null sources=["a/b"] why=""'
    )


def test_a_json_line_holds_them_too() -> None:
    told = json.loads(JsonLines().format(record("alerts sent", channel="ops", alerts=2, level="x")))
    assert told == {
        "time": "2026-03-02T01:30:00.500+08:00",
        "level": "info",
        "logger": "jobs.keeper.keeper",
        "message": "alerts sent",
        "channel": "ops",
        "alerts": 2,
        "level_": "x",
    }


@pytest.mark.parametrize("lines", [PlainLines(), JsonLines()])
def test_nothing_said_can_begin_a_line_or_reach_a_terminal(lines: logging.Formatter) -> None:
    line = lines.format(record(HOSTILE, reason=HOSTILE))
    assert len(line.splitlines()) == 1
    assert line.isprintable()


@given(st.text(), st.text())
def test_every_record_is_one_object_on_one_line(message: str, reason: str) -> None:
    line = JsonLines((SECRET,)).format(record("%s", name="other", args=(message,), reason=reason))
    assert len(line.splitlines()) == 1
    assert set(json.loads(line)) == {"time", "level", "logger", "message", "reason"}


@pytest.mark.parametrize("lines", [PlainLines((SECRET,)), JsonLines((SECRET,))])
def test_secrets_are_masked_whoever_says_them(lines: logging.Formatter) -> None:
    said = record("POST %s", name="urllib3", args=("/topsecret",), reason="at /topsecret", hosts=["topsecret"])
    assert "topsecret" not in lines.format(said)


def test_our_own_words_stay() -> None:
    sent = SecretUrl("https://hook.example/sent", ("sent",))
    assert " alerts sent channel=***" in PlainLines((sent,)).format(record("alerts sent", channel="sent"))


@pytest.mark.parametrize("log_format", ["plain", "json"])
def test_a_process_says_it_on_stderr(log_format: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    configuration = f'[log]\nformat = "{log_format}"\n[[alerts]]\nurl = "${{HOOK}}"\n[[alerts]]\nurl = "${{NO_SUCH}}"\n'
    (tmp_path / "fazhi.toml").write_text(configuration + '[heartbeat]\nurl = "https://beat.example/heartbeatsecret"\n')
    monkeypatch.setenv("HOOK", "https://hook.example/topsecret")
    monkeypatch.setenv("PYTHONPATH", str(Path(jobs.__file__).parents[1]))
    done = subprocess.run([sys.executable, "-c", PROGRAM], cwd=tmp_path, capture_output=True, text=True, check=True)
    assert done.stdout == ""
    assert "secret" not in done.stderr
    assert "not said" not in done.stderr
    lines = done.stderr.splitlines()
    if log_format == "json":
        begun, elsewhere, failed = map(json.loads, lines)
        assert (begun["message"], begun["schedule"], begun["attempt"]) == ("work begun", "nightly", 1)
        assert elsewhere["level"] == "warning"
        assert failed["exception"].endswith("ValueError: ***")
    else:
        assert lines[0].endswith("INFO jobs.keeper.keeper work begun schedule=nightly attempt=1")
        assert lines[-1] == "ValueError: ***"
