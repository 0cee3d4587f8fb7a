"""fazhi verify, as an operator uses it."""

import json
from datetime import UTC, datetime
from pathlib import Path

import pytest

from jobs.place import Place
from jobs.seal import seal
from jobs.settings import Settings
from store.archive.writer import ArchiveWriter, Origin
from store.settings import StoreTable, sqlite_url
from store.upgrade import create_store

FILE = "2026/03/20260301T173000Z-000001-1-a.warc.gz"


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """Keep and seal one page."""
    table = StoreTable(url=sqlite_url(tmp_path / "fazhi.db"), data=tmp_path)
    now = datetime(2026, 3, 1, 18, tzinfo=UTC)
    writer = ArchiveWriter(table.archive, FILE, Origin(software="fazhi", run=1, user_agent="fazhi", robots="obey"))
    writer.convert("https://a.gov.cn/", b"<html>", content_type="text/html", software="x", at=now)
    writer.close()
    seal(create_store(table.url), Place(settings=Settings.model_construct(store=table), now=now))
    return tmp_path


def test_all_is_well(fazhi, data: Path) -> None:
    said = fazhi("verify", "--data", data)
    assert said.code == 0, said.err
    assert "1 links, 1 files with" in said.out
    assert "nothing was altered" in said.out
    head = json.loads((data / "heads.jsonl").read_text("utf-8"))["head"]
    known = fazhi("verify", "--data", data, "--head", head, "--head", data / "heads.jsonl", "--json")
    assert known.code == 0
    told = json.loads(known.out)
    assert (told["ok"], told["first"], told["looked_at"]["head"]["head"]) == (True, None, head)


def test_what_was_altered_is_named(fazhi, data: Path) -> None:
    file = data / "archive" / FILE
    altered = bytearray(file.read_bytes())
    altered[-20] ^= 1
    file.write_bytes(altered)
    said = fazhi("verify", "--data", data)
    assert said.code == 1
    assert f"FIRST  file {FILE} (link 1): record at byte" in said.out
    told = json.loads(fazhi("verify", "--data", data, "--json").out)
    assert told["first"]["url"] == "https://a.gov.cn/"
    assert told["first"] == told["faults"][0]


def test_a_head_that_is_none_is_refused(fazhi, data: Path) -> None:
    said = fazhi("verify", "--data", data, "--head", "nowhere.jsonl")
    assert (said.code, "nowhere.jsonl" in said.err) == (1, True)
    assert fazhi("verify", "--data", data, "--head", "0" * 64).code == 1


def test_a_damaged_database_is_said_plainly(fazhi, data: Path) -> None:
    path = data / "fazhi.db"
    whole = bytearray(path.read_bytes())
    whole[-4096:] = bytes(4096)
    path.write_bytes(whole)
    said = fazhi("verify", "--data", data)
    assert said.code == 1
    assert "nothing could be proven" in said.out
