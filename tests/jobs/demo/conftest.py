"""A running sample web and a client that follows nothing and resolves nothing."""

import http.client
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Protocol

import pytest

from jobs.demo.web import SampleWeb

HALF_WIDTH = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)}


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What came back."""

    status: int
    headers: Mapping[str, str]
    body: bytes


class Ask(Protocol):
    """One request on a connection of its own."""

    def __call__(
        self, host: str, path: str, *, method: str = "GET", body: str = "", headers: Mapping[str, str] | None = None
    ) -> Answer: ...


@pytest.fixture
def web() -> Iterator[SampleWeb]:
    """Serve the sample web, first night."""
    with SampleWeb() as sample:
        yield sample


@pytest.fixture
def ask(web: SampleWeb) -> Ask:
    """Ask the sample web."""

    def once(
        host: str, path: str, *, method: str = "GET", body: str = "", headers: Mapping[str, str] | None = None
    ) -> Answer:
        connection = http.client.HTTPConnection("127.0.0.1", web.port, timeout=10)
        connection.request(method, path, body or None, {"Host": f"{host}:{web.port}", **(headers or {})})
        response = connection.getresponse()
        answer = Answer(status=response.status, headers=dict(response.getheaders()), body=response.read())
        connection.close()
        return answer

    return once


@pytest.fixture
def plain() -> Callable[[str], str]:
    """Undo what a site does to a line of text: full width, indents, odd spaces."""
    return lambda text: re.sub(r"\s+", " ", text.translate(HALF_WIDTH)).strip()
