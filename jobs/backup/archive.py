"""The archive's files in a backup: each is copied once, and anew only when it has grown or its copy came to harm."""

import hashlib
import os
from collections import deque
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from jobs.backup.manifest import is_archive_name
from jobs.backup.proof import CHUNK, Flaw, Hear, beginning
from store.archive import folder
from store.archive.folder import WARC, Measured
from store.archive.members import Broken, members
from store.chain_content import content_of_file

PART = ".part"
Needs = Mapping[str, frozenset[Measured]]
"""Archive file -> what earlier snapshots know of it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Archived:
    """What a backup holds of an archive, and what copying it took."""

    files: tuple[Measured, ...]
    copied: int
    bytes: int
    """Copied now."""
    flaws: tuple[Flaw, ...]


def missing_bytes(archive: Path, copies: Path) -> int:
    """Say how much has to be copied."""
    sizes = {name: (archive / name).stat().st_size for name in folder.files(archive)}
    return sum(size for name, size in sizes.items() if _size(copies / name) < size)


def copy_archive(archive: Path, copies: Path, sealed: Mapping[str, str], needs: Needs, hear: Hear) -> Archived:
    """Bring a backup's copies up to date; a file that a crawl still writes is copied up to its last whole record.

    What is sealed must be what was sealed; what is not, or cannot be read, is named, and does no harm to a good copy.
    """
    copying = _Copying(archive, copies, sealed, needs)
    for path in copies.rglob(f".*{PART}"):
        path.unlink()
    names = sorted({*folder.files(archive), *sealed})
    for done, name in enumerate(names, start=1):
        copying.bring(name)
        hear(done, len(names))
    return copying.archived()


class _Copying:
    def __init__(self, archive: Path, copies: Path, sealed: Mapping[str, str], needs: Needs) -> None:
        self._archive = archive
        self._copies = copies
        self._sealed = sealed
        self._needs = needs
        self._files: list[Measured] = []
        self._flaws: list[Flaw] = []
        self._copied = 0
        self._bytes = 0

    def archived(self) -> Archived:
        return Archived(files=tuple(self._files), copied=self._copied, bytes=self._bytes, flaws=tuple(self._flaws))

    def bring(self, name: str) -> None:
        if not is_archive_name(name):
            self._flaws.append(Flaw(name, "it is sealed, but no file of an archive has such a name"))
            return
        try:
            self._bring(name)
        except _Unreadable as error:
            self._take_what_is_there(name, str(error))

    def _bring(self, name: str) -> None:
        length = self._length(name)
        there = self._there(name, length)
        if there is not None and self._right(there):
            self._files.append(there)
        elif length or name in self._sealed:
            self._copy(name, length)

    def _length(self, name: str) -> int:
        path = self._archive / name
        with _reading():
            whole = name in self._sealed or not name.endswith(WARC)
            return path.stat().st_size if whole else _whole_records(path)

    def _there(self, name: str, length: int) -> Measured | None:
        path = self._copies / name
        found = beginning(path, length) if path.is_file() and not path.is_symlink() else None
        return None if found is None else Measured(name=name, length=length, sha256=found)

    def _right(self, copy: Measured) -> bool:
        if copy.name in self._sealed:
            return content_of_file(copy) == self._sealed[copy.name]
        with _reading():
            return beginning(self._archive / copy.name, copy.length) == copy.sha256

    def _copy(self, name: str, length: int) -> None:
        path = self._copies / name
        path.parent.mkdir(parents=True, exist_ok=True)
        part = path.with_name(f".{path.name}{PART}")
        copied = _copied(self._archive / name, part, name, length)
        as_sealed = name not in self._sealed or content_of_file(copied) == self._sealed[name]
        kept = all(beginning(part, need.length) == need.sha256 for need in self._needs.get(name, ()))
        if path.exists() and not (as_sealed and kept):
            part.unlink()
            self._take_what_is_there(name, "it is not what it was; the copy of an earlier backup stays")
            return
        if not as_sealed:
            self._flaws.append(Flaw(name, "it is not what was sealed; it is copied as it is"))
        part.replace(path)
        settle(path.parent)
        self._files.append(copied)
        self._copied += 1
        self._bytes += copied.length

    def _take_what_is_there(self, name: str, what: str) -> None:
        self._flaws.append(Flaw(name, what))
        path = self._copies / name
        there = self._there(name, path.stat().st_size) if path.is_file() else None
        if there is not None and self._fits(there):
            self._files.append(there)

    def _fits(self, copy: Measured) -> bool:
        return content_of_file(copy) == self._sealed.get(copy.name) or copy in self._needs.get(copy.name, ())


def settle(place: Path) -> None:
    """Have a file, or a folder's list of files, reach the disk."""
    descriptor = os.open(place, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def unite(manifests: Iterable[tuple[Measured, ...]]) -> Needs:
    """Gather what snapshots know of each archive file."""
    needs: dict[str, set[Measured]] = {}
    for files in manifests:
        for file in files:
            needs.setdefault(file.name, set()).add(file)
    return {name: frozenset(known) for name, known in needs.items()}


class _Unreadable(Exception):
    """A file of the archive cannot be read; what goes wrong in the backup is not this."""


@contextmanager
def _reading() -> Iterator[None]:
    try:
        yield
    except FileNotFoundError as error:
        raise _Unreadable("it is missing in the archive") from error
    except OSError as error:
        raise _Unreadable(f"it cannot be read: {error.strerror}") from error


def _whole_records(path: Path) -> int:
    with path.open("rb") as stream:
        (last,) = deque(members(stream), maxlen=1) or (None,)
    if last is None:
        return 0
    return last.offset if isinstance(last, Broken) else last.offset + last.length


def _copied(source: Path, target: Path, name: str, length: int) -> Measured:
    digest, done = hashlib.sha256(), 0
    with target.open("wb") as writer:
        for chunk in _chunks(source, length):
            digest.update(chunk)
            done += writer.write(chunk)
        writer.flush()
        os.fsync(writer.fileno())
    return Measured(name=name, length=done, sha256=digest.hexdigest())


def _chunks(source: Path, left: int) -> Iterator[bytes]:
    with _reading():
        reader = source.open("rb")
    with reader:
        while left:
            with _reading():
                chunk = reader.read(min(CHUNK, left))
            if not chunk:
                return
            left -= len(chunk)
            yield chunk


def _size(path: Path) -> int:
    return path.stat().st_size if path.is_file() else -1
