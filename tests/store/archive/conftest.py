"""Exchanges as they cross the wire."""

from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from store.archive.writer import ArchiveWriter, Origin
from store.records import Exchange

AT = datetime(2026, 3, 1, 17, 30, 0, 123456, tzinfo=UTC)
ORIGIN = Origin(software="fazhi/0.1", run=7, user_agent="fazhi/0.1 (+ops@example.org)", robots="obey")
PAGE = "https://www.tjjz.gov.cn/zwgk/t20260301_1.html"


@pytest.fixture
def exchange() -> Callable[..., Exchange]:
    """Make one request and its answer."""

    def make(body: bytes = b"<html>", *headers: tuple[str, str], **other: object) -> Exchange:
        facts = {
            "url": PAGE,
            "method": "GET",
            "request_headers": (("Host", "www.tjjz.gov.cn"), ("User-Agent", "fazhi/0.1")),
            "request_body": b"",
            "status": 200,
            "reason": "",
            "at": AT,
            "known": None,
        }
        return Exchange(body=body, headers=(("Content-Type", "text/html"), *headers), **(facts | other))

    return make


@pytest.fixture
def writer(tmp_path: Path) -> Iterator[ArchiveWriter]:
    """Write to 2026/03/x.warc.gz."""
    made = ArchiveWriter(tmp_path, "2026/03/x.warc.gz", ORIGIN)
    yield made
    made.close()


@pytest.fixture
def origin() -> Origin:
    """Say who writes."""
    return ORIGIN
