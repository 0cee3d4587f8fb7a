"""Whether a snapshot is still what was written: every one of its files is read and held against the manifest."""

import hashlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from jobs.backup.manifest import ARCHIVE, SNAPSHOTS, Manifest
from store.archive.folder import Measured

CHUNK = 1024 * 1024
Hear = Callable[[int, int], None]
"""Is told how many files of how many are done."""


@dataclass(frozen=True, slots=True)
class Flaw:
    """One file that is not as it should be."""

    name: str
    what: str


def prove(folder: Path, snapshot: str, manifest: Manifest, hear: Hear) -> Iterator[Flaw]:
    """Name every file of a snapshot that is missing, is a link, or has other bytes."""
    wanted = [(folder / SNAPSHOTS / snapshot, file) for file in manifest.files]
    wanted += [(folder / ARCHIVE, file) for file in manifest.archive]
    for done, (root, file) in enumerate(wanted, start=1):
        what = _wrong(root, file)
        if what:
            yield Flaw((root / file.name).relative_to(folder).as_posix(), what)
        hear(done, len(wanted))


def beginning(path: Path, length: int) -> str | None:
    """Digest the first bytes of a file; None where it has not so many."""
    digest, left = hashlib.sha256(), length
    with path.open("rb") as stream:
        while left:
            chunk = stream.read(min(CHUNK, left))
            if not chunk:
                return None
            digest.update(chunk)
            left -= len(chunk)
    return digest.hexdigest()


def is_link(root: Path, name: str) -> bool:
    """Say whether a file, or a folder on the way to it, is a link."""
    path = root / name
    return any(part.is_symlink() for part in (path, *path.parents) if part.is_relative_to(root))


def _wrong(root: Path, file: Measured) -> str:
    path = root / file.name
    if is_link(root, file.name):
        return "it is a link; a backup has none"
    if not path.is_file():
        return "it is missing"
    try:
        found = beginning(path, file.length)
    except OSError as error:
        return f"it cannot be read: {error.strerror}"
    if found is None:
        return f"it is shorter than the {file.length} bytes it had"
    return "" if found == file.sha256 else "its bytes are not those that were written"
