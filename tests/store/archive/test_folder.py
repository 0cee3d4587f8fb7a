import hashlib
from datetime import UTC, datetime

import pytest

from store.archive import folder


def test_only_what_a_crawl_writes_is_the_archive_s(tmp_path):
    for name in ("2026/03/b.warc.gz", "2026/03/a.warc.gz", "2025/12/c.warc.gz.torn", "2026/03/a.cdxj"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_bytes(b"x")
    assert folder.files(tmp_path) == ("2025/12/c.warc.gz.torn", "2026/03/a.warc.gz", "2026/03/b.warc.gz")
    assert folder.files(tmp_path / "nowhere") == ()


def test_a_file_is_measured_whole(tmp_path):
    (tmp_path / "a.warc.gz").write_bytes(b"x" * 100_000)
    folder.settle(tmp_path, "a.warc.gz")
    measured = folder.measure(tmp_path, "a.warc.gz")
    assert (measured.length, measured.sha256) == (100_000, hashlib.sha256(b"x" * 100_000).hexdigest())


@pytest.mark.parametrize(
    ("name", "began"),
    [
        ("2026/03/20260301T173000Z-000001-7-abcdef.warc.gz", datetime(2026, 3, 1, 17, 30, tzinfo=UTC)),
        ("2026/03/x.warc.gz", None),
        ("", None),
    ],
)
def test_a_name_tells_when_its_crawl_began(name, began):
    assert folder.began(name) == began
