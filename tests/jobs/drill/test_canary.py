"""The canary knows what it was asked and what it answered."""

import hashlib
import http.client
from datetime import date
from urllib.parse import urlsplit

from jobs.drill.canary import Canary
from jobs.drill.story import COLUMN, ROBOTS, nights

FIRST, SECOND = nights(date(2026, 3, 2))


def ask(canary: Canary, path: str) -> tuple[int, bytes]:
    connection = http.client.HTTPConnection("127.0.0.1", urlsplit(canary.origin).port or 0, timeout=10)
    connection.request("GET", path, headers={"User-Agent": "fazhi/1"})
    answer = connection.getresponse()
    status, body = answer.status, answer.read()
    connection.close()
    return status, body


def test_it_answers_and_remembers() -> None:
    with Canary(FIRST) as canary:
        status, body = ask(canary, ROBOTS)
        missing, _ = ask(canary, "/index.html?a=1")
        first, second = canary.seen
    assert (status, missing) == (200, 404)
    assert (first.path, first.user_agent, first.digest) == (ROBOTS, "fazhi/1", hashlib.sha256(body).hexdigest())
    assert second.path == "/index.html"
    assert first.at <= second.at


def test_another_night_begins_anew() -> None:
    with Canary(FIRST) as canary:
        before = ask(canary, COLUMN)
        canary.show(SECOND)
        assert canary.seen == ()
        assert ask(canary, COLUMN) != before
        assert ask(canary, SECOND.blocked or "")[0] == 412
