"""What is put back is what was kept, proven; what is damaged or misleading is refused, and named."""

import json
import random
from dataclasses import replace
from pathlib import Path

import pytest
from backups import add_file, keep, killed_ever_later, put_back, quiet, rows, tree
from sealed import Kept

from jobs.backup import manifest as manifests
from jobs.backup.manifest import MANIFEST, SNAPSHOTS, SUM
from jobs.backup.restore import restore
from jobs.errors import BackupDamaged, RestoreRefused, SnapshotUnknown
from store.errors import StoreFromTheFuture, StoreUnsupported
from store.export.text import export
from store.session import open_store, reading
from store.settings import StoreTable, sqlite_url


def exported(store: Path, folder: Path) -> dict[str, bytes]:
    engine = open_store(sqlite_url(store))
    with reading(engine) as session:
        export(session, folder, history=True)
    engine.dispose()
    return tree(folder)


def test_what_is_restored_is_what_was_kept(kept: Kept, tmp_path: Path) -> None:
    made = keep(kept, tmp_path / "backup")
    assert (made.archive_files, made.copied_files, made.flaws, made.removed) == (2, 2, (), ())
    assert made.copied_bytes == sum(file.stat().st_size for file in kept.files())

    back = put_back(tmp_path / "backup", tmp_path / "new")

    assert back.faults == ()
    assert back.proven == replace(kept.proven(), against=1), "as the original, and held against the manifest's head"
    assert rows(tmp_path / "new/fazhi.db") == rows(kept.folder / "fazhi.db")
    assert tree(tmp_path / "new/archive") == tree(kept.archive)
    assert (tmp_path / "new/heads.jsonl").read_bytes() == kept.heads.read_bytes()
    assert exported(tmp_path / "new/fazhi.db", tmp_path / "a") == exported(kept.folder / "fazhi.db", tmp_path / "b")
    assert {path.name for path in (tmp_path / "new").iterdir() if not path.name.startswith("fazhi.db")} == {
        *("archive", "heads.jsonl", "night.lock")
    }


def test_an_older_snapshot_is_restored_though_the_archive_went_on(kept: Kept, tmp_path: Path) -> None:
    folder = tmp_path / "backup"
    first = keep(kept, folder)
    add_file(kept)
    keep(kept, folder, 3)
    assert put_back(folder, tmp_path / "old", first.snapshot).faults == ()
    assert len(list((tmp_path / "old/archive").rglob("*.gz"))) == 2
    assert put_back(folder, tmp_path / "new").archive_files == 3


def test_every_flipped_byte_is_named(kept: Kept, tmp_path: Path) -> None:
    folder, draw = tmp_path / "backup", random.Random(7)
    name = keep(kept, folder).snapshot
    found = [path for path in folder.rglob("*") if path.is_file() and path.stat().st_size]
    assert {path.name for path in found} >= {"store.db.gz", "heads.jsonl", MANIFEST, SUM}
    for path in found:
        whole = path.read_bytes()
        for place in [0, len(whole) - 1, *(draw.randrange(len(whole)) for _ in range(30))]:
            altered = bytearray(whole)
            altered[place] ^= 1 << draw.randrange(8)
            path.write_bytes(altered)
            with pytest.raises(BackupDamaged, match=f"{path.name}|{MANIFEST}"):
                put_back(folder, tmp_path / "new")
            assert not (tmp_path / "new").exists()
        path.write_bytes(whole)
    for path in found:
        path.rename(path.with_name("gone"))
        with pytest.raises(BackupDamaged, match=path.name):
            put_back(folder, tmp_path / "new")
        path.with_name("gone").rename(path)
    assert put_back(folder, tmp_path / "new", name).faults == ()


def test_nothing_is_put_over_anything(kept: Kept, tmp_path: Path) -> None:
    folder = tmp_path / "backup"
    name = keep(kept, folder).snapshot
    full = tmp_path / "full"
    full.mkdir()
    (full / "mine.txt").write_text("x", "utf-8")
    with pytest.raises(RestoreRefused, match=r"mine\.txt"):
        put_back(folder, full)
    table = StoreTable(url=sqlite_url(kept.folder / "fazhi.db"), data=tmp_path / "new")
    with pytest.raises(RestoreRefused, match="already"):
        restore(folder, None, table, quiet)
    with pytest.raises(SnapshotUnknown, match=name):
        put_back(folder, tmp_path / "new", "20200101T000000Z")
    with pytest.raises(SnapshotUnknown, match="no finished snapshot"):
        put_back(tmp_path / "nothing", tmp_path / "new")
    with pytest.raises(SnapshotUnknown):
        put_back(folder, tmp_path / "new", f"../{SNAPSHOTS}/{name}")
    assert not (tmp_path / "new").exists()


def test_nothing_is_put_into_the_backup(kept: Kept, tmp_path: Path) -> None:
    folder = tmp_path / "backup"
    keep(kept, folder)
    before = tree(folder)
    for data, store in [
        (folder / "archive/new", tmp_path / "new.db"),
        (tmp_path / "new", folder / "archive/new.db"),
    ]:
        with pytest.raises(RestoreRefused, match="in the backup"):
            restore(folder, None, StoreTable(url=sqlite_url(store), data=data), quiet)
    assert tree(folder) == before


@pytest.mark.parametrize("url", ["sqlite://", "sqlite:///:memory:", "postgresql://localhost/fazhi"])
def test_what_is_no_file_is_no_place_for_a_store(kept: Kept, tmp_path: Path, url: str) -> None:
    keep(kept, tmp_path / "backup")
    with pytest.raises(StoreUnsupported):
        restore(tmp_path / "backup", None, StoreTable(url=url, data=tmp_path / "new"), quiet)
    assert not (tmp_path / "new").exists()


@pytest.mark.parametrize("ending", ["-journal", "-shm", "-wal"])
def test_what_a_lost_store_left_is_not_played_into_the_restored_one(kept: Kept, tmp_path: Path, ending: str) -> None:
    keep(kept, tmp_path / "backup")
    left = tmp_path / f"new.db{ending}"
    left.write_bytes(b"of another store")
    table = StoreTable(url=sqlite_url(tmp_path / "new.db"), data=tmp_path / "new")
    with pytest.raises(RestoreRefused, match=left.name):
        restore(tmp_path / "backup", None, table, quiet)


def test_an_archive_in_use_is_not_cleared_away_for_what_a_killed_restore_left(kept: Kept, tmp_path: Path) -> None:
    folder, new = tmp_path / "backup", tmp_path / "new"
    keep(kept, folder)
    put_back(folder, new)
    # Killed in its last moment, a restore leaves this; long after, the store is lost.
    (new / ".restoring").mkdir()
    (new / "fazhi.db").unlink()
    with pytest.raises(RestoreRefused, match="archive"):
        put_back(folder, new)
    assert tree(new / "archive") == tree(kept.archive)


def test_another_folder_beside_the_snapshots_is_none(kept: Kept, tmp_path: Path) -> None:
    name = keep(kept, tmp_path / "backup").snapshot
    (tmp_path / "backup" / SNAPSHOTS / "zzz notes").mkdir()
    assert put_back(tmp_path / "backup", tmp_path / "new").snapshot == name


HOSTILE = ["../x.warc.gz", "/etc/x.warc.gz", "a/../../x.warc.gz", "a//x.warc.gz", "./x.warc.gz", "a\\x.warc.gz"]
HOSTILE += ["x\n.warc.gz", "..", "", "x.txt"]


@pytest.mark.parametrize("name", HOSTILE)
@pytest.mark.parametrize("part", ["files", "archive"])
def test_hostile_names_are_refused(kept: Kept, tmp_path: Path, name: str, part: str) -> None:
    snapshot = keep(kept, tmp_path / "backup").folder
    told = json.loads((snapshot / MANIFEST).read_text("utf-8"))
    told[part].append({"name": f"sources/{name}" if part == "files" else name, "length": 0, "sha256": "0" * 64})
    if part == "files" and name == "x.txt":
        told[part][-1]["name"] = name
    rewrite(snapshot, json.dumps(told))
    with pytest.raises(BackupDamaged, match="which no backup holds"):
        put_back(tmp_path / "backup", tmp_path / "new")


def rewrite(snapshot: Path, text: str) -> None:
    (snapshot / MANIFEST).write_text(text, "utf-8")
    (snapshot / SUM).write_bytes(manifests._sum(text.encode()))


@pytest.mark.parametrize(
    ("key", "value", "error"),
    [("format", 2, BackupDamaged), ("head", 5, BackupDamaged), ("revision", "9999", StoreFromTheFuture)],
)
def test_a_manifest_of_another_kind_is_refused(
    kept: Kept, tmp_path: Path, key: str, value: object, error: type[Exception]
) -> None:
    snapshot = keep(kept, tmp_path / "backup").folder
    rewrite(snapshot, json.dumps(json.loads((snapshot / MANIFEST).read_text("utf-8")) | {key: value}))
    with pytest.raises(error):
        put_back(tmp_path / "backup", tmp_path / "new")


@pytest.mark.parametrize("whole", [True, False])
def test_a_link_is_not_followed(kept: Kept, tmp_path: Path, whole: bool) -> None:
    folder = tmp_path / "backup"
    keep(kept, folder)
    copy = folder / "archive" / ("2026" if whole else kept.files()[0].relative_to(kept.archive))
    copy.rename(tmp_path / "elsewhere")
    copy.symlink_to(tmp_path / "elsewhere")
    with pytest.raises(BackupDamaged, match="link"):
        put_back(folder, tmp_path / "new")


def test_a_restore_killed_anywhere_can_be_done_again(kept: Kept, tmp_path: Path) -> None:
    folder, new = tmp_path / "backup", tmp_path / "new"
    keep(kept, folder)
    killed = 0
    for _ in killed_ever_later(new, ["restore", folder, "--data", new], 3):
        killed += 1
        if (new / "fazhi.db").exists():
            break
    assert killed > 3
    assert rows(new / "fazhi.db") == rows(kept.folder / "fazhi.db")
    assert tree(new / "archive") == tree(kept.archive)
