"""A file whose writer was killed, cut anywhere, is cut to whole records and loses nothing."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

import store
from store.archive.damage import find_damage
from store.archive.members import Broken, Member, address_of, members
from store.archive.proof import mismatch
from store.archive.torn import mend

WRITE = """
import sys
from datetime import UTC, datetime
from pathlib import Path
from store.archive.writer import ArchiveWriter, Origin
from store.records import Exchange
origin = Origin(software="fazhi/0.1", run=1, user_agent="fazhi/0.1", robots="obey")
writer = ArchiveWriter(Path(sys.argv[1]), "x.warc.gz", origin)
for number in range(100_000):
    body = bytes(str(number) * 5000, "ascii")
    writer.write(Exchange(url=f"https://a.gov.cn/{number}", method="GET", request_headers=(), request_body=b"",
        status=200, reason="", headers=(), body=body, at=datetime.now(UTC), known=None))
"""


@pytest.fixture
def captures(writer, exchange):
    """Write three pages."""
    made = [writer.write(exchange(body * 500)) for body in (b"one", b"two", b"three")]
    writer.close()
    return made


def offsets(file: Path) -> list[int]:
    with file.open("rb") as stream:
        return [found.offset for found in members(stream) if isinstance(found, Member)]


def test_a_whole_file_is_left_alone(captures, tmp_path):
    file = tmp_path / captures[0].file
    before = file.read_bytes()
    assert mend(file) == 0
    assert file.read_bytes() == before
    assert [path.name for path in file.parent.iterdir()] == [file.name]
    assert len(offsets(file)) == 7


def test_a_tail_torn_anywhere_is_cut_and_kept(captures, tmp_path):
    file = tmp_path / captures[0].file
    whole, begins = file.read_bytes(), offsets(file)
    for length in range(0, len(whole), 13):
        file.write_bytes(whole[:length])
        left = max(begin for begin in [*begins, len(whole)] if begin <= length)
        assert mend(file) == length - left
        torn = file.with_name(f"{file.name}.torn")
        assert file.read_bytes() + (torn.read_bytes() if torn.exists() else b"") == whole[:length]
        assert mend(file) == 0
        torn.unlink(missing_ok=True)


@pytest.mark.parametrize("tail", [bytes(4096), b"\x1f\x8b\x08" + bytes(100), os.urandom(300)])
def test_a_tail_of_anything_is_torn(captures, tmp_path, tail):
    file = tmp_path / captures[0].file
    before = file.read_bytes()
    file.write_bytes(before + tail)
    assert mend(file) == len(tail)
    assert file.read_bytes() == before


def test_damage_that_whole_records_follow_is_no_torn_tail(captures, tmp_path):
    file = tmp_path / captures[0].file
    data = bytearray(file.read_bytes())
    data[captures[1].offset + 60] ^= 1
    file.write_bytes(data)
    assert mend(file) == 0
    assert file.read_bytes() == data
    assert find_damage(file).offset == captures[1].offset


def test_a_capture_that_lay_in_the_torn_part_is_named(captures, tmp_path):
    file = tmp_path / captures[2].file
    with file.open("r+b") as stream:
        stream.truncate(captures[2].offset + 30)
    mend(file)
    assert [mismatch(tmp_path, capture) for capture in captures[:2]] == [None, None]
    assert "x.warc.gz.torn" in str(mismatch(tmp_path, captures[2]))


def test_what_kill_9_leaves_is_whole_after_mending(tmp_path):
    command = [sys.executable, "-c", WRITE, str(tmp_path)]
    child = subprocess.Popen(command, cwd=Path(store.__file__).parents[1])
    file, until = tmp_path / "x.warc.gz", time.monotonic() + 30
    while not file.exists() or file.stat().st_size < 200_000:
        assert time.monotonic() < until
        time.sleep(0.005)
    os.kill(child.pid, signal.SIGKILL)
    child.wait()
    before = file.stat().st_size
    cut = mend(file)
    assert file.stat().st_size == before - cut
    with file.open("rb") as stream:
        found = list(members(stream))
    assert not any(isinstance(one, Broken) for one in found)
    addresses = [address_of(one.head) for one in found]
    assert addresses[1::2] == [f"https://a.gov.cn/{number}" for number in range(len(addresses[1::2]))]
