"""kill -9 while alerts are delivered: each arrives, and who drops repeats by their key has it once."""

import json
import os
import shutil
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from email import message_from_bytes
from itertools import count
from pathlib import Path

import pytest
from aiosmtpd.controller import Controller

import jobs
from jobs.alerts.deliver import queue
from jobs.alerts.settings import AlertTable
from jobs.alerts.wording import Words
from store.records import AlertKind
from store.session import writing

NIGHT = datetime(2024, 3, 4, 18, 10, tzinfo=UTC)
ROOT = Path(jobs.__file__).parents[1]
ALERTS = 3
KINDS = (AlertKind.NEW, AlertKind.EDITED, AlertKind.FINDING)


class Fazhi:
    """The command line in real processes, all copies of one that has loaded everything."""

    def __init__(self) -> None:
        command = [sys.executable, str(ROOT / "tests/support/forked_fazhi.py")]
        environment = os.environ | {"PYTHONPATH": str(ROOT)}
        self._process = subprocess.Popen(
            command,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            text=True,
            env=environment,
        )
        self.victim: int | None = None

    def run(self, *words: object, kill_at: int | None = None, may_be_killed: bool = False) -> int:
        """Run a command and give its exit code; less than zero is a signal."""
        self._tell(json.dumps({"words": [str(word) for word in words], "kill_at": kill_at}))
        pid = self._answer()
        self.victim = pid if may_be_killed else None
        self._tell("go")
        return self._answer()

    def kill(self) -> None:
        """End the command that may be killed, if one is under way."""
        if self.victim is not None:
            os.kill(self.victim, signal.SIGKILL)
            self.victim = None

    def end(self) -> None:
        """End the process that the others are copies of."""
        for pipe in (self._process.stdin, self._process.stdout):
            if pipe is not None:
                pipe.close()
        self._process.wait(30)

    def _tell(self, line: str) -> None:
        assert self._process.stdin is not None
        self._process.stdin.write(f"{line}\n")
        self._process.stdin.flush()

    def _answer(self) -> int:
        assert self._process.stdout is not None
        return int(self._process.stdout.readline())


class PostRoom:
    """A mail server that keeps what comes, and kills its sender at a step of their talk."""

    def __init__(self, fazhi: Fazhi) -> None:
        self.fazhi = fazhi
        self.kept: list[bytes] = []
        self.kill_in: str | None = None

    async def handle_MAIL(self, _server, _session, envelope, address, _options):  # noqa: N802
        envelope.mail_from = address
        return self._said("MAIL")

    async def handle_RCPT(self, _server, _session, envelope, address, _options):  # noqa: N802
        envelope.rcpt_tos.append(address)
        return self._said("RCPT")

    async def handle_DATA(self, _server, _session, envelope):  # noqa: N802
        self.kept.append(envelope.content)
        return self._said("DATA")

    async def handle_QUIT(self, _server, _session, _envelope):  # noqa: N802
        return self._said("QUIT", "221 Bye")

    def _said(self, step, answer="250 OK"):
        if step == self.kill_in:
            self.fazhi.kill()
        return answer


@pytest.fixture(scope="module")
def fazhi() -> Iterator[Fazhi]:
    started = Fazhi()
    yield started
    started.end()


class Desk:
    """An installation with alerts for a mailbox and for a web service, and what they got."""

    def __init__(self, folder: Path, fazhi: Fazhi, engine, endpoint, post: PostRoom, port: int) -> None:
        self.fazhi, self.endpoint, self.post = fazhi, endpoint, post
        self._folder, self._full = folder, folder / "full.db"
        mail = f"mailto://example.cn?smtp=127.0.0.1&port={port}&mode=insecure&from=robot@example.cn&to=chief@example.cn"
        tables = (
            AlertTable(url=mail, name="mail"),
            AlertTable(url=f"json://{endpoint.host}/", name="hook", digest=False),
        )
        with writing(engine) as session:
            for number, kind in enumerate(KINDS):
                words = Words(key=f"change:{number}", kind=kind, title=f"alert {number}", body="text")
                queue(session, tables, lambda _, words=words: words, now=NIGHT)
        engine.dispose()
        shutil.copy(engine.url.database, self._full)
        self._config = folder / "fazhi.toml"
        channels = "".join(
            f'[[alerts]]\nname = "{table.name}"\nurl = "{table.url}"\ndigest = {str(table.digest).lower()}\n'
            for table in tables
        )
        self._config.write_text(
            f'[store]\nurl = "sqlite:///{folder}/fazhi.db"\ndata = "{folder}"\n{channels}', encoding="utf-8"
        )

    def begin(self) -> None:
        """Let nothing have been sent."""
        for leftover in self._folder.glob("fazhi.db*"):
            leftover.unlink()
        shutil.copy(self._full, self._folder / "fazhi.db")
        self.post.kept.clear()
        self.endpoint.taken.clear()

    def send(self, **how) -> int:
        """Run `fazhi alerts send`."""
        return self.fazhi.run("alerts", "send", "--config", self._config, "--now", NIGHT.isoformat(), **how)

    def check(self) -> None:
        """See that everything arrived, and once when repeats are dropped."""
        mails = {}
        for content in self.post.kept:
            mail = message_from_bytes(content)
            assert mails.setdefault(mail["Message-ID"], mail.get_payload()) == mail.get_payload()
        assert len(mails) == 1
        hooks = {}
        for taken in self.endpoint.taken:
            assert hooks.setdefault(taken.headers["Idempotency-Key"], taken.body) == taken.body
        assert sorted(json.loads(body)["title"] for body in hooks.values()) == [f"alert {n}" for n in range(ALERTS)]


@pytest.fixture
def desk(tmp_path, fazhi, engine, endpoint):
    post = PostRoom(fazhi)
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    controller = Controller(post, hostname="127.0.0.1", port=port)
    controller.start()
    yield Desk(tmp_path, fazhi, engine, endpoint, post, port)
    controller.stop()


def test_a_kill_before_any_commit_loses_nothing_and_doubles_nothing_visible(desk):
    killed = repeated = 0
    for step in count():
        desk.begin()
        if desk.send(kill_at=step) != -signal.SIGKILL:
            break
        killed += 1
        assert desk.send() == 0
        desk.check()
        repeated += len(desk.post.kept) + len(desk.endpoint.taken) > 1 + ALERTS
    desk.check()
    # Every message was once killed between its sending and its noting.
    assert killed >= 2 * (1 + ALERTS)
    assert repeated >= 1 + ALERTS


@pytest.mark.parametrize("step", ["MAIL", "RCPT", "DATA", "QUIT"])
def test_a_kill_while_a_mail_is_given_over(desk, step):
    desk.begin()
    desk.post.kill_in = step
    assert desk.send(may_be_killed=True) == -signal.SIGKILL
    desk.post.kill_in = None
    assert desk.send() == 0
    desk.check()
    assert len(desk.post.kept) == (2 if step in ("DATA", "QUIT") else 1)


@pytest.mark.parametrize("message", range(ALERTS))
def test_a_kill_while_a_web_service_reads(desk, message):
    desk.begin()
    desk.endpoint.on_request = lambda _: desk.fazhi.kill() if len(desk.endpoint.taken) == message + 1 else None
    assert desk.send(may_be_killed=True) == -signal.SIGKILL
    desk.endpoint.on_request = None
    assert desk.send() == 0
    desk.check()
    assert len(desk.endpoint.taken) == ALERTS + 1
