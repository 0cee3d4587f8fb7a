"""The folder of the archive: which files it holds, and what exactly is in one."""

import hashlib
import os
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from store.archive.torn import SUFFIX

WARC = ".warc.gz"
KEPT = (WARC, WARC + SUFFIX)
BEGAN = "%Y%m%dT%H%M%SZ"
BEGAN_LENGTH = 16


@dataclass(frozen=True, slots=True, kw_only=True)
class Measured:
    """What is in a file."""

    name: str
    """Relative to the archive's root."""
    length: int
    sha256: str


def files(archive: Path) -> tuple[str, ...]:
    """Name the archive's files, in order."""
    found = (path for path in archive.rglob("*") if path.name.endswith(KEPT) and path.is_file())
    return tuple(sorted(path.relative_to(archive).as_posix() for path in found))


def measure(archive: Path, name: str) -> Measured:
    """Read a whole file."""
    with (archive / name).open("rb") as stream:
        sha256 = hashlib.file_digest(stream, "sha256").hexdigest()
        return Measured(name=name, length=stream.tell(), sha256=sha256)


def settle(archive: Path, name: str) -> None:
    """Have a file, and its entry in its folder, reach the disk."""
    for path in (archive / name, (archive / name).parent):
        descriptor = os.open(path, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)


def began(name: str) -> datetime | None:
    """Tell from a file's name when its crawl began; None of a name that is not a crawl's."""
    stamp = name.rpartition("/")[2][:BEGAN_LENGTH]
    try:
        return datetime.strptime(stamp, BEGAN).replace(tzinfo=UTC)
    except ValueError:
        return None
