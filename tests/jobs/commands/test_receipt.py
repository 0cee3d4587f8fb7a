"""The receipt as an IT office gets it."""

import json
from datetime import UTC, datetime, timedelta

import pytest

from store import receipts, runs
from store.receipts import Receipt
from store.session import writing
from store.upgrade import create_store

BEGAN = datetime(2026, 3, 1, 17, 30, tzinfo=UTC)


def one(host, **more):
    figures = {"requests": 5, "bytes": 1234, "not_modified": 2, "refused": 0, "robots": "allows"}
    pace = {"delay_asked": 1.0, "delay_kept": 1.0312, "first_at": BEGAN, "last_at": BEGAN + timedelta(minutes=2)}
    return Receipt(host=host, **(figures | pace | more))


@pytest.fixture(scope="module")
def data(tmp_path_factory):
    """Make a store with the receipts of two nights."""
    folder = tmp_path_factory.mktemp("kept")
    engine = create_store(f"sqlite:///{folder}/fazhi.db")
    with writing(engine) as session:
        first = runs.begin(session, sources=["x"], now=BEGAN)
        receipts.keep(session, first.id, [one("a.gov.cn")])
        runs.end(session, first.id, status=runs.RunStatus.DONE, counts={}, now=BEGAN)
        second = runs.begin(session, sources=["x"], now=BEGAN + timedelta(days=1))
        quiet = one("www.b.gov.cn:8080", requests=1, refused=3, robots="forbids some", delay_kept=None)
        receipts.keep(session, second.id, [one("a.gov.cn", robots="\x1b[31mred"), quiet])
    engine.dispose()
    (folder / "fazhi.toml").write_text('[crawl]\ncontact = "mailto:it@example.org"\n', "utf-8")
    return folder


def receipt(fazhi, data, *words):
    return fazhi("receipt", "--config", data / "fazhi.toml", "--data", data, *words)


def test_the_last_night_is_shown(fazhi, data):
    said = receipt(fazhi, data)
    lines = said.out.splitlines()
    assert said.code == 0, said.err
    assert lines[0] == "Politeness receipt, night of 2026-03-03 (times: China)"
    assert lines[1].startswith("User-Agent  fazhi/")
    assert lines[2] == "Contact     mailto:it@example.org"
    assert lines[4].split()[:4] == ["host", "requests", "bytes", "304"]
    assert " ".join(lines[6].split()) == "www.b.gov.cn:8080 1 1234 2 3 1 s - 01:30:00 01:32:00 forbids some"
    assert lines[-1].startswith("2 hosts, 6 requests, 2468 bytes of bodies, 4 answers 304, 3 requests not made")


def test_what_is_shown_cannot_command_a_terminal(fazhi, data):
    assert "\x1b" not in receipt(fazhi, data).out


def test_a_night_and_a_host_can_be_asked_for(fazhi, data):
    said = receipt(fazhi, data, "--night", "2026-03-02", "--host", "a.gov.cn", "--json")
    told = json.loads(said.out)
    assert told["night"] == "2026-03-02"
    assert told["contact"] == "mailto:it@example.org"
    assert told["hosts"] == [
        {
            "host": "a.gov.cn",
            "requests": 5,
            "bytes": 1234,
            "not_modified": 2,
            "refused": 0,
            "robots": "allows",
            "delay_asked": 1.0,
            "delay_kept": 1.0312,
            "first_at": "2026-03-02T01:30:00+08:00",
            "last_at": "2026-03-02T01:32:00+08:00",
        }
    ]
    assert told["totals"] == {"hosts": 1, "requests": 5, "bytes": 1234, "not_modified": 2, "refused": 0}


def test_a_night_without_receipts_is_refused(fazhi, data):
    said = receipt(fazhi, data, "--night", "2025-01-01", "--host", "a.gov.cn")
    assert (said.code, said.err) == (1, "fazhi: no receipt is kept of 2025-01-01 for a.gov.cn\n")


@pytest.mark.parametrize("night", ["yesterday", "0001-01-01", "9999-12-31"])
def test_what_is_no_night_is_refused(fazhi, data, night):
    assert receipt(fazhi, data, "--night", night).code == 2
