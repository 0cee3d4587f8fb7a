"""A snapshot put in the place of an installation that is gone, and proven there."""

import glob
import gzip
import hashlib
import os
import shutil
import sqlite3
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy.exc import DBAPIError

from jobs.backup import manifest as manifests
from jobs.backup.archive import settle
from jobs.backup.manifest import ARCHIVE, CONFIGURATION, HEADS, SNAPSHOTS, STORE, Manifest, SourceFolder
from jobs.backup.proof import CHUNK, Hear, prove
from jobs.errors import BackupDamaged, RestoreRefused, SnapshotUnknown
from jobs.verify import Proven, Step, verify
from store import migrations
from store.archive.folder import Measured
from store.backup import close_copy, forget_holders, store_file
from store.chain_faults import Fault
from store.chain_heads import NAME, anchors_given
from store.errors import StoreFromTheFuture
from store.lock import NIGHT, single_instance
from store.session import connect, open_store, reading, writing
from store.settings import StoreTable, sqlite_url
from store.upgrade import upgrade_store

UNFINISHED = ".restoring"
NOT_OURS = frozenset({f"{NIGHT}.lock", "delivery.lock", "lost+found"})
"""What an empty folder may hold."""
SQLITE_WRITES = ("-journal", "-shm", "-wal")
"""What ends the names of the files that SQLite has beside a store."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Restored:
    """What was put in place, and whether it is what was sealed."""

    snapshot: str
    revisions: tuple[str, str]
    """As kept, and as it is now."""
    archive_files: int
    bytes: int
    faults: tuple[Fault, ...]
    """As `fazhi verify` names them; an installation that had them before it was kept has them still."""
    proven: Proven | None
    configuration: Path | None
    """Where the snapshot has the configuration."""
    sources: tuple[SourceFolder, ...]
    """Where the snapshot has the operator's own sources, in its folder."""


def restore(folder: Path, snapshot: str | None, table: StoreTable, hear: Hear) -> Restored:
    """Put a snapshot (the newest, unless one is named) in place of an absent store and an empty data folder.

    All of it is read and proven first. Raises SnapshotUnknown, BackupDamaged naming every damaged file, RestoreRefused,
    StoreFromTheFuture, StoreUnsupported, NightRunning. Killed at any point it can be done again; the store comes last
    into its place.
    """
    folder, table = folder.resolve(), table.absolute()
    connect(table.url, must_exist=False).dispose()
    name = _chosen(folder, snapshot)
    manifest = manifests.read(folder / SNAPSHOTS / name)
    if manifest.revision not in migrations.known():
        raise StoreFromTheFuture(
            f"the snapshot's store is at revision {manifest.revision}, which this fazhi does not know; upgrade fazhi"
        )
    damaged = [f"{flaw.name}: {flaw.what}" for flaw in prove(folder, name, manifest, hear)]
    if damaged:
        raise BackupDamaged("\n".join([f"snapshot {name} was not restored, it is damaged:", *damaged]))
    _refuse(folder, table)
    try:
        with single_instance(table.data):
            after = _Placing(folder, name, manifest, table).place()
    except (OSError, sqlite3.Error, DBAPIError) as error:
        said = error.orig if isinstance(error, DBAPIError) else error
        raise RestoreRefused(f"{table.data}: {said}; it is not restored, and can be tried again") from error
    faults, proven = _verified(table, manifest, hear)
    where = folder / SNAPSHOTS / name
    return Restored(
        snapshot=name,
        revisions=(manifest.revision, after),
        archive_files=len(manifest.archive),
        bytes=sum(file.length for file in manifest.archive),
        faults=faults,
        proven=proven,
        configuration=where / CONFIGURATION if (where / CONFIGURATION).is_file() else None,
        sources=manifest.sources,
    )


class _Placing:
    def __init__(self, folder: Path, name: str, manifest: Manifest, table: StoreTable) -> None:
        self._copies = folder / ARCHIVE
        self._snapshot = folder / SNAPSHOTS / name
        self._manifest = manifest
        self._table = table
        self._store = store_file(table.url)
        # Beside its place: what is renamed is on the same disk.
        self._unfinished = table.data / UNFINISHED
        self._store_unfinished = _unfinished_store(table)

    def place(self) -> str:
        self._clear()
        self._make_room()
        self._unfinished.mkdir()
        for file in self._manifest.archive:
            _copy(self._copies, self._unfinished / ARCHIVE, file)
        for file in self._manifest.files:
            if file.name == HEADS:
                _copy(self._snapshot, self._unfinished, file)
        after = self._make_store()
        _settle_all(self._unfinished)
        for made in (ARCHIVE, HEADS):
            if (self._unfinished / made).exists():
                (self._unfinished / made).rename(self._table.data / made)
        settle(self._table.data)
        self._store_unfinished.rename(self._store)
        settle(self._store.parent)
        self._unfinished.rmdir()
        return after

    def _clear(self) -> None:
        # The folder was empty when a restore that was killed began: what is there came from a backup.
        if self._unfinished.exists():
            shutil.rmtree(self._table.data / ARCHIVE, ignore_errors=True)
            (self._table.data / NAME).unlink(missing_ok=True)
        # Last what tells a killed restore's archive from that of an installation whose store is gone.
        for left in self._store.parent.glob(f"{glob.escape(self._store_unfinished.name)}*"):
            left.unlink()
        if self._unfinished.exists():
            shutil.rmtree(self._unfinished)

    def _make_room(self) -> None:
        wanted = sum(file.length for file in self._manifest.archive)
        free = shutil.disk_usage(self._table.data).free
        if free < wanted:
            told = f"{wanted // 1024**2 + 1} MiB are needed, {free // 1024**2} MiB are free"
            raise RestoreRefused(f"{self._table.data}: {told}; nothing was written")

    def _make_store(self) -> str:
        self._store.parent.mkdir(parents=True, exist_ok=True)
        with gzip.open(self._snapshot / STORE, "rb") as reader, self._store_unfinished.open("wb") as writer:
            shutil.copyfileobj(reader, writer, CHUNK)
        url = sqlite_url(self._store_unfinished)
        _, after = upgrade_store(url)
        engine = open_store(url)
        with writing(engine) as session:
            forget_holders(session)
        engine.dispose()
        close_copy(self._store_unfinished)
        settle(self._store_unfinished)
        return after


def _chosen(folder: Path, wanted: str | None) -> str:
    known = manifests.snapshots(folder)
    if not known:
        raise SnapshotUnknown(f"{folder} has no finished snapshot; name the folder that `fazhi backup` wrote to")
    if wanted is None:
        return known[-1]
    if wanted not in known:
        raise SnapshotUnknown(f"{folder} has no snapshot {wanted!r}; it has {', '.join(known)}")
    return wanted


def _unfinished_store(table: StoreTable) -> Path:
    store = store_file(table.url)
    return store.with_name(f".{store.name}{UNFINISHED}")


def _refuse(folder: Path, table: StoreTable) -> None:
    data, store = table.data, store_file(table.url)
    for place in (data, store):
        if place.is_relative_to(folder):
            raise RestoreRefused(f"{place} lies in the backup; name a place outside of {folder}")
    if store.exists():
        raise RestoreRefused(
            f"there is a store at {store} already; nothing is put over it, name a new place (--data, --store)"
        )
    # SQLite would play what another store left there into the restored one.
    for left in (store.with_name(f"{store.name}{ending}") for ending in SQLITE_WRITES):
        if left.exists():
            raise RestoreRefused(f"{left} is of a store that is gone; move it away, or name a new place (--store)")
    if data.exists() and not data.is_dir():
        raise RestoreRefused(f"{data} is no folder")
    there = sorted({path.name for path in data.iterdir()} - NOT_OURS) if data.exists() else []
    if there and not _is_left_by_a_restore(table):
        raise RestoreRefused(f"{data} holds {there[0]} already; name a folder that is new or empty")


def _is_left_by_a_restore(table: StoreTable) -> bool:
    """Say whether what a data folder holds may be cleared away: a restore was killed that had found it empty.

    One that was killed after its store was in place has left only its empty folder: what lies beside is in use.
    """
    placed = any((table.data / made).exists() for made in (ARCHIVE, NAME))
    return (table.data / UNFINISHED).is_dir() and (not placed or _unfinished_store(table).exists())


def _copy(root: Path, target_root: Path, file: Measured) -> None:
    target = target_root / file.name
    target.parent.mkdir(parents=True, exist_ok=True)
    digest, left = hashlib.sha256(), file.length
    with (root / file.name).open("rb") as reader, target.open("wb") as writer:
        while chunk := reader.read(min(CHUNK, left)):
            digest.update(chunk)
            writer.write(chunk)
            left -= len(chunk)
        writer.flush()
        os.fsync(writer.fileno())
    if digest.hexdigest() != file.sha256:
        raise BackupDamaged(f"{root / file.name}: it changed while it was copied; nothing was put in place")


def _settle_all(folder: Path) -> None:
    for place in [folder, *(path for path in folder.rglob("*") if path.is_dir())]:
        settle(place)


def _verified(table: StoreTable, manifest: Manifest, hear: Hear) -> tuple[tuple[Fault, ...], Proven | None]:
    engine = open_store(table.url)
    faults: list[Fault] = []
    proven = None
    known = anchors_given([manifest.head.head] if manifest.head else [])
    with reading(engine) as session:
        for found in verify(session, table.data, table.archive, known):
            match found:
                case Fault():
                    faults.append(found)
                case Step():
                    hear(found.links, found.of)
                case Proven():
                    proven = found
    engine.dispose()
    return tuple(faults), proven
