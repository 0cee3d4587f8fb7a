import json
import os
import signal
import socket
import subprocess
import sys
import urllib.error
import urllib.request
from pathlib import Path

import pytest

import jobs

HOME = Path(jobs.__file__).parents[1]


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_it_serves_until_it_is_ended(number: signal.Signals, tmp_path: Path) -> None:
    command = [sys.executable, "-m", "jobs", "serve", "--port", "0", "--data", str(tmp_path / "data")]
    environment = dict(os.environ) | {"PYTHONPATH": str(HOME), "FAZHI_LOG__FORMAT": "json"}
    with subprocess.Popen(command, cwd=tmp_path, env=environment, stderr=subprocess.PIPE, text=True) as served:
        try:
            assert served.stderr is not None
            begun = json.loads(served.stderr.readline())
            assert begun["message"] == "serving"
            with pytest.raises(urllib.error.HTTPError) as unwell:
                urllib.request.urlopen(f"{begun['address']}/health", timeout=30)
            with unwell.value as answer:
                assert answer.code == 503
                assert json.load(answer)["ok"] is False
            served.send_signal(number)
            assert served.wait(10) == 0
            assert json.loads(served.stderr.readline())["message"] == "served"
        finally:
            served.kill()


def test_an_address_that_cannot_be_had_is_wrong_usage(fazhi, tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        said = fazhi("serve", "--port", port, "--data", tmp_path)
    assert said.code == 2
    assert "cannot listen at 127.0.0.1 port" in said.err
