import signal
import subprocess
import sys
from pathlib import Path

import pytest

from jobs.ending import ending_gracefully

HOME = Path(__file__).parents[2]
WORK = """
import sys, time
from jobs.ending import ending_gracefully
with ending_gracefully():
    try:
        print("working", flush=True)
        time.sleep(60)
    finally:
        print("letting go", flush=True)
        sys.stdin.readline()
        print("let go", flush=True)
"""


@pytest.mark.parametrize(("number", "code"), [(signal.SIGTERM, 143), (signal.SIGINT, 130)])
def test_a_signal_unwinds_the_work_and_a_second_one_does_not_cut_it_short(number: signal.Signals, code: int) -> None:
    pipes = {"stdout": subprocess.PIPE, "stdin": subprocess.PIPE}
    with subprocess.Popen([sys.executable, "-c", WORK], cwd=HOME, text=True, **pipes) as work:
        assert work.stdout is not None
        assert work.stdout.readline() == "working\n"
        work.send_signal(number)
        assert work.stdout.readline() == "letting go\n"
        for again in (signal.SIGTERM, signal.SIGINT):
            work.send_signal(again)
        assert work.communicate("go\n", timeout=30)[0] == "let go\n"
    assert work.returncode == code


def test_signals_mean_afterwards_what_they_meant_before() -> None:
    before = [signal.getsignal(number) for number in (signal.SIGTERM, signal.SIGINT)]
    with ending_gracefully():
        assert signal.getsignal(signal.SIGTERM) != before[0]
    assert [signal.getsignal(number) for number in (signal.SIGTERM, signal.SIGINT)] == before
    with pytest.raises(SystemExit) as caught, ending_gracefully():
        signal.raise_signal(signal.SIGTERM)
    assert caught.value.code == 143
    assert [signal.getsignal(number) for number in (signal.SIGTERM, signal.SIGINT)] == before
