"""No secret of a channel's address comes out anywhere, whatever the channel is and however it fails."""

import json
import logging
from datetime import UTC, datetime, timedelta

import pytest

from jobs.alerts.deliver import deliver, queue, send_test
from jobs.alerts.settings import AlertTable
from jobs.alerts.wording import Words
from store.records import AlertKind
from store.session import writing

NIGHT = datetime(2024, 3, 4, 18, 10, tzinfo=UTC)
SECRET = "s3cr3tt0kenXYZ"
LITERAL = "l1teralt0kenABC"
PLACES = [
    "json://user:{secret}@{host}/hook",
    "json://{host}/hook/{secret}/",
    "json://{host}/?key={secret}",
    "json://{host}/?+Authorization={secret}",
    "xml://user:{secret}@{host}/{secret}",
    "form://{host}/{secret}?-key={secret}",
    "jsons://{secret}:{secret}@{host}/{secret}",
    "mailto://robot:{secret}@example.cn?smtp={mail}&mode=insecure&from=a@example.cn&rto=0.2",
    "mailtos://robot:{secret}@example.cn?smtp={mail}&from=a@example.cn&rto=0.2",
    "wecombot://{secret}/?server=http://{host}",
    "dingtalk://{secret}@{secret}/?server=http://{host}",
    "feishu://{secret}/?server=http://{host}",
    "lark://{secret}/?server=http://{host}",
    "feishu://{secret}/?server=http://{host}&secret={secret}",
    "gotify://{host}/{secret}",
    "mmost://{host}/{secret}",
    "ntfy://{secret}@{host}/topic",
    "hassio://{host}/{secret}",
    "nonsense://{secret}@{host}/{secret}",
    "{secret}",
]
FAILURES = {"error": 500, "elsewhere": 302, "hung up": 0, "taken": 200}


def addresses(port, secret):
    """Give every kind of address; those that need no port of their own mail to the same one."""
    host = f"127.0.0.1:{port}"
    return [place.format(secret=secret, host=host, mail=f"127.0.0.1&port={port}") for place in PLACES]


def grep(folder):
    """List the files of a folder in which a secret lies."""
    files = [file for file in folder.rglob("*") if file.is_file()]
    assert files
    return [file for file in files if any(word.encode() in file.read_bytes() for word in (SECRET, LITERAL))]


@pytest.fixture
def tables(endpoint):
    def echo(taken):
        endpoint.answer = json.dumps({"errcode": 1, "errmsg": f"{taken.path} is wrong"})

    endpoint.on_request = echo
    endpoint.headers["Location"] = f"http://127.0.0.1:9/{SECRET}"
    return lambda port: (
        *(AlertTable(url=url, name=f"given-{n}") for n, url in enumerate(addresses(port, "${SECRET}"))),
        *(AlertTable(url=url, name=f"literal-{n}") for n, url in enumerate(addresses(port, LITERAL))),
    )


@pytest.mark.parametrize("failure", [*FAILURES, "nobody there", "no secret"])
def test_no_secret_comes_out(engine, endpoint, closed_port, tables, failure, tmp_path, caplog, capfd):
    caplog.set_level(logging.DEBUG)
    endpoint.status = FAILURES.get(failure, 200)
    known = tables(closed_port if failure == "nobody there" else endpoint.port)
    environ = {} if failure == "no secret" else {"SECRET": SECRET}
    said = Words(key="change:1", kind=AlertKind.NEW, title="标题", body="正文")
    with writing(engine) as session:
        queue(session, known, lambda _: said, now=NIGHT)
    # After a day what cannot be opened is told as a trouble of ours.
    delivery = deliver(engine, known, now=NIGHT + timedelta(days=2), environ=environ)
    tried = send_test(known[::3], environ, now=NIGHT)
    engine.dispose()
    shown = "".join(capfd.readouterr()) + caplog.text + repr((delivery, tried, known))
    assert SECRET not in shown
    assert LITERAL not in shown
    assert grep(tmp_path) == []
