"""A backup: the store as of one moment, the archive, the configuration; made while a night may be writing."""

import gzip
import os
import shutil
import sqlite3
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC
from importlib.metadata import version
from pathlib import Path

from crawler.registry import SHIPPED
from jobs.backup import manifest as manifests
from jobs.backup.archive import Archived, copy_archive, missing_bytes, settle, unite
from jobs.backup.configuration import Masked, without_secrets
from jobs.backup.manifest import ARCHIVE, CONFIGURATION, HEADS, SNAPSHOTS, SOURCES, STORE, Manifest, SourceFolder
from jobs.backup.proof import CHUNK, Flaw, Hear, prove
from jobs.errors import BackupDamaged, BackupRefused, BackupUnfinished
from jobs.place import Place
from store.archive import folder as files
from store.backup import Copied, copy_store, head_at, store_bytes, store_file
from store.chain_heads import NAME
from store.lock import exclusive
from store.session import connect
from store.whole_file import replace_file

LOCK = "backup"
UNFINISHED = ".unfinished"
STAMP = "%Y%m%dT%H%M%SZ"
SPARE = 16 * 1024 * 1024
"""Bytes that stay free beside what is copied: folders, the manifest, the configuration."""
REBUILT = ("export: the next night writes it anew", "runs: logs of crawls")
"""What of the data folder is not kept, and why."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Backup:
    """What a backup came to."""

    snapshot: str
    folder: Path
    """The snapshot's own."""
    revision: str
    store_bytes: int
    archive_files: int
    copied_files: int
    """Archive files that were not in the backup, or not as they are now."""
    copied_bytes: int
    removed: tuple[str, ...]
    """Snapshots older than those that stay."""
    flaws: tuple[Flaw, ...]
    """What could not be copied, or is not as it should be."""
    left_out: tuple[str, ...] = REBUILT


def backup(place: Place, folder: Path, configuration: Path, hear: Hear) -> Backup:
    """Make a snapshot in a backup folder and prove it; a night may be writing meanwhile.

    Archive files lie once beside all snapshots and are never removed. Killed at any point, it leaves the snapshots
    before it whole, and the next completes it. Raises BackupRefused, BackupUnfinished, BackupDamaged, Busy.
    """
    folder = folder.resolve()
    _refuse(place, folder)
    try:
        with exclusive(folder, LOCK):
            return _Making(place, folder, configuration, hear).make()
    except (OSError, sqlite3.Error) as error:
        raise BackupUnfinished(f"{folder}: {error}; what was there before is whole") from error


class _Making:
    def __init__(self, place: Place, folder: Path, configuration: Path, hear: Hear) -> None:
        self._place = place
        self._table = place.settings.store
        self._folder = folder
        self._configuration = configuration
        self._hear = hear
        self._new = folder / SNAPSHOTS / UNFINISHED
        self._flaws: list[Flaw] = []

    def make(self) -> Backup:
        shutil.rmtree(self._new, ignore_errors=True)
        earlier = self._earlier()
        self._make_room()
        self._new.mkdir(parents=True)
        self._copy_heads()
        copied = self._copy_store(earlier)
        self._copy_configuration()
        sources = self._copy_sources()
        # After the store: whatever the store knows of is in the archive by then.
        needs = unite(manifest.archive for manifest in earlier.values())
        archived = copy_archive(self._table.archive, self._folder / ARCHIVE, copied.sealed, needs, self._hear)
        self._flaws += archived.flaws
        manifest = self._manifest(copied, archived, sources)
        manifests.write(self._new, manifest)
        self._prove(manifest)
        name = self._publish(manifest)
        return Backup(
            snapshot=name,
            folder=self._folder / SNAPSHOTS / name,
            revision=copied.revision,
            store_bytes=copied.bytes,
            archive_files=len(archived.files),
            copied_files=archived.copied,
            copied_bytes=archived.bytes,
            removed=self._remove_old(earlier),
            flaws=tuple(self._flaws),
        )

    def _earlier(self) -> Mapping[str, Manifest]:
        found = {}
        for name in manifests.snapshots(self._folder):
            try:
                found[name] = manifests.read(self._folder / SNAPSHOTS / name)
            except BackupDamaged as error:
                self._flaws.append(Flaw(f"{SNAPSHOTS}/{name}", f"an earlier snapshot is damaged: {error}"))
        return found

    def _make_room(self) -> None:
        # The store twice: as copied, and packed.
        wanted = 2 * store_bytes(self._table.url) + missing_bytes(self._table.archive, self._folder / ARCHIVE) + SPARE
        free = shutil.disk_usage(self._folder).free
        if free < wanted:
            told = f"{wanted // 1024**2 + 1} MiB are needed, {free // 1024**2} MiB are free"
            raise BackupRefused(f"{self._folder}: {told}; nothing was written")

    def _copy_heads(self) -> None:
        # Before the store: a head is noted after its links are in the store, so the copy knows every head noted here.
        path = self._table.data / NAME
        if path.exists():
            replace_file(self._new / HEADS, path.read_bytes())

    def _copy_store(self, earlier: Mapping[str, Manifest]) -> Copied:
        plain, packed = self._new / "store.db", self._new / STORE
        copied = copy_store(self._table.url, plain)
        last = earlier[max(earlier)] if earlier else None
        if last is not None and last.head is not None and head_at(plain, last.head.link) != last.head:
            raise BackupRefused(
                f"{self._folder} holds another installation, or this one's chain was cut or written anew since "
                f"{max(earlier)}: its link {last.head.link} is another; see `fazhi verify`, or name a new folder"
            )
        # Measured on real stores: a sixth of the size, at 57 MB/s.
        with plain.open("rb") as reader, packed.open("wb") as stream:
            with gzip.GzipFile("", "wb", 6, stream, 0) as writer:
                shutil.copyfileobj(reader, writer, CHUNK)
            stream.flush()
            os.fsync(stream.fileno())
        plain.unlink()
        return copied

    def _copy_configuration(self) -> None:
        if not self._configuration.is_file():
            return
        text = self._configuration.read_text("utf-8")
        try:
            kept = without_secrets(text)
        except Masked:
            what = "it is not kept: secrets are written in it; write ${NAME} and set them in the environment"
            self._flaws.append(Flaw(CONFIGURATION, what))
            return
        if kept != text:
            what = "secrets are written in it; they are masked in the copy. Write ${NAME} in their place"
            self._flaws.append(Flaw(CONFIGURATION, what))
        replace_file(self._new / CONFIGURATION, kept.encode())

    def _copy_sources(self) -> tuple[SourceFolder, ...]:
        own = [place for place in self._place.settings.crawl.sources if place != SHIPPED]
        kept = [SourceFolder(place=place, folder=f"{SOURCES}/{number}") for number, place in enumerate(own, start=1)]
        for one in kept:
            for path in sorted(Path(one.place).rglob("*.toml")):
                within = path.relative_to(one.place)
                if path.is_file() and not any(part.startswith(".") for part in within.parts):
                    self._copy_source(path, f"{one.folder}/{within.as_posix()}")
        return tuple(kept)

    def _copy_source(self, path: Path, name: str) -> None:
        if not manifests.is_plain(name):
            shown = name.encode("utf-8", "replace").decode()
            self._flaws.append(Flaw(shown, "it is not kept: no source has such a name"))
            return
        target = self._new / name
        target.parent.mkdir(parents=True, exist_ok=True)
        replace_file(target, path.read_bytes())

    def _manifest(self, copied: Copied, archived: Archived, sources: tuple[SourceFolder, ...]) -> Manifest:
        found = sorted(path.relative_to(self._new).as_posix() for path in self._new.rglob("*") if path.is_file())
        return Manifest(
            format=manifests.FORMAT,
            fazhi=version("fazhi"),
            revision=copied.revision,
            made_at=self._place.clock(),
            head=copied.head,
            files=tuple(files.measure(self._new, name) for name in found),
            archive=archived.files,
            sources=sources,
        )

    def _prove(self, manifest: Manifest) -> None:
        manifests.read(self._new)
        wrong = [f"{flaw.name}: {flaw.what}" for flaw in prove(self._folder, UNFINISHED, manifest, self._hear)]
        if wrong:
            raise BackupDamaged("\n".join(["read back, it is not what was written:", *wrong]))

    def _publish(self, manifest: Manifest) -> str:
        for place in [path for path in self._new.rglob("*") if path.is_dir()] + [self._new]:
            settle(place)
        stamp = f"{manifest.made_at.astimezone(UTC):{STAMP}}"
        names = [stamp, *(f"{stamp}-{number}" for number in range(2, 100))]
        name = next(name for name in names if not (self._new.parent / name).exists())
        self._new.rename(self._new.parent / name)
        settle(self._new.parent)
        settle(self._folder)
        return name

    def _remove_old(self, earlier: Mapping[str, Manifest]) -> tuple[str, ...]:
        staying = self._place.settings.backup.keep - 1
        removed = sorted(earlier)[: max(0, len(earlier) - staying)]
        for old in removed:
            path = self._folder / SNAPSHOTS / old
            # Without its name it is no snapshot: killed on the way, it is not taken for a damaged one.
            doomed = path.rename(self._new)
            shutil.rmtree(doomed)
        return tuple(removed)


def _refuse(place: Place, folder: Path) -> None:
    table = place.settings.store.absolute()
    connect(table.url).dispose()
    for kept in (table.data, store_file(table.url)):
        if folder.is_relative_to(kept) or kept.is_relative_to(folder):
            raise BackupRefused(f"{folder} and {kept} lie one in the other; name a folder of its own, on another disk")
    if folder.exists() and not folder.is_dir():
        raise BackupRefused(f"{folder} is no folder")
    ours = {ARCHIVE, SNAPSHOTS, f"{LOCK}.lock", "lost+found"}
    others = [path.name for path in folder.iterdir() if path.name not in ours] if folder.exists() else []
    if others:
        raise BackupRefused(f"{folder} holds {sorted(others)[0]}, which is of no backup; name a folder of its own")
