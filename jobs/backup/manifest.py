"""What a snapshot says it holds: its manifest, and the sum that proves the manifest."""

import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path, PurePosixPath

from pydantic import TypeAdapter, ValidationError

from jobs.errors import BackupDamaged
from store.archive.folder import KEPT, Measured
from store.backup import Known
from store.whole_file import replace_file

FORMAT = 1
MANIFEST = "manifest.json"
SUM = "manifest.sha256"
"""As `sha256sum -c` reads it."""
ARCHIVE = "archive"
SNAPSHOTS = "snapshots"
STORE = "store.db.gz"
HEADS = "heads.jsonl"
CONFIGURATION = "fazhi.toml"
SOURCES = "sources"

_STAMPED = re.compile(r"\d{8}T\d{6}Z")
"""How the name of a snapshot begins; other folders beside them are somebody else's."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceFolder:
    """A folder of the operator's own source files."""

    place: str
    """As the configuration names it."""
    folder: str
    """Where it lies in the snapshot."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Manifest:
    """One snapshot."""

    format: int
    fazhi: str
    revision: str
    """The store's shape."""
    made_at: datetime
    head: Known | None
    """Where the chain stood."""
    files: tuple[Measured, ...]
    """In the snapshot's own folder."""
    archive: tuple[Measured, ...]
    """In the backup's archive; a file may be longer there, by what was added later."""
    sources: tuple[SourceFolder, ...]


_READ = TypeAdapter(Manifest)


def snapshots(folder: Path) -> tuple[str, ...]:
    """Name the finished snapshots of a backup, oldest first."""
    found = (path for path in (folder / SNAPSHOTS).glob("*") if path.is_dir())
    return tuple(sorted(path.name for path in found if _STAMPED.match(path.name)))


def write(snapshot: Path, manifest: Manifest) -> None:
    """Write a manifest and its sum."""
    body = _READ.dump_json(manifest, indent=1) + b"\n"
    replace_file(snapshot / MANIFEST, body)
    replace_file(snapshot / SUM, _sum(body))


def read(snapshot: Path) -> Manifest:
    """Read a snapshot's manifest; raises BackupDamaged where it is not what was written, or leads elsewhere."""
    path = snapshot / MANIFEST
    try:
        body, known = path.read_bytes(), (snapshot / SUM).read_bytes()
    except OSError as error:
        raise BackupDamaged(f"{error.filename}: {error.strerror}") from error
    if known != _sum(body):
        raise BackupDamaged(f"{path}: it is not what {SUM} says was written")
    try:
        manifest = _READ.validate_json(body)
    except ValidationError as error:
        raise BackupDamaged(f"{path}: it is no manifest: {error.errors()[0]['msg']}") from error
    if manifest.format != FORMAT:
        raise BackupDamaged(f"{path}: it is of format {manifest.format}, this fazhi reads {FORMAT}; upgrade fazhi")
    for name in _misleading(manifest):
        raise BackupDamaged(f"{path}: it names {name!r}, which no backup holds")
    return manifest


def is_archive_name(name: str) -> bool:
    """Say whether a name can be that of a file of an archive, and of none outside it."""
    return name.endswith(KEPT) and is_plain(name)


def is_plain(name: str) -> bool:
    """Say whether a name leads to a place below the folder it is looked for in, and nowhere else."""
    parts = PurePosixPath(name).parts
    plain = name.isprintable() and "\\" not in name and not name.startswith("/")
    return plain and "/".join(parts) == name and not {"..", "."} & set(parts)


def _sum(body: bytes) -> bytes:
    return f"{hashlib.sha256(body).hexdigest()}  {MANIFEST}\n".encode()


def _misleading(manifest: Manifest) -> Iterator[str]:
    seen: set[tuple[str, str]] = set()
    for place, file in [*(("", one) for one in manifest.files), *((ARCHIVE, one) for one in manifest.archive)]:
        fits = is_archive_name(file.name) if place else _is_snapshot_name(file.name)
        if not fits or (place, file.name) in seen or file.length < 0:
            yield file.name
        seen.add((place, file.name))
    if ("", STORE) not in seen:
        yield f"no {STORE}"


def _is_snapshot_name(name: str) -> bool:
    return name in (CONFIGURATION, HEADS, STORE) or (name.startswith(f"{SOURCES}/") and is_plain(name))
